"""Pages by keyset: a cursor is where a page begins, as values of the order's keys, so that pages stay put while rows
come and go and page 2,000 costs what page 2 costs."""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

import orjson
from django.db.models import BooleanField, Expression, F, Func
from django.http import HttpRequest

from korus.serving.prepared import Param
from korus.serving.problems import Problem
from korus.serving.values import Moment, Unfit, Value, Whole

DEFAULT_LIMIT = 50
LIMIT = Whole(least=1, most=200)
CURSOR_SCHEMA = {"type": "string", "pattern": "^[A-Za-z0-9_-]+$"}
#: A total is counted no further than this.
MOST_COUNTED = 10_000


@dataclass(frozen=True)
class Order:
    """A total order of a list: by `key` and then by number, both in one direction.

    `key` is an expression that an index begins with, and is never null; `value` reads one from a cursor.
    """

    about: str
    key: Expression
    value: Value
    descending: bool = True


#: Orders by when a record last changed; with the ascending one a tool keeps a copy up to date.
CHANGED = {
    "-updated": Order("last changed first", F("updated_at"), Moment()),
    "updated": Order("first changed first, to keep a copy up to date", F("updated_at"), Moment(), descending=False),
}


#: Of rows that keep no time of their own.
STORED = {"stored": Order("first stored first", F("pk"), Whole(least=0), descending=False)}


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after the row with these keys, or, going back, before it."""

    order: str
    back: bool
    keys: tuple[object, ...]

    def written(self) -> str:
        parts = [self.order, self.back, *(k.isoformat() if hasattr(k, "isoformat") else k for k in self.keys)]
        return base64.urlsafe_b64encode(orjson.dumps(parts)).rstrip(b"=").decode()


def read_cursor(text: str, orders: Mapping[str, Order], ties: Sequence[Value]) -> Cursor:
    """Raises Problem for what is no cursor of a list with these orders and these ties."""
    try:
        padded = text.encode() + b"=" * (-len(text) % 4)
        name, back, *keys = orjson.loads(base64.b64decode(padded, altchars=b"-_", validate=True))
        values = tuple(kind.read(key) for kind, key in zip((orders[name].value, *ties), keys, strict=True))
    except (ValueError, KeyError, TypeError, Unfit):
        raise Problem("bad-cursor") from None
    return Cursor(name, back is True, values)


class RowIs(Func):
    """`(a, id) < ($1, $2)`: a comparison of rows, which walks the index; spelled with OR it would not."""

    output_field = BooleanField()

    def __init__(self, keys: Sequence[Expression], values: Sequence[Expression], *, less: bool):
        super().__init__(*keys, *values)
        self.less = less

    def as_sql(self, compiler, connection):
        parts, params = [], []
        for expression in self.get_source_expressions():
            sql, more = compiler.compile(expression)
            parts.append(sql)
            params.extend(more)
        half = len(parts) // 2
        sign = "<" if self.less else ">"
        return f"({', '.join(parts[:half])}) {sign} ({', '.join(parts[half:])})", tuple(params)


def beyond(order: Order, back: bool, tie: str) -> RowIs:
    """The condition that a row comes after the cursor, whose keys are the Params `key0` and `tie`."""
    values = [Param("key0", order.value.column), Param(tie, Whole.column)]
    return RowIs([order.key, F("pk")], values, less=order.descending != back)


def page_url(request: HttpRequest, cursor: Cursor | None) -> str | None:
    """The address of the page that `cursor` begins, with the filters of this request."""
    if cursor is None:
        return None
    asked = [(name, value) for name, values in request.GET.lists() if name != "cursor" for value in values]
    return request.build_absolute_uri(f"{request.path}?{urlencode([*asked, ('cursor', cursor.written())])}")


@dataclass(frozen=True)
class Page:
    """A page: its rows as JSON, the addresses of the pages beside it, and the total where it was asked for."""

    rows: Sequence[str]
    following: str | None
    preceding: str | None
    total: int | None

    def body(self) -> bytes:
        """`{results, next, previous}`, and `count`."""
        addresses = (orjson.dumps(address).decode() for address in (self.following, self.preceding))
        body = '{{"results":[{}],"next":{},"previous":{}'.format(",".join(self.rows), *addresses)
        if self.total is not None:
            capped = "true" if self.total > MOST_COUNTED else "false"
            body += f',"count":{min(self.total, MOST_COUNTED)},"count_capped":{capped}'
        return (body + "}").encode()


def page_schema(component: str) -> dict[str, object]:
    """The JSON Schema of a page of such rows."""
    address = {"type": ["string", "null"], "format": "uri"}
    return {
        "type": "object",
        "properties": {
            "results": {"type": "array", "items": {"$ref": f"#/components/schemas/{component}"}},
            "next": address | {"description": "the page after this one"},
            "previous": address | {"description": "the page before this one"},
            "count": {"type": "integer", "description": "with `count=true`"},
            "count_capped": {"type": "boolean", "description": f"whether there are more than {MOST_COUNTED:,}"},
        },
        "required": ["results", "next", "previous"],
        "additionalProperties": False,
    }
