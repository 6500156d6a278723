"""What a record was, who changed it, and when: from the rows that its triggers keep (`models.keeps_history`)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
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
    before: str = ""  # the last moment of what it was, as `restore` takes it
    of_record: bool = False  # of the record itself, not of a row that belongs to it


def as_it_stood(record: models.Model, at: datetime) -> dict[str, Any] | None:
    """The columns of a record at a moment; None when it was not there yet."""
    if record.created_at > at:
        return None
    row = record.history.filter(pgh_created_at__gt=at).order_by("pgh_created_at", "pgh_id").first()
    source = row or type(record)._base_manager.get(pk=record.pk)
    return {column: getattr(source, column) for column in _columns(record)}


def changes_of(*rows: models.Model) -> list[Change]:
    """What became of a record (the first row) and of the rows that belong to it, newest first."""
    found = [(user_id, replace(change, of_record=row is rows[0])) for row in rows for user_id, change in _changes(row)]
    users = get_user_model().objects.in_bulk({user_id for user_id, _ in found if user_id})
    changes = [replace(change, who=_name(users.get(user_id))) for user_id, change in found]
    return sorted(changes, key=lambda change: -change.at.timestamp())  # stable: of one moment, the later first


def _name(user) -> str:
    return user.get_full_name() or user.get_username() if user else ""


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
            until = before.pgh_created_at - timedelta(microseconds=1)
            changes.append((user_id, Change(name, before.pgh_created_at, "", fields, before=until.isoformat())))
    return changes[::-1]


def _columns(record: models.Model) -> list[str]:
    """The columns that both the record and its history have."""
    kept = {field.attname for field in type(record).history.rel.related_model._meta.fields}
    return [field.attname for field in record._meta.concrete_fields if field.attname in kept]
