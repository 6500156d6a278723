"""The desk's pages of pledges: the board, one pledge with its evidence and its judgements, the watch list."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.views.decorators.http import require_POST, require_safe

from claims import follow_ups, rubric
from claims.comparing import written
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
from claims.watching import newsroom_day
from korus.serving.values import number_in
from timeline.admin.deciding import refusal_told
from timeline.models import Article, State

SHOWN = 200


class PledgeForm(forms.ModelForm):
    """What is known of a pledge. Stage and status are judged, not typed."""

    class Meta:
        model = Pledge
        fields = (
            "title", "what", "testable", "testable_reason", "measure", "unit", "baseline", "target", "starts", "due",
            "blocked_by", "quiet_days", "collections",
        )  # fmt: skip
        widgets = {"what": forms.Textarea({"rows": 2}), "testable_reason": forms.Textarea({"rows": 2})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("baseline", "target"):  # as people write them, without the ten decimals of the column
            if self.initial.get(name) is not None:
                self.initial[name] = written(self.initial[name])


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """GET: all pledges, and confirmed promises that nobody follows up yet; `status` and `collection` narrow them."""
    status, collection = request.GET.get("status", ""), request.GET.get("collection", "")
    pledges = Pledge.objects.select_related("promiser", "claim__claimant").order_by("due_latest", "pk")
    if status in rubric.STATUSES:
        pledges = pledges.filter(status=status)
    if number_in(collection):
        pledges = pledges.filter(collections=number_in(collection))
    today = newsroom_day(timezone.now())
    promises = Claim.objects.confirmed().filter(kind=ClaimKind.PLEDGE, pledge=None).select_related("claimant", "body")
    context = {
        "title": "Pledges",
        "pledges": [(pledge, pledge.late_by(today)) for pledge in pledges[:SHOWN]],
        "promises": promises.order_by("-pk")[:40],
        "statuses": rubric.STATUSES,
        "collections": Collection.objects.all(),
        "status": status,
        "collection": collection,
    }
    return _page(request, "desk/pledges.html", context)


def make(request: HttpRequest, claim: int) -> HttpResponse:
    """GET: the form that makes a pledge of a claim; POST: make it."""
    record = get_object_or_404(Claim.objects.select_related("body", "claimant", "headline_quantity"), pk=claim)
    existing = Pledge.objects.filter(claim=record).first()
    if existing:
        return redirect("desk:pledge", existing.pk)
    figure = record.headline_quantity
    begun = {
        "title": record.text[:300],
        "due": record.due,
        "starts": record.starts,
        "target": figure.value if figure else None,
        "unit": figure.unit if figure else "",
        "measure": figure.measure if figure else "",
    }
    form = PledgeForm(request.POST or None, initial=begun)
    if request.method == "POST" and form.is_valid():
        try:
            pledge = follow_ups.make_pledge(claim=record, by=request.user, **form.cleaned_data)
            return redirect("desk:pledge", pledge.pk)
        except ValidationError as refusal:
            form.add_error(None, refusal)
    return _page(request, "desk/make_pledge.html", {"title": "Follow up a promise", "claim": record, "form": form})


@require_safe
def pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """GET: one pledge, with everything that became of it."""
    record = get_object_or_404(Pledge.objects.select_related("claim__claimant", "promiser", "part_of"), pk=pk)
    today = newsroom_day(timezone.now())
    evidence = list(record.evidence.select_related("article__outlet", "added_by").order_by("pk"))
    history = list(record.follow_ups.select_related("author", "reviewer").prefetch_related("evidence__article"))
    context = {
        "title": record.title,
        "pledge": record,
        "late": record.late_by(today),
        "today": today,
        "confirmed": [e for e in evidence if e.state == EvidenceState.CONFIRMED],
        "proposed": [e for e in evidence if e.state == EvidenceState.PROPOSED],
        "history": history,
        "waiting": next((f for f in history if f.state == FollowUpState.PROPOSED), None),
        "milestones": record.milestones.all(),
        "alarms": record.alarms.filter(seen_at=None),
        "appearances": record.claim.appearances.select_related("article__outlet"),
        "scales": [(scale.name, scale.label(record.status)) for scale in rubric.SCALES.values()],
        "said_status": rubric.STATUSES[record.status],
        "said_stage": rubric.STAGES[record.stage],
        "rubric": rubric,
        "form": PledgeForm(instance=record),
    }
    return _page(request, "desk/pledge.html", context)


@require_POST
def mend(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: correct what is known of a pledge."""
    record = get_object_or_404(Pledge, pk=pk)
    form = PledgeForm(request.POST, instance=record)
    if form.is_valid():
        changes = {name: form.cleaned_data[name] for name in form.changed_data}
        _done(request, "Corrected.", follow_ups.mend_pledge, pledge=record, by=request.user, changes=changes)
    else:
        messages.error(request, " ".join(f"{name}: {' '.join(said)}" for name, said in form.errors.items()))
    return redirect("desk:pledge", pk)


