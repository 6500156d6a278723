"""The desk at a glance: what waits, what was read, what failed, and how far the reader can be trusted.

Precision is what the desk's own decisions say: of the proposals that somebody decided on, the share that was confirmed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.db.models import Avg, Case, CharField, Count, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce, TruncDate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from claims.models import Claim
from korus.serving.access import Role, access_of
from korus.serving.values import number_in
from timeline import queue
from timeline.models import Article, ArticleState, Decision, Event, Verb

DAYS = 14

#: Lower ends of the bands of confidence, in percent.
BANDS = (90, 75, 60, 40, 0)


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: what it stands for, how much, and its height and place in percent."""

    label: str
    count: int
    height: float
    left: float
    width: float


@dataclass(frozen=True)
class Share:
    """Of the decided proposals of one kind, how many were right, and how many of these had to be mended."""

    label: str
    right: int
    wrong: int
    mended: int

    @property
    def decided(self) -> int:
        return self.right + self.wrong

    @property
    def percent(self) -> int:
        return round(100 * self.right / self.decided)


def callback(request: HttpRequest, context: dict[str, Any]) -> dict[str, Any]:
    """What the admin's first page shows to a curator; anybody else sees it empty."""
    if access_of(request).role < Role.CURATOR:
        return context
    now = timezone.now()
    today = Article.objects.filter(read_at__gte=now - timedelta(days=1))
    took = today.aggregate(seconds=Avg(F("read_at") - F("created_at")))["seconds"]
    return context | {
        "title": "Dashboard",
        "waiting": _waiting(),
        "read_today": today.count(),
        "took": took.total_seconds() if took else None,
        "queued": Article.objects.filter(state__in=[ArticleState.QUEUED, ArticleState.READING]).count(),
        "failed": Article.objects.failed().select_related("outlet").defer("text").order_by("-updated_at")[:20],
        "failed_count": Article.objects.failed().count(),
        "read_bars": _bars(Article.objects.filter(read_at__gte=now - timedelta(days=DAYS)), "read_at"),
        "decided_bars": _bars(Decision.objects.filter(at__gte=now - timedelta(days=DAYS)), "at"),
        "precision": _precision(),
    }


@require_POST
def retry(request: HttpRequest) -> HttpResponse:
    """POST article (or none: all that failed): read it again."""
    failed = Article.objects.failed()
    number = number_in(request.POST.get("article"))
    if number:
        failed = failed.filter(pk=number)
    count = queue.requeue(failed)
    messages.success(request, f"{count} wait to be read again.")
    return redirect("admin:index")


def _waiting() -> dict[str, Any]:
    claims = Claim.objects.proposed()
    events = Event.objects.proposed().filter(merged_into=None)
    unknown = claims.filter(claimant=None)
    return {"claims": claims.count(), "events": events.count(), "unknown": unknown.count()}


def _bars(rows: QuerySet, moment: str) -> list[Bar]:
    counts = dict(rows.annotate(day=TruncDate(moment)).values_list("day").annotate(count=Count("pk")))
    first = timezone.now().date() - timedelta(days=DAYS - 1)
    days = [first + timedelta(days=n) for n in range(DAYS)]
    most = max([counts.get(day, 0) for day in days] + [1])
    width = 100 / DAYS
    return [
        Bar(f"{day:%-d %b}", counts.get(day, 0), round(100 * counts.get(day, 0) / most, 1), n * width, width * 0.8)
        for n, day in enumerate(days)
    ]


def _precision() -> list[tuple[str, list[Share]]]:
    """Of what the reader proposed and a person decided on, by kind, outlet, confidence and reader version."""
    last = Decision.objects.filter(
        record=OuterRef("record"), record_id=OuterRef("record_id"), undone_by=None, verb__in=[Verb.CONFIRM, Verb.REJECT]
    ).order_by("-id")
    kinds = Claim.objects.filter(pk=OuterRef("record_id")).values("kind")[:1]
    decided = (
        Decision.objects.filter(pk=Subquery(last.values("pk")[:1]))
        .exclude(reader_version="")
        .annotate(
            mended=Subquery(
                Decision.objects.filter(
                    record=OuterRef("record"), record_id=OuterRef("record_id"), undone_by=None, verb=Verb.MEND
                ).values("pk")[:1]
            ),
            kind=Coalesce(Case(When(record="claim", then=Subquery(kinds))), F("record"), output_field=CharField()),
            band=_band(),
        )
    )
    groups: list[tuple[str, str, Callable[[Any], str]]] = [
        ("kind", "kind", str),
        ("confidence", "band", str),
        ("outlet", "article__outlet__name", lambda name: name or "no outlet"),
        ("reader version", "reader_version", str),
    ]
    return [(title, _shares(decided, field, label)) for title, field, label in groups]


def _shares(decided: QuerySet, field: str, label: Callable[[Any], str]) -> list[Share]:
    rows = (
        decided.values_list(field)
        .annotate(
            right=Count("pk", Q(verb=Verb.CONFIRM)),
            wrong=Count("pk", Q(verb=Verb.REJECT)),
            mended=Count("pk", Q(verb=Verb.CONFIRM, mended__isnull=False)),
        )
        .order_by("-right")[:12]
    )
    return [Share(label(value), right, wrong, mended) for value, right, wrong, mended in rows]


def _band() -> Case:
    bands = [
        When(confidence__gte=low / 100, then=Value(f"{low} % and more" if low else f"below {BANDS[-2]} %"))
        for low in BANDS
    ]
    return Case(*bands, default=Value("not given"), output_field=CharField())
