"""The search: claims, events, articles and actors in one list, the best or the newest first, each with a snippet."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any as Anything

from django.db.models import DateField, F, FloatField, Func, Max, OuterRef, Q, Subquery
from django.db.models.functions import Cast

from claims.api.claims import ClaimShape
from claims.filters import CLAIM_FILTERS
from korus.serving.components import Component
from korus.serving.filters import Any, One
from korus.serving.lists import Asked, Listing
from korus.serving.paging import Order
from korus.serving.parts import TEXT
from korus.serving.prepared import Among, Constant, Fragment, Param
from korus.serving.searching import ASKED_FOR, best
from korus.serving.unions import Union
from korus.serving.values import Day, OneOf, Real
from korus.serving.views import ListView
from timeline.api.actors import ActorShape
from timeline.api.articles import ArticleShape
from timeline.api.events import EventShape
from timeline.filters import ACTOR_FILTERS, ARTICLE_FILTERS, EVENT_FILTERS, SINCE
from timeline.models import ActorName, OrUndated
from timeline.search import Query

TYPES = ("claim", "event", "article", "actor")

#: What a snippet is taken from: a text of the row that is aliased `it`.
_TEXTS = {
    "claim": ("claims_claim", "it.text"),
    "event": ("timeline_event", "btrim(it.title || ' ' || it.place)"),
    "article": ("timeline_article", "btrim(it.title || ' ' || it.text)"),
    "actor": ("timeline_actor", "it.name"),
}


@dataclass(frozen=True, eq=False)
class Search(Union):
    """The union whose rows also tell where the words were found."""

    def row(self) -> Component:
        row = super().row()
        snippet = {"type": "string", "description": "where it was found, as HTML in which only <mark> is a tag"}
        schema = {**row.schema, "properties": row.schema["properties"] | {"snippet": snippet}}
        return replace(row, schema=schema | {"required": [*row.schema["required"], "snippet"]})

    def derived(self, values: Mapping[str, Anything]) -> dict[str, object]:
        return {"runs": values["q"].runs}

    def members(self, name: str, asked: Asked) -> list[Fragment | str]:
        table, text = _TEXTS[name]
        snippet = Fragment(
            f"'snippet', (SELECT public.korus_snippet({text}, %s::text, %s::text) FROM {table} it"
            " WHERE it.id = page.number)",
            (ASKED_FOR, Param("runs", TEXT)),
        )
        return [*super().members(name, asked), snippet]


class Similarity(Func):
    function = "similarity"
    output_field = FloatField()


def side(name: str, filters: Mapping[str, One], newest: Order, best_first: Order | None = None) -> tuple:
    """The filters and orders of one branch."""
    named = {
        "q": replace(filters["q"], value=Query(), required=True),
        "type": Any(
            "only these", OneOf(TYPES), lambda types: Among(Constant(name, TEXT), types), example="claim,event"
        ),
        "from": filters.get("from", _OF_NO_DAY["from"]),
        "to": filters.get("to", _OF_NO_DAY["to"]),
        **SINCE,
    }
    return named, {"best": best_first or best("newest"), "newest": newest}


#: An actor is of no day: a search for a time finds none.
_OF_NO_DAY = {name: replace(CLAIM_FILTERS[name], where=lambda day: Q(pk=0)) for name in ("from", "to")}

_LIKENESS = Subquery(
    ActorName.objects.filter(actor=OuterRef("pk"))
    .order_by()
    .values("actor")
    .annotate(likeness=Max(Similarity(F("name"), ASKED_FOR)))
    .values("likeness"),
    output_field=FloatField(),
)
_CLAIMS = side("claim", CLAIM_FILTERS, Order("newest first", OrUndated("said_earliest"), Day()))
_BRANCHES = {
    "claim": Listing(*_CLAIMS, ClaimShape, searched=True),
    "event": Listing(
        *side("event", EVENT_FILTERS, Order("newest first", OrUndated("date_earliest"), Day())),
        EventShape,
        searched=True,
    ),
    "article": Listing(
        *side("article", ARTICLE_FILTERS, Order("newest first", F("published_on"), Day())), ArticleShape, searched=True
    ),
    "actor": Listing(
        *side(
            "actor",
            ACTOR_FILTERS,
            Order("newest first", Cast("updated_at", DateField()), Day()),
            Order("most alike first", _LIKENESS, Real()),
        ),
        ActorShape,
    ),
}


class SearchList(ListView):
    listing = Search(*_CLAIMS, "Found", _BRANCHES)
    summary = "Claims, events, articles and actors that have the words, best first"
