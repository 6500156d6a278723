"""A record has changed when anything it shows has: `updated_at` is what tools that keep a copy go by."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.utils.http import parse_http_date

from claims.models import Claim, Pledge
from tests.api import Visitor
from tests.claims.test_recording import article, homes, record
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    AppearanceFactory,
    EventFactory,
    MentionFactory,
    MilestoneFactory,
    TopicFactory,
)
from tests.serving.rows import one_of_each
from tests.serving.test_addresses import NO_RECORDS, READ
from timeline.merging import merge_actors, split_event, unmerge
from timeline.models import Actor, ActorName, Event, State

pytestmark = pytest.mark.django_db

#: What other records show of a record, as {model: column}.
NAMES = {
    "timeline.Topic": "name",
    "timeline.Outlet": "name",
    "timeline.Actor": "name",
    "timeline.Article": "title",
    "timeline.Event": "title",
    "claims.Claim": "text",
    "claims.Pledge": "title",
    "claims.Collection": "name",
}
#: A list of claims tells of their occasion's new title by its ETag alone (claims/migrations/0003_names_shown.py).
BY_ETAG = {"timeline.Event": {"claims", "actors/{actor}/claims", "search?q=homes"}}
assert article  # a fixture

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def age() -> None:
    """As if nothing had changed for years."""
    for model in (Claim, Event, Actor):
        model.objects.update(updated_at=LONG_AGO)


def changed() -> set[str]:
    """The kinds of records that have changed since."""
    return {m._meta.model_name for m in (Claim, Event, Actor) if m.objects.exclude(updated_at=LONG_AGO).exists()}


#: What a second reading says otherwise, and what has changed then.
READINGS = [
    (homes(), set()),
    (homes(version="test-2"), {"claim", "event"}),  # each shows by which reader
    (homes(kind="figure"), {"claim"}),
    (homes(cue=(homes().span("said"),)), {"claim"}),  # a passage alone
]


@pytest.mark.parametrize(("reading", "expected"), READINGS)
def test_reading_again_stamps_what_it_changes(article, reading, expected):
    record(article, homes())
    age()
    record(article, reading)
    assert changed() == expected


def test_figures_alone_stamp_their_claim(article):
    record(article, homes())
    age()
    other = homes()
    figure = other.figure("about 400 homes", "401", "home", bound="about", measure="homes")
    other.claims[0] = replace(other.claims[0], figures=(figure,))
    record(article, other)
    assert changed() == {"claim"}


def test_an_actor_that_is_found_again_has_changed(article):
    record(article, homes())
    Actor.objects.update(state=State.WITHDRAWN)
    age()
    record(article, homes())
    assert changed() == {"actor"}


def test_what_shows_a_merged_actor_has_changed(db):
    winner, loser = ActorFactory(name="Lee Jae Myung"), ActorFactory(name="Lee Jae-myung")
    event, both = EventFactory(), EventFactory()
    event.participants.add(loser)
    both.participants.add(winner, loser)
    claim = AppearanceFactory(claim__claimant=loser).claim
    user = Visitor.with_role("curator").user
    age()
    for actor in (winner, loser):
        actor.refresh_from_db()
    merge = merge_actors(winner=winner, loser=loser, by=user)
    assert not {event.pk, both.pk} & set(Event.objects.filter(updated_at=LONG_AGO).values_list("pk", flat=True))
    assert Claim.objects.get(pk=claim.pk).updated_at != LONG_AGO
    age()
    unmerge(merge, by=user)
    assert Event.objects.get(pk=event.pk).updated_at != LONG_AGO
    assert Claim.objects.get(pk=claim.pk).updated_at != LONG_AGO


def test_both_halves_of_an_event_have_changed(db):
    event = EventFactory()
    mention, _ = MentionFactory(event=event), MentionFactory(event=event)
    age()
    event.refresh_from_db()
    other = split_event(event, mentions=[mention], by=Visitor.with_role("curator").user)
    assert LONG_AGO not in (Event.objects.get(pk=event.pk).updated_at, other.updated_at)


def test_what_a_curator_mends_has_changed(db):
    curator, topic = Visitor.with_role("curator"), TopicFactory()
    claim, event, actor = AppearanceFactory().claim, MentionFactory().event, ActorNameFactory().actor
    for path, change, kind in (
        (f"claims/{claim.pk}", {"topics": [topic.pk]}, "claim"),
        (f"events/{event.pk}", {"participants": [actor.pk]}, "event"),
        (f"actors/{actor.pk}", {"wikidata_id": "Q42"}, "actor"),
    ):
        age()
        assert curator.send("PATCH", path, change, If_Match="*").status_code == 200
        assert changed() == {kind}


def test_a_pledge_changes_with_its_milestones(db):
    milestone, curator = MilestoneFactory(), Visitor.with_role("curator")
    pledge = milestone.pledge
    age()
    Pledge.objects.update(updated_at=LONG_AGO)
    seen = {path: curator.get(path) for path in (f"pledges/{pledge.pk}", "pledges")}
    assert curator.send("PATCH", f"milestones/{milestone.pk}", {"actual": 70}, If_Match="*").status_code == 200
    assert pledge.history.count() == 0
    for path, before in seen.items():
        after = curator.get(path, If_None_Match=before.headers["ETag"])
        assert after.status_code == 200
        assert after.headers["Last-Modified"] != before.headers["Last-Modified"]


@pytest.mark.parametrize("label", NAMES)
def test_what_shows_a_name_changes_with_it(db, label):
    numbers, curator = one_of_each(), Visitor.with_role("curator")
    stamped = [m for m in apps.get_models() if any(f.name == "updated_at" for f in m._meta.fields)]
    for model in stamped:
        model.objects.update(updated_at=LONG_AGO)
    paths = [path for path in READ if not path.startswith(NO_RECORDS) and "/history" not in path]
    before = {path: curator.get(path.format(**numbers)).headers["ETag"] for path in paths}
    for row in apps.get_model(label).objects.all():
        setattr(row, NAMES[label], f"Called Anew {row.pk}")
        row.save()
    showing = 0
    for path in paths:
        answer = curator.get(path.format(**numbers), If_None_Match=before[path])
        if b"Called Anew" in answer.content and path not in BY_ETAG.get(label, ()):
            showing += 1
            assert parse_http_date(answer.headers["Last-Modified"]) > LONG_AGO.timestamp() + 1, path
    assert showing > 1


def test_an_actor_changes_with_a_new_spelling(article):
    record(article, homes())
    ActorName.objects.update(name="ADA BRANDT")
    age()
    record(article, homes())
    assert set(ActorName.objects.values_list("name", flat=True)) == {"ADA BRANDT", "Ada Brandt"}
    assert changed() == {"actor"}
