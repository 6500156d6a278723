"""Following up a pledge: made of a confirmed claim, judged on evidence, and judged again; nothing is overwritten.

With `KORUS_TWO_KEYS` a judgement waits until a second person has turned the other key. Progress needs evidence that is
more than an announcement. Every function is atomic and keyword-only, says who did it, and raises ValidationError.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pghistory
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import timezone

from claims import rubric
from claims.models import (
    Alarm,
    Claim,
    ClaimKind,
    Collection,
    Evidence,
    EvidenceState,
    FollowUp,
    FollowUpState,
    Milestone,
    Pledge,
)
from timeline.models import Article, State

#: What can be mended of a pledge. Stage and status are judged, not mended.
PLEDGE_FIELDS = {
    "title", "promiser", "what", "testable", "testable_reason", "measure", "unit", "baseline", "target", "starts",
    "due", "blocked_by", "quiet_days", "collections", "part_of", "replaced_by",
}  # fmt: skip

MILESTONE_FIELDS = {"title", "unit", "baseline", "target", "actual", "due", "reached_on"}

REFUSAL = "announcements never count as progress: add evidence of an agreement or more, and choose it"


@atomic
def make_pledge(*, claim: Claim, by, title: str = "", collections: Sequence[Collection] = (), **fields: Any) -> Pledge:
    """A pledge of a confirmed claim of kind pledge; promiser, deadline and target come from the claim where not given.

    Returns the one that is there when the claim has one.
    """
    claim = Claim.objects.select_for_update().get(pk=claim.pk)
    existing = Pledge.objects.filter(claim=claim).first()
    if existing:
        return existing
    if claim.state != State.CONFIRMED or claim.kind != ClaimKind.PLEDGE:
        raise ValidationError("only a confirmed claim of kind pledge becomes a pledge: confirm or mend it first")
    figure = claim.headline_quantity
    values: dict[str, Any] = {
        "promiser": claim.body or claim.claimant,
        "due": claim.due,
        "starts": claim.starts,
        "target": figure.value if figure else None,
        "unit": figure.unit if figure else "",
        "measure": figure.measure if figure else "",
    }
    pledge = Pledge(claim=claim, title=title or claim.text[:300], **(values | fields))
    pledge.full_clean()
    with pghistory.context(user=by.pk):
        pledge.save()
        pledge.collections.set(collections)
    return pledge


@atomic
def mend_pledge(*, pledge: Pledge, by, changes: Mapping[str, Any]) -> Pledge:
    """Correct what is known of a pledge (PLEDGE_FIELDS). A moved deadline is a new clock: what it rang for is over."""
    unknown = sorted(changes.keys() - PLEDGE_FIELDS)
    if unknown:
        raise ValidationError(dict.fromkeys(unknown, "is judged by a follow-up, or cannot be mended"))
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    clock = (pledge.due, pledge.starts, pledge.quiet_days)
    for name in changes.keys() - {"collections"}:
        setattr(pledge, name, changes[name])
    pledge.full_clean()
    with pghistory.context(user=by.pk):
        pledge.save()
        if "collections" in changes:
            pledge.collections.set(changes["collections"])
    if clock != (pledge.due, pledge.starts, pledge.quiet_days):
        see_alarms(pledge=pledge, by=by)
    return pledge


@atomic
def set_milestone(*, pledge: Pledge, by, milestone: Milestone | None = None, **fields: Any) -> Milestone:
    """Add a milestone, or correct one of the pledge's (MILESTONE_FIELDS)."""
    milestone = milestone or Milestone(pledge=pledge)
    if milestone.pledge_id != pledge.pk or fields.keys() - MILESTONE_FIELDS:
        raise ValidationError("that is no milestone of this pledge, or no field of one")
    for name, value in fields.items():
        setattr(milestone, name, value)
    milestone.full_clean()
    with pghistory.context(user=by.pk):
        milestone.save()
        pledge.save(update_fields=["updated_at"])  # which shows its milestones
    return milestone


@atomic
def add_evidence(
    *,
    pledge: Pledge,
    by,
    stance: str,
    grade: str,
    article: Article | None = None,
    start: int | None = None,
    end: int | None = None,
    url: str = "",
    copy: str = "",
    dated: str = "",
    reason: str = "",
) -> Evidence:
    """Confirmed evidence: a passage of an article, or a page with its stored copy."""
    evidence = Evidence(
        pledge=pledge, article=article, start=start, end=end, url=url, copy=copy, dated=dated, stance=stance,
        grade=grade, reason=reason, state=EvidenceState.CONFIRMED, added_by=by, decided_by=by,
    )  # fmt: skip
    evidence.full_clean()
    evidence.save()
    return evidence


