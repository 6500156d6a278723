"""The history of a record: who changed what, from what to what, and when; as it stood on a date; and back to that."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

from django.contrib import admin, messages
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_date, parse_datetime
from django.views.decorators.http import require_POST, require_safe

from claims.models import Claim, ClaimLink, Passage, Pledge, Quantity
from timeline.admin.deciding import refusal_told
from timeline.history import as_it_stood, changes_of
from timeline.models import Actor, Article, Decision, Event, Membership, Outlet, Topic
from timeline.undoing import RESTORABLE, restore, undo

#: Records with a history, and the rows that belong to them.
KINDS: dict[str, tuple[type[Model], Callable[[Any], Iterable[Model]]]] = {
    "claim": (
        Claim,
        lambda claim: [
            *claim.appearances.all(),
            *Passage.objects.filter(appearance__claim=claim),
            *Quantity.objects.filter(appearance__claim=claim),
            *ClaimLink.objects.filter(claim=claim),
        ],
    ),
    "event": (Event, lambda event: []),
    "actor": (Actor, lambda actor: [*actor.names.all(), *actor.memberships.all()]),
    "article": (Article, lambda article: []),
    "outlet": (Outlet, lambda outlet: []),
    "topic": (Topic, lambda topic: []),
    "membership": (Membership, lambda membership: []),
    "pledge": (Pledge, lambda pledge: [*pledge.milestones.all(), *pledge.evidence.all()]),
}


@require_safe
def page(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """GET: everything that became of a record; with `at` (a day or a moment) also how it stood then."""
    record, parts = _record(kind, pk)
    at = moment(request.GET.get("at", ""))
    then = as_it_stood(record, at) if at else None
    stood = {name: (getattr(record, name), value) for name, value in then.items()} if then else {}
    changes = changes_of(record, *parts(record))
    named = _names(record, [stood, *(change.fields for change in changes if change.of_record)])
    context = admin.site.each_context(request) | {
        "title": f"History of {kind} {pk}",
        "kind": kind,
        "record": record,
        "changes": [replace(c, fields=_in_names(c.fields, named)) if c.of_record else c for c in changes],
        "decisions": Decision.objects.filter(record=kind, record_id=pk)
        .select_related("by", "undone_by")
        .order_by("-id")[:100],
        "at": at,
        "asked": request.GET.get("at", ""),
        "then": [
            (name, now, value, stood[name][0] != stood[name][1])
            for name, (now, value) in _in_names(stood, named).items()
        ]
        if then
        else None,
        "restorable": {record._meta.get_field(name).attname for name in RESTORABLE.get(kind, ())},
        "mentions": record.mentions.select_related("article__outlet") if kind == "event" else (),
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/history.html", context)


type Fields = Mapping[str, tuple[Any, Any]]


def _names(record: Model, changes: Iterable[Fields]) -> dict[tuple[str, Any], str]:
    """How the records are called that a record pointed to: by column and number, one query for each column."""
    pointers = {field.attname: field.related_model for field in record._meta.concrete_fields if field.is_relation}
    numbers: dict[str, set[Any]] = defaultdict(set)
    for fields in changes:
        for column in fields.keys() & pointers.keys():
            numbers[column] |= {number for number in fields[column] if number is not None}
    return {
        (column, pk): str(row)
        for column, pks in numbers.items()
        for pk, row in pointers[column]._base_manager.in_bulk(pks).items()
    }


def _in_names(fields: Fields, names: Mapping[tuple[str, Any], str]) -> dict[str, tuple[Any, Any]]:
    return {
        column: (names.get((column, before), before), names.get((column, after), after))
        for column, (before, after) in fields.items()
    }


@require_POST
def restore_record(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """POST at, and one or several `field`: set them to what they were then."""
    record, _ = _record(kind, pk)
    at = moment(request.POST.get("at", ""))
    if kind not in RESTORABLE or at is None:
        raise Http404
    fields = [name.removesuffix("_id") for name in request.POST.getlist("field")]
    with refusal_told(request):
        restore(record, at=at, by=request.user, fields=fields or None)
        messages.success(request, f"Set back to what it was on {at:%-d %B %Y, %H:%M}.")
    return redirect("desk:history", kind, pk)


@require_POST
def undo_decision(request: HttpRequest, pk: int) -> HttpResponse:
    """POST: take a decision back, whoever made it."""
    decision = get_object_or_404(Decision, pk=pk)
    with refusal_told(request):
        undo(decision, by=request.user)
        messages.success(request, "Taken back.")
    return redirect("desk:history", decision.record, decision.record_id)


def moment(text: str) -> datetime | None:
    """A moment, or the end of a day; None for anything else."""
    try:
        found = parse_datetime(text) or parse_date(text)
    except ValueError:
        return None
    if isinstance(found, datetime):
        return found if found.tzinfo else found.replace(tzinfo=UTC)
    return datetime.combine(found, time.max, tzinfo=UTC) if isinstance(found, date) else None


def _record(kind: str, pk: int) -> tuple[Any, Callable[[Any], Iterable[Model]]]:
    if kind not in KINDS:
        raise Http404
    model, parts = KINDS[kind]
    return get_object_or_404(model, pk=pk), parts
