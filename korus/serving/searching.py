"""Full text search that stays quick for rare words, common words, and words that were common years ago.

The planner walks the newest rows for a common word and goes to the text index for a rare one; but news words come in
bursts, and for one that was common only long ago it walks a million rows. So the choice is made here, in the statement:
a bounded walk over the newest rows comes first, and only when it yields less than a page is the text index asked.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import BooleanField, F, FloatField, Func, QuerySet, TextField, Value

from korus.serving.paging import Order, beyond
from korus.serving.prepared import Fragment, Outside, Param, fragment
from korus.serving.values import Real

if TYPE_CHECKING:
    from korus.serving.lists import Asked, Listing

#: Rows that are looked through before the text index is asked.
WALK = 20_000
#: Of how many newest hits the best are chosen.
RANKED = 1_000

ASKED_FOR = Param("q", TextField())
TSQUERY = "websearch_to_tsquery('public.korus', public.korus_plain({}))"


class Matches(Func):
    """Whether a `words` column has what the query asks for."""

    template = "%(expressions)s))"
    arg_joiner = " @@ websearch_to_tsquery('public.korus', public.korus_plain("
    output_field = BooleanField()


def matching(query: Param) -> Matches:
    return Matches(F("words"), query)


@dataclass(frozen=True)
class Best(Order):
    """An order by how well a row matches; of the newest hits, found by the order `newest`."""

    newest: str = ""


def best(newest: str) -> Best:
    return Best(f"best match of the newest {RANKED:,} first; needs `q`", Value(0.0), Real(), newest=newest)


def hits(listing: "Listing", asked: "Asked", tie: str) -> Fragment:
    """The page of a search: key, number, changed; one more row than the page has."""
    order = listing.orders[asked.order]
    if not isinstance(order, Best):
        return "SELECT key, number, changed FROM (" + _newest(listing, asked, order, asked.limit + 1, tie) + ") AS hits"
    newest = _newest(listing, asked, listing.orders[order.newest], RANKED, None)
    ranked = "SELECT ts_rank_cd(words, " + _tsquery() + ") AS key, number, changed FROM (" + newest + ") AS hits"
    sign, direction = (">", "ASC") if asked.back else ("<", "DESC")
    where = Fragment(f" WHERE (key, number) {sign} (%s::real, %s::bigint)", _places(tie)) if asked.onwards else ""
    ordered = f" ORDER BY key {direction}, number {direction} LIMIT {asked.limit + 1}"
    return "SELECT * FROM (" + ranked + ") AS ranked" + where + ordered


def _newest(listing: "Listing", asked: "Asked", order: Order, most: int, tie: str | None) -> Fragment:
    """The first `most` hits in an order: from a bounded walk where that is enough, else through the text index."""
    down = order.descending != asked.back if tie else order.descending
    direction = "DESC" if down else "ASC"
    by = f"ORDER BY key {direction}, number {direction} LIMIT {most}"

    def columns(rows: QuerySet) -> QuerySet:
        if asked.onwards and tie:
            rows = rows.filter(beyond(order, asked.back, tie))
        return rows.values(key=order.key, number=F("pk"), changed=listing.shape.moment(), found=F("words"))

    not_enough = Outside("NOT (SELECT yes FROM enough)", BooleanField())
    keys = (order.key, F("pk"))
    walk = columns(listing.matching(asked, without="q").order_by(*(k.desc() if down else k.asc() for k in keys)))[:WALK]
    return (
        "WITH walk AS NOT MATERIALIZED ("
        + fragment(walk)
        + "), walked AS MATERIALIZED (SELECT key, number, changed, found AS words FROM walk WHERE found @@ "
        + _tsquery()
        + f" {by}), enough AS MATERIALIZED (SELECT count(*) >= {most} AS yes FROM walked), indexed AS MATERIALIZED ("
        + fragment(columns(listing.matching(asked).filter(not_enough)))
        + ") SELECT * FROM walked WHERE (SELECT yes FROM enough) UNION ALL"
        + f" (SELECT * FROM indexed {by})"
    )


def _tsquery() -> Fragment:
    return Fragment(TSQUERY.format("%s::text"), (ASKED_FOR,))


def _places(tie: str) -> tuple[Param, ...]:
    return Param("key0", FloatField()), Param(tie, FloatField())