@atomic
def decide_evidence(*, evidence: Evidence, by, confirm: bool, stance: str = "", grade: str = "") -> Evidence:
    """Confirm or reject proposed evidence, with the stance and grade it has; each pledge's is decided alone."""
    evidence = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if evidence.state != EvidenceState.PROPOSED:
        raise ValidationError("this evidence was decided on already")
    evidence.state = EvidenceState.CONFIRMED if confirm else EvidenceState.REJECTED
    evidence.stance, evidence.grade = stance or evidence.stance, grade or evidence.grade
    evidence.decided_by = by
    evidence.full_clean()
    with pghistory.context(user=by.pk):
        evidence.save()
    return evidence


@atomic
def follow_up(
    *,
    pledge: Pledge,
    by,
    status: str,
    reason: str,
    on: date,
    stage: str = "",
    evidence: Sequence[Evidence] = (),
    two_keys: bool | None = None,
) -> FollowUp:
    """Judge a pledge, or propose the judgement where two keys are wanted: by default as the newsroom's setting says."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=pledge.pk)
    if FollowUp.objects.filter(pledge=pledge, state=FollowUpState.PROPOSED).exists():
        raise ValidationError("another judgement waits for its second key: confirm or refuse it first")
    stage = stage or pledge.stage
    wants_two = settings.KORUS_TWO_KEYS if two_keys is None else two_keys
    check_judgement(pledge, status, stage, reason, evidence)
    judged = FollowUp(
        pledge=pledge,
        on=on,
        from_status=pledge.status,
        to_status=status,
        from_stage=pledge.stage,
        to_stage=stage,
        reason=reason,
        state=FollowUpState.PROPOSED if wants_two else FollowUpState.IN_FORCE,
        author=by,
        rubric_version=rubric.RUBRIC_VERSION,
    )
    judged.full_clean()
    judged.save()
    judged.evidence.set(evidence)
    if judged.state == FollowUpState.IN_FORCE:
        _apply(judged, by)
    return judged


@atomic
def second_key(*, judged: FollowUp, by, confirm: bool) -> FollowUp:
    """Confirm or refuse a proposed judgement, by somebody else than the one who proposed it."""
    pledge = Pledge.objects.select_for_update(of=("self",)).get(pk=judged.pledge_id)
    judged = FollowUp.objects.get(pk=judged.pk)
    judged.pledge = pledge
    if judged.state != FollowUpState.PROPOSED:
        raise ValidationError("this judgement does not wait for a second key")
    if judged.author_id == by.pk:
        raise ValidationError("the second key is for somebody else than the one who proposed the judgement")
    judged.state = FollowUpState.IN_FORCE if confirm else FollowUpState.REFUSED
    judged.reviewer, judged.reviewed_at = by, timezone.now()
    judged.save(update_fields=["state", "reviewer", "reviewed_at"])
    if confirm:
        _apply(judged, by)
    return judged


def see_alarms(*, pledge: Pledge, by, alarm: Alarm | None = None) -> int:
    """Take a pledge's alarms, or one of them, off the watch list: somebody has looked. The number of them."""
    alarms = Alarm.objects.filter(pledge=pledge, seen_at=None)
    if alarm:
        alarms = alarms.filter(pk=alarm.pk)
    return alarms.update(seen_at=timezone.now(), seen_by=by)


def watch_again(*, alarm: Alarm) -> None:
    """Put an alarm back on the watch list."""
    Alarm.objects.filter(pk=alarm.pk).update(seen_at=None, seen_by=None)


def check_judgement(pledge: Pledge, status: str, stage: str, reason: str, evidence: Sequence[Evidence]) -> None:
    """Raises ValidationError naming each field for a judgement that the rubric does not allow."""
    errors: dict[str, str] = {}
    if status not in rubric.STATUSES:
        errors["status"] = f"there is no status {status!r}; there are {', '.join(rubric.STATUSES)}"
    if stage not in rubric.STAGES:
        errors["stage"] = f"there is no stage {stage!r}; there are {', '.join(rubric.STAGES)}"
    if not reason.strip():
        errors["reason"] = "say why: the reason is kept with the judgement"
    if any(e.pledge_id != pledge.pk or e.state != EvidenceState.CONFIRMED for e in evidence):
        errors["evidence"] = "only confirmed evidence on this very pledge counts"
    elif rubric.needs_proof(status, stage, pledge.stage) and not any(_proves(e) for e in evidence):
        errors["evidence"] = REFUSAL
    if errors:
        raise ValidationError(errors)


def _proves(evidence: Evidence) -> bool:
    return rubric.proves_progress(evidence.grade) and evidence.stance != "undermines"


def _apply(judged: FollowUp, by) -> None:
    """The pledge stands as judged, and whatever called for a look has been looked at."""
    pledge = judged.pledge
    pledge.status, pledge.stage = judged.to_status, judged.to_stage
    delivered = judged.to_status in rubric.DELIVERED
    pledge.done_on = (pledge.done_on or judged.on) if delivered else None
    with pghistory.context(user=by.pk):
        pledge.save()
    see_alarms(pledge=pledge, by=by)
