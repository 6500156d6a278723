"""Whatever is hidden says `Hidden` somewhere, and stands beside all that is confirmed: no address says the word."""

import re
from datetime import date

import pytest

from claims import follow_ups
from claims.models import Annotation, Appearance, Claim, ClaimLink, Pledge
from claims.watching import raise_alarms
from tests.api import Visitor
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    CuratorFactory,
    EventFactory,
    EvidenceFactory,
    MembershipFactory,
    MentionFactory,
    MilestoneFactory,
    PledgeFactory,
    QuantityFactory,
)
from tests.serving.rows import one_of_each
from timeline.models import Actor, Article, Event, Mention, State

#: The records by which addresses are filled in, and what a list has to be asked for.
NAMES = {
    "articles": "article", "outlets": "outlet", "actors": "actor", "events": "event", "claims": "claim",
    "topics": "topic", "annotations": "annotation", "pledges": "pledge", "collections": "collection",
    "evidence": "evidence", "follow-ups": "judged", "milestones": "milestone", "alarms": "alarm",
}  # fmt: skip
ASKED = {"search": {"q": "Hidden or homes"}, "biography": {"measure": "homes"}}


def hide(numbers: dict[str, int | str]) -> None:
    """Put something hidden wherever a confirmed record has room for it."""
    article = Article.objects.get(pk=numbers["article"])
    actor = ActorFactory(name="Odo Hidden")
    meeting = EventFactory(title="Hidden meeting", place="Hidden")
    meeting.participants.add(actor, numbers["actor"])
    MentionFactory(event=meeting, article=article)
    appearance = AppearanceFactory(
        article=article, claim__text="Hidden homes", claim__event=meeting,
        claim__role_as_written="Hidden", claim__claimant=None,
    )  # fmt: skip
    QuantityFactory(appearance=appearance, measure="Hidden homes", unit="Hidden")
    told, user = appearance.claim, CuratorFactory()
    followed = Pledge.objects.get(pk=numbers["pledge"])
    pledge = PledgeFactory(claim=told, title="Hidden", promiser=actor, due="2020")
    MilestoneFactory(pledge=pledge, title="Hidden", due="2019")
    EvidenceFactory(pledge=pledge, article=article, reason="Hidden")
    raise_alarms(date(2021, 1, 1))
    pledge.collections.add(numbers["collection"])

    Claim.objects.filter(pk=numbers["claim"]).update(body=actor, event=meeting)
    Event.objects.get(pk=numbers["event"]).participants.add(actor)
    person = Actor.objects.get(pk=numbers["actor"])
    MembershipFactory(person=person, organisation=ActorFactory(name="Hidden Council"), role="Hidden")
    confirmed, hidden = {"reason": "Hidden", "state": "confirmed"}, {"reason": "Hidden", "state": "proposed"}
    ClaimLink.objects.create(claim_id=numbers["claim"], other=told, kind="raises", **confirmed)
    ClaimLink.objects.create(claim=told, other_id=numbers["claim"], kind="lowers", **confirmed)
    ClaimLink.objects.create(claim_id=numbers["claim"], other_id=numbers["other"], kind="corrects", **hidden)
    Appearance.objects.update(
        candidates=[{"actor": actor.pk, "name": "Odo Hidden"}], explanation={"content": "Hidden"},
        suggestion={"text": "Hidden"},
    )  # fmt: skip
    Mention.objects.update(explanation="Hidden", suggestion={"title": "Hidden"})
    Article.objects.update(failure="Hidden")
    note = {"body": [{"type": "TextualBody", "value": "Hidden"}], "creator": user}
    Annotation.objects.create(claim_id=numbers["claim"], visibility="private", **note)
    Annotation.objects.create(claim=told, visibility="public", **note)
    Pledge.objects.filter(pk=numbers["pledge"]).update(promiser=actor, part_of=pledge, replaced_by=pledge)
    EvidenceFactory(pledge=followed, article=article, end=9, start=0, reason="Hidden", state="rejected")
    follow_ups.follow_up(
        pledge=followed, by=user, status="broken", on=date(2026, 3, 5),
        reason="Hidden", two_keys=True,
    )  # fmt: skip
    for model, name, column in ((Claim, "claim", "text"), (Event, "event", "title"), (Actor, "actor", "name")):
        row = model.objects.filter(pk=numbers[name])
        said = row.values_list(column, flat=True).get()
        row.update(state=State.PROPOSED, **{column: "Hidden before it was confirmed"})
        row.update(state=State.CONFIRMED, **{column: said})


#: By the list it is in, the name of what is part of a record.
PARTS = {"memberships": "membership", "mentions": "mention", "appearances": "appearance", "quantities": "quantity"}


def addresses(client, numbers: dict[str, int | str]) -> list[str]:
    """Every address that is read, also with all that can be expanded, and counted."""
    found = []
    for path, methods in client.get("/api/schema").json()["paths"].items():
        if "get" not in methods:
            continue
        collection = path.removeprefix("/api/v1/").partition("/")[0]
        one = NAMES.get(collection, "")
        part = f"{one}_was" if "/history/" in path else PARTS.get(path.split("/")[-2], "")
        places = {"{number}": one, "{link}": "link", "{part}": part}
        for place, name in places.items():
            path = path.replace(place, str(numbers.get(name, "")))
        parameters = {p["name"]: p["schema"] for p in methods["get"]["parameters"] if p["in"] == "query"}
        asked = "".join(f"&{name}={value}" for name, value in ASKED.get(collection, {}).items())
        found.append(f"{path}?{asked[1:]}")
        if "expand" in parameters:
            asked += f"&expand={','.join(parameters['expand']['items']['enum'])}"
        if "state" in parameters:
            asked += f"&state={','.join(parameters['state']['items']['enum'])}"
        if "count" in parameters:
            asked += "&count=true"
        found.append(f"{path}?{asked[1:]}")
    return found


@pytest.mark.parametrize("role", ["anonymous", "reader"])
def test_no_address_says_what_is_hidden(client, db, settings, role):
    settings.KORUS_OPEN_READING = role == "anonymous"
    numbers = one_of_each()
    visitor = Visitor.with_role(role)
    before = {path: counted(visitor, path) for path in dict.fromkeys(addresses(client, numbers))}
    hide(numbers)
    for path, count in before.items():
        answer = visitor.get(path)
        assert answer.status_code == 200, path
        assert b"Hidden" not in answer.content, (path, re.findall(rb".{80}Hidden.{20}", answer.content))
        if "/history" not in path:  # which gained what had been confirmed
            assert answer.json().get("count") == count, path


def counted(visitor: Visitor, path: str) -> int | None:
    return visitor.get(path).json().get("count") if "count=true" in path else None


def test_a_curator_is_told(client, db):
    numbers = one_of_each()
    hide(numbers)
    curator = Visitor.with_role("curator")
    plain = [path for path in addresses(client, numbers) if path.endswith("?")]
    assert sum(b"Hidden" in curator.get(path).content for path in plain) > 15  # the word is there to be found
