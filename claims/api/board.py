"""The pledge board's summary, in one query; and totals that count nothing twice."""

from functools import cache

import orjson
from django.db.models import BooleanField, Case, Value, When
from django.http import HttpRequest, HttpResponse

from claims import rubric
from claims.api.pledges import PLEDGE_FILTERS, PledgeShape
from claims.comparing import written
from claims.models import Pledge
from claims.rollups import LeftOut, Total, rollup
from korus.serving.access import Sight
from korus.serving.components import Component
from korus.serving.conditional import answer
from korus.serving.filters import Condition, conditions, read_filters
from korus.serving.lists import PROBLEMS
from korus.serving.operations import Answer, Operation
from korus.serving.prepared import Statement, compiled, fragment
from korus.serving.problems import Problem
from korus.serving.views import ApiView

#: Pledges that are added up at once, no more.
MOST_ADDED = 1000

FILTERS = {
    name: PLEDGE_FILTERS[name]
    for name in ("collection", "promiser", "claimant", "unit", "testable", "due_from", "due_to", "status", "stage")
}


def _counts(words: dict[str, str]) -> dict[str, object]:
    members = {word: {"type": "integer", "description": about} for word, about in words.items()}
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


_WHOLE = {"type": "integer"}
_BOARD_MEMBERS = {
    "pledges": _WHOLE,
    "ratable": _WHOLE | {"description": "all but those that cannot be judged: the denominator of shares"},
    "open": _WHOLE | {"description": "of which something is still awaited"},
    "late": _WHOLE | {"description": "open, and past their last day"},
    "blocked": _WHOLE | {"description": "something stands in their way"},
    "watched": _WHOLE | {"description": "on the watch list"},
    "by_status": _counts(rubric.STATUSES),
    "by_stage": _counts(rubric.STAGES),
}
BOARD = Component(
    "PledgeBoard",
    {
        "type": "object",
        "properties": _BOARD_MEMBERS,
        "required": list(_BOARD_MEMBERS),
        "additionalProperties": False,
    },
)


class PledgeBoard(ApiView):
    operations = {
        "GET": Operation(
            "How many pledges stand where",
            {200: Answer("the board", BOARD, ("ETag",)), 304: Answer("unchanged")},
            [f.parameter(name) for name, f in FILTERS.items()],
            problems=PROBLEMS[:2],
        )
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        values = read_filters(request.GET, FILTERS, ())
        asked = tuple(sorted((name, FILTERS[name].variant(value)) for name, value in values.items()))
        return answer(request, board(asked, self.access.sight).rows(values)[0][0].encode(), None)


@cache
def board(asked: tuple[tuple[str, object], ...], sight: Sight) -> Statement:
    """The statement for these filters: one row, the JSON."""
    rows = PledgeShape.visible(Pledge.objects.all(), sight).filter(*conditions(FILTERS, dict(asked), sight)).order_by()
    late = PLEDGE_FILTERS["late"].condition("late", True, sight)
    rows = rows.annotate(is_late=_whether(late))
    closed = ", ".join(f"'{status}'" for status in sorted(rubric.CLOSED))
    watched = "EXISTS (SELECT 1 FROM claims_alarm a WHERE a.pledge_id = p.id AND a.seen_at IS NULL)"
    members = {
        "pledges": "count(*)",
        "ratable": "count(*) FILTER (WHERE status <> 'not_ratable')",
        "open": f"count(*) FILTER (WHERE status NOT IN ({closed}))",
        "late": "count(*) FILTER (WHERE is_late)",
        "blocked": "count(*) FILTER (WHERE blocked_by <> '')",
        "watched": f"count(*) FILTER (WHERE {watched})",
        "by_status": _each("status", rubric.STATUSES),
        "by_stage": _each("stage", rubric.STAGES),
    }
    pairs = ", ".join(f"'{name}', {sql}" for name, sql in members.items())
    columns = rows.values("id", "status", "stage", "blocked_by", "is_late")
    return compiled(f"SELECT json_build_object({pairs})::text FROM (" + fragment(columns) + ") AS p")


def _each(column: str, words: dict[str, str]) -> str:
    counts = (f"'{word}', count(*) FILTER (WHERE {column} = '{word}')" for word in words)
    return f"json_build_object({', '.join(counts)})"


def _whether(condition: Condition) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


_PLEDGE_LINK = {"$ref": "#/components/schemas/Link"}
_DECIMAL = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
TOTALS = Component(
    "PledgeTotals",
    {
        "type": "object",
        "properties": {
            "totals": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "unit": {"type": "string"},
                        "low": _DECIMAL | {"description": "nothing that may be counted already"},
                        "high": _DECIMAL | {"description": "each that is no part of another"},
                        "pledges": {"type": "array", "items": _PLEDGE_LINK},
                    },
                    "required": ["unit", "low", "high", "pledges"],
                    "additionalProperties": False,
                },
            },
            "left_out": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "pledge": _PLEDGE_LINK,
                        "reason": {"type": "string"},
                        "of": {"type": "string", "enum": ["low", "both"], "description": "the totals it is not in"},
                    },
                    "required": ["pledge", "reason", "of"],
                    "additionalProperties": False,
                },
            },
        },
        "required": ["totals", "left_out"],
        "additionalProperties": False,
    },
)


class PledgeTotals(ApiView):
    operations = {
        "GET": Operation(
            "What pledges promise together, at least and at most",
            {200: Answer("the totals, by unit, and what was left out and why", TOTALS, ("ETag",))},
            [f.parameter(name) for name, f in FILTERS.items()],
            problems=PROBLEMS[:2],
            about=f"Parts of other pledges are not counted twice, unlike things never added; {MOST_ADDED:,} at most.",
        )
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        values = read_filters(request.GET, FILTERS, ())
        asked = tuple(sorted((name, FILTERS[name].variant(value)) for name, value in values.items()))
        ids = [pk for (pk,) in _numbers(asked, self.access.sight).rows(values)]
        if len(ids) > MOST_ADDED:
            raise Problem("bad-filter", f"More than {MOST_ADDED:,} pledges: choose a collection, or a promiser.")
        pledges = Pledge.objects.filter(pk__in=ids).order_by("pk")
        added = rollup(list(pledges))
        body = {
            "totals": [self._total(total) for total in added.totals],
            "left_out": [self._left_out(left) for left in added.left_out],
        }
        return answer(request, orjson.dumps(body), None)

    def _total(self, total: Total) -> dict[str, object]:
        links = [self._link(pledge) for pledge in total.counted]
        return {"unit": total.unit, "low": written(total.low), "high": written(total.high), "pledges": links}

    def _left_out(self, left: LeftOut) -> dict[str, object]:
        return {"pledge": self._link(left.pledge), "reason": left.reason, "of": "both" if left.of_high else "low"}

    def _link(self, pledge: Pledge) -> dict[str, object]:
        return {"id": pledge.pk, "url": f"{self.root}pledges/{pledge.pk}", "name": pledge.title}


@cache
def _numbers(asked: tuple[tuple[str, object], ...], sight: Sight) -> Statement:
    rows = PledgeShape.visible(Pledge.objects.all(), sight).filter(*conditions(FILTERS, dict(asked), sight))
    return compiled(rows.order_by("pk").values_list("pk")[: MOST_ADDED + 1])
