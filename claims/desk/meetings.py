"""Where claims meet: the links to decide on, and the biography of a number."""

from decimal import Decimal, InvalidOperation

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from claims.biography import biography, often_stated
from claims.curation import decide_link
from claims.desk.charts import chart_of
from claims.models import ClaimLink
from timeline.models import Actor, State

SHOWN = 60


@require_safe
def links(request: HttpRequest) -> HttpResponse:
    """GET: links that the machine proposes, the newest first."""
    proposed = ClaimLink.objects.proposed().select_related("claim__claimant", "claim__body", "other__claimant")
    proposed = proposed.filter(claim__state__in=_OPEN, other__state__in=_OPEN).order_by("-pk")
    context = admin.site.each_context(request) | {
        "title": "Claims that meet",
        "links": proposed[:SHOWN],
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/links.html", context)


@require_POST
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    """POST `confirm`, or without it reject a link."""
    found = get_object_or_404(ClaimLink, pk=pk)
    try:
        decide_link(found, by=request.user, confirm=bool(request.POST.get("confirm")))
        messages.success(request, "Confirmed." if request.POST.get("confirm") else "Rejected: not proposed again.")
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
    return redirect("desk:links")


@require_safe
def number(request: HttpRequest) -> HttpResponse:
    """GET body, measure, unit, value: the biography of a number, with its chart."""
    body = Actor.objects.filter(name__iexact=request.GET.get("body", "").strip()).order_by("pk").first()
    measure, unit = request.GET.get("measure", "").strip()[:300], request.GET.get("unit", "").strip()[:100]
    value = _number(request.GET.get("value", ""))
    asked = bool(body or measure or value is not None)
    lines = []
    if asked:
        lines = biography(body=body and body.pk, measure=measure, unit=unit, value=value, states=_OPEN)
    context = admin.site.each_context(request) | {
        "title": "Biography of a number",
        "asked": request.GET,
        "often": [] if asked else often_stated(_OPEN),
        "lines": [(line, chart_of(line)) for line in lines],
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/biography.html", context)


_OPEN = (State.CONFIRMED.value, State.PROPOSED.value)


def _number(text: str) -> Decimal | None:
    try:
        found = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return found if found.is_finite() and abs(found.adjusted()) < 30 else None
