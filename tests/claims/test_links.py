"""Links between stored claims: who is compared, what is proposed once, and what a person decided."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest

from claims.biography import biography
from claims.curation import decide_link, link, mend
from claims.follow_ups import mend_pledge
from claims.links import candidates, propose_links
from claims.models import Claim, ClaimLink
from claims.rollups import rollup
from claims.tasks import propose_links_of_decided
from claims.told import told_by
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return ActorFactory(name="Greyhaven Council", kind="government")


def say(text: str, said: str, number: int | None = None, *, by=None, unit="home", measure="homes", **fields) -> Claim:
    article = ArticleFactory(text=f"It was said that {text}. ({said}, {number}, {by})")
    claim = ClaimFactory(text=text, said=said, body=by, **{"due": "", "claimant": None, **fields})
    appearance = AppearanceFactory(claim=claim, article=article)
    if number is not None:
        QuantityFactory(appearance=appearance, value=Decimal(number), unit=unit, measure=measure)
    return claim


def test_a_raised_target_is_proposed_once_with_its_reason(council):
    old = say("the council would build 400 homes", "2025-03-01", 400, by=council)
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    (made,) = propose_links([new])
    assert (made.claim, made.kind, made.other, made.state) == (new, "raises", old, "proposed")
    assert made.reason == "from 400 homes to 500 homes, said of the same thing"
    assert propose_links([new]) == []
    assert ClaimLink.objects.get().pk == made.pk


def test_an_older_article_pasted_later_links_the_right_way(council):
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    old = say("the council would build 400 homes", "2025-03-01", 400, by=council)
    (made,) = propose_links([old])
    assert (made.claim, made.kind, made.other) == (new, "raises", old)


def test_a_number_said_often_is_a_chain(council):
    said = [say("the council would build 400 homes", f"202{n}-03-01", 400, by=council) for n in range(2, 6)]
    for claim in said:
        propose_links([claim])
    pairs = ClaimLink.objects.order_by("claim").values_list("claim", "other")
    assert list(pairs) == [(later.pk, earlier.pk) for earlier, later in pairwise(said)]


@pytest.mark.parametrize("state", [State.REJECTED, State.WITHDRAWN])
def test_what_was_rejected_or_withdrawn_meets_nothing(council, state):
    say("the council would build 400 homes", "2025-03-01", 400, by=council, state=state)
    assert propose_links([say("the council would build 500 homes", "2026-03-01", 500, by=council)]) == []


def test_a_rejected_link_is_not_proposed_again(council):
    say("the council would build 400 homes", "2025-03-01", 400, by=council)
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    (made,) = propose_links([new])
    decide_link(made, by=CuratorFactory(), confirm=False)
    assert propose_links([new]) == []
    assert ClaimLink.objects.get().state == "rejected"


def test_what_no_longer_holds_is_taken_back_unless_a_person_decided(council):
    say("the council would build 400 homes", "2025-03-01", 400, by=council)
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    (made,) = propose_links([new])
    new.appearances.get().quantities.update(unit="boat", measure="boats")
    propose_links([new])
    assert not ClaimLink.objects.exists()
    made = link(new, other=Claim.objects.exclude(pk=new.pk).get(), kind="updates", by=CuratorFactory())
    propose_links([new])
    assert ClaimLink.objects.get() == made


def test_a_person_who_links_as_was_proposed_confirms_it(council):
    old = say("the council would build 400 homes", "2025-03-01", 400, by=council)
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    (made,) = propose_links([new])
    confirmed = link(new, other=old, kind="raises", by=CuratorFactory())
    assert (confirmed.pk, confirmed.state, confirmed.reason) == (made.pk, "confirmed", made.reason)


def test_candidates_are_found_by_voice_by_measure_and_by_words(council):
    by_voice = say("the council would build 400 homes", "2025-03-01", 400, by=council)
    by_measure = say("somebody counted homes", "2025-04-01", 390)
    say("the bakery sold cakes", "2025-04-01", 12, unit="cake", measure="cakes")
    new = say("the council would build 500 homes", "2026-03-01", 500, by=council)
    assert set(candidates(told_by([new.pk])[new.pk])) == {by_voice.pk, by_measure.pk}
    denied = say("inspectors visited the harbour warehouse twice", "2025-01-01", kind="account")
    denial = say("inspectors never visited the harbour warehouse twice", "2025-02-01", kind="account")
    assert candidates(told_by([denial.pk])[denial.pk]) == [denied.pk]


def test_the_biography_of_a_number_tells_what_each_step_changed(council):
    for said, number in (("2021", 400), ("2022", 500), ("2024", 450), ("2025", 450)):
        say(f"the council would build {number} homes", said, number, by=council, state=State.CONFIRMED)
    say("the council would build 999 homes", "2026", 999, by=council)  # not decided on: not told
    (line,) = biography(body=council.pk, measure="homes")
    assert [(s.change, s.figure.value) for s in line.steps] == [
        ("first", 400), ("raises", 500), ("lowers", 450), ("repeats", 450),
    ]  # fmt: skip
    assert line.steps[1].by == 100
    assert line.steps[0].day == date(2021, 1, 1)


def test_two_numbers_that_look_alike_stay_apart_and_say_why(council):
    usd = {"unit": "USD", "state": State.CONFIRMED}
    say("firms would invest $150 billion in the United States", "2025-08-25", 150, measure="invest", **usd)
    say("the $150 billion would go to shipbuilding", "2025-09-12", 150, by=council, measure="shipbuilding", **usd)
    one, other = biography(value=Decimal(150), unit="USD")
    assert len(one.steps) == len(other.steps) == 1
    assert "they measure different things" in other.apart[0]


def pledges(*rows: tuple[str, int | None, dict]) -> list:
    made = []
    for text, number, fields in rows:
        claim = say(text, "2026-03-01", number, by=fields.pop("by", None), state=State.CONFIRMED)
        made.append(PledgeFactory(**{"claim": claim, "title": text, "target": number, "promiser": None, **fields}))
    return made


def test_totals_do_not_count_a_part_twice():
    whole, part, other = pledges(
        ("homes in all the town", 400, {}), ("homes for teachers", 120, {}), ("homes at the harbour", 50, {})
    )
    mend_pledge(pledge=part, by=CuratorFactory(), changes={"part_of": whole})
    part.refresh_from_db()
    result = rollup([whole, part, other])
    assert [(t.unit, t.low, t.high) for t in result.totals] == [("home", 450, 450)]
    assert [(left.pledge, left.reason) for left in result.left_out] == [
        (part, "it is a part of “homes in all the town”")
    ]


def test_what_may_be_one_counts_in_the_high_total_only(council):
    first, second = pledges(
        ("the council would build 400 homes", 400, {"by": council}), ("to build 400 homes", 400, {"by": council})
    )
    result = rollup([first, second])
    assert [(t.low, t.high) for t in result.totals] == [(400, 800)]
    assert not result.left_out[0].of_high


def test_unlike_things_are_not_added():
    made = pledges(
        ("400 homes", 400, {}), ("30 boats", 30, {"unit": "boat"}), ("more of it", None, {}),
        ("half of it", 50, {"unit": "percent"}), ("homes given up", 70, {"status": "broken"}),
    )  # fmt: skip
    result = rollup(made)
    assert {t.unit: t.high for t in result.totals} == {"home": 400, "boat": 30}
    assert len(result.left_out) == 3


def test_what_a_person_mended_is_compared_again_every_hour(council):
    say("the council would build 400 homes", "2025-03-01", 400, by=council)
    new = say("the council would build 500 homes", "2026-03-01", 500)  # the reader did not know who spoke
    untouched = say("the council would build 600 homes", "2026-05-01", 600)
    propose_links([new])
    assert not ClaimLink.objects.exists()
    mend(new, by=CuratorFactory(), changes={"body": council})
    propose_links_of_decided()
    assert ClaimLink.objects.get().claim == new
    assert not untouched.links.exists()
