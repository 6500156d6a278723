"""What a person decides about actors and events."""

import uuid

import pytest
from django.core.exceptions import ValidationError

from tests.factories import ActorFactory, ActorNameFactory, CuratorFactory, EventFactory, MentionFactory, TopicFactory
from timeline import curation
from timeline.curation import Conflict, Seen
from timeline.models import Actor, Decision, Event, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return CuratorFactory()


def test_confirming_an_event_makes_those_who_took_part_public(curator):
    event = MentionFactory().event
    proposed, rejected = ActorFactory(), ActorFactory(state=State.REJECTED)
    event.participants.set([proposed, rejected])
    curation.confirm(event, by=curator)
    assert Event.objects.get().state == State.CONFIRMED
    assert event.touched_at
    proposed.refresh_from_db()
    rejected.refresh_from_db()
    assert (proposed.state, rejected.state) == (State.CONFIRMED, State.REJECTED)


def test_a_decision_keeps_who_what_and_which_reading(curator):
    event = MentionFactory(reader_version="r7", confidence=0.4).event
    curation.reject(event, by=curator, reason="no event")
    decision = Decision.objects.get()
    assert (decision.by, decision.reason, decision.reader_version, decision.confidence) == (
        curator,
        "no event",
        "r7",
        0.4,
    )
    assert decision.changes == {"state": ["proposed", "rejected"]}
    assert event.history.get().pgh_context.metadata["user"] == curator.pk


def test_the_later_of_two_curators_is_told(curator):
    event = EventFactory()
    mine, theirs = Event.objects.get(pk=event.pk), Event.objects.get(pk=event.pk)
    curation.mend(theirs, by=CuratorFactory(), changes={"title": "The quay opened"})
    with pytest.raises(Conflict) as told:
        curation.reject(mine, by=curator)
    assert told.value.record.title == "The quay opened"
    assert Event.objects.get().state == State.PROPOSED


def test_what_the_caller_was_shown_counts_not_what_it_has_loaded_since(curator):
    event = EventFactory()
    shown = event.updated_at
    curation.mend(event, by=curator, changes={"place": "Northquay"})
    with pytest.raises(Conflict):
        curation.confirm(Event.objects.get(pk=event.pk), by=curator, seen=Seen(updated_at=shown))


def test_a_decision_sent_twice_is_taken_once(curator):
    event = EventFactory()
    seen = Seen(updated_at=event.updated_at, key=uuid.uuid4())
    curation.confirm(event, by=curator, seen=seen)
    again = curation.confirm(Event.objects.get(pk=event.pk), by=curator, seen=seen)
    assert again.state == State.CONFIRMED
    assert Decision.objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"date": "the 13th"}, "date"),
        ({"title": ""}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"state": "confirmed"}, "state"),  # not by mending
        ({"participants": [10**6]}, "participants"),
        ({"participants": ["?!"]}, "participants"),
        ({"topics": [10**6]}, "topics"),
    ],
)
def test_a_wrong_change_names_its_field_and_changes_nothing(curator, changes, field):
    event = EventFactory()
    with pytest.raises(ValidationError) as wrong:
        curation.mend(event, by=curator, changes={"place": "Northquay"} | changes)
    assert field in wrong.value.message_dict
    assert Event.objects.get().place == "Greyhaven"
    assert not Decision.objects.exists()


def test_mending_takes_names_ids_and_rows(curator):
    event = EventFactory()
    actor, topic = ActorFactory(), TopicFactory()
    curation.mend(
        event,
        by=curator,
        changes={"date": "2026-03~", "participants": [actor, "Otto Lind"], "topics": [topic.name, "Ports"]},
    )
    event = Event.objects.get()
    assert event.date_earliest.isoformat() < "2026-03-01"
    assert [a.name for a in event.participants.order_by("pk")] == [actor.name, "Otto Lind"]
    assert {t.name for t in event.topics.all()} == {topic.name, "Ports"}


def test_a_name_that_two_people_bear_is_refused_with_both(curator):
    one, two = ActorFactory(), ActorFactory()
    for actor in (one, two):
        ActorNameFactory(actor=actor, name="Kim Min-ji")
    with pytest.raises(ValidationError, match=f"{one.pk}, {two.pk}"):
        curation.mend(EventFactory(), by=curator, changes={"participants": ["Kim Minji"]})


def test_nothing_mended_is_no_decision(curator):
    event = EventFactory()
    curation.mend(event, by=curator, changes={"place": event.place})
    assert not Decision.objects.exists()


def test_an_actor_that_the_public_sees_cannot_be_rejected(curator):
    event, actor = EventFactory(), ActorFactory()
    event.participants.add(actor)
    curation.confirm(event, by=curator)
    with pytest.raises(ValidationError):
        curation.reject_actor(Actor.objects.get(), by=curator)


def test_a_renamed_actor_keeps_its_former_name(curator):
    actor = ActorFactory(name="Ada Brant")
    curation.mend_actor(actor, by=curator, changes={"name": "Ada Brandt"})
    assert {n.name for n in actor.names.all()} == {"Ada Brant", "Ada Brandt"}
