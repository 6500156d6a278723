"""Claims as they are compared (`claims.comparing.Told`), read from the database with a constant number of queries."""

import re
from collections import defaultdict
from collections.abc import Iterable

from claims.comparing import Figure, Told
from claims.models import Appearance, Claim, Quantity
from korus.reading import edtf

#: A date that spans more years than this says nothing about which year a figure is of.
SPAN = 1

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def figure_of(quantity: Quantity) -> Figure:
    """A stored quantity as it is compared."""
    q = quantity
    return Figure(q.value, q.unit, q.upper, q.bound, q.measure, q.period)


def told_by(claim_ids: Iterable[int]) -> dict[int, Told]:
    """The claims with these ids, by id; a figure that two outlets told alike is one."""
    ids = list(claim_ids)
    figures: dict[int, dict[Figure, None]] = defaultdict(dict)
    for quantity in Quantity.objects.filter(appearance__claim__in=ids).select_related("appearance").order_by("id"):
        figures[quantity.appearance.claim_id][figure_of(quantity)] = None
    years: dict[int, set[int]] = defaultdict(set)
    articles: dict[int, int] = {}
    for claim_id, article_id, dates in Appearance.objects.filter(claim__in=ids).values_list(
        "claim", "article", "dates"
    ):
        articles.setdefault(claim_id, article_id)
        years[claim_id] |= {year for found in dates for year in _years(found.get("edtf", ""))}
    return {
        claim.pk: _told(claim, tuple(figures[claim.pk]), years[claim.pk], articles.get(claim.pk))
        for claim in Claim.objects.filter(pk__in=ids)
    }


def _told(claim: Claim, figures: tuple[Figure, ...], years: set[int], article: int | None) -> Told:
    return Told(
        kind=claim.kind,
        text=claim.text,
        claimant=claim.claimant_id,
        body=claim.body_id,
        first=claim.said_earliest,
        last=claim.said_latest,
        due=claim.due_latest,
        about=frozenset(years | {int(year) for year in _YEAR.findall(claim.text)}),
        figures=figures,
        id=claim.pk,
        article=article,
    )


def _years(text: str) -> set[int]:
    if not edtf.is_edtf(text):
        return set()
    first, last = edtf.bounds(text)
    if first is None or last is None or last.year - first.year > SPAN:
        return set()
    return {first.year, last.year}
