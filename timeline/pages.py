"""The public timeline: what is confirmed, by date, each record with its words and its source. It needs no script."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.db.models import Count, Prefetch, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.models import Appearance, Claim, ClaimKind, Quantity
from korus.serving.access import access_of
from korus.serving.values import number_in
from timeline.models import Actor, Article, Event, Mention, State

PAGE = 30

#: What can be chosen: this many years, and the people who speak most often in this many of the newest claims.
YEARS, SPEAKERS, NEWEST = 60, 12, 2_000

#: Places of the two kinds of record on one day: a cursor is (day, place, id).
_EVENT, _CLAIM = 1, 0

EVENT_KIND = "event"


@dataclass(frozen=True)
class Entry:
    """One record as the page shows it."""

    kind: str
    day: date
    pk: int
    record: Event | Claim
    sources: list[tuple[Article, str]]  # the article, and the words it says it in

    @property
    def key(self) -> tuple[date, int, int]:
        return self.day, _EVENT if self.kind == EVENT_KIND else _CLAIM, self.pk


@dataclass(frozen=True)
class Filters:
    """What a visitor asks for; what cannot be understood is no filter."""

    year: int | None = None
    kind: str = ""
    actor: int | None = None
    after: tuple[date, int, int] | None = None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        kind = query.get("kind", "")
        return cls(
            year=number_in(query.get("year"), most=9999),
            kind=kind if kind in (EVENT_KIND, *ClaimKind.values) else "",
            actor=number_in(query.get("actor")),
            after=_cursor(query.get("after", "")),
        )

    def query(self, **changes: Any) -> str:
        values = {"year": self.year, "kind": self.kind, "actor": self.actor} | changes
        return urlencode({name: value for name, value in values.items() if value})


@require_safe
def timeline(request: HttpRequest) -> HttpResponse:
    """GET /: newest first, a page at a time."""
    if not access_of(request).may_read:
        return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
    filters = Filters.of(request.GET.dict())
    actor = Actor.objects.confirmed().filter(pk=filters.actor).first() if filters.actor else None
    if filters.actor and actor is None:
        raise Http404
    entries = entries_of(filters)
    more = len(entries) > PAGE
    entries = entries[:PAGE]
    context = {
        "entries": entries,
        "filters": filters,
        "actor": actor,
        "kinds": [EVENT_KIND, *ClaimKind.values],
        "years": _years(),
        "actors": _speakers(),
        "next": filters.query(after=_written(entries[-1].key)) if more else "",
        "first": filters.query() if filters.after else "",
    }
    return render(request, "timeline/timeline.html", context)


def entries_of(filters: Filters) -> list[Entry]:
    """At most one page and one more, newest first."""
    entries: list[Entry] = []
    if filters.kind in ("", EVENT_KIND):
        entries += [_event_entry(event) for event in _events(filters)]
    if filters.kind != EVENT_KIND:
        entries += [_claim_entry(claim) for claim in _claims(filters)]
    return sorted(entries, key=lambda entry: entry.key, reverse=True)[: PAGE + 1]


def _events(filters: Filters) -> QuerySet[Event]:
    events = Event.objects.confirmed().filter(date_earliest__isnull=False, merged_into=None)
    if filters.year:
        events = events.filter(date_earliest__year=filters.year)
    if filters.actor:
        events = events.filter(participants=filters.actor)
    events = _below(events, filters.after, "date_earliest", _EVENT)
    mentions = Mention.objects.select_related("article__outlet").order_by("article__published_on", "id")
    people = Actor.objects.confirmed().order_by("name")
    events = events.prefetch_related(Prefetch("mentions", mentions), Prefetch("participants", people))
    return events.order_by("-date_earliest", "-id")[: PAGE + 1]


def _claims(filters: Filters) -> QuerySet[Claim]:
    claims = Claim.objects.confirmed().filter(said_earliest__isnull=False)
    if filters.year:
        claims = claims.filter(said_earliest__year=filters.year)
    if filters.kind:
        claims = claims.filter(kind=filters.kind)
    if filters.actor:
        claims = claims.filter(Q(claimant=filters.actor) | Q(body=filters.actor))
    claims = _below(claims, filters.after, "said_earliest", _CLAIM)
    appearances = Appearance.objects.select_related("article__outlet").order_by("article__published_on", "id")
    appearances = appearances.prefetch_related("passages", Prefetch("quantities", Quantity.objects.order_by("start")))
    claims = claims.select_related("claimant", "body").prefetch_related(Prefetch("appearances", appearances))
    return claims.order_by("-said_earliest", "-id")[: PAGE + 1]


def _below(rows: QuerySet, after: tuple[date, int, int] | None, day: str, place: int) -> QuerySet:
    """The rows that come after the cursor in (day, place, id), newest first."""
    if after is None:
        return rows
    at, its_place, pk = after
    same_day = Q(**{day: at})
    if place < its_place:
        return rows.filter(Q(**{f"{day}__lt": at}) | same_day)
    if place > its_place:
        return rows.filter(**{f"{day}__lt": at})
    return rows.filter(Q(**{f"{day}__lt": at}) | same_day & Q(pk__lt=pk))


def _event_entry(event: Event) -> Entry:
    sources = [(m.article, m.article.text[m.start : m.end]) for m in event.mentions.all()]
    return Entry(EVENT_KIND, event.date_earliest, event.pk, event, sources)


def _claim_entry(claim: Claim) -> Entry:
    sources = []
    for appearance in claim.appearances.all():
        content = sorted((p.start, p.end) for p in appearance.passages.all() if p.role == "content")
        sources.append((appearance.article, " … ".join(appearance.article.text[start:end] for start, end in content)))
    return Entry(claim.kind, claim.said_earliest, claim.pk, claim, sources)


def _years() -> list[int]:
    """From the newest year to the oldest, without a look at what lies between."""
    events = Event.objects.confirmed().filter(merged_into=None, date_earliest__isnull=False)
    claims = Claim.objects.confirmed().filter(said_earliest__isnull=False)
    days = [events.order_by("date_earliest", "id").values_list("date_earliest", flat=True)]
    days.append(claims.order_by("said_earliest", "id").values_list("said_earliest", flat=True))
    ends = [day.year for found in days for day in (found.first(), found.last()) if day is not None]
    return list(range(max(ends), min(ends) - 1, -1))[:YEARS] if ends else []


def _speakers() -> list[Actor]:
    """Who said most of what was confirmed last."""
    said = Claim.objects.confirmed().filter(said_earliest__isnull=False, claimant__state=State.CONFIRMED)
    newest = said.order_by("-said_earliest", "-id").values("pk")[:NEWEST]
    counted = Claim.objects.filter(pk__in=newest).values("claimant").annotate(said=Count("pk")).order_by("-said")
    speakers = Actor.objects.in_bulk([row["claimant"] for row in counted[:SPEAKERS]])
    return sorted(speakers.values(), key=lambda actor: actor.name)


def _cursor(text: str) -> tuple[date, int, int] | None:
    try:
        day, place, pk = text.split("_")
        return date.fromisoformat(day), int(place), int(pk)
    except ValueError:
        return None


def _written(key: tuple[date, int, int]) -> str:
    return f"{key[0].isoformat()}_{key[1]}_{key[2]}"
