"""What shapes are made of: each part knows its JSON Schema and the SQL expression of its JSON.

`korus.serving.shapes` says how they come together. A new kind of part is one class here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import orjson
from django.db.models import Case, Expression, F, Func, JSONField, OuterRef, Q, Subquery, TextField, When
from django.db.models.functions import Cast, Substr

from korus.serving.access import Sight
from korus.serving.prepared import Constant, Param

if TYPE_CHECKING:
    from korus.serving.shapes import Shape

TEXT, JSON = TextField(), JSONField()
#: `https://host/api/v1/`, known when a request comes.
ROOT = Param("root", TEXT)


@dataclass(frozen=True)
class Scope:
    """For whom and from where an expression is made: `at` is the path to the row, "" or "claimant__".

    `within` is the path from the row to the one whose list it is in, which the statement has at hand.
    """

    sight: Sight
    expand: frozenset[str] = frozenset()
    at: str = ""
    within: str = ""

    def inside(self, path: str) -> Scope:
        return Scope(self.sight, frozenset(), f"{self.at}{path}__")

    def column(self, path: str) -> Expression:
        """A column by its path from the row. One of the row that the list is in is taken from there: no second join."""
        if self.within and path.startswith(f"{self.within}__"):
            return OuterRef(path.removeprefix(f"{self.within}__"))
        return F(self.at + path)


class JSONObject(Func):
    """`json_build_object`: unlike jsonb it keeps the order of its keys, and is made faster."""

    function = "json_build_object"
    output_field = JSON

    def __init__(self, **members: Expression):
        pairs = [part for key, value in members.items() for part in (Constant(key, TEXT), value)]
        super().__init__(*pairs)


class Joined(Func):
    """Texts put together; unlike `Concat` it knows that none of them is null."""

    template = "(%(expressions)s)"
    arg_joiner = " || "
    output_field = TEXT


class Null(Func):
    template = "NULL::json"
    output_field = JSON


class JSONList(Subquery):
    """The rows of a subquery of one column, as a JSON list."""

    template = "ARRAY(%(subquery)s)"
    output_field = JSON


class Part:
    """One member of a shape. `source` is the path of its column, `key` its key, where these are not its name."""

    nullable = False

    def __init__(self, about: str = "", *, source: str = "", key: str = "", nullable: bool = False):
        self.about = about
        self.source = source
        self.key = key
        self.nullable = nullable

    def __set_name__(self, owner: type[Shape], name: str) -> None:
        self.name = name
        self.source = self.source or name
        self.key = self.key or name

    def path(self, scope: Scope) -> str:
        return scope.at + self.source

    def expression(self, scope: Scope) -> Expression:
        return F(self.path(scope))

    def own_schema(self) -> dict[str, Any]:
        raise NotImplementedError

    def schema(self) -> dict[str, Any]:
        """JSON Schema of the member."""
        own = self.own_schema()
        if self.nullable:
            own = or_null(own)
        return own | {"description": self.about} if self.about else own


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in schema or "enum" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    return schema | {"type": [schema["type"], "null"]}


class Plain(Part):
    """A column as it is."""

    def __init__(self, schema: dict[str, Any], about: str = "", **options):
        super().__init__(about, **options)
        self._schema = schema

    def own_schema(self) -> dict[str, Any]:
        return dict(self._schema)


def Text(about: str = "", **options) -> Plain:
    return Plain({"type": "string"}, about, **options)


def Number(about: str = "", **options) -> Plain:
    return Plain({"type": "integer"}, about, **options)


def Share(about: str = "", **options) -> Plain:
    return Plain({"type": "number", "minimum": 0, "maximum": 1}, about, **options)


def Truth(about: str = "", **options) -> Plain:
    return Plain({"type": "boolean"}, about, **options)


def Moment(about: str = "", **options) -> Plain:
    return Plain({"type": "string", "format": "date-time"}, about, **options)


def Day(about: str = "", **options) -> Plain:
    return Plain({"type": "string", "format": "date"}, about, **options)


def Choice(choices, about: str = "", **options) -> Plain:
    return Plain({"type": "string", "enum": list(choices.values)}, about, **options)


def Structure(schema: dict[str, Any], about: str = "", **options) -> Plain:
    """A JSON column whose inside is described by `schema`."""
    return Plain(schema, about, **options)


class Fixed(Part):
    """A member that is the same in every row."""

    def __init__(self, content: object, *, key: str = ""):
        super().__init__(key=key)
        self.content = content

    def expression(self, scope: Scope) -> Expression:
        content = Constant(orjson.dumps(self.content).decode(), TEXT)
        return Func(content, template="(%(expressions)s)::json", output_field=JSON)

    def own_schema(self) -> dict[str, Any]:
        # Generators of clients know a const that is a word, and no other.
        return {"const": self.content} if isinstance(self.content, str) else {"type": "array", "items": {}}


class Own(Part):
    """The address of the row itself; `below` is what comes after its number."""

    def __init__(self, *, below: str = "") -> None:
        super().__init__("its address", source="pk")
        self.below = below

    def __set_name__(self, owner: type[Shape], name: str) -> None:
        super().__set_name__(owner, name)
        self.address = owner.address

    def expression(self, scope: Scope) -> Expression:
        own = address_of(self.address, self.path(scope))
        return Joined(own, Constant(self.below, TEXT)) if self.below else own

    def own_schema(self) -> dict[str, Any]:
        return {"type": "string", "format": "uri"}


class OwnWithin(Own):
    """The address of a row that stands in another record's: `claims/7/appearances/3`. `owner` is the path of the column
    with the other's number."""

    def __init__(self, address: str, owner: str, below: str):
        super().__init__(below=below)
        self.within, self.owner = address, owner

    def expression(self, scope: Scope) -> Expression:
        outer, inner = Constant(f"{self.within}/", TEXT), Constant(f"/{self.below}/", TEXT)
        return Joined(ROOT, outer, scope.column(self.owner), inner, F(self.path(scope)))


