"""The biography of a number: every stated figure of one thing in order of time, who said it, and what it changed.

Figures that cannot be compared stay in lines of their own, each with the reason why it stands apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.contrib.postgres.search import SearchQuery
from django.db.models import Count, Q, QuerySet

from claims.comparing import Figure, Told, agree, equal, stems, unlike
from claims.models import Claim, Quantity
from claims.told import figure_of, told_by

#: Figures that a biography looks at, the last stated first.
MOST = 500

#: Of the newest figures these many are counted, and these many numbers offered to begin with.
NEWEST, SHOWN = 5_000, 15


@dataclass(frozen=True)
class Step:
    """One stated figure: its row (with appearance, article, claim and claimant loaded), and what it did to the one
    before: first, repeats, narrows, raises or lowers."""

    quantity: Quantity
    figure: Figure
    told: Told
    change: str
    by: Decimal | None = None  # the difference to the number before

    @property
    def day(self) -> date | None:
        return self.told.first


@dataclass
class Line:
    """Figures of one thing, in order of time; `apart` says why they are not in each of the lines before."""

    steps: list[Step] = field(default_factory=list)
    apart: list[str] = field(default_factory=list)

    @property
    def measure(self) -> str:
        """What they measure, in the words of the first that has any."""
        return next((step.figure.measure for step in self.steps if step.figure.measure), "")

    @property
    def unit(self) -> str:
        return self.steps[0].figure.unit


def biography(
    *,
    body: int | None = None,
    measure: str = "",
    unit: str = "",
    value: Decimal | None = None,
    states: Sequence[str] = ("confirmed",),
) -> list[Line]:
    """The lines of figures that a body (or a person: the number of an actor) stated, or that have these words, this
    unit, this very number. Of claims in `states` only; the longest line first."""
    rows = _rows(body, measure, unit, value, states)
    told = told_by({row.appearance.claim_id for row in rows})
    wanted = stems(measure)
    lines: list[Line] = []
    for row in sorted(rows, key=lambda row: (told[row.appearance.claim_id].first or date.min, row.pk)):
        claim, figure = told[row.appearance.claim_id], figure_of(row)
        if wanted and not wanted <= stems(figure.measure) | stems(claim.text) | stems(figure.unit):
            continue
        _place(lines, row, figure, claim)
    return sorted(lines, key=lambda line: -len(line.steps))


def often_stated(states: Sequence[str]) -> list[tuple[Figure, int]]:
    """Numbers that several of the newest claims state, with how many: where a biography may begin."""
    newest = Quantity.objects.filter(appearance__claim__state__in=states).order_by("-pk").values("pk")[:NEWEST]
    counted = (
        Quantity.objects.filter(pk__in=newest)
        .exclude(unit="")
        .values("value", "unit")
        .annotate(claims=Count("appearance__claim", distinct=True))
        .filter(claims__gt=1)
        .order_by("-claims", "-value")[:SHOWN]
    )
    return [(Figure(row["value"], row["unit"]), row["claims"]) for row in counted]


def _rows(body: int | None, measure: str, unit: str, value: Decimal | None, states: Sequence[str]) -> list[Quantity]:
    claims = Claim.objects.filter(state__in=states)
    if body is not None:
        claims = claims.filter(Q(claimant=body) | Q(body=body))
    if measure and body is None:
        claims = claims.filter(words=SearchQuery(measure, config="public.korus"))
    rows: QuerySet[Quantity] = Quantity.objects.filter(appearance__claim__in=claims)
    if unit:
        rows = rows.filter(unit=unit)
    if value is not None:
        rows = rows.filter(value=value)
    rows = rows.select_related(
        "appearance__article__outlet", "appearance__claim__claimant", "appearance__claim__body"
    ).defer("appearance__article__words")
    return list(rows.order_by("-pk")[:MOST])


def _place(lines: list[Line], row: Quantity, figure: Figure, claim: Told) -> None:
    """Put a figure on the line that it goes on from, or begin one."""
    reasons = []
    for line in lines:
        last = line.steps[-1]
        if last.told.id == claim.id and last.figure == figure:
            return  # the same claim told by another outlet
        why = unlike(claim, figure, last.told, last.figure)
        if not why:
            line.steps.append(_step(row, figure, claim, last))
            return
        reasons.append(f"not with “{last.figure}” of {_when(last)}: {why}")
    lines.append(Line([Step(row, figure, claim, "first")], reasons))


def _step(row: Quantity, figure: Figure, claim: Told, before: Step) -> Step:
    by = figure.nominal - before.figure.nominal
    if equal(figure, before.figure):
        change = "repeats" if figure.bound == before.figure.bound else "narrows"
    elif agree(figure, before.figure):
        change = "narrows"
    else:
        change = "raises" if by > 0 else "lowers"
    return Step(row, figure, claim, change, by)


def _when(step: Step) -> str:
    return step.day.isoformat() if step.day else "an unknown day"
