"""What one may not see does not exist: not by list, detail, filter, search, count, link, expansion or history."""

import pytest

from claims.models import Annotation, ClaimLink
from tests.api import Visitor
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    EventFactory,
    MembershipFactory,
    MentionFactory,
    QuantityFactory,
)
from timeline.models import State

HIDDEN = [State.PROPOSED, State.REJECTED, State.WITHDRAWN]


@pytest.fixture
def reader(db) -> Visitor:
    return Visitor.with_role("reader")


@pytest.mark.parametrize("state", HIDDEN)
def test_a_hidden_claim_is_found_by_no_request(reader, state):
    appearance = AppearanceFactory(claim__state=state, claim__said="2026-03-03")
    figure, claim = QuantityFactory(appearance=appearance), appearance.claim
    parts = (f"/appearances/{appearance.pk}", f"/quantities/{figure.pk}")
    for path in ("", "/appearances", "/quantities", "/links", "/history", *parts):
        assert reader.get(f"claims/{claim.pk}{path}").status_code == 404
    for query in ({}, {"q": "homes"}, {"article": appearance.article.pk}, {"unit": "home"}, {"state": state}):
        assert reader.found("claims", **query) == []
    for path in ("timeline", "timeline?q=homes", f"timeline?state={state.value}", "search?q=homes&type=claim"):
        assert reader.found(path) == []
    assert reader.get("claims?count=true").json()["count"] == 0
    assert reader.get("claims/due").json()["results"] == []
    assert reader.get(f"articles/{appearance.article.pk}/reading").json()["claims"] == []


@pytest.mark.parametrize("state", HIDDEN)
def test_a_hidden_actor_shows_nowhere(reader, state):
    hidden = ActorFactory(state=state, name="Odo Hidden")
    event = EventFactory(state=State.CONFIRMED)
    event.participants.add(hidden)
    mention = MentionFactory(event=event)
    appearance = AppearanceFactory(claim__state=State.CONFIRMED, claim__body=hidden, claim__claimant=None)
    for path in ("", "/claims", "/history", "/memberships"):
        assert reader.get(f"actors/{hidden.pk}{path}").status_code == 404
    assert reader.found("actors", q="Odo Hidden") == []
    assert reader.found("search", q="Odo Hidden") == []
    assert reader.found("claims", actor=hidden.pk) == []
    assert reader.found("events", actor=hidden.pk) == []
    assert reader.found("articles", actor=hidden.pk) == []
    assert reader.found("actors", article=mention.article.pk) == []
    for path in (f"claims/{appearance.claim.pk}?expand=body", f"events/{event.pk}", "claims?expand=body", "timeline"):
        assert b"Hidden" not in reader.get(path).content


def test_a_proposed_occasion_of_a_confirmed_claim_is_not_told(reader):
    event = EventFactory(title="Secret meeting")
    claim = AppearanceFactory(claim__state=State.CONFIRMED, claim__event=event).claim
    assert reader.get(f"claims/{claim.pk}").json()["event"] is None
    assert reader.get(f"claims/{claim.pk}?expand=event").json()["event"] is None
    assert reader.found("claims", event=event.pk) == []


def test_an_office_in_a_hidden_body_is_not_told(reader):
    person = ActorFactory(state=State.CONFIRMED)
    office = MembershipFactory(person=person, organisation=ActorFactory(name="Hidden Council"))
    assert reader.found(f"actors/{person.pk}/memberships") == []
    assert reader.get(f"actors/{person.pk}/memberships/{office.pk}").status_code == 404


def test_a_passage_of_a_hidden_event_is_not_told(reader):
    mention = MentionFactory()
    for path in ("", "/mentions", f"/mentions/{mention.pk}"):
        assert reader.get(f"events/{mention.event.pk}{path}").status_code == 404


