"""The queue: articles with proposals that wait, as a curator filters them; the filters are kept from visit to visit."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import Count, Exists, F, FloatField, Func, Min, OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from claims.desk import seats
from claims.models import Appearance, ClaimKind
from korus.serving.values import number_in
from timeline.models import Article, Decision, Mention, Outlet, State, Topic

PAGE = 40
EVENT_KIND = "event"

#: The least certain field of an appearance.
LEAST = Func(
    F("confidence"),
    template="(SELECT min(value::float8) FROM jsonb_each_text(%(expressions)s))",
    output_field=FloatField(),
)


@dataclass(frozen=True)
class Filters:
    """What a curator wants to see of the queue; an empty text is no filter."""

    outlet: str = ""
    topic: str = ""
    kind: str = ""
    claimant: str = ""  # a part of the name; "?" for those not known
    least: str = ""  # confidence in percent, at least
    most: str = ""
    mine: str = ""
    order: str = ""  # "old": those first that wait longest

    @classmethod
    def of(cls, values: Any) -> "Filters":
        found = {f.name: str(values.get(f.name, ""))[:100].strip() for f in fields(cls)}
        for name in ("outlet", "topic", "least", "most"):
            if number_in(found[name], least=0) is None:
                found[name] = ""
        if found["kind"] not in (EVENT_KIND, *ClaimKind.values):
            found["kind"] = ""
        return cls(**found)

    @property
    def query(self) -> str:
        return urlencode({name: value for name, value in asdict(self).items() if value})

    def claims(self) -> QuerySet[Appearance]:
        """Appearances of claims that wait."""
        waiting = Appearance.objects.filter(claim__state=State.PROPOSED)
        if self.kind == EVENT_KIND:
            return waiting.none()
        if self.kind:
            waiting = waiting.filter(claim__kind=self.kind)
        if self.topic:
            waiting = waiting.filter(claim__topics=self.topic)
        if self.claimant == "?":
            waiting = waiting.filter(claim__claimant=None)
        elif self.claimant:
            named = Q(claim__claimant__name__icontains=self.claimant)
            waiting = waiting.filter(named | Q(claim__claimant_as_written__icontains=self.claimant))
        if self.least or self.most:
            waiting = waiting.alias(least=LEAST)
            waiting = waiting.filter(least__gte=int(self.least) / 100) if self.least else waiting
            waiting = waiting.filter(least__lte=int(self.most) / 100) if self.most else waiting
        return waiting

    def events(self) -> QuerySet[Mention]:
        """Mentions of events that wait."""
        waiting = Mention.objects.filter(event__state=State.PROPOSED)
        if self.claimant or self.kind not in ("", EVENT_KIND):
            return waiting.none()
        if self.topic:
            waiting = waiting.filter(event__topics=self.topic)
        if self.least:
            waiting = waiting.filter(confidence__gte=int(self.least) / 100)
        if self.most:
            waiting = waiting.filter(confidence__lte=int(self.most) / 100)
        return waiting

    def articles(self, user) -> QuerySet[Article]:
        """Articles with something that waits, in the order they are worked on."""
        here = Q(article=OuterRef("pk"))
        found = Article.objects.filter(Exists(self.claims().filter(here)) | Exists(self.events().filter(here)))
        if self.outlet:
            found = found.filter(outlet=self.outlet)
        if self.mine:
            decided = Decision.objects.filter(article=OuterRef("pk"), by=user)
            found = found.filter(Q(added_by=user) | Exists(decided))
        order = ("published_on", "id") if self.order == "old" else ("-published_on", "-id")
        return found.select_related("outlet").defer("text").order_by(*order)


def is_open(request: HttpRequest) -> bool:
    """Whether the page is the queue, or an article out of it: its place in the menu is marked then."""
    here = reverse("desk:queue")
    return request.path == here or request.path.startswith(f"{here}articles/")


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """GET: the queue. Filters in the address are kept; without any those kept last time hold."""
    kept = request.session.get("desk", {})
    filters = Filters.of(request.GET if request.GET else kept.get("filters", {}))
    looked_at = parse_datetime(kept.get("looked_at", "")) if kept.get("looked_at") else None
    number = number_in(request.GET.get("page"), most=10_000) or 1
    start = (number - 1) * PAGE
    articles = list(filters.articles(request.user)[start : start + PAGE + 1])
    more, articles = len(articles) > PAGE, articles[:PAGE]
    _add_counts(articles, filters, looked_at)
    holders = seats.taken(article.pk for article in articles)
    for article in articles:
        pk, name = holders.get(article.pk, (None, ""))
        article.holder = "you" if pk == request.user.pk else name
    request.session["desk"] = {"filters": asdict(filters), "looked_at": timezone.now().isoformat()}
    context = admin.site.each_context(request) | {
        "title": "Queue",
        "articles": articles,
        "filters": filters,
        "looked_at": looked_at,
        "outlets": Outlet.objects.order_by("name"),
        "topics": Topic.objects.order_by("name"),
        "kinds": [EVENT_KIND, *ClaimKind.values],
        "waiting": {"claims": filters.claims().count(), "events": filters.events().count()},
        "before": number - 1,
        "after": number + 1 if more else 0,
        "is_fullwidth": "1",
    }
    return TemplateResponse(request, "desk/queue.html", context)


def next_after(request: HttpRequest, article: Article) -> Article | None:
    """The article that comes after this one in the curator's queue and that nobody else sits at."""
    filters = Filters.of(request.session.get("desk", {}).get("filters", {}))
    at = Q(published_on=article.published_on)
    if filters.order == "old":
        later = Q(published_on__gt=article.published_on) | at & Q(pk__gt=article.pk)
    else:
        later = Q(published_on__lt=article.published_on) | at & Q(pk__lt=article.pk)
    candidates = list(filters.articles(request.user).filter(later)[:5])
    holders = seats.taken(a.pk for a in candidates)
    return next((a for a in candidates if holders.get(a.pk, (request.user.pk,))[0] == request.user.pk), None)


def _add_counts(articles: list[Article], filters: Filters, looked_at: datetime | None) -> None:
    ids = [article.pk for article in articles]
    new = Q(claim__created_at__gt=looked_at) if looked_at else Q(pk=None)
    by_kind = filters.claims().filter(article__in=ids).values("article", "claim__kind")
    rows = list(by_kind.annotate(count=Count("pk"), new=Count("pk", new), oldest=Min("claim__created_at")))
    new = Q(event__created_at__gt=looked_at) if looked_at else Q(pk=None)
    events = filters.events().filter(article__in=ids).values("article")
    rows += events.annotate(
        count=Count("event", distinct=True), new=Count("event", new, distinct=True), oldest=Min("event__created_at")
    )
    for article in articles:
        mine = [row for row in rows if row["article"] == article.pk]
        article.kinds = [(row.get("claim__kind", EVENT_KIND), row["count"]) for row in mine]
        article.count = sum(row["count"] for row in mine)
        article.new = sum(row["new"] for row in mine)
        article.oldest = min((row["oldest"] for row in mine), default=None)
