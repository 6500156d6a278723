"""Later news finds its pledge: proposed with its passage, each pledge alone, and never applied."""

from decimal import Decimal

import pytest

from claims.bearing import propose_evidence
from claims.follow_ups import decide_evidence
from claims.models import Evidence, Pledge
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    MentionFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import State

pytestmark = pytest.mark.django_db

NEWS = "Auditors said that 7,400 trees stood along the tram route. The council said it would plant 12,000 trees."


@pytest.fixture
def council():
    return ActorFactory(name="Greyhaven Council", kind="government")


@pytest.fixture
def pledge(council):
    return promise("to plant 12,000 trees along the tram route", council, 12000)


def promise(text, by, number, unit="tree", measure="trees", said="2021-03-01", **fields) -> Pledge:
    article = ArticleFactory(text=f"The council promised {text} by {by}.")
    claim = ClaimFactory(text=text, said=said, due="", body=by, claimant=None, state=State.CONFIRMED)
    QuantityFactory(
        appearance=AppearanceFactory(claim=claim, article=article), value=number, unit=unit, measure=measure
    )
    return PledgeFactory(claim=claim, promiser=by, target=number, unit=unit, measure=measure, **fields)


def report(text, number=None, by=None, unit="tree", measure="trees", article=None, **fields):
    article = article or ArticleFactory(text=NEWS)
    claim = ClaimFactory(text=text, said="2026-02-01", due="", body=by, claimant=None, kind="figure", **fields)
    appearance = AppearanceFactory(claim=claim, article=article)
    if number:
        QuantityFactory(appearance=appearance, value=Decimal(number), unit=unit, measure=measure)
    return article


def test_a_count_of_the_same_thing_is_proposed_and_nothing_is_applied(pledge):
    article = report("7,400 trees stood along the tram route", 7400)
    (found,) = propose_evidence(article)
    assert (found.pledge, found.words) == (pledge, "7,400 trees stood along the tram route")
    assert (found.state, found.stance, found.grade, found.added_by) == ("proposed", "neutral", "announcement", None)
    assert found.reason == "somebody else speaks of the same measure: 7,400 trees, promised 12,000 trees"
    pledge.refresh_from_db()
    assert pledge.status == "not_started"


def test_one_article_bears_on_several_pledges_and_each_is_decided_alone(pledge, council):
    other = promise("to plant 900 trees along the tram route", council, 900)
    article = report("7,400 trees stood along the tram route", 7400)
    found = propose_evidence(article)
    assert {e.pledge for e in found} == {pledge, other}
    decide_evidence(evidence=found[0], by=CuratorFactory(), confirm=True, grade="measurement")
    assert Evidence.objects.filter(state="proposed").count() == 1


def test_reading_again_proposes_nothing_twice_and_keeps_decisions(pledge):
    article = report("7,400 trees stood along the tram route", 7400)
    (found,) = propose_evidence(article)
    assert propose_evidence(article) == []
    decide_evidence(evidence=found, by=CuratorFactory(), confirm=False)
    assert propose_evidence(article) == []
    assert Evidence.objects.get().state == "rejected"


def test_what_a_later_reading_no_longer_finds_is_taken_back(pledge):
    article = report("7,400 trees stood along the tram route", 7400)
    propose_evidence(article)
    article.appearances.get().claim.delete()
    propose_evidence(article)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize("status", ["kept", "broken", "superseded"])
def test_closed_pledges_are_left_alone(pledge, status):
    Pledge.objects.update(status=status)
    assert propose_evidence(report("7,400 trees stood along the tram route", 7400)) == []


@pytest.mark.parametrize(
    ("text", "number", "unit", "measure"),
    [
        ("7,400 trees stood along the tram route", 7400, "tonne", "waste"),  # another unit, another measure
        ("The council said", None, "", ""),  # the words of nothing
    ],
)
def test_what_is_about_something_else_is_not_proposed(pledge, text, number, unit, measure):
    assert propose_evidence(report(text, number, unit=unit, measure=measure)) == []


def test_news_from_before_the_promise_does_not_bear_on_it(council):
    promise("to plant 12,000 trees along the tram route", council, 12000, said="2027-01-01")
    assert propose_evidence(report("7,400 trees stood along the tram route", 7400)) == []


def test_the_article_that_told_the_promise_is_no_evidence_of_it(pledge):
    assert propose_evidence(pledge.claim.appearances.get().article) == []


def test_what_happened_bears_on_a_pledge_of_those_who_took_part(council):
    pledge = promise("to open a new quay in the harbour", council, 1, unit="quay", measure="quay")
    mention = MentionFactory(event__title="A new quay")
    mention.event.participants.add(council)
    (found,) = propose_evidence(mention.article)
    assert found.pledge == pledge
    assert found.reason == "the same body speaks of the same matter: harbour, new, open, quay"
