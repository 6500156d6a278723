"""Deadlines of pledges, impersonal plans, and the day on which something was said."""

from datetime import date

import pytest

from korus.reading import actors, claims, dates, read
from korus.reading.mentions import Attribution, Span
from korus.reading.text import parse

DAY = date(2025, 10, 14)  # a Tuesday

DEADLINES = [
    # a sentence, due, starts                                                          the trap
    ("Brandt said rents had fallen by 2024.", None, None),  # past, and no pledge
    ("The ministry promised to build 400 homes.", None, None),
    ("The ministry promised to build 400 homes by 2030.", "2030", None),
    ("The ministry promised to open the bridge in May.", "2026-05", None),
    ("The ministry promised to keep next year's budget small.", None, None),  # whose budget, not by when
    ("The ministry promised to count the votes from November 20 to December 11.", "2025-12-11", None),
    ("The ministry promised to publish the figures next week.", "2025-10-20/2025-10-26", None),  # a week stays one
    ("The ministry promised to build 400 homes over the next four years.", "2029", None),
    ("The ministry promised to pay the grant from January 2026.", None, "2026-01"),
    ("The ministry promised to hand over the site by the end of the year.", "2025", None),
    # what begins then is not done by then
    ("The ministry promised to begin issuing the plates in May.", None, "2026-05"),
    ("The ministry promised that the ban would take effect in May.", None, "2026-05"),
    ("The ministry promised to start work by May.", "2026-05", None),
]


@pytest.mark.parametrize(("text", "due", "starts"), DEADLINES)
def test_deadlines(text, due, starts):
    reading = read(text, language="en", published=DAY)
    pledges = [c for c in reading.claims if c.kind == "pledge"]
    assert [(c.due, c.starts) for c in pledges] == ([(due, starts)] if "promised" in text else [])


SAID = [
    ("Brandt said the quay was safe.", "2025-10-14"),  # no day told: the day of publication
    ("Brandt said on Monday that the quay was safe.", "2025-10-13"),
    ("Brandt said the quay would open on Friday.", "2025-10-14"),  # the date belongs to what is said
    ("On October 2 Ms Brandt said the quay was safe. She added that the cranes were new.", "2025-10-02"),
    ("The ministry plans to build 400 homes by 2030.", None),  # a plan told without a speech verb
    ("Ada Brandt, born in 1980, said the quay was safe.", "2025-10-14"),  # a year that tells of something else
    ("Ada Brandt said at the 2025 Harbour Forum that the quay was safe.", "2025-10-14"),  # a year in a name
    ("Ada Brandt said in a 2019 interview that the quay was safe.", "2019"),
    ("Ada Brandt said in May that the quay was safe.", "2025-05"),
    # the day of the opening holds for who speaks later in the past tense, and for nobody who speaks in the present
    ("The council met on Monday. Ada Brandt said the quay was safe.", "2025-10-13"),
    ("The council met on Monday. Ada Brandt says the quay is safe.", "2025-10-14"),
    ("The council met on October 2. Ada Brandt said the quay was safe.", "2025-10-14"),  # too long ago
    ("HALDEN, October 13 (Wire) - Ada Brandt said the quay was safe.", "2025-10-14"),  # a dateline
    # at a fire nobody speaks to those who are asked about it later, unless they were told there
    ("The hall burned down on Monday. Ada Brandt said the quay was safe.", "2025-10-14"),
    ("The hall burned down on Monday. Ada Brandt told the council that the quay was safe.", "2025-10-13"),
    ("The hall burned down on Monday. Ada Brandt told reporters that the quay was safe.", "2025-10-14"),
    # a paper says what it says on the day on which it was made
    ("A survey published in June found that the quay was safe.", "2025-06"),
    ("Ada Brandt, who moved here in June, said the quay was safe.", "2025-10-14"),
]


@pytest.mark.parametrize(("text", "day"), SAID)
def test_the_day_it_was_said(text, day):
    reading = read(text, language="en", published=DAY)
    assert reading.claims
    assert {c.said_on for c in reading.claims} == {day}


def days(text: str) -> dict[str, str | None]:
    """By the names of the speakers when they said what they say."""
    reading = read(text, language="en", published=DAY)
    return {reading.actors[c.claimant].name: c.said_on for c in reading.claims if c.claimant is not None}


def test_who_answers_on_an_occasion_speaks_on_its_day():
    text = (
        "The quay is old. It was built in a year. It has two cranes. Ships come every day.\n\n"
        "In a debate in the assembly on Monday, Ada Brandt kept her distance. She said the quay was safe. "
        "Karl Moe accused her of wishful thinking. Ola Dahl says the quay is old."
    )
    assert days(text) == {"Ada Brandt": "2025-10-13", "Karl Moe": "2025-10-13", "Ola Dahl": "2025-10-14"}


def test_words_spoken_on_an_occasion_have_its_day():
    text = (
        "Ada Brandt said on Tuesday that the quay was safe. It was built in a year. It has two cranes. "
        "The naming ceremony was held on Monday at the yard. "
        "In a speech at the ceremony, Karl Moe said the ship was a gift. He said the crew was proud."
    )
    assert days(text) == {"Ada Brandt": "2025-10-14", "Karl Moe": "2025-10-13"}


def test_an_impersonal_plan_is_of_the_one_who_spoke_just_before():
    text = "Minister Ada Brandt announced a programme. The goal is to double the number of cranes by 2030."
    document = parse(text, published=DAY)
    told = Attribution(
        spans(text, "Minister Ada Brandt"), spans(text, "announced"), spans(text, "a programme"), "indirect"
    )
    plan = Attribution(
        spans(text, "The goal"), spans(text, "is"), spans(text, "to double the number of cranes by 2030"), "indirect"
    )
    cast = actors.find(document)
    first, second = claims.find(document, [told, plan], cast, dates.find(document), [])
    assert cast.actors[first.claimant].name == "Ada Brandt"
    assert (second.claimant, second.due) == ((first.claimant, "2030") if second.kind == "pledge" else (None, None))


def test_what_is_to_be_done_has_no_speaker_of_its_own():
    text = "Minister Ada Brandt said the count was fair. The second vote is to be held from November 20 to December 11."
    first, second = read(text, language="en", published=DAY).claims
    assert (first.claimant, second.kind, second.due) == (second.claimant, "pledge", "2025-12-11")


def spans(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)
