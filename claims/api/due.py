"""How many claims fall due in each month: what an overview of pledges asks for."""

from functools import cache

from django.db.models import Count
from django.http import HttpRequest, HttpResponse

from claims.api.claims import ClaimShape
from claims.filters import CLAIM_FILTERS
from claims.models import Claim, ClaimKind
from korus.serving.access import Sight
from korus.serving.components import Component
from korus.serving.conditional import answer
from korus.serving.filters import One, conditions, read_filters
from korus.serving.lists import PROBLEMS
from korus.serving.operations import Answer, Operation
from korus.serving.parts import TEXT
from korus.serving.prepared import Constant, Statement, compiled, fragment
from korus.serving.shapes import states_among
from korus.serving.values import Period
from korus.serving.views import ApiView
from timeline.models import State

FILTERS = {
    "from": One("due on or after", Period(first=True), "due_latest__gte", example="2026"),
    "to": One("due on or before", Period(first=False), "due_latest__lte", example="2030"),
    **{name: CLAIM_FILTERS[name] for name in ("kind", "claimant", "actor", "topic", "state")},
}

SUMMARY = Component(
    "DueSummary",
    {
        "type": "object",
        "properties": {
            "results": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "month": {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$", "description": "of the last day"},
                        "state": {"type": "string", "enum": list(State.values)},
                        "count": {"type": "integer"},
                    },
                    "required": ["month", "state", "count"],
                    "additionalProperties": False,
                },
            }
        },
        "required": ["results"],
        "additionalProperties": False,
    },
)


class DueSummary(ApiView):
    operations = {
        "GET": Operation(
            "How many claims fall due in each month, by state",
            {200: Answer("the months that have any", SUMMARY, ("ETag",)), 304: Answer("unchanged")},
            [f.parameter(name) for name, f in FILTERS.items()],
            problems=PROBLEMS[:2],
            about="Pledges, unless `kind` says otherwise; by the last day on which they can be due.",
        )
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        values = read_filters(request.GET, FILTERS, ())
        asked = tuple(sorted((name, FILTERS[name].variant(value)) for name, value in values.items()))
        body = summary(asked, self.access.sight).rows(values)[0][0]
        return answer(request, body.encode(), None)


@cache
def summary(asked: tuple[tuple[str, object], ...], sight: Sight) -> Statement:
    """The statement for these filters: one row, the JSON."""
    named = dict(asked)
    rows = ClaimShape.visible(Claim.objects.filter(due_latest__isnull=False), sight)
    if "kind" not in named:
        rows = rows.filter(kind=Constant(ClaimKind.PLEDGE, TEXT))
    if "state" not in named:
        rows = rows.filter(states_among("state", sight.listed))
    rows = rows.filter(*conditions(FILTERS, named, sight)).order_by()
    # By day first: that walks an index in its order, and only a few hundred days are then put together to months.
    days = rows.values("due_latest", "state").annotate(count=Count("*"))
    entry = "json_build_object('month', month, 'state', state, 'count', count)"
    return compiled(
        "SELECT json_build_object('results', coalesce(json_agg("
        + entry
        + " ORDER BY month, state), '[]'))::text FROM ("
        + "SELECT to_char(due_latest, 'YYYY-MM') AS month, state, sum(count)::bigint AS count FROM ("
        + fragment(days)
        + ") AS days GROUP BY 1, 2) AS months"
    )
