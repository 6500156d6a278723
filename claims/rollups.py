"""Totals of pledges that count nothing twice: the least and the most that is promised, and what was left out and why.

A pledge that is a part of another is inside it. Pledges that may be one (the same voice and measure, or a link between
their claims) are counted once in the low total and each in the high one. Unlike things are never added.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Q

from claims.comparing import Told, equal, same_voice, unlike
from claims.models import ClaimLink, LinkState, Pledge
from claims.told import told_by

#: Statuses under which nothing more is promised.
GONE = frozenset({"broken", "superseded"})


@dataclass
class Total:
    """What is promised in one unit: between `low` and `high`."""

    unit: str
    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    counted: list[Pledge] = field(default_factory=list)


@dataclass(frozen=True)
class LeftOut:
    """A pledge that is not in the low total, and why; `of_high`: nor in the high one."""

    pledge: Pledge
    reason: str
    of_high: bool


@dataclass
class Rollup:
    totals: list[Total]
    left_out: list[LeftOut]


def rollup(pledges: Sequence[Pledge]) -> Rollup:
    """The totals of these pledges by unit, the largest group first."""
    left_out: list[LeftOut] = []
    kept: list[Pledge] = []
    inside = _inside(pledges)
    for pledge in pledges:
        reason = _no_part_of_a_total(pledge) or inside.get(pledge.pk, "")
        if reason:
            left_out.append(LeftOut(pledge, reason, of_high=True))
        else:
            kept.append(pledge)
    by_unit: dict[str, list[Pledge]] = defaultdict(list)
    for pledge in kept:
        by_unit[pledge.unit].append(pledge)
    doubtful = _doubtful(kept)
    totals = []
    for unit, group in sorted(by_unit.items(), key=lambda item: (-len(item[1]), item[0])):
        total = Total(unit, counted=group)
        for pledge in group:
            total.high += pledge.target
            if pledge.pk in doubtful:
                left_out.append(LeftOut(pledge, doubtful[pledge.pk], of_high=False))
            else:
                total.low += pledge.target
        totals.append(total)
    return Rollup(totals, left_out)


def _no_part_of_a_total(pledge: Pledge) -> str:
    if pledge.target is None or not pledge.unit:
        return "it has no target that could be added"
    if pledge.status in GONE:
        return f"it is {pledge.status}"
    if pledge.unit == "percent":
        return "percentages of different things cannot be added"
    return ""


def _inside(pledges: Sequence[Pledge]) -> dict[int, str]:
    """Pledges that another one of them contains, as a person said: of the pledges, or by a link of their claims."""
    by_pk = {p.pk: p for p in pledges}
    by_claim = {p.claim_id: p for p in pledges}
    reasons = {p.pk: f"it is a part of “{by_pk[p.part_of_id]}”" for p in pledges if p.part_of_id in by_pk}
    links = ClaimLink.objects.confirmed().filter(kind="part_of", claim__in=by_claim, other__in=by_claim)
    for part, whole in links.values_list("claim", "other"):
        reasons.setdefault(by_claim[part].pk, f"it is a part of “{by_claim[whole]}”")
    return reasons


def _doubtful(pledges: Sequence[Pledge]) -> dict[int, str]:
    """Pledges that may be one with an earlier one of them."""
    told = told_by(p.claim_id for p in pledges)
    by_claim = {p.claim_id: p for p in pledges}
    linked: dict[int, set[int]] = defaultdict(set)
    links = ClaimLink.objects.filter(Q(claim__in=by_claim) & Q(other__in=by_claim)).exclude(state=LinkState.REJECTED)
    for one, other in links.exclude(kind="contradicts").values_list("claim", "other"):
        linked[one].add(other)
        linked[other].add(one)
    doubtful: dict[int, str] = {}
    for place, pledge in enumerate(pledges):
        for earlier in pledges[:place]:
            if earlier.unit != pledge.unit or earlier.pk in doubtful:
                continue
            if earlier.claim_id in linked[pledge.claim_id]:
                doubtful[pledge.pk] = f"its claim is linked to that of “{earlier}”: it may be counted there already"
            elif _may_be_one(told[pledge.claim_id], told[earlier.claim_id]):
                doubtful[pledge.pk] = f"the same voice promised as much of the same in “{earlier}”"
            if pledge.pk in doubtful:
                break
    return doubtful


def _may_be_one(one: Told, other: Told) -> bool:
    return same_voice(one, other) and any(
        equal(a, b) and not unlike(one, a, other, b) for a in one.figures for b in other.figures
    )
