"""The search, as visitors write it: words, phrases, without, or; names with accents or not, misspelt, in Korean."""

import pytest

from tests.api import Visitor
from tests.factories import ActorFactory, ActorNameFactory, ArticleFactory, ClaimFactory, EventFactory
from timeline.models import State

DEFICIT = "the trade deficit with Greyhaven rose to $1.2 trillion"
FISCAL = "the fiscal deficit fell, and trade went on"
BUNDANG = "김민석 총리는 분당에 2조원을 투자한다고 말했다"
CAFE = "the café on the Señora quay would re-open"

#: What is asked, and which of these claims it finds.
QUERIES = [
    ("deficit", {DEFICIT, FISCAL}),
    ("DEFICITS", {DEFICIT, FISCAL}),  # English words by their stem
    ("trade deficit", {DEFICIT, FISCAL}),  # both words, wherever
    ('"trade deficit"', {DEFICIT}),
    ('"deficit trade"', set()),
    ("deficit -fiscal", {DEFICIT}),
    ('deficit -"trade deficit"', {FISCAL}),
    ("fiscal or café", {FISCAL, CAFE}),
    ("cafe senora", {CAFE}),  # without accents
    ("reopen", set()),  # re-open is two words, on both sides
    ("re open", {CAFE}),
    ("re-open", {CAFE}),
    ("1.2 trillion", {DEFICIT}),
    ("2조원", {BUNDANG}),
    ("김민석", {BUNDANG}),
    ("분당", {BUNDANG}),  # before a particle
    ("총리 -투자", set()),
    ('"2조원을 투자"', {BUNDANG}),
    ("3조원", set()),
    ("김민수", set()),
    ("unicorn", set()),
    ("the", set()),  # nothing but what is in every text
    ('"', set()),
    ("-", set()),
    ("'; DROP TABLE claims_claim; --", set()),
]


@pytest.fixture
def reader(db) -> Visitor:
    return Visitor.with_role("reader")


@pytest.fixture
def claims(db) -> None:
    for text in (DEFICIT, FISCAL, BUNDANG, CAFE):
        ClaimFactory(text=text, state=State.CONFIRMED)


@pytest.mark.parametrize(("query", "found"), QUERIES)
def test_claims_are_found_by_their_words(reader, claims, query, found):
    assert {row["text"] for row in reader.found("claims", q=query)} == found
    searched = reader.found("search", q=query, type="claim")
    assert {row["claim"]["text"] for row in searched} == found


SNIPPETS = [
    ("deficit", "<mark>deficit</mark>"),
    ('"trade deficit"', "<mark>trade</mark> <mark>deficit</mark>"),
    ("cafe", "<mark>café</mark>"),
    ("2조원", "<mark>2조원</mark>을"),
    ("김민석", "<mark>김민석</mark>"),
]


@pytest.mark.parametrize(("query", "marked"), SNIPPETS)
def test_a_snippet_shows_where_the_words_are(reader, claims, query, marked):
    assert any(marked in row["snippet"] for row in reader.found("search", q=query))


def test_a_snippet_begins_with_the_text_where_there_is_no_title(reader):
    ArticleFactory(title="", text="Lonely words.")
    (row,) = reader.found("search", q="lonely")
    assert row["snippet"] == "<mark>Lonely</mark> words"


def test_a_snippet_is_html_whatever_the_text_holds(reader):
    ClaimFactory(text="<script>alert('deficit')</script> & more deficit", state=State.CONFIRMED)
    (row,) = reader.found("search", q="deficit")
    assert row["snippet"].replace("<mark>", "").replace("</mark>", "").count("<") == 0
    assert "script&gt;" in row["snippet"]
    assert "&amp; more <mark>deficit</mark>" in row["snippet"]


#: How somebody is written, and whether that finds Lee Jae Myung, who is Lee Jae-myung too.
NAMES = [
    ("Lee Jae-myung", True),
    ("lee jae myung", True),
    ("Lee Jaemyung", True),
    ("Lee Jae Myong", True),  # misspelt
    ("이재명", True),
    ("Jae Myung", True),  # part of a name
    ("Lee Hae-chan", False),  # who shares a surname
    ("Odo Hidden", False),
    ("%", False),
    ("_", False),
]


@pytest.mark.parametrize(("query", "found"), NAMES)
def test_actors_are_found_by_names_that_are_nearly_theirs(reader, query, found):
    actor = ActorFactory(name="Lee Jae Myung", state=State.CONFIRMED)
    ActorNameFactory(actor=actor, name="Lee Jae-myung")
    ActorNameFactory(actor=actor, name="이재명", language="ko")
    ActorFactory(name="Ada Brandt", state=State.CONFIRMED)
    assert reader.ids("actors", q=query) == [actor.pk] * found
    assert [row["actor"]["id"] for row in reader.found("search", q=query)] == [actor.pk] * found


def test_a_name_in_a_claim_is_found_with_and_without_its_hyphen(reader):
    ClaimFactory(text="Lee Jae Myung would visit", state=State.CONFIRMED)
    ClaimFactory(text="Lee Jae-myung would visit", state=State.CONFIRMED)
    for query in ("Lee Jae-myung", "Lee Jae Myung", '"jae-myung would"'):
        assert len(reader.found("claims", q=query)) == 2


def test_the_search_finds_every_kind_of_record_once(reader):
    ClaimFactory(text="a seminar was promised", state=State.CONFIRMED, claimant__name="Nobody")
    EventFactory(title="A seminar was held", state=State.CONFIRMED)
    ArticleFactory(title="Seminar")
    ActorFactory(name="Seminar Society", state=State.CONFIRMED)
    found = reader.found("search", q="seminar")
    assert sorted(row["type"] for row in found) == ["actor", "article", "claim", "event"]
    assert all(row[other] is None for row in found for other in {"actor", "article", "claim", "event"} - {row["type"]})
    assert all("<mark>" in row["snippet"] for row in found)


def test_best_first_and_newest_first(reader):
    old = ClaimFactory(text="homes homes homes", said="2020", state=State.CONFIRMED)
    new = ClaimFactory(text="of many things that were said one was about homes", said="2026", state=State.CONFIRMED)
    assert reader.ids("claims", q="homes", order="best") == [old.pk, new.pk]
    assert reader.ids("claims", q="homes") == [new.pk, old.pk]
    assert [row["claim"]["id"] for row in reader.found("search", q="homes", order="newest")] == [new.pk, old.pk]