@require_POST
def judge(request: HttpRequest, pk: int) -> HttpResponse:
    """POST status, stage, on, reason, evidence: judge the pledge."""
    record = get_object_or_404(Pledge, pk=pk)
    chosen = list(filter(None, map(number_in, request.POST.getlist("evidence"))))
    _done(
        request,
        "Judged.",
        follow_ups.follow_up,
        pledge=record,
        by=request.user,
        status=request.POST.get("status", ""),
        stage=request.POST.get("stage", ""),
        reason=request.POST.get("reason", ""),
        on=_day(request.POST.get("on", "")),
        evidence=list(Evidence.objects.filter(pk__in=chosen)),
    )
    return redirect("desk:pledge", pk)


@require_POST
def second_key(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `confirm`, or without it refuse, the judgement that waits."""
    judged = get_object_or_404(FollowUp, pk=pk)
    confirm = bool(request.POST.get("confirm"))
    said = "It is in force." if confirm else "It was refused."
    _done(request, said, follow_ups.second_key, judged=judged, by=request.user, confirm=confirm)
    return redirect("desk:pledge", judged.pledge_id)


@require_POST
def add_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """POST article and the words of it, or page and copy: add evidence."""
    record = get_object_or_404(Pledge, pk=pk)
    try:
        place = _place(request.POST)
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("desk:pledge", pk)
    _done(
        request,
        "Evidence added.",
        follow_ups.add_evidence,
        pledge=record,
        by=request.user,
        stance=request.POST.get("stance", ""),
        grade=request.POST.get("grade", ""),
        dated=request.POST.get("dated", "").strip(),
        reason=request.POST.get("reason", "").strip(),
        **place,
    )
    return redirect("desk:pledge", pk)


@require_POST
def decide_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """POST stance, grade and `confirm`, or without it reject: decide on evidence that the machine found."""
    evidence = get_object_or_404(Evidence, pk=pk)
    _done(
        request,
        "Decided.",
        follow_ups.decide_evidence,
        evidence=evidence,
        by=request.user,
        confirm=bool(request.POST.get("confirm")),
        stance=request.POST.get("stance", ""),
        grade=request.POST.get("grade", ""),
    )
    return redirect("desk:pledge", evidence.pledge_id)


@require_POST
def add_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """POST title, target, unit, due: add a milestone."""
    record = get_object_or_404(Pledge, pk=pk)
    fields: dict[str, Any] = {name: request.POST.get(name, "").strip() for name in ("title", "unit", "due")}
    fields["target"] = request.POST.get("target", "").strip() or None
    _done(request, "Milestone added.", follow_ups.set_milestone, pledge=record, by=request.user, **fields)
    return redirect("desk:pledge", pk)


@require_POST
def reach_milestone(request: HttpRequest, pk: int) -> HttpResponse:
    """POST actual, reached_on: note what was measured."""
    milestone = get_object_or_404(Milestone.objects.select_related("pledge"), pk=pk)
    fields = {
        "actual": request.POST.get("actual", "").strip() or None,
        "reached_on": _day(request.POST.get("reached_on", "")),
    }
    _done(
        request, "Noted.", follow_ups.set_milestone,
        pledge=milestone.pledge, by=request.user, milestone=milestone, **fields,
    )  # fmt: skip
    return redirect("desk:pledge", milestone.pledge_id)


@require_safe
def watch_list(request: HttpRequest) -> HttpResponse:
    """GET: what the clock raised and nobody has looked at yet."""
    alarms = Alarm.objects.filter(seen_at=None).select_related("pledge__promiser", "milestone")
    found = Evidence.objects.filter(state=EvidenceState.PROPOSED).select_related("pledge", "article")
    waiting = FollowUp.objects.filter(state=FollowUpState.PROPOSED).select_related("pledge", "author")
    context = {
        "title": "Watch list",
        "alarms": alarms.filter(pledge__claim__state=State.CONFIRMED)[:SHOWN],
        "found": found.order_by("-pk")[:SHOWN],
        "waiting": waiting[:SHOWN],
    }
    return _page(request, "desk/watch.html", context)


@require_POST
def see(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: somebody has looked at an alarm."""
    alarm = get_object_or_404(Alarm.objects.select_related("pledge"), pk=pk)
    follow_ups.see_alarms(pledge=alarm.pledge, by=request.user, alarm=alarm)
    return redirect("desk:watch")


def _page(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return TemplateResponse(request, template, admin.site.each_context(request) | {"is_fullwidth": "1"} | context)


def _done(request: HttpRequest, said: str, act, **arguments: Any) -> None:
    """Carry out, and say so, or say what was refused and why."""
    with refusal_told(request):
        act(**arguments)
        messages.success(request, said)


def _place(sent: Any) -> dict[str, Any]:
    """Where evidence stands: a passage by its words, or a page with its copy. Raises ValidationError."""
    number = sent.get("article", "").strip()
    if not number:
        return {"url": sent.get("page", "").strip(), "copy": sent.get("copy", "").strip()}
    article = Article.objects.filter(pk=number_in(number)).first()
    if article is None:
        raise ValidationError(f"there is no article {number}")
    words = " ".join(sent.get("words", "").split())
    start = article.text.find(words) if words else -1
    if start < 0:
        raise ValidationError("copy the words of the article as they stand there, a line at most")
    return {"article": article, "start": start, "end": start + len(words)}


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