def address_of(collection: str, path: str) -> Expression:
    return Joined(ROOT, Constant(f"{collection}/", TEXT), F(path))


class Decimal(Part):
    """A decimal number as a string, so that no reader rounds it; without trailing zeros."""

    def expression(self, scope: Scope) -> Expression:
        return Cast(Func(F(self.path(scope)), function="trim_scale"), TEXT)

    def own_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}


class Date(Part):
    """An EDTF date with its bounds, `{edtf, earliest, latest}`; null when it is not known. Open ends are null."""

    def __init__(self, about: str = "", **options):
        super().__init__(about, **options | {"nullable": True})

    def expression(self, scope: Scope) -> Expression:
        path = self.path(scope)
        known = JSONObject(edtf=F(path), earliest=F(f"{path}_earliest"), latest=F(f"{path}_latest"))
        return Case(When(~Q(**{path: ""}), then=known), output_field=JSON)

    def own_schema(self) -> dict[str, Any]:
        return {"$ref": "#/components/schemas/Date"}


class Exact(Part):
    """The words between `start` and `end` of an article's text, cut in the database."""

    def __init__(self, text: str, about: str = "the words there"):
        super().__init__(about)
        self.text = text

    def expression(self, scope: Scope) -> Expression:
        start, end = scope.column("start"), scope.column("end")
        return Substr(scope.column(self.text), start + 1, end - start)

    def own_schema(self) -> dict[str, Any]:
        return {"type": "string"}


class Link(Part):
    """A related row as `{id, url, name}`; null when there is none, or none that the visitor may see.

    Where the request says `expand=<this member>` it is the whole of `shape` instead.
    """

    def __init__(self, shape: type[Shape], about: str = "", **options):
        super().__init__(about, **options | {"nullable": True})
        self.shape = shape

    def expression(self, scope: Scope) -> Expression:
        inside = scope.inside(self.source)
        if self.name in scope.expand:
            whole = self.shape.visible(self.shape.model._default_manager.all(), scope.sight)
            whole = whole.filter(pk=OuterRef(self.path(scope)))
            return Subquery(whole.values_list(self.shape.json(Scope(scope.sight))), output_field=JSON)
        there = Q(**{f"{self.path(scope)}__isnull": False}) & self.shape.seen(scope.sight, inside.at)
        return Case(When(there, then=self.shape.brief(inside)), output_field=JSON)

    def own_schema(self) -> dict[str, Any]:
        return {"$ref": "#/components/schemas/Link"}

    def schema(self) -> dict[str, Any]:
        # The whole comes first: generated clients take the first that fits, and the short form is in the long one.
        options = [{"$ref": f"#/components/schemas/{self.shape.component()}"}, self.own_schema(), {"type": "null"}]
        return {"anyOf": options, "description": f"{self.about or self.name}; the whole with `expand={self.name}`"}


class Many(Part):
    """A list of related rows in the shape `shape`. `source` is the path from the related row back to this one.

    With `brief` each is `{id, url, name}`, and the whole where the request says `expand=<this member>`.
    """

    def __init__(
        self, shape: type[Shape], source: str, about: str = "", *, order: Sequence[str] = ("pk",), brief: bool = False,
        where: Q | None = None,
    ):  # fmt: skip
        super().__init__(about, source=source)
        self.shape = shape
        self.order = order
        self.brief = brief
        self.where = where

    def expression(self, scope: Scope) -> Expression:
        rows = self.shape.visible(self.shape.model._default_manager.all(), scope.sight)
        rows = rows.filter(self.where or Q(), **{self.source: OuterRef(f"{scope.at}pk")}).order_by(*self.order)
        inside = Scope(scope.sight, within=self.source)
        brief = self.brief and self.name not in scope.expand
        return JSONList(rows.values_list(self.shape.brief(inside) if brief else self.shape.json(inside)))

    def own_schema(self) -> dict[str, Any]:
        whole = {"$ref": f"#/components/schemas/{self.shape.component()}"}
        items = {"anyOf": [whole, {"$ref": "#/components/schemas/Link"}]} if self.brief else whole
        return {"type": "array", "items": items}

    def schema(self) -> dict[str, Any]:
        if not self.brief:
            return super().schema()
        return self.own_schema() | {"description": f"{self.about or self.name}; the whole with `expand={self.name}`"}


class Working(Part):
    """A part that shows how the machine works: null for all but curators."""

    def __init__(self, part: Part):
        super().__init__(f"{part.about} (for curators; else null)", nullable=True)
        self.part = part

    def __set_name__(self, owner: type[Shape], name: str) -> None:
        self.part.__set_name__(owner, name)
        super().__set_name__(owner, name)

    def expression(self, scope: Scope) -> Expression:
        return self.part.expression(scope) if scope.sight.working else Null()

    def own_schema(self) -> dict[str, Any]:
        return self.part.own_schema()
