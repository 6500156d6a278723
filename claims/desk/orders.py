"""What a browser asks the desk to do, checked and carried out through the curation functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.dateparse import parse_datetime

from claims import curation as claims
from claims.models import Claim
from timeline import curation as events
from timeline.curation import Seen
from timeline.models import Article, Decision, Event, RecordKind, Verb
from timeline.undoing import undo

#: Reasons that a key gives; any other can be written.
REASONS = ("not a claim", "wrong words", "wrong speaker", "said before", "not news")

_MANY = {"participants", "topics"}


@dataclass(frozen=True)
class Order:
    """One decision as it was sent. `record` is the kind of record; `changes` holds texts as typed."""

    verb: str
    record: str = ""
    pk: int | None = None
    seen: Seen = field(default_factory=Seen)
    reason: str = ""
    changes: Mapping[str, Any] = field(default_factory=dict)
    spans: tuple[tuple[int, int], ...] = ()

    @classmethod
    def sent(cls, data: Mapping[str, Any]) -> "Order":
        """From the fields of a form or of JSON. Raises ValidationError."""
        try:
            key = UUID(str(data["key"])) if data.get("key") else None
            moment = parse_datetime(str(data["seen"])) if data.get("seen") else None
            pk = int(data["id"]) if data.get("id") else None
            spans = tuple((int(start), int(end)) for start, end in data.get("spans") or ())
        except (TypeError, ValueError):
            raise ValidationError("the order of the desk could not be read: load the page again") from None
        changes = data.get("changes") or {}
        if not isinstance(changes, Mapping):
            raise ValidationError("the order of the desk could not be read: load the page again")
        verb, record = str(data.get("verb", "")), str(data.get("record", ""))
        return cls(verb, record, pk, Seen(moment, key), str(data.get("reason", "")).strip(), _typed(changes), spans)


@dataclass(frozen=True)
class Done:
    """What an order led to: the record (None: it is gone) and the decision by which it can be undone."""

    kind: str
    pk: int
    gone: bool = False
    decision: Decision | None = None


def carry_out(order: Order, article: Article, *, by) -> Done:
    """Raises ValidationError naming fields, Conflict, and Claim.DoesNotExist or Event.DoesNotExist."""
    if order.verb == Verb.UNDO:
        return _undo(order, article, by)
    if order.verb == Verb.ADD:
        claim = claims.add_claim(article=article, spans=order.spans, by=by, seen=order.seen, **order.changes)
        return _done(RecordKind.CLAIM, claim.pk)
    if order.record == RecordKind.CLAIM:
        _decide(claims, Claim.objects.get(pk=order.pk, appearances__article=article), order, by)
    elif order.record == RecordKind.EVENT:
        _decide(events, Event.objects.filter(mentions__article=article).distinct().get(pk=order.pk), order, by)
    else:
        raise ValidationError("the desk decides on claims and events")
    return _done(order.record, order.pk)


def _decide(desk: Any, record: Claim | Event, order: Order, by) -> None:
    if order.verb == Verb.CONFIRM:
        desk.confirm(record, by=by, seen=order.seen)
    elif order.verb == Verb.REJECT:
        desk.reject(record, by=by, reason=order.reason, seen=order.seen)
    elif order.verb == Verb.MEND:
        desk.mend(record, by=by, changes=order.changes, seen=order.seen)
    else:
        raise ValidationError(f"{order.verb!r} is nothing the desk can do")


def _undo(order: Order, article: Article, by) -> Done:
    """The decision of that id, else the last one that this curator made on the article and that stands."""
    mine = Decision.objects.filter(article=article, by=by, undone_by=None).exclude(verb=Verb.UNDO).order_by("-id")
    decision = mine.filter(pk=order.pk).first() if order.pk else mine.first()
    if decision is None:
        raise ValidationError("there is nothing of yours to undo in this article")
    undo(decision, by=by)
    return Done(decision.record, decision.record_id, gone=decision.verb == Verb.ADD)


def _done(kind: str, pk: int) -> Done:
    last = Decision.objects.filter(record=kind, record_id=pk).order_by("-id").first()
    return Done(kind, pk, decision=last)


def _typed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Lists are typed as names between commas."""
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    for name in _MANY & typed.keys():
        if isinstance(typed[name], str):
            typed[name] = [part.strip() for part in typed[name].split(",") if part.strip()]
    return typed
