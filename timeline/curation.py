"""What a person decides about actors and events, and the one way in which any decision is written (`decide`).

Every function locks the row, refuses when it has changed since the caller saw it (`Conflict`), marks it as touched by a
person, and leaves a `Decision` that says who changed what from what to what, and by which it can be undone.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import pghistory
from django.core.exceptions import ValidationError
from django.db import connection, models
from django.db.models import Q
from django.db.transaction import atomic
from django.utils import timezone

from claims.models import Claim
from korus.reading.names import fold
from timeline.models import (
    Actor,
    ActorKind,
    ActorName,
    Article,
    Decision,
    Event,
    Mention,
    RecordKind,
    State,
    Topic,
    Verb,
)
from timeline.recording import NAMES_LOCK

EVENT_FIELDS = {"title", "date", "place", "participants", "topics"}
ACTOR_FIELDS = {"name", "kind", "wikidata_id"}

#: States out of which a confirmed record lifts the actors it names.
_LIFTED = (State.PROPOSED, State.WITHDRAWN)


class Conflict(Exception):
    """Somebody else has changed the record since the caller saw it. `record` is how it stands now."""

    def __init__(self, record: models.Model):
        super().__init__(f"{record._meta.verbose_name} {record.pk} was changed by somebody else meanwhile")
        self.record = record


@dataclass(frozen=True)
class Proposal:
    """Which reading proposed a record: kept with the decision, so that the desk measures the reader."""

    article: Article | None = None
    reader_version: str = ""
    confidence: float | None = None


@dataclass(frozen=True)
class Seen:
    """What the caller decided on: the `updated_at` it was shown, and a key that makes sending twice harmless."""

    updated_at: datetime | None = None
    key: UUID | None = None


def confirm(event: Event, *, by, seen: Seen | None = None) -> Event:
    """Make an event public, and with it the actors who took part."""
    actors = event.participants.all()
    return decide(
        event, Verb.CONFIRM, {"state": State.CONFIRMED}, by=by, seen=seen, lifts=actors, found=proposal(event)
    )


def reject(event: Event, *, by, reason: str = "", seen: Seen | None = None) -> Event:
    """Say that an event is none; a later reading will not bring it back."""
    change = {"state": State.REJECTED}
    return decide(event, Verb.REJECT, change, by=by, reason=reason, seen=seen, found=proposal(event))


@atomic
def mend(event: Event, *, by, changes: Mapping[str, Any], seen: Seen | None = None) -> Event:
    """Correct an event: title, date (EDTF), place, participants (actors or their ids), topics (names or ids)."""
    values = resolved(changes)
    lifts = values.get("participants", ()) if event.state == State.CONFIRMED else ()
    return decide(event, Verb.MEND, values, by=by, seen=seen, lifts=lifts, found=proposal(event))


def confirm_actor(actor: Actor, *, by, seen: Seen | None = None) -> Actor:
    """Say that an actor is who or what the register says."""
    return decide(actor, Verb.CONFIRM, {"state": State.CONFIRMED}, by=by, seen=seen)


def reject_actor(actor: Actor, *, by, reason: str = "", seen: Seen | None = None) -> Actor:
    """Say that a name is no actor: later readings leave it empty. Raises ValidationError while the public sees it."""
    if actor.pk in needed_by_the_public([actor.pk]):
        raise ValidationError({"state": "confirmed records name this actor: mend or reject those first"})
    return decide(actor, Verb.REJECT, {"state": State.REJECTED}, by=by, reason=reason, seen=seen)


@atomic
def mend_actor(actor: Actor, *, by, changes: Mapping[str, Any], seen: Seen | None = None) -> Actor:
    """Correct an actor's name, kind or wikidata_id; the former name stays one of its names."""
    refuse_unknown(changes, ACTOR_FIELDS)
    decide(actor, Verb.MEND, dict(changes), by=by, seen=seen)
    if not actor.names.filter(name=actor.name).exists():
        ActorName.objects.create(actor=actor, name=actor.name)
    return actor


