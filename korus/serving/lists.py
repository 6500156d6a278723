"""Lists: filters, order and shape come together in one statement, and its bytes go to the wire."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any, ClassVar

from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict

from korus.serving.access import Access, Sight
from korus.serving.components import Component
from korus.serving.conditional import answer
from korus.serving.filters import Filters, conditions, read_filters, several, single
from korus.serving.merged import MERGED, moved
from korus.serving.operations import Answer, Operation
from korus.serving.paging import (  # fmt: skip
    CURSOR_SCHEMA,
    DEFAULT_LIMIT,
    LIMIT,
    MOST_COUNTED,
    Cursor,
    Order,
    Page,
    beyond,
    page_schema,
    page_url,
    read_cursor,
)
from korus.serving.parts import Scope
from korus.serving.prepared import Fragment, Param, Statement, compiled, fragment
from korus.serving.problems import FieldError, Problem, not_found
from korus.serving.searching import Best, hits
from korus.serving.shapes import Shape, states_among
from korus.serving.values import LARGEST, Flag, Unfit, Value, Whole

#: Parameters of every list that are no filters.
ALSO = ("limit", "cursor", "order", "count", "expand")
VALIDATORS = ("ETag", "Last-Modified")
PROBLEMS = ("unknown-filter", "bad-filter", "bad-cursor")
#: When a row changed, as a number: moments of every row would be made to be compared, and one of them shown.
CHANGED_AT = "extract(epoch FROM page.changed)::float8"


@dataclass(frozen=True)
class Asked:
    """What of a request its statement depends on; requests that agree in it share one."""

    sight: Sight
    filters: tuple[tuple[str, object], ...]
    order: str
    onwards: bool
    back: bool
    limit: int
    count: bool
    expand: frozenset[str]

    @property
    def searches(self) -> bool:
        return any(name == "q" for name, _ in self.filters)

    @property
    def named(self) -> dict[str, object]:
        return dict(self.filters)


@dataclass(frozen=True, eq=False)
class Collection:
    """What can be listed. The first of the orders is the default.

    A statement's rows are: when the record changed (seconds since 1970), its JSON, whether the owner of the list is
    there, the total; then the keys, of which the last is null in the only row of an empty page.
    """

    filters: Filters
    orders: Mapping[str, Order]
    #: What decides between rows of equal order keys.
    ties: ClassVar[Sequence[Value]] = (Whole(least=0),)

    def fragment(self, asked: Asked) -> Fragment:
        raise NotImplementedError

    def row(self) -> Component:
        """What one row looks like."""
        raise NotImplementedError

    def expandable(self) -> tuple[str, ...]:
        return ()

    def derived(self, values: Mapping[str, object]) -> dict[str, object]:
        """Params that follow from the values of others."""
        return {}

    def bounds(self, cursor: Cursor) -> dict[str, object]:
        """The Params of the condition that rows lie beyond the cursor."""
        return {f"key{i}": key for i, key in enumerate(cursor.keys)}

    def page(self, request: HttpRequest, access: Access, root: str, owner: int | None = None) -> HttpResponse:
        """The answer to a GET of the list. `root` is the address of the API; `owner` the number of what it is in."""
        if owner is not None and owner > LARGEST:
            raise not_found()
        values = read_filters(request.GET, self.filters, self.also)
        asked, cursor = self._asked(request.GET, access.sight, values)
        bounds = self.bounds(cursor) if cursor else {}
        known = {"root": root, "me": access.me, "owner": owner} | self.derived(values)
        rows = self.statement(asked).rows(values | bounds | known)
        _, _, there, *_ = rows[0]
        return self._answer(request, asked, rows) if there else self.ownerless(request, access.sight, root, owner)

    @lru_cache(maxsize=512)  # noqa: B019  collections live as long as the process
    def statement(self, asked: Asked) -> Statement:
        return compiled(self.fragment(asked), prepare=self.keeps_plan(asked))

    def keeps_plan(self, asked: Asked) -> bool:
        """Whether one plan is right whatever the values: what is looked for decides how PostgreSQL goes about it."""
        return not asked.filters

    @property
    def also(self) -> tuple[str, ...]:
        return ALSO if self.expandable() else ALSO[:-1]

    def _asked(self, query: QueryDict, sight: Sight, values: Mapping[str, object]) -> tuple[Asked, Cursor | None]:
        also: dict[str, Any] = {}
        errors = []
        for name in self.also:
            if name not in query:
                continue
            try:
                also[name] = self._also(name, (several if name == "expand" else single)(query, name))
            except Unfit as error:
                errors.append(FieldError(name, str(error)))
        if errors:
            raise Problem("bad-filter", f"{errors[0].field}: {errors[0].detail}", errors)
        cursor: Cursor | None = also.get("cursor")
        if isinstance(self.orders[also.get("order", next(iter(self.orders)))], Best) and "q" not in values:
            raise Problem("bad-filter", "There is no best without `q`.", [FieldError("order", "needs `q`")])
        if cursor and also.get("order", cursor.order) != cursor.order:
            raise Problem("bad-cursor", "The cursor belongs to another order: leave it out to begin anew.")
        asked = Asked(
            sight=sight,
            filters=tuple(sorted((name, self.filters[name].variant(value)) for name, value in values.items())),
            order=cursor.order if cursor else also.get("order", next(iter(self.orders))),
            onwards=cursor is not None,
            back=cursor.back if cursor else False,
            limit=also.get("limit", DEFAULT_LIMIT),
            count=also.get("count", False),
            expand=also.get("expand", frozenset()),
        )
        return asked, cursor

    def _also(self, name: str, raw: str) -> object:
        match name:
            case "order":
                return one_of(raw, tuple(self.orders))
            case "limit":
                return LIMIT.read(raw)
            case "count":
                return Flag().read(raw)
            case "expand":
                return frozenset(one_of(word, self.expandable()) for word in raw.split(","))
        return read_cursor(raw, self.orders, self.ties)

    def _answer(self, request: HttpRequest, asked: Asked, rows: list[tuple]) -> HttpResponse:
        _, _, _, total, *_ = rows[0]
        found = [row for row in rows if row[-1] is not None]
        more = len(found) > asked.limit
        found = found[: asked.limit]
        if asked.back:
            found.reverse()
        before, after = (more, True) if asked.back else (asked.onwards, more)
        page = Page(
            [row[1] for row in found],
            page_url(request, Cursor(asked.order, False, found[-1][4:]) if found and after else None),
            page_url(request, Cursor(asked.order, True, found[0][4:]) if found and before else None),
            total,
        )
        changed = max((row[0] for row in found if row[0]), default=None)
        return self.written(request, page, changed and datetime.fromtimestamp(changed, UTC))

    def written(self, request: HttpRequest, page: Page, changed: datetime | None) -> HttpResponse:
        """The answer with a page, whose newest row changed at `changed`."""
        return answer(request, page.body(), changed)

    def ownerless(self, request: HttpRequest, sight: Sight, root: str, owner: int | None) -> HttpResponse:
        """The answer where what the list is in does not exist for the visitor. Raises Problem."""
        raise not_found()

    def operation(self, summary: str) -> Operation:
        """What the list takes and answers."""
        page = Component(f"{self.row().name}Page", page_schema(self.row().name), [self.row()])
        answers = {200: Answer("a page", page, VALIDATORS), 304: Answer("unchanged since the ETag you sent")}
        parameters = [f.parameter(name) for name, f in self.filters.items()]
        return Operation(summary, answers, [*parameters, *self._also_parameters()], problems=PROBLEMS)

    def _also_parameters(self) -> list[dict[str, object]]:
        orders = "; ".join(f"`{name}`: {order.about}" for name, order in self.orders.items())
        told = {
            "limit": ("rows of a page", LIMIT.schema | {"default": DEFAULT_LIMIT}),
            "cursor": ("where the page begins: follow `next` and `previous`", CURSOR_SCHEMA),
            "order": (orders, {"type": "string", "enum": list(self.orders), "default": next(iter(self.orders))}),
            "count": (f"also tell the total, up to {MOST_COUNTED:,}", Flag.schema | {"default": False}),
        }
        named = [(name, *told[name]) for name in self.also if name in told]
        told = [{"name": name, "in": "query", "description": about, "schema": s} for name, about, s in named]
        return [*told, *(expand_parameter(self.expandable()) if "expand" in self.also else [])]


@dataclass(frozen=True, eq=False)
class Listing(Collection):
    """The rows of one shape.

    `inside` is of a list within another resource (`actors/7/claims`): the shape of the owner, which must exist for the
    visitor, and the path from a row to it, or the condition that a row belongs to it.
    """

    shape: type[Shape]
    inside: tuple[type[Shape], str | Callable[[Param], Q]] | None = None
    #: Whether its filter `q` searches the words of its rows, and not something else.
    searched: bool = False
    narrowed: Callable[[QuerySet, Sight], QuerySet] | None = None

    def row(self) -> Component:
        return Component(self.shape.component(), self.shape.schema(), self.shape.within())

    def expandable(self) -> tuple[str, ...]:
        return self.shape.expandable()

    def ownerless(self, request: HttpRequest, sight: Sight, root: str, owner: int) -> HttpResponse:
        return moved(self.inside[0], request, sight, root, owner)

    def operation(self, summary: str) -> Operation:
        told = super().operation(summary)
        merges = self.inside is not None and self.inside[0].merges
        return replace(told, answers={**told.answers, 308: MERGED}) if merges else told

    def fragment(self, asked: Asked) -> Fragment:
        direction = "DESC" if self.orders[asked.order].descending != asked.back else "ASC"
        return (
            f"SELECT {CHANGED_AT}, "
            + self.row_json(asked)
            + "::text, whole.there, whole.total, page.key, page.number FROM (SELECT "
            + self._owner_is_there(asked.sight)
            + " AS there, "
            + counted(self.matching(asked), asked)
            + " AS total) AS whole LEFT JOIN ("
            + self.page_rows(asked, "key1")
            + f") AS page ON true ORDER BY page.key {direction}, page.number {direction}"
        )

    def keeps_plan(self, asked: Asked) -> bool:
        """Where an index begins with all that is looked for, and goes on with the order, it is walked for any value."""
        columns = [self.filters[name].where for name, variant in asked.filters if variant is not False]
        columns += [self.inside[1]] if self.inside else []
        if len(columns) < len(asked.filters) or not all(isinstance(column, str) for column in columns):
            return False
        key = self.orders[asked.order].key
        return not columns or any(
            set(index.expressions[: len(columns)]) == set(map(F, columns))
            and index.expressions[len(columns) : len(columns) + 1] == (key,)
            for index in self.shape.model._meta.indexes
        )

    def row_json(self, asked: Asked) -> Fragment | str:
        """The JSON of the row `page.number`."""
        return self.shape.row("page.number", Scope(asked.sight, asked.expand))

    def matching(self, asked: Asked, without: str = "") -> QuerySet:
        """The rows that the filters, but one, let through and the visitor may see, in no order."""
        rows = self.shape.visible(self.shape.model._default_manager.all(), asked.sight)
        if self.shape.decided and "state" not in asked.named:
            rows = rows.filter(states_among("state", asked.sight.listed))
        named = {name: variant for name, variant in asked.filters if name != without}
        rows = rows.filter(*conditions(self.filters, named, asked.sight))
        if self.inside:
            owner, path = Param("owner", Whole.column), self.inside[1]
            rows = rows.filter(path(owner) if callable(path) else Q(**{path: owner}))
        if self.narrowed:
            rows = self.narrowed(rows, asked.sight)
        return rows.order_by()

    def page_rows(self, asked: Asked, tie: str) -> Fragment:
        """One more than the page: order key, number, and when the row changed. `tie` is the Param of the number."""
        if asked.searches and self.searched:
            return hits(self, asked, tie)
        order = self.orders[asked.order]
        rows = self.matching(asked)
        if asked.onwards:
            rows = rows.filter(beyond(order, asked.back, tie))
        if order.descending != asked.back:
            rows = rows.order_by(order.key.desc(), F("pk").desc())
        else:
            rows = rows.order_by(order.key.asc(), F("pk").asc())
        columns = {"key": order.key, "number": F("pk"), "changed": self.shape.moment()}
        return fragment(rows.values(**columns)[: asked.limit + 1])

    def _owner_is_there(self, sight: Sight) -> Fragment | str:
        if not self.inside:
            return "true"
        shape, _ = self.inside
        owners = shape.visible(shape.model._default_manager.filter(pk=Param("owner", Whole.column)), sight)
        return "EXISTS (" + fragment(owners.order_by().values_list("pk")) + ")"


def counted(rows: QuerySet, asked: Asked) -> Fragment | str:
    """The number of rows where it was asked for, counted no further than needed to say that there are more."""
    if not asked.count:
        return "NULL::bigint"
    return "(SELECT count(*) FROM (" + fragment(rows.values_list("pk")[: MOST_COUNTED + 1]) + ") AS these)"


def expand_parameter(names: Sequence[str]) -> list[dict[str, object]]:
    """The OpenAPI parameter `expand`, where there are links."""
    if not names:
        return []
    words = {"type": "array", "items": {"type": "string", "enum": list(names)}, "minItems": 1}
    about = "links to replace by the whole record"
    return [{"name": "expand", "in": "query", "description": about, "schema": words, "style": "form", "explode": False}]


def one_of(word: str, words: tuple[str, ...]) -> str:
    if word not in words:
        raise Unfit(f"{word[:40]!r} is none of: {', '.join(words)}")
    return word
