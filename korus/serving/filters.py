"""Filters of lists: one row in one table each, which serves the documentation and the query.

    FILTERS = {
        "claimant": One("who said it: the number of an actor", Whole(), "claimant", example="12"),
        "kind": Any("one or more kinds", OneOf(ClaimKind.values), "kind", example="pledge,forecast"),
        "article": One("told in this article", Whole(), lambda v: Q(article=v), whole=told, example="7"),
    }

What a filter asks of the database depends on the names of the filters alone, not on their values, so that a list is
compiled once for each combination in use (`korus.serving.prepared`).
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import and_
from typing import Any as Anything

from django.db.models import BooleanField, Exists, Expression, F, Func, Q
from django.http import QueryDict

from korus.serving.access import Sight
from korus.serving.prepared import Among, Param
from korus.serving.problems import FieldError, Problem
from korus.serving.values import Flag, Unfit, Value

Condition = Q | Expression


@dataclass(frozen=True)
class One:
    """A filter that takes one value. `where` is the path of the column it equals, or makes a condition of a Param.

    With `whole` the condition is about a related row, and one related row must fulfil all those of the same `whole`:
    `unit=USD&value_min=1e12` finds a claim with such an amount, not one with a dollar and a trillion of something else.
    """

    about: str
    value: Value
    where: str | Callable[[Param], Condition]
    example: str = ""
    whole: Callable[[Q], Exists] | None = None
    required: bool = False

    def given(self, query: QueryDict, name: str) -> str:
        return single(query, name)

    def read(self, raw: str) -> Anything:
        return self.value.read(raw)

    def variant(self, value: Anything) -> Hashable:
        """What of the value the statement itself depends on."""
        return None

    def condition(self, name: str, variant: Hashable, sight: Sight) -> Condition:
        param = Param(name, self.value.column)
        return self.where(param) if callable(self.where) else Q(**{self.where: param})

    def parameter(self, name: str) -> dict[str, Anything]:
        """The OpenAPI parameter."""
        described = {"name": name, "in": "query", "description": self.about, "schema": self.value.schema}
        described |= {"required": True} if self.required else {}
        return described | ({"example": self.value.shown(self.example)} if self.example else {})


@dataclass(frozen=True)
class Any(One):
    """A filter that takes one or more values with commas between them, and finds what has any of them. It may be given
    several times too: `kind=pledge&kind=forecast` is what many clients make of a list."""

    def given(self, query: QueryDict, name: str) -> str:
        return several(query, name)

    def read(self, raw: str) -> list[Anything]:
        return sorted({self.value.read(word) for word in raw.split(",")})

    def variant(self, value: list[Anything]) -> Hashable:
        return len(value) == 1  # an equation can walk an index in order; ANY cannot

    def condition(self, name: str, variant: Hashable, sight: Sight) -> Condition:
        many = Param(name, self.value.column, many=True)
        if callable(self.where):
            return self.where(many)
        if variant:
            return Q(**{self.where: First(many)})
        return Q(Among(F(self.where), many))

    def parameter(self, name: str) -> dict[str, Anything]:
        words = {"type": "array", "items": self.value.schema, "minItems": 1}
        example = {"example": [self.value.shown(word) for word in self.example.split(",")]} if self.example else {}
        return super().parameter(name) | {"schema": words, "style": "form", "explode": False} | example


@dataclass(frozen=True)
class Whether(One):
    """A filter that is true or false; the statement differs."""

    value: Value = field(default_factory=Flag)
    where: Callable[[bool], Condition] = field(default=Q)

    def variant(self, value: bool) -> Hashable:
        return value

    def condition(self, name: str, variant: Hashable, sight: Sight) -> Condition:
        return self.where(variant)


@dataclass(frozen=True)
class Through(One):
    """A filter that goes by other records: `where` is given the visitor's Sight too, as what they may not see must not
    tell on itself by what it lets through."""

    where: Callable[[Param, Sight], Condition] = field(default=Q)

    def condition(self, name: str, variant: Hashable, sight: Sight) -> Condition:
        return self.where(Param(name, self.value.column), sight)


class First(Param):
    """The only element of an array Param."""

    def __init__(self, param: Param):
        super().__init__(param.name, param.output_field, many=True)

    def as_sql(self, compiler, connection):
        sql, params = super().as_sql(compiler, connection)
        return f"({sql})[1]", params


class Contains(Func):
    """Whether a text has another in it, in whatever case; the pattern comes from `values.Piece`. An index of trigrams
    serves it, as it would not serve Django's `icontains`."""

    template = "%(expressions)s"
    arg_joiner = " ILIKE "
    output_field = BooleanField()


Filters = Mapping[str, One]


def conditions(filters: Filters, asked: Mapping[str, Hashable], sight: Sight) -> list[Condition]:
    """What the filters named in `asked`, with their variants, demand of a row."""
    demands: list[Condition] = []
    of_related: dict[Callable[[Q], Exists], list[Q]] = {}
    for name, variant in asked.items():
        condition = filters[name].condition(name, variant, sight)
        whole = filters[name].whole
        if whole is None:
            demands.append(condition)
        else:
            of_related.setdefault(whole, []).append(Q(condition))
    return demands + [whole(reduce(and_, parts)) for whole, parts in of_related.items()]


def read_filters(query: QueryDict, filters: Filters, also: tuple[str, ...]) -> dict[str, Anything]:
    """The values of the filters in a query; `also` are names that mean something else to the list.

    Raises Problem that names every unknown filter and every bad value.
    """
    unknown = [name for name in query if name not in filters and name not in also]
    if unknown:
        known = sorted((*filters, *also))
        errors = [FieldError(name[:60], "there is no such filter") for name in unknown]
        raise Problem("unknown-filter", f"There is no filter {unknown[0][:60]!r} here.", errors, known)
    values, errors = {}, []
    errors += [FieldError(name, "is required") for name, f in filters.items() if f.required and name not in query]
    for name in query:
        if name not in filters:
            continue
        try:
            values[name] = filters[name].read(filters[name].given(query, name))
        except Unfit as error:
            errors.append(FieldError(name, str(error)))
    if errors:
        raise Problem("bad-filter", f"{errors[0].field}: {errors[0].detail}", errors)
    return values


def single(query: QueryDict, name: str) -> str:
    """The value of a parameter that may be given once."""
    if len(query.getlist(name)) > 1:
        raise Unfit("is given more than once, and takes one value")
    return several(query, name)


def several(query: QueryDict, name: str) -> str:
    """The values of a parameter that may be given several times, with commas between them."""
    given = ",".join(query.getlist(name))
    if "\0" in given:
        raise Unfit("has a NUL character")
    return given
