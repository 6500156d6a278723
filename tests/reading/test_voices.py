"""Who speaks, and how the subject of what is said stands to the one who says it."""

from datetime import date

import pytest

from korus.reading import actors, kind_features, voices
from korus.reading.mentions import Span
from korus.reading.text import parse

RELATIONS = [
    # the source, its sort, what it says, its subject's relation                       the trap
    ("Minister Ada Brandt", "state", "companies will build two plants", "several company"),  # not hers
    ("Minister Ada Brandt", "state", "the company will build two plants", "company"),  # nor is one
    ("Minister Ada Brandt", "state", "our companies will build two plants", "ours several company"),
    ("Minister Ada Brandt", "state", "both countries will build two plants", "both"),
    ("Minister Ada Brandt", "state", "the government will build two plants", "own"),
    ("Minister Ada Brandt", "state", "our government will build two plants", "own"),
    ("Minister Ada Brandt", "state", "we will build two plants", "we"),
    ("Analyst Tom Reed", "analyst", "the government will build two plants", "government"),
    ("The airline", "company", "the company will build two plants", "own"),
    ("The airline", "company", "prices will rise", "thing"),
    ("The report", "study", "prices will rise", "thing"),
]


@pytest.mark.parametrize(("source", "sort", "statement", "relation"), RELATIONS)
def test_relations(source, sort, statement, relation):
    text = f"{source} said {statement}."
    document = parse(text, published=date(2025, 10, 14))
    cast = actors.find(document)
    voice = voices.of(cast.resolve((Span(0, len(source)),), at=len(source) + 1), cast.actors)
    content = document.tokens(Span(text.index(statement), text.index(statement) + len(statement)))
    subject = kind_features.predicates(list(content))[0].subject
    assert (voice.sort, voice.relation(subject)) == (sort, relation)


def test_nobody_known_has_no_sort():
    assert voices.of(voices.Speaker(None), ()) == voices.Voice()
