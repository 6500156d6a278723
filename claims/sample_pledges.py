"""The pledges of `fixtures/pledges.yaml`, made and judged through the functions of `claims.follow_ups`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.core.exceptions import ValidationError
from django.db.transaction import atomic

from claims import curation, follow_ups
from claims.bearing import propose_evidence
from claims.links import propose_links
from claims.models import Claim, ClaimKind, Collection, Evidence, Pledge
from claims.samples import BadDecision, find_claim, sample_user
from timeline.models import Article, State

#: Who turns the second key; nobody can sign in as it.
SECOND = "sample-second"

_PLEDGE = {"title", "what", "due", "starts", "testable", "testable_reason", "blocked_by", "baseline", "target", "unit",
           "measure"}  # fmt: skip


@dataclass(frozen=True)
class SamplePledges:
    """What the file holds: collections, pledges and links, as written."""

    collections: list[Mapping[str, str]] = field(default_factory=list)
    pledges: list[Mapping[str, Any]] = field(default_factory=list)
    links: list[Mapping[str, Any]] = field(default_factory=list)


def read_pledges(path: Path) -> SamplePledges:
    """The entries of pledges.yaml; none where there is no such file. Raises BadDecision."""
    if not path.exists():
        return SamplePledges()
    try:
        return SamplePledges(**(yaml.safe_load(path.read_text(encoding="utf-8")) or {}))
    except (yaml.YAMLError, TypeError) as error:
        raise BadDecision(f"{path.name} cannot be read: {error}") from None


def replay(samples: SamplePledges, articles: Mapping[str, Article], *, by, warn: Callable[[str], None]) -> int:
    """Make what is not there yet, and say through `warn` what could not be found; the number of new pledges.

    Twice changes nothing: a claim that has a pledge is left alone.
    """
    collections = {
        c["name"]: Collection.objects.get_or_create(name=c["name"], defaults={"basis": c["basis"]})[0]
        for c in samples.collections
    }
    new = 0
    for entry in samples.pledges:
        try:
            new += _follow(entry, collections, articles, by)
        except (ValidationError, KeyError) as refusal:
            warn(f"could not follow up {entry['title']!r}: {refusal}")
    for entry in samples.links:
        _link(entry, articles, by, warn)
    for article in articles.values():
        propose_links(Claim.objects.filter(appearances__article=article))
        propose_evidence(article)
    return new


@atomic
def _follow(entry: Mapping[str, Any], collections: Mapping[str, Collection], articles, by) -> int:
    """1 for a pledge that was made now, 0 for one that was there."""
    if Pledge.objects.filter(title=entry["title"]).exists():
        return 0
    claim = _claim(entry["claim"], articles) or _add(entry["claim"], articles, by)
    if Pledge.objects.filter(claim=claim).exists():
        return 0
    _decide(claim, entry["claim"], by)
    fields = {name: entry[name] for name in _PLEDGE & entry.keys()}
    replaced_by = Pledge.objects.filter(title=entry.get("replaced_by")).first()
    named = [collections[entry["collection"]]] if "collection" in entry else []
    pledge = follow_ups.make_pledge(claim=claim, by=by, collections=named, replaced_by=replaced_by, **fields)
    for milestone in entry.get("milestones", ()):
        exact = {name: Decimal(str(v)) if isinstance(v, float) else v for name, v in milestone.items()}
        follow_ups.set_milestone(pledge=pledge, by=by, **exact)
    for judged in entry.get("follow_ups", ()):
        _judge(judged, pledge, articles, by)
    return 1


def _add(meant: Mapping[str, str], articles: Mapping[str, Article], by) -> Claim:
    """The claim, where the reader missed it."""
    article = articles[meant["article"]]
    start = article.text.index(meant["quote"])
    spans = [(start, start + len(meant["quote"]))]
    claimant = meant.get("claimant", "")
    return curation.add_claim(article=article, spans=spans, by=by, kind=ClaimKind.PLEDGE, claimant=claimant)


def _decide(claim: Claim, meant: Mapping[str, str], by) -> None:
    """A pledge is made of a confirmed claim of that kind; where the desk has not decided so, it does now."""
    claim.refresh_from_db()
    changes = {name: meant[name] for name in ("kind", "claimant") if name in meant}
    if changes.get("kind", claim.kind) == ClaimKind.PLEDGE and changes:
        claim = curation.mend(claim, by=by, changes=changes)
    if claim.state != State.CONFIRMED:
        curation.confirm(claim, by=by)


def _judge(judged: Mapping[str, Any], pledge: Pledge, articles: Mapping[str, Article], by) -> None:
    evidence = [_evidence(row, pledge, articles, by) for row in judged.get("evidence", ())]
    two_keys = bool(judged.get("second") or judged.get("waits"))
    made = follow_ups.follow_up(
        pledge=pledge,
        by=by,
        status=judged["status"],
        stage=judged.get("stage", ""),
        on=judged["day"],
        reason=judged["reason"],
        evidence=evidence,
        two_keys=two_keys,
    )
    if judged.get("second"):
        follow_ups.second_key(judged=made, by=sample_user(SECOND), confirm=True)


def _evidence(row: Mapping[str, str], pledge: Pledge, articles: Mapping[str, Article], by) -> Evidence:
    article = articles[row["article"]]
    start = article.text.index(row["quote"])
    return follow_ups.add_evidence(
        pledge=pledge,
        by=by,
        article=article,
        start=start,
        end=start + len(row["quote"]),
        stance=row["stance"],
        grade=row["grade"],
        dated=row["dated"],
    )


def _link(entry: Mapping[str, Any], articles: Mapping[str, Article], by, warn: Callable[[str], None]) -> None:
    later, earlier = _claim(entry["later"], articles), _claim(entry["earlier"], articles)
    if later is None or earlier is None or later == earlier:
        warn(f"found no two claims for the link: {entry['reason']}")
    elif not later.links.confirmed().filter(other=earlier).exists():
        curation.link(later, other=earlier, kind=entry["kind"], reason=entry["reason"], by=by)


def _claim(meant: Mapping[str, str], articles: Mapping[str, Article]) -> Claim | None:
    article = articles.get(meant["article"])
    return find_claim(article, meant["quote"]) if article else None