@atomic
def add_event(
    *, article: Article, start: int, end: int, by, title: str = "", seen: Seen | None = None, **fields: Any
) -> Event:
    """Add an event that the reader missed, confirmed, with the stretch of the article that reports it.

    The title is by default the words of the stretch; `fields` as in `mend`. Raises ValidationError naming the field.
    """
    if seen and seen.key and (earlier := Decision.objects.filter(key=seen.key).first()):
        return Event.objects.get(pk=earlier.record_id)
    if not 0 <= start < end <= len(article.text):
        raise ValidationError({"span": "select the words that report the event"})
    values = resolved(fields)
    many = {name: values.pop(name) for name in ("participants", "topics") if name in values}
    event = Event(title=(title or " ".join(article.text[start:end].split()))[:300], touched_at=timezone.now(), **values)
    event.clean_fields(exclude=["words"])
    with pghistory.context(user=by.pk):
        event.save()
        for name, rows in many.items():
            getattr(event, name).set(rows)
        Mention.objects.create(event=event, article=article, start=start, end=end)
        change, lifts = {"state": State.CONFIRMED}, many.get("participants", ())
        return decide(event, Verb.ADD, change, by=by, seen=seen, lifts=lifts, found=Proposal(article))


def resolved(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Changes of an event as its columns take them. Raises ValidationError naming the field."""
    values = dict(changes)
    refuse_unknown(values, EVENT_FIELDS)
    if "participants" in values:
        values["participants"] = [actor_for(value, "participants") for value in values["participants"]]
    if "topics" in values:
        values["topics"] = topics_for(values["topics"])
    return values


def proposal(event: Event) -> Proposal:
    """The reading that proposed an event."""
    mention = event.mentions.select_related("article").order_by("id").first()
    return Proposal(mention.article, mention.reader_version, mention.confidence) if mention else Proposal()


@atomic
def decide(
    record: models.Model,
    verb: Verb,
    changes: Mapping[str, Any],
    *,
    by,
    reason: str = "",
    seen: Seen | None = None,
    lifts: Iterable[Actor | None] = (),
    found: Proposal | None = None,
    undoes: Decision | None = None,
    besides: Mapping[str, Any] | None = None,
) -> Any:
    """Write `changes` to the record as a decision of `by`, and return the record as it stands then.

    `lifts` are actors that become public through it; `besides` is what the caller changes in other tables, as
    {name: [from, to]}, kept with the decision. Raises Conflict, and ValidationError naming the field.
    """
    seen = seen or Seen()
    if seen.key and Decision.objects.filter(key=seen.key).exists():
        record.refresh_from_db()
        return record
    with pghistory.context(user=by.pk):
        hold(record, seen)
        before = {name: stored(record, name) for name in changes}
        write(record, changes)
        changed = {
            name: [before[name], stored(record, name)] for name in changes if before[name] != stored(record, name)
        }
        changed |= _lift(lifts) | dict(besides or {})
        if changed or verb not in (Verb.MEND, Verb.RESTORE):
            Decision.objects.create(
                record=RecordKind(record._meta.model_name),
                record_id=record.pk,
                verb=verb,
                changes=changed,
                reason=reason,
                by=by,
                article=found.article if found else None,
                reader_version=found.reader_version if found else "",
                confidence=found.confidence if found else None,
                undoes=undoes,
                key=seen.key,
            )
    return record


def hold(record: models.Model, seen: Seen | None = None) -> None:
    """Lock the row and bring `record` up to date. Raises Conflict when it changed since it was seen (or loaded)."""
    version = (seen.updated_at if seen else None) or record.updated_at
    current = type(record).objects.select_for_update(of=("self",)).get(pk=record.pk)
    if current.updated_at != version:
        raise Conflict(current)
    record.refresh_from_db()
    if getattr(record, "merged_into_id", None):
        raise ValidationError(f"it was merged into {record.merged_into} ({record.merged_into_id}): decide on that one")


def write(record: models.Model, values: Mapping[str, Any]) -> None:
    """Set columns and many-to-many fields after validating them, as touched by a person now."""
    many = {f.name for f in record._meta.many_to_many}
    for name in values.keys() - many:
        setattr(record, name, values[name])
    record.clean_fields(exclude={f.name for f in record._meta.fields} - values.keys())
    record.touched_at = timezone.now()
    record.save()
    for name in values.keys() & many:
        getattr(record, name).set(values[name])


def stored(record: models.Model, name: str) -> Any:
    """A field as a decision keeps it in JSON: the key of what it points to, sorted keys, else its value."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return sorted(getattr(record, name).values_list("pk", flat=True))
    value = getattr(record, field.attname)
    return value if value is None or isinstance(value, (int, str, float)) else str(value)


def refuse_unknown(changes: Mapping[str, Any], known: set[str]) -> None:
    unknown = sorted(changes.keys() - known)
    if unknown:
        raise ValidationError({name: f"cannot be mended; these can: {', '.join(sorted(known))}" for name in unknown})


def actor_for(value: Actor | int | str | None, field: str, kind: str = ActorKind.PERSON) -> Actor | None:
    """The actor that a curator means by a row, its id, or its name; a new name makes a proposed actor of `kind`.

    Raises ValidationError naming `field` when there is none, or when several bear the name.
    """
    if value is None or value == "":
        return None
    if isinstance(value, Actor):
        return value.merged_into or value
    if isinstance(value, int) or value.isdecimal():
        actor = Actor.objects.select_related("merged_into").filter(pk=int(value)).first()
        if actor is None:
            raise ValidationError({field: f"there is no actor {value}"})
        return actor.merged_into or actor
    return _actor_named(value, field, kind)


def _actor_named(name: str, field: str, kind: str) -> Actor:
    name = " ".join(name.split())
    if not fold(name):
        raise ValidationError({field: f"{name!r} has no letters"})
    with connection.cursor() as cursor:  # two curators, or a worker, never make one actor twice
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES_LOCK])
    rows = ActorName.objects.filter(folded=fold(name)).exclude(actor__state=State.REJECTED)
    holders = {a.pk: a for a in (r.actor.merged_into or r.actor for r in rows.select_related("actor__merged_into"))}
    if len(holders) > 1:
        ids = ", ".join(str(pk) for pk in sorted(holders))
        raise ValidationError({field: f"several actors bear the name {name!r}: say which by its id ({ids})"})
    if holders:
        return next(iter(holders.values()))
    actor = Actor(name=name, kind=kind)
    actor.clean_fields(exclude=["merged_into"])
    actor.save()
    ActorName.objects.create(actor=actor, name=name)
    return actor


