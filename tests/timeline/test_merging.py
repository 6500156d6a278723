"""Merging and splitting, and the way back."""

import pytest
from django.core.exceptions import ValidationError

from claims.models import Claim
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EventFactory,
    MembershipFactory,
    MentionFactory,
)
from timeline import curation
from timeline.merging import merge_actors, merge_events, split_event, unmerge
from timeline.models import Actor, Decision, Event, State
from timeline.undoing import undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return CuratorFactory()


@pytest.fixture
def pair():
    return ActorFactory(name="Lee Jae Myung"), ActorFactory(name="Lee Jaemyung", state=State.CONFIRMED)


def carried(actor):
    """All that names an actor, as keys."""
    return {
        "names": sorted(actor.names.values_list("name", flat=True)),
        "claims": sorted(actor.claims.values_list("pk", flat=True)),
        "as body": sorted(actor.claims_as_body.values_list("pk", flat=True)),
        "events": sorted(actor.events.values_list("pk", flat=True)),
        "offices": sorted(actor.memberships.values_list("pk", flat=True)),
        "merged": sorted(actor.merged.values_list("pk", flat=True)),
    }


def test_a_merge_carries_everything_and_comes_apart_again(curator, pair):
    winner, loser = pair
    ActorNameFactory(actor=loser, name="Lee Jae Myung")  # both bear it: only once afterwards
    claim, both, theirs = ClaimFactory(claimant=loser), EventFactory(), EventFactory()
    ClaimFactory(claimant=winner, body=None)
    both.participants.set([winner, loser])
    theirs.participants.set([loser])
    office = MembershipFactory(person=loser)
    earlier = ActorFactory(merged_into=loser)
    before = carried(winner), carried(loser)

    merge = merge_actors(winner=winner, loser=loser, by=curator)
    after = carried(winner)
    assert after["names"] == ["Lee Jae Myung", "Lee Jaemyung"]
    assert claim.pk in after["claims"]
    assert after["events"] == sorted([both.pk, theirs.pk])
    assert (after["offices"], after["merged"]) == ([office.pk], sorted([earlier.pk, loser.pk]))
    assert not any(carried(loser).values())
    winner.refresh_from_db()
    assert (Actor.objects.get(pk=loser.pk).merged_into, winner.state) == (winner, State.CONFIRMED)

    unmerge(merge, by=curator)
    winner.refresh_from_db()
    assert (carried(winner), carried(loser)) == before
    assert (Actor.objects.get(pk=loser.pk).merged_into, winner.state) == (None, State.PROPOSED)


def test_what_was_given_to_the_winner_since_stays_with_it(curator, pair):
    winner, loser = pair
    merge = merge_actors(winner=winner, loser=loser, by=curator)
    later = ClaimFactory(claimant=winner)
    unmerge(merge, by=curator)
    assert Claim.objects.get(pk=later.pk).claimant == winner


def test_undo_takes_a_merge_apart_once(curator, pair):
    winner, loser = pair
    merge_actors(winner=winner, loser=loser, by=curator)
    decision = Decision.objects.get()
    undo(decision, by=curator)
    assert Actor.objects.get(pk=loser.pk).merged_into is None
    with pytest.raises(ValidationError):
        undo(decision, by=curator)


@pytest.mark.parametrize("wrong", ["itself", "a ministry", "already merged"])
def test_what_cannot_be_one_is_refused(curator, wrong):
    winner = ActorFactory()
    losers = {
        "itself": lambda: winner,
        "a ministry": lambda: ActorFactory(kind="government"),
        "already merged": lambda: ActorFactory(merged_into=ActorFactory()),
    }
    with pytest.raises(ValidationError):
        merge_actors(winner=winner, loser=losers[wrong](), by=curator)


def test_a_merge_is_not_undone_under_a_later_one(curator, pair):
    winner, loser = pair
    first = merge_actors(winner=winner, loser=loser, by=curator)
    third = ActorFactory()
    winner.refresh_from_db()
    second = merge_actors(winner=third, loser=winner, by=curator)
    with pytest.raises(ValidationError):
        unmerge(first, by=curator)
    unmerge(second, by=curator)
    unmerge(first, by=curator)
    assert not Actor.objects.exclude(merged_into=None).exists()


def test_one_occasion_in_two_articles_is_one_event(curator):
    one, two = MentionFactory(), MentionFactory()
    claim = ClaimFactory(event=two.event)
    merge = merge_events(winner=one.event, loser=two.event, by=curator)
    assert one.event.mentions.count() == 2
    assert Claim.objects.get(pk=claim.pk).event == one.event
    unmerge(merge, by=curator)
    assert Claim.objects.get(pk=claim.pk).event == two.event
    assert one.event.mentions.count() == 1


def test_an_event_splits_with_the_claims_of_its_articles(curator):
    article = ArticleFactory()
    stays = MentionFactory()
    goes = MentionFactory(event=stays.event, article=article)
    claim = AppearanceFactory(article=article, claim__event=stays.event).claim
    kept = AppearanceFactory(article=stays.article, claim__event=stays.event).claim
    other = split_event(stays.event, mentions=[goes], by=curator)
    assert (Claim.objects.get(pk=claim.pk).event, Claim.objects.get(pk=kept.pk).event) == (other, stays.event)
    undo(Decision.objects.get(), by=curator)
    assert stays.event.mentions.count() == 2
    assert Claim.objects.get(pk=claim.pk).event == stays.event


def test_all_of_an_event_cannot_be_split_off(curator):
    mention = MentionFactory()
    with pytest.raises(ValidationError):
        split_event(mention.event, mentions=[mention], by=curator)


def test_nothing_is_decided_on_what_was_merged(curator):
    one, two = EventFactory(), EventFactory()
    merge_events(winner=one, loser=two, by=curator)
    with pytest.raises(ValidationError, match="merged into"):
        curation.confirm(Event.objects.get(pk=two.pk), by=curator)
