"""Kinds of values that visitors send: each knows its JSON Schema and how to read what came.

A value comes as text (in a query) or as JSON (in a body); `read` takes both and raises Unfit with what is wrong and
what to do about it.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from korus.reading import edtf

LARGEST = 2**63 - 1


class Unfit(ValueError):
    """A value that is none of its kind; the message goes to the visitor."""


class Value:
    """`column` is the kind of column it is compared with; `schema` its JSON Schema."""

    column: models.Field
    schema: dict[str, Any]

    def read(self, raw: object) -> Any:
        raise NotImplementedError

    def shown(self, example: str) -> Any:
        """An example from a query as JSON has it."""
        kind = {"integer": int, "number": float}.get(self.schema.get("type"), str)
        return kind(example)


class Whole(Value):
    """A whole number."""

    column = models.BigIntegerField()

    def __init__(self, least: int = 1, most: int = LARGEST):
        self.least, self.most = least, most
        self.schema = {"type": "integer", "minimum": least, "maximum": most}

    def read(self, raw: object) -> int:
        if isinstance(raw, str) and re.fullmatch(r"-?[0-9]{1,19}", raw):
            raw = int(raw)
        if isinstance(raw, float) and raw.is_integer():  # 7.0 is an integer of JSON Schema
            raw = int(raw)
        if isinstance(raw, bool) or not isinstance(raw, int) or not self.least <= raw <= self.most:
            raise Unfit(f"{shown(raw)} is no whole number from {self.least:,} to {self.most:,}")
        return raw


def number_in(sent: object, least: int = 1, most: int = LARGEST) -> int | None:
    """The number that a form or an address has as text; None where it has none, or another."""
    try:
        return Whole(least, most).read(sent)
    except Unfit:
        return None


class Number(Value):
    """A decimal number, also as 1e12."""

    column = models.DecimalField(max_digits=None, decimal_places=None)
    schema = {"type": "number"}

    def read(self, raw: object) -> Decimal:
        try:
            number = Decimal(str(raw)) if isinstance(raw, (str, int, float)) and not isinstance(raw, bool) else None
        except InvalidOperation:
            number = None
        if number is None or not number.is_finite() or abs(number.adjusted()) > 400:
            raise Unfit(f"{shown(raw)} is no number: write it as 1200000000 or 1.2e9")
        return number


class Real(Number):
    """A number of limited precision, such as a rank."""

    column = models.FloatField()

    def read(self, raw: object) -> float:
        return float(super().read(raw))


class Fraction(Number):
    """From 0 to 1."""

    column = models.FloatField()
    schema = {"type": "number", "minimum": 0, "maximum": 1}

    def read(self, raw: object) -> float:
        number = float(super().read(raw))
        if not 0 <= number <= 1:
            raise Unfit(f"{shown(raw)} does not lie between 0 and 1")
        return number


class Words(Value):
    """Text of one or more characters."""

    column = models.TextField()

    def __init__(self, longest: int = 300, *, blank: bool = False, pattern: str = ""):
        self.longest, self.blank, self.pattern = longest, blank, pattern
        self.schema = {"type": "string", "maxLength": longest, **({"pattern": pattern} if pattern else NO_NUL)}
        if not blank:
            self.schema["minLength"] = 1

    def read(self, raw: object) -> str:
        if not isinstance(raw, str):
            raise Unfit(f"{shown(raw)} is no text")
        if len(raw) > self.longest:
            raise Unfit(f"is longer than {self.longest:,} characters")
        if not raw and not self.blank:
            raise Unfit("is empty")
        if "\0" in raw or not re.fullmatch(self.pattern or ".*", raw, re.DOTALL):
            raise Unfit(f"{shown(raw)} has characters that do not belong here")
        return raw


def Tag() -> Words:
    """A BCP 47 tag of a language."""
    return Words(35, pattern="^[A-Za-z0-9-]+$")


class Piece(Words):
    """Part of a text, read as the pattern that finds it."""

    def __init__(self) -> None:
        super().__init__(100)

    def read(self, raw: object) -> str:
        escaped = re.sub(r"([\\%_])", r"\\\1", super().read(raw))
        return f"%{escaped}%"


#: No NUL, which PostgreSQL cannot store. Not as a pattern of all other characters: together with `maxLength` tools
#: unroll one to an automaton of as many states.
NO_NUL = {"not": {"pattern": r"\x00"}}


class OneOf(Value):
    """A word out of a list."""

    column = models.TextField()

    def __init__(self, words: Iterable[str]):
        self.words = tuple(words)
        self.schema = {"type": "string", "enum": list(self.words)}

    def read(self, raw: object) -> str:
        if raw not in self.words or not isinstance(raw, str):
            raise Unfit(f"{shown(raw)} is none of: {', '.join(self.words)}")
        return raw


class Flag(Value):
    """True or false."""

    column = models.BooleanField()
    schema = {"type": "boolean"}

    def read(self, raw: object) -> bool:
        known = {True: True, False: False, "true": True, "false": False}
        if not isinstance(raw, (bool, str)) or raw not in known:
            raise Unfit(f"{shown(raw)} is neither true nor false")
        return known[raw]


class Moment(Value):
    """A point in time, ISO 8601; without an offset it is UTC. A day alone is its beginning."""

    column = models.DateTimeField()
    schema = {"anyOf": [{"type": "string", "format": "date-time"}, {"type": "string", "format": "date"}]}

    def read(self, raw: object) -> datetime:
        if isinstance(raw, str):  # the plus of an offset is a blank in a query, where it was not encoded
            raw = re.sub(r"(T[0-9:.]+) ([0-9:]+)$", r"\1+\2", raw)
        try:
            moment = datetime.fromisoformat(raw)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (TypeError, ValueError, OverflowError):
            raise Unfit(f"{shown(raw)} is no moment: write it as 2025-07-22T09:30:00Z or 2025-07-22") from None


class Period(Value):
    """A year, a month or a day; `first` says whether its first or its last day is meant."""

    column = models.DateField()
    schema = {
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "string", "pattern": "^[1-9][0-9]{3}(-(0[1-9]|1[0-2]))?$"},
        ]
    }

    def __init__(self, *, first: bool):
        self.first = first

    def read(self, raw: object) -> date:
        if isinstance(raw, str) and re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", raw):
            try:
                bounds = edtf.bounds(raw)
            except edtf.NotEDTF:
                bounds = (None, None)
            day = bounds[0 if self.first else 1]
            if day is not None:
                return day
        raise Unfit(f"{shown(raw)} is no day, month or year: write it as 2025-07-22, 2025-07 or 2025")


class Day(Value):
    """A day."""

    column = models.DateField()
    schema = {"type": "string", "format": "date"}

    def read(self, raw: object) -> date:
        try:
            return date.fromisoformat(raw)
        except (TypeError, ValueError):
            raise Unfit(f"{shown(raw)} is no day: write it as 2025-07-22") from None


#: The form of one EDTF date; whether there is such a day no pattern can say.
_PART = "([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(-[0-9]{2}(-[0-9]{2})?)?[~?%]?"


class EDTF(Value):
    """A date that can be imprecise; empty when it is not known."""

    column = models.TextField()
    schema = {
        "type": "string",
        "maxLength": 64,
        "pattern": f"^({_PART}|{_PART}/({_PART}|[.][.])?|([.][.])?/{_PART})?$",
        "description": "EDTF (ISO 8601-2); empty when not known",
    }

    def read(self, raw: object) -> str:
        if not isinstance(raw, str) or len(raw) > 64:
            raise Unfit(f"{shown(raw)} is no EDTF date: write it as 2025-07-22, 2025-07, 2030 or 2026/2030")
        try:
            if raw:
                edtf.bounds(raw)
        except edtf.NotEDTF as error:
            raise Unfit(f"is no EDTF date: {error}") from None
        return raw


class Several(Value):
    """A list of values of one kind."""

    def __init__(self, value: Value, most: int = 1000):
        self.value, self.most = value, most
        self.schema = {"type": "array", "items": value.schema, "maxItems": most}

    def read(self, raw: object) -> list[Any]:
        if not isinstance(raw, list) or len(raw) > self.most:
            raise Unfit(f"is no list of at most {self.most:,} values")
        return [self.value.read(one) for one in raw]


class Either(Value):
    """A value of one kind or another."""

    def __init__(self, *values: Value):
        self.values = values
        self.schema = {"anyOf": [value.schema for value in values]}

    def read(self, raw: object) -> Any:
        complaints = []
        for value in self.values:
            try:
                return value.read(raw)
            except Unfit as error:
                complaints.append(str(error))
        raise Unfit("; ".join(complaints))


class Stretch(Value):
    """A stretch of a text, `{start, end}` in code points, as (start, end)."""

    schema = {
        "type": "object",
        "properties": {
            "start": {"type": "integer", "minimum": 0, "maximum": 2**31 - 1},
            "end": {"type": "integer", "minimum": 1, "maximum": 2**31 - 1},
        },
        "required": ["start", "end"],
        "additionalProperties": False,
    }

    def read(self, raw: object) -> tuple[int, int]:
        if not isinstance(raw, dict) or raw.keys() != {"start", "end"}:
            raise Unfit("is no stretch: write it as {start, end}")
        bound = Whole(least=0, most=2**31 - 1)
        return bound.read(raw["start"]), bound.read(raw["end"])


class OrNull(Value):
    """A value, or null."""

    def __init__(self, value: Value):
        self.value = value
        self.schema = {"anyOf": [value.schema, {"type": "null"}]}

    def read(self, raw: object) -> Any:
        return None if raw is None else self.value.read(raw)


def shown(raw: object) -> str:
    """What was sent, short enough for a message, and without halves of surrogate pairs."""
    return repr(raw)[:60].encode("ascii", "backslashreplace").decode()