def test_what_a_claim_was_before_it_was_confirmed_is_not_told(reader):
    curator = Visitor.with_role("curator")
    claim = AppearanceFactory(claim__text="first words").claim
    path = f"claims/{claim.pk}"
    curator.send("PATCH", path, {"text": "second words"}, If_Match="*")
    curator.send("PATCH", path, {"state": "confirmed"}, If_Match="*")
    curator.send("PATCH", path, {"text": "third words"}, If_Match="*")
    assert {row["text"] for row in reader.found(f"{path}/history")} == {"second words"}
    assert {row["changed_by"] for row in reader.found(f"{path}/history")} == {None}
    assert {row["text"] for row in curator.found(f"{path}/history")} == {"first words", "second words"}
    answers = {row["state"]: reader.get(row["url"]).status_code for row in curator.found(f"{path}/history")}
    assert answers == {"proposed": 404, "confirmed": 200}
    assert {row["changed_by"] for row in curator.found(f"{path}/history")} == {curator.user.username}


def test_the_machines_working_is_for_curators(reader):
    claim = AppearanceFactory(claim__state=State.CONFIRMED, candidates=[{"actor": 1, "name": "Odo Hidden"}]).claim
    shown = reader.get(f"claims/{claim.pk}").json()["appearances"][0]
    assert (shown["candidates"], shown["explanation"], shown["suggestion"]) == (None, None, None)
    shown = Visitor.with_role("curator").get(f"claims/{claim.pk}").json()["appearances"][0]
    assert shown["candidates"] == [{"actor": 1, "name": "Odo Hidden"}]


def test_a_link_to_a_hidden_claim_is_not_told(reader):
    claim = AppearanceFactory(claim__state=State.CONFIRMED).claim
    ClaimLink.objects.create(claim=claim, other=AppearanceFactory().claim, kind="raises")
    assert reader.found(f"claims/{claim.pk}/links") == []


def test_the_address_of_a_merged_record_tells_only_those_who_could_see_it(reader):
    winner = ActorFactory(state=State.CONFIRMED)
    seen = ActorFactory(state=State.CONFIRMED, merged_into=winner)
    unseen = ActorFactory(state=State.PROPOSED, merged_into=winner)
    moved = reader.get(f"actors/{seen.pk}")
    assert (moved.status_code, moved.headers["Location"]) == (308, f"http://testserver/api/v1/actors/{winner.pk}")
    assert reader.get(f"actors/{unseen.pk}").status_code == 404
    assert reader.ids("actors") == [winner.pk]
    for below in ("claims?kind=pledge", "memberships", "history", "memberships/7"):
        moved = reader.get(f"actors/{seen.pk}/{below}")
        there = f"http://testserver/api/v1/actors/{winner.pk}/{below}"
        assert (moved.status_code, moved.headers["Location"]) == (308, there)
        assert reader.get(f"actors/{unseen.pk}/{below}").status_code == 404


@pytest.mark.parametrize(
    ("visibility", "who"),
    [("private", "creator"), ("newsroom", "creator reader curator"), ("public", "creator reader curator anonymous")],
)
def test_an_annotation_is_seen_by_those_it_is_for(db, settings, visibility, who):
    settings.KORUS_OPEN_READING = True
    claim = AppearanceFactory(claim__state=State.CONFIRMED).claim
    creator = Visitor.with_role("annotator")
    note = Annotation.objects.create(creator=creator.user, claim=claim, visibility=visibility)
    visitors = {role: Visitor.with_role(role) for role in ("reader", "curator", "anonymous")} | {"creator": creator}
    seeing = {name for name, v in visitors.items() if v.get(f"annotations/{note.pk}").status_code == 200}
    assert seeing == set(who.split())
    assert {name for name, v in visitors.items() if v.get("annotations/").json()["total"]} == seeing


def test_an_annotation_does_not_tell_of_the_hidden_record_it_is_on(reader):
    note = Annotation.objects.create(
        creator=Visitor.with_role("curator").user, claim=AppearanceFactory().claim, visibility="public"
    )
    assert reader.get(f"annotations/{note.pk}").status_code == 404
    assert reader.get("annotations/").json()["total"] == 0


def test_what_is_hidden_and_what_never_was_are_answered_alike(reader):
    hidden = AppearanceFactory().claim
    first, second = reader.get(f"claims/{hidden.pk}"), reader.get("claims/999999")
    assert (first.status_code, first.content) == (second.status_code, second.content)