def topics_for(values: Iterable[Topic | int | str]) -> list[Topic]:
    """Topics by row, id or name; a new name makes a topic."""
    topics = []
    for value in values:
        if isinstance(value, str):
            value = Topic.objects.filter(name__iexact=value.strip()).first() or Topic.objects.create(
                name=value.strip()[:100]
            )
        elif isinstance(value, int):
            value = Topic.objects.filter(pk=value).first()
        if value is None:
            raise ValidationError({"topics": "there is no such topic"})
        topics.append(value)
    return topics


def needed_by_the_public(actor_ids: Iterable[int]) -> set[int]:
    """Which of these actors a confirmed claim or event names."""
    ids = set(actor_ids)
    claims = Claim.objects.confirmed().filter(Q(claimant__in=ids) | Q(body__in=ids)).values_list("claimant", "body")
    events = Event.objects.confirmed().filter(participants__in=ids).values_list("participants", flat=True)
    return ids & ({pk for pair in claims for pk in pair} | set(events))


def _lift(actors: Iterable[Actor | None]) -> dict[str, list[list[int]]]:
    """Confirm what is proposed of `actors`; the change it makes, for the decision."""
    ids = {actor.pk for actor in actors if actor}
    proposed = Actor.objects.select_for_update().filter(pk__in=ids, state__in=_LIFTED).order_by("pk")
    lifted = [actor.pk for actor in proposed]
    now = timezone.now()
    Actor.objects.filter(pk__in=lifted).update(state=State.CONFIRMED, touched_at=now, updated_at=now)
    return {"lifted": [[], lifted]} if lifted else {}
