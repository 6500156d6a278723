"""What a record was, who changed it, and when: from the rows that its triggers keep (`models.keeps_history`)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models

#: Columns of a record that only mirror another one.
_MIRRORS = {"date_earliest", "date_latest", "said_earliest", "said_latest", "due_earliest", "due_latest", "folded"}
_NOT_SHOWN = _MIRRORS | {"touched_at", "id"}


@dataclass(frozen=True)
class Change:
    """One write to one row: `fields` maps a column to what it was and what it became."""

    row: str
    at: datetime
    who: str  # "" for the machine
    fields: dict[str, tuple[Any, Any]]
    deleted: bool = False


def as_it_stood(record: models.Model, at: datetime) -> dict[str, Any] | None:
    """The columns of a record at a moment; None when it was not there yet."""
    if record.created_at > at:
        return None
    row = record.history.filter(pgh_created_at__gt=at).order_by("pgh_created_at", "pgh_id").first()
    source = row or type(record)._base_manager.get(pk=record.pk)
    return {column: getattr(source, column) for column in _columns(record)}


def changes_of(*rows: models.Model) -> list[Change]:
    """What became of these rows, newest first."""
    found = [change for row in rows for change in _changes(row)]
    users = get_user_model().objects.in_bulk({c[0] for c in found if c[0]})
    changes = [_named(change, users.get(user_id)) for user_id, change in found]
    return sorted(changes, key=lambda change: -change.at.timestamp())  # stable: of one moment, the later first


def _named(change: Change, user) -> Change:
    who = user.get_full_name() or user.get_username() if user else ""
    return Change(change.row, change.at, who, change.fields, change.deleted)


def _changes(record: models.Model) -> list[tuple[int | None, Change]]:
    steps: Sequence[Any] = [*record.history.select_related("pgh_context").order_by("pgh_id"), record]
    columns = _columns(record)
    changes = []
    for before, after in pairwise(steps):
        fields = {
            column: (getattr(before, column), getattr(after, column))
            for column in columns
            if column not in _NOT_SHOWN and getattr(before, column) != getattr(after, column)
        }
        if fields:
            user_id = before.pgh_context.metadata.get("user") if before.pgh_context else None
            name = f"{record._meta.verbose_name} {record}"
            changes.append((user_id, Change(name, before.pgh_created_at, "", fields)))
    return changes[::-1]


def _columns(record: models.Model) -> list[str]:
    """The columns that both the record and its history have."""
    kept = {field.attname for field in type(record).history.rel.related_model._meta.fields}
    return [field.attname for field in record._meta.concrete_fields if field.attname in kept]
