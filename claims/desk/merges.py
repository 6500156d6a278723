"""The pages on which actors and events are merged, kept apart, split, and the way back."""

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_POST, require_safe

from claims.desk.pairs import PAIRS, Pair, shared_articles
from korus.serving.values import number_in
from timeline.admin.deciding import refusal_told
from timeline.merging import keep_apart, merge_actors, merge_events, split_event, unmerge
from timeline.models import Actor, Event, Merge, RecordKind

MODELS = {"actor": Actor, "event": Event}
MERGING = {"actor": merge_actors, "event": merge_events}
SHOWN = 40


@require_safe
def page(request: HttpRequest, kind: str) -> HttpResponse:
    """GET: likely duplicates side by side; with `one` and `two` any two that a curator picks."""
    pairs = PAIRS[RecordKind(kind)](SHOWN)
    picked = [request.GET.get(name, "") for name in ("one", "two")]
    one, two = map(number_in, picked)
    if one and two:
        pairs = [_picked(kind, one, two)]
    merges = Merge.objects.filter(record=kind, undone_at=None).select_related("by").order_by("-id")[:10]
    names = MODELS[kind].objects.in_bulk({pk for m in merges for pk in (m.winner_id, m.loser_id)})
    context = admin.site.each_context(request) | {
        "title": "Actors that may be one" if kind == "actor" else "Events that may be one",
        "kind": kind,
        "pairs": pairs,
        "picked": picked,
        "merges": [(m, names.get(m.loser_id), names.get(m.winner_id)) for m in merges],
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/pairs.html", context)


@require_POST
def merge(request: HttpRequest, kind: str) -> HttpResponse:
    """POST winner, loser: make them one; with `apart` say that they are two."""
    winner = get_object_or_404(MODELS[kind], pk=number_in(request.POST.get("winner")))
    loser = get_object_or_404(MODELS[kind], pk=number_in(request.POST.get("loser")))
    with refusal_told(request):
        if request.POST.get("apart"):
            keep_apart(winner, loser, by=request.user)
            messages.success(request, f"{winner} and {loser} stay two.")
        else:
            MERGING[kind](winner=winner, loser=loser, by=request.user)
            messages.success(request, f"{loser} is now {winner}. It can be undone below.")
    return redirect("desk:pairs", kind)


@require_POST
def undo_merge(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: take a merge apart."""
    found = get_object_or_404(Merge, pk=pk)
    with refusal_told(request):
        unmerge(found, by=request.user)
        messages.success(request, "They are two again, with all that each had.")
    return redirect("desk:pairs", found.record)


@require_POST
def split(request: HttpRequest, pk: int) -> HttpResponse:
    """POST mentions: take these places of an event out, as an event of its own."""
    event = get_object_or_404(Event, pk=pk)
    chosen = filter(None, map(number_in, request.POST.getlist("mentions")))
    with refusal_told(request):
        other = split_event(event, mentions=event.mentions.filter(pk__in=chosen), by=request.user)
        messages.success(request, "The event was split.")
        return redirect("desk:history", "event", other.pk)
    return redirect("desk:history", "event", pk)


def _picked(kind: str, one: int, two: int) -> Pair:
    rows = MODELS[kind].objects.in_bulk([one, two])
    if len(rows) != 2:
        raise Http404
    return Pair(rows[one], rows[two], 0, shared_articles(rows[one], rows[two]) if kind == "actor" else 0)
