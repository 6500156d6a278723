"""What all records have: a state, a history, words to search for, and dates that can be imprecise."""

from datetime import date

import pghistory
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func

from korus.reading import edtf


class State(models.TextChoices):
    """What has become of a machine-made record."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the machine no longer finds it; kept because something refers to it


class RecordQuerySet(models.QuerySet):
    """Of rows that the machine proposes and a person decides on."""

    def confirmed(self):
        return self.filter(state=State.CONFIRMED)

    def proposed(self):
        return self.filter(state=State.PROPOSED)

    def untouched(self):
        """Rows that no person has changed or decided on."""
        return self.filter(touched_at=None)


#: Columns that change with every write or are computed from others: no history is kept of them.
NO_HISTORY = {"created_at", "updated_at", "words"}


def keeps_history(model=None, *, without: frozenset[str] | set[str] = frozenset()):
    """Keep what every update and delete of a row replaced, in `<Model>History`; triggers see bulk and raw writes too.

    A history row is the row as it stood until `pgh_created_at`; `pgh_context` says who changed it (none: the machine).
    """

    def track(tracked):
        columns = {field.name for field in tracked._meta.local_concrete_fields}
        return pghistory.track(
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            exclude=sorted(columns & (NO_HISTORY | without)),
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            model_name=f"{tracked.__name__}History",
        )(tracked)

    return track if model is None else track(model)


def searchable(*columns: str) -> models.GeneratedField:
    """A stored tsvector over text columns; `korus_words` is made by the first migration of this app."""
    expression = Func(*[F(c) for c in columns], function="korus_words", output_field=SearchVectorField())
    return models.GeneratedField(expression=expression, output_field=SearchVectorField(), db_persist=True)


def validate_edtf(text: str) -> None:
    """A date that can be imprecise, as `korus.reading.edtf` defines it."""
    try:
        edtf.bounds(text)
    except edtf.NotEDTF as error:
        raise ValidationError(str(error)) from None


class EDTFField(models.CharField):
    """EDTF text; empty when not known. Its days stand beside it in `<name>_earliest` and `<name>_latest`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        super().__init__(*args, validators=[validate_edtf], **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


def bounds_of(text: str) -> tuple[date | None, date | None]:
    """The days an EDTF text can mean; (None, None) for the empty text. Raises NotEDTF."""
    return edtf.bounds(text) if text else (None, None)


class OrUndated(Func):
    """A date column for sorting: what is not dated comes before everything. Lists walk the indexes that have it."""

    template = "COALESCE(%(expressions)s, DATE '0001-01-01')"
    output_field = models.DateField()
