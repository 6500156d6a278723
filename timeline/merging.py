"""Two records of one thing become one, and apart again: actors under two spellings, one occasion in several articles.

A merge carries over whatever points to the loser, in whichever app, by asking the models; the `Merge` row keeps what
was re-pointed. The loser's row stays, with `merged_into`, so that its address can answer where it went.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Any

import pghistory
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.transaction import atomic
from django.utils import timezone

from claims.models import Claim
from timeline.curation import Seen, hold
from timeline.models import Actor, ActorKind, Decision, Event, Mention, Merge, RecordKind, State, Verb

#: Columns in which two rows may not hold the same, once both point to the winner: such a row of the loser is taken out,
#: kept whole in the `Merge`, and put back when the merge is undone.
_TAKEN_OUT = "taken out"


def merge_actors(*, winner: Actor, loser: Actor, by, reason: str = "") -> Merge:
    """Make two actors one. Raises ValidationError when they cannot be one, Conflict when either changed meanwhile."""
    if (winner.kind == ActorKind.PERSON) != (loser.kind == ActorKind.PERSON):
        kinds = f"{winner} ({winner.pk}) is {winner.kind}, {loser} ({loser.pk}) {loser.kind}"
        raise ValidationError({"loser": f"a person is no organisation: {kinds}. Where one was misread, mend its kind"})
    return _merge(winner, loser, by, reason)


def merge_events(*, winner: Event, loser: Event, by, reason: str = "") -> Merge:
    """Make two events one, reported wherever either was. Raises ValidationError, and Conflict as `merge_actors`."""
    return _merge(winner, loser, by, reason)


@atomic
def unmerge(merge: Merge, *, by) -> Merge:
    """Take a merge apart: what it re-pointed, and still points to the winner, goes back to the loser.

    Raises ValidationError when it is undone already, or when the winner was itself merged since.
    """
    merge = Merge.objects.select_for_update().get(pk=merge.pk)
    if merge.undone_at:
        raise ValidationError("this merge has been undone already")
    model = {RecordKind.ACTOR: Actor, RecordKind.EVENT: Event}[RecordKind(merge.record)]
    rows = {
        r.pk: r
        for r in model.objects.select_for_update().filter(pk__in=[merge.winner_id, merge.loser_id]).order_by("pk")
    }
    winner, loser = rows[merge.winner_id], rows[merge.loser_id]
    if winner.merged_into_id:
        raise ValidationError(f"{winner} was merged into {winner.merged_into} since: undo that first")
    with pghistory.context(user=by.pk):
        for label, content in merge.moved.items():
            _put_back(label, content, winner, loser)
        made = Decision.objects.filter(verb=Verb.MERGE, changes__merge=[None, merge.pk]).first()
        if made and "state" in made.changes:
            winner.state = made.changes["state"][0]
        now = timezone.now()
        loser.merged_into = None
        for record in (winner, loser):
            record.touched_at = now
            record.save()
        merge.undone_at, merge.undone_by = now, by
        merge.save()
        _decided(winner, Verb.UNDO, by, {"merge": [merge.pk, None]}, undoes=made)
    return merge


@atomic
def split_event(event: Event, *, mentions: Iterable[Mention], by, seen: Seen | None = None) -> Event:
    """Take some of the places where an event is reported out of it, as an event of its own; returns the new one.

    The claims made on that occasion, in the articles that no longer report the old event, go with it.
    """
    hold(event, seen)
    taken = list(event.mentions.filter(pk__in=[m.pk for m in mentions]))
    if not taken or len(taken) == event.mentions.count():
        raise ValidationError({"mentions": "choose some of the places where it is reported, not all"})
    with pghistory.context(user=by.pk):
        other = Event.objects.create(
            title=event.title, date=event.date, place=event.place, state=event.state, touched_at=timezone.now()
        )
        other.participants.set(event.participants.all())
        other.topics.set(event.topics.all())
        Mention.objects.filter(pk__in=[m.pk for m in taken]).update(event=other)
        left = event.mentions.values("article")
        articles = {m.article_id for m in taken}
        moving = Claim.objects.filter(event=event, appearances__article__in=articles).exclude(
            appearances__article__in=left
        )
        claims = sorted(set(moving.values_list("pk", flat=True)))
        Claim.objects.filter(pk__in=claims).update(event=other, updated_at=timezone.now())
        event.touched_at = timezone.now()
        event.save()
        _decided(event, Verb.SPLIT, by, {"split": [None, other.pk]})
    return other


@atomic
def keep_apart(one: Any, two: Any, *, by) -> None:
    """Say that two records that look like one are two: they are not proposed as one again."""
    _decided(one, Verb.APART, by, {"apart": [None, two.pk]})


@atomic
def _merge(winner: Any, loser: Any, by, reason: str) -> Merge:
    if winner.pk == loser.pk:
        raise ValidationError({"loser": "this is the same record"})
    for record in sorted((winner, loser), key=lambda r: r.pk):  # in one order, so that two merges never wait in a ring
        hold(record)
    with pghistory.context(user=by.pk):
        moved = {}
        for field in _pointing_to(type(winner)):
            content = _move(field, winner, loser)
            if content:
                moved[f"{field.model._meta.label}.{field.name}"] = content
        changes = {}
        loser.merged_into = winner
        if loser.state == State.CONFIRMED and winner.state != State.CONFIRMED:
            changes["state"] = [winner.state, State.CONFIRMED]
            winner.state = State.CONFIRMED
        for record in (winner, loser):
            record.touched_at = timezone.now()
            record.save()
        merge = Merge.objects.create(
            record=RecordKind(winner._meta.model_name), winner_id=winner.pk, loser_id=loser.pk, moved=moved, by=by
        )
        _decided(winner, Verb.MERGE, by, changes | {"merge": [None, merge.pk]}, reason=reason)
    return merge


def _pointing_to(model: type[models.Model]) -> Iterator[models.ForeignKey]:
    """Every foreign key to `model`: those of history and of the register of merges tell the past and stay."""
    for other in apps.get_models(include_auto_created=True):
        if other._meta.proxy or hasattr(other, "pgh_tracked_model"):
            continue
        for field in other._meta.local_concrete_fields:
            if field.is_relation and field.related_model is model:
                yield field


def _move(field: models.ForeignKey, winner: Any, loser: Any) -> dict[str, Any]:
    """Re-point the rows of one column from loser to winner: {"ids": [...], "taken out": [row, ...]}; empty for none."""
    rows = list(field.model._base_manager.filter(**{field.name: loser}).values())
    doubled_ids = set()
    for columns in _uniques(field) if rows else ():
        held = set(field.model._base_manager.filter(**{field.name: winner}).values_list(*columns))
        doubled_ids |= {row["id"] for row in rows if tuple(row[c] for c in columns) in held}
    doubled = [row for row in rows if row["id"] in doubled_ids]
    moving = [row["id"] for row in rows if row["id"] not in doubled_ids]
    _stamp(field, doubled_ids)
    field.model._base_manager.filter(pk__in=doubled_ids).delete()
    _repoint(field, moving, winner)
    content: dict[str, Any] = {"ids": moving} if moving else {}
    if doubled:
        content[_TAKEN_OUT] = [{name: _plain(value) for name, value in row.items()} for row in doubled]
    return content


def _put_back(label: str, content: dict[str, Any], winner: Any, loser: Any) -> None:
    model_label, _, name = label.rpartition(".")
    model = apps.get_model(model_label)
    field = model._meta.get_field(name)
    ids = model._base_manager.filter(pk__in=content.get("ids", []), **{name: winner}).values_list("pk", flat=True)
    _repoint(field, list(ids), loser)
    model._base_manager.bulk_create([model(**row) for row in content.get(_TAKEN_OUT, [])], ignore_conflicts=True)


def _repoint(field: models.ForeignKey, ids: list[int], target: Any) -> None:
    values: dict[str, Any] = {field.name: target}
    if any(f.name == "updated_at" for f in field.model._meta.fields):
        values["updated_at"] = timezone.now()
    field.model._base_manager.filter(pk__in=ids).update(**values)
    _stamp(field, ids)


def _stamp(field: models.ForeignKey, ids: Collection[int]) -> None:
    """What is at the other end of many-to-many rows shows them, and changes with them."""
    if not field.model._meta.auto_created:
        return
    (other,) = (f for f in field.model._meta.local_concrete_fields if f.is_relation and f is not field)
    shown = field.model._base_manager.filter(pk__in=ids).values(other.attname)
    other.related_model._base_manager.filter(pk__in=shown).update(updated_at=timezone.now())


def _uniques(field: models.ForeignKey) -> list[list[str]]:
    """The other columns of each uniqueness that this column takes part in."""
    meta = field.model._meta
    groups = [list(group) for group in meta.unique_together]
    for constraint in meta.constraints:
        if isinstance(constraint, models.UniqueConstraint):
            columns = [e.name for e in constraint.expressions if isinstance(e, models.F)]
            groups.append([*constraint.fields, *columns])
    return [[meta.get_field(n).attname for n in group if n != field.name] for group in groups if field.name in group]


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, (int, float, str, list, dict)) else str(value)


def _decided(record: Any, verb: Verb, by, changes: dict[str, Any], *, reason: str = "", undoes=None) -> None:
    Decision.objects.create(
        record=RecordKind(record._meta.model_name),
        record_id=record.pk,
        verb=verb,
        changes=changes,
        reason=reason,
        by=by,
        undoes=undoes,
    )
