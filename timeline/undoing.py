"""Taking decisions back, and setting a record to what it was on a date."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import ProtectedError
from django.db.transaction import atomic
from django.utils import timezone

from claims.curation import set_marks
from claims.models import Claim
from timeline.curation import Conflict, Seen, decide, needed_by_the_public, stored
from timeline.history import as_it_stood
from timeline.merging import merge_events, unmerge
from timeline.models import Actor, Decision, Event, Merge, RecordKind, State, Verb

MODELS: dict[str, type[models.Model]] = {RecordKind.ACTOR: Actor, RecordKind.EVENT: Event, RecordKind.CLAIM: Claim}

#: What a record can be set back to.
RESTORABLE = {
    RecordKind.ACTOR: {"name", "kind", "state", "wikidata_id"},
    RecordKind.EVENT: {"title", "date", "place", "state"},
    RecordKind.CLAIM: {
        "claimant", "claimant_as_written", "role_as_written", "body", "kind", "text", "said", "due", "starts", "state",
        "event",
    },
}  # fmt: skip

#: Keys of `Decision.changes` that are no fields.
_NO_FIELDS = {"lifted", "merge", "split", "marks", "apart"}


def record_of(decision: Decision) -> Any:
    """What a decision was about. Raises ValidationError when it is gone."""
    record = MODELS[decision.record].objects.filter(pk=decision.record_id).first()
    if record is None:
        raise ValidationError(f"the {decision.record} of this decision is gone")
    return record


@atomic
def undo(decision: Decision, *, by) -> Any:
    """Take back a decision, and return the record as it stands then (None: it was added, and is gone).

    Raises Conflict when what it changed has been changed again since, ValidationError when it is undone already.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.verb == Verb.UNDO or Decision.objects.filter(undoes=decision).exists():
        raise ValidationError("this is undone already")
    if decision.verb == Verb.MERGE:
        unmerge(Merge.objects.get(pk=decision.changes["merge"][1]), by=by)
        return record_of(decision)
    record = record_of(decision)
    if decision.verb == Verb.SPLIT:
        merge_events(winner=record, loser=Event.objects.get(pk=decision.changes["split"][1]), by=by)
        return record
    if decision.verb == Verb.ADD:
        return _take_out(record, decision, by)
    fields = decision.changes.keys() - _NO_FIELDS
    if any(stored(record, name) != decision.changes[name][1] for name in fields):
        raise Conflict(record)
    values = {name: _loaded(record, name, decision.changes[name][0]) for name in fields}
    decide(record, Verb.UNDO, values, by=by, undoes=decision)
    _lower(decision)
    if "marks" in decision.changes:
        set_marks(decision.changes["marks"][0])
    if not _standing(decision).exists():
        type(record).objects.filter(pk=record.pk).update(touched_at=None, updated_at=timezone.now())
        record.refresh_from_db()
    return record


@atomic
def restore(record: Any, *, at: datetime, by, fields: Collection[str] | None = None, seen: Seen | None = None) -> Any:
    """Set a record, or some fields of it, to what it was at a moment. Raises ValidationError and Conflict."""
    then = as_it_stood(record, at)
    if then is None:
        raise ValidationError(f"it was not there yet at {at:%Y-%m-%d %H:%M}")
    names = RESTORABLE[RecordKind(record._meta.model_name)]
    if fields is not None:
        if set(fields) - names:
            raise ValidationError(dict.fromkeys(set(fields) - names, "cannot be restored"))
        names = set(fields)
    values = {name: _loaded(record, name, then[record._meta.get_field(name).attname]) for name in names}
    lifts = [values.get("claimant"), values.get("body")] if values.get("state", record.state) == State.CONFIRMED else []
    reason = f"as it stood at {at:%Y-%m-%d %H:%M} UTC"
    return decide(record, Verb.RESTORE, values, by=by, seen=seen, reason=reason, lifts=lifts)


def _take_out(record: Any, decision: Decision, by) -> None:
    try:
        record.delete()
    except ProtectedError:
        raise ValidationError("other records refer to it by now: reject it instead") from None
    Decision.objects.create(
        record=decision.record,
        record_id=decision.record_id,
        verb=Verb.UNDO,
        by=by,
        undoes=decision,
        article=decision.article,
    )


def _loaded(record: Any, name: str, value: Any) -> Any:
    """A value of `Decision.changes`, or of a history row, as the record's field takes it."""
    field = record._meta.get_field(name)
    if field.many_to_many:
        return list(field.related_model.objects.filter(pk__in=value))
    if not field.is_relation or value is None:
        return value
    target = field.related_model.objects.filter(pk=value).first()
    if target is None:
        raise ValidationError({name: f"what it was, {value}, is gone"})
    return getattr(target, "merged_into", None) or target


def _lower(decision: Decision) -> None:
    """Actors that became public through the decision alone are proposals again."""
    lifted = set(decision.changes.get("lifted", [[], []])[1])
    decided = Decision.objects.filter(record=RecordKind.ACTOR, record_id__in=lifted).values_list("record_id", flat=True)
    lower = lifted - needed_by_the_public(lifted) - set(decided)
    actors = Actor.objects.filter(pk__in=lower, state=State.CONFIRMED)
    actors.update(state=State.PROPOSED, touched_at=None, updated_at=timezone.now())


def _standing(decision: Decision) -> models.QuerySet:
    """What else was decided about the same record and holds."""
    same = Decision.objects.filter(record=decision.record, record_id=decision.record_id)
    return same.exclude(verb=Verb.UNDO).filter(undone_by=None)
