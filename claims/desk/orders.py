"""What a browser asks the desk to do, checked and carried out through the curation functions."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.dateparse import parse_datetime

from claims import curation as claims
from claims.models import Claim
from korus.serving.values import number_in
from timeline import curation as events
from timeline import queue
from timeline.curation import Seen
from timeline.models import Article, Decision, Event, RecordKind, Verb
from timeline.undoing import undo

#: Reasons that a key gives; any other can be written.
REASONS = ("not a claim", "wrong words", "wrong speaker", "said before", "not news")

#: What the desk can do to a claim besides the verbs of a decision.
MOVE, LINK = "move", "link"

_MANY = {"participants", "topics"}


@dataclass(frozen=True)
class Order:
    """One decision as it was sent. `record` is the kind of record; `changes` holds texts as typed."""

    verb: str
    record: str = ""
    other: int | None = None  # the claim that is linked to
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
        return cls(
            verb=str(data.get("verb", "")),
            record=str(data.get("record", "")),
            pk=pk,
            other=number_in(data.get("other")),
            seen=Seen(moment, key),
            reason=str(data.get("reason", "")).strip(),
            changes=_typed(changes),
            spans=spans,
        )


@dataclass(frozen=True)
class Done:
    """What an order led to: the record, and the decision by which it can be undone."""

    kind: str
    pk: int
    redraw: bool = False  # whether marks in the text came, went or moved
    decision: Decision | None = None


def carry_out(order: Order, article: Article, *, by) -> Done:
    """Raises ValidationError naming fields, Conflict, and Claim.DoesNotExist or Event.DoesNotExist."""
    if order.verb == Verb.UNDO:
        return _undo(order, article, by)
    if order.verb == Verb.ADD:
        return _add(order, article, by)
    before = _last(order.record, order.pk, by)
    if order.record == RecordKind.CLAIM:
        _decide(claims, Claim.objects.get(pk=order.pk, appearances__article=article), order, article, by)
    elif order.record == RecordKind.EVENT:
        _decide(events, Event.objects.filter(mentions__article=article).distinct().get(pk=order.pk), order, article, by)
    else:
        raise ValidationError("the desk decides on claims and events")
    last = _last(order.record, order.pk, by)
    taken = last and (last != before or (order.seen.key and last.key == order.seen.key))
    return Done(order.record, order.pk, redraw=order.verb == MOVE, decision=last if taken else None)


def _decide(desk: Any, record: Claim | Event, order: Order, article: Article, by) -> None:
    if order.verb == MOVE and isinstance(record, Claim):
        claims.move(record, article=article, spans=order.spans, by=by, seen=order.seen)
        _read_figures(record, article)
    elif order.verb == LINK and isinstance(record, Claim):
        _link(record, order, by)
    elif order.verb == Verb.CONFIRM:
        desk.confirm(record, by=by, seen=order.seen)
    elif order.verb == Verb.REJECT:
        desk.reject(record, by=by, reason=order.reason, seen=order.seen)
    elif order.verb == Verb.MEND:
        desk.mend(record, by=by, changes=order.changes, seen=order.seen)
    else:
        raise ValidationError(f"{order.verb!r} is nothing the desk can do")


def _add(order: Order, article: Article, by) -> Done:
    if order.record == RecordKind.EVENT:
        if len(order.spans) != 1:
            raise ValidationError({"span": "select the words that report the event"})
        (start, end), changes = order.spans[0], dict(order.changes)
        event = events.add_event(article=article, start=start, end=end, by=by, seen=order.seen, **changes)
        return Done(RecordKind.EVENT, event.pk, redraw=True, decision=_last(RecordKind.EVENT, event.pk, by))
    claim = claims.add_claim(article=article, spans=order.spans, by=by, seen=order.seen, **order.changes)
    _read_figures(claim, article)
    return Done(RecordKind.CLAIM, claim.pk, redraw=True, decision=_last(RecordKind.CLAIM, claim.pk, by))


def _read_figures(claim: Claim, article: Article) -> None:
    for pk in claim.appearances.filter(article=article).values_list("pk", flat=True):
        transaction.on_commit(partial(queue.publish, "claims.tasks.read_figures", pk), robust=True)


def _link(claim: Claim, order: Order, by) -> None:
    other = Claim.objects.filter(pk=order.other).first()
    if other is None:
        raise ValidationError({"other": "choose the claim it is linked to"})
    claims.link(claim, other=other, kind=str(order.changes.get("kind", "")), reason=order.reason, by=by)


def _undo(order: Order, article: Article, by) -> Done:
    """The decision of that id, else the last one that this curator made on the article and that stands."""
    mine = Decision.objects.filter(article=article, by=by, undone_by=None).exclude(verb=Verb.UNDO).order_by("-id")
    decision = mine.filter(pk=order.pk).first() if order.pk else mine.first()
    if decision is None:
        raise ValidationError("there is nothing of yours to undo in this article")
    undo(decision, by=by)
    redraw = decision.verb == Verb.ADD or "marks" in decision.changes
    return Done(decision.record, decision.record_id, redraw=redraw)


def _last(kind: str, pk: int | None, by) -> Decision | None:
    return Decision.objects.filter(record=kind, record_id=pk, by=by).order_by("-id").first() if pk else None


def _typed(changes: Mapping[str, Any]) -> dict[str, Any]:
    """Lists are typed as names between commas."""
    typed = {name: value.strip() if isinstance(value, str) else value for name, value in changes.items()}
    for name in _MANY & typed.keys():
        if isinstance(typed[name], str):
            typed[name] = [part.strip() for part in typed[name].split(",") if part.strip()]
    return typed
