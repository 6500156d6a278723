"""Claims keep their identity when an article is read again; what a person has touched is never changed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from claims.models import Annotation, Appearance, Claim, Passage, Quantity
from claims.recording import record_claims, withdraw_orphans
from tests.factories import AppearanceFactory, ArticleFactory, UserFactory
from tests.readings import ReadingOf
from timeline.models import Actor, State
from timeline.recording import record_actors, record_events

pytestmark = pytest.mark.django_db

TEXT = (
    "The town would build about 400 homes by 2028, Ada Brandt said at the council's meeting on Tuesday. "
    "“We shall not wait,” she added, “for anybody.” Critics called the plan too small."
)
HOMES = "The town would build about 400 homes by 2028"


@pytest.fixture
def article():
    return ArticleFactory(text=TEXT)


def record(article, reading: ReadingOf) -> list[Claim]:
    done = reading.reading()
    actors = record_actors(article, done)
    return record_claims(article, done, actors, record_events(article, done, actors))


def homes(*words: str, kind: str = "pledge", version: str = "test-1", **more) -> ReadingOf:
    reading = ReadingOf(TEXT, version)
    brandt = reading.actor("Ada Brandt")
    meeting = reading.event("Council meets", "2026-03-03", "at the council's meeting on Tuesday", brandt)
    figure = reading.figure("about 400 homes", "400", "home", bound="about", measure="homes")
    reading.claim(
        *(words or (HOMES,)), claimant=brandt, kind=kind, due="2028", said_on="2026-03-03", event=meeting,
        figures=(figure,), dates=(reading.date("2028", "2028"),), confidence={"content": 0.9},
        explanation={"content": "“said”"}, **more,
    )  # fmt: skip
    return reading


def test_a_claim_is_recorded_with_all_it_rests_on(article):
    (claim,) = record(article, homes(source=(ReadingOf(TEXT).span("Ada Brandt"),), cue=(ReadingOf(TEXT).span("said"),)))
    claim.refresh_from_db()
    appearance = claim.appearances.get()
    assert (claim.claimant.name, claim.kind, claim.text, claim.due) == ("Ada Brandt", "pledge", HOMES, "2028")
    assert (claim.state, claim.event.title, str(claim.due_latest)) == (State.PROPOSED, "Council meets", "2028-12-31")
    assert {(p.role, TEXT[p.start : p.end]) for p in appearance.passages.all()} == {
        ("content", HOMES), ("source", "Ada Brandt"), ("cue", "said"),
    }  # fmt: skip
    figure = claim.headline_quantity
    assert (figure.value, figure.unit, figure.bound, TEXT[figure.start : figure.end]) == (
        400, "home", "about", "about 400 homes",
    )  # fmt: skip
    assert appearance.dates == [{"start": TEXT.index("2028"), "end": TEXT.index("2028") + 4, "edtf": "2028"}]


def test_an_interrupted_statement_is_one_claim_with_two_passages(article):
    reading = ReadingOf(TEXT)
    reading.claim("We shall not wait", "for anybody")
    (claim,) = record(article, reading)
    assert claim.text == "We shall not wait … for anybody"
    assert Passage.objects.count() == 2


def test_reading_twice_changes_nothing(article):
    def rows():
        return [
            list(model.objects.order_by("pk").values())
            for model in (Claim, Claim.history.rel.related_model, Appearance, Passage, Quantity)
        ]

    record(article, homes())
    before = rows()
    record(article, homes())
    assert rows() == before


def test_a_claim_whose_words_shift_a_little_is_the_same_claim(article):
    (first,) = record(article, homes())
    (again,) = record(article, homes(HOMES.removeprefix("The town "), kind="forecast", version="test-2"))
    assert (again.pk, again.kind, Claim.objects.count()) == (first.pk, "forecast", 1)
    assert again.appearances.get().reader_version == "test-2"


def test_a_claim_in_other_words_is_another_one_and_the_old_one_goes(article):
    (first,) = record(article, homes())
    reading = ReadingOf(TEXT)
    reading.claim("the plan too small", claimant_as_written="Critics")
    (other,) = record(article, reading)
    assert list(Claim.objects.all()) == [other]
    assert other.pk != first.pk


@pytest.mark.parametrize("state", [State.CONFIRMED, State.REJECTED])
def test_a_touched_claim_is_kept_with_what_the_reader_would_say(article, state):
    (claim,) = record(article, homes())
    Claim.objects.update(state=state, kind="forecast", touched_at=timezone.now())
    record(article, homes())
    claim.refresh_from_db()
    assert (claim.state, claim.kind) == (state, "forecast")
    assert claim.appearances.get().suggestion == {"kind": "pledge"}


@pytest.mark.parametrize("state", [State.CONFIRMED, State.REJECTED])
def test_a_touched_claim_that_is_no_longer_found_stays(article, state):
    (claim,) = record(article, homes())
    Claim.objects.update(state=state, touched_at=timezone.now())
    record(article, ReadingOf(TEXT))
    claim.refresh_from_db()
    assert claim.state == state


def test_a_claim_that_another_article_also_carries_only_loses_this_appearance(article):
    (claim,) = record(article, homes())
    AppearanceFactory(claim=claim)
    record(article, ReadingOf(TEXT))
    assert [a.article_id for a in claim.appearances.all()] != [article.pk]
    assert claim.appearances.count() == 1


def test_a_claim_that_somebody_annotated_is_withdrawn_instead_of_deleted(article):
    (claim,) = record(article, homes())
    Annotation.objects.create(creator=UserFactory(), claim=claim)
    record(article, ReadingOf(TEXT))
    claim.refresh_from_db()
    assert claim.state == State.WITHDRAWN
    record(article, homes())
    claim.refresh_from_db()
    assert claim.state == State.PROPOSED


def test_actors_that_nothing_names_any_more_are_withdrawn_and_come_back(article):
    record(article, homes())
    Actor.objects.update(created_at=timezone.now() - timedelta(hours=2))
    assert withdraw_orphans() == 0
    record(article, ReadingOf(TEXT))
    assert withdraw_orphans() == 1
    record(article, homes())
    assert Actor.objects.get().state == State.PROPOSED


def test_a_claim_that_a_person_added_is_not_the_readers_to_remove(article):
    added = AppearanceFactory(article=article, reader_version="", claim__touched_at=timezone.now())
    record(article, homes())
    record(article, ReadingOf(TEXT))
    assert list(Claim.objects.all()) == [added.claim]


def test_the_figures_of_a_touched_claim_stay(article):
    record(article, homes())
    Claim.objects.update(touched_at=timezone.now())
    Quantity.objects.update(value=Decimal(450))
    record(article, homes())
    assert Quantity.objects.get().value == 450


def test_doubtful_claimants_are_kept_as_candidates(article):
    reading = ReadingOf(TEXT)
    brandt, board = reading.actor("Ada Brandt"), reading.actor("Harbour Board", "organisation")
    reading.claim("the plan too small", candidates=(brandt, board), claimant_as_written="she")
    (claim,) = record(article, reading)
    assert claim.claimant is None
    assert [c["name"] for c in claim.appearances.get().candidates] == ["Ada Brandt", "Harbour Board"]
    assert all(c["actor"] for c in claim.appearances.get().candidates)


@pytest.mark.parametrize(
    ("value", "stored"),
    [
        ("33.33333333333333", "33.3333333333"),  # more decimals than the column has
        ("1e40", "999999999999999999999999999999"),  # more digits than it has: the largest, not an error
    ],
)
def test_figures_beyond_the_column_are_cut(article, value, stored):
    reading = ReadingOf(TEXT)
    reading.claim(HOMES, figures=(reading.figure("about 400 homes", value, "home"),))
    record(article, reading)
    assert Quantity.objects.get().value == Decimal(stored)
