"""What workers do with claims: by the clock, and for the desk, whose web process does not load the language model."""

from datetime import timedelta
from itertools import batched

from django.utils import timezone

from claims import links, recording, watching
from claims.models import Appearance, Claim, Passage, PassageRole, Quantity
from korus.celery import app
from korus.reading import dates, quantities, text
from korus.reading.mentions import Span

#: How far back the hourly look at decided claims goes: over the hour, so that a late clock misses none.
LOOKED_BACK = timedelta(minutes=90)
#: Claims that are compared with others in one go.
AT_ONCE = 50


@app.task
def withdraw_orphans() -> None:
    """Every night: actors that no record names any more are withdrawn."""
    recording.withdraw_orphans()


@app.task
def raise_alarms() -> None:
    """Every hour: pledges that want looking at go on the watch list."""
    watching.raise_alarms(watching.newsroom_day(timezone.now()))


@app.task
def propose_links_of_decided() -> None:
    """Every hour: a claim that a person has mended or added may meet others than the reader's proposal did."""
    since = timezone.now() - LOOKED_BACK
    decided = list(Claim.objects.filter(updated_at__gte=since, touched_at__gte=since).order_by("pk"))
    for claims in batched(decided, AT_ONCE):
        links.propose_links(claims)


@app.task
def read_figures(appearance_id: int) -> None:
    """Find the figures in passages that a person marked, where they have none yet. Twice changes nothing."""
    appearance = Appearance.objects.select_related("article").filter(pk=appearance_id).first()
    if appearance is None:
        return
    article = appearance.article
    content = Passage.objects.filter(appearance=appearance, role=PassageRole.CONTENT).values_list("start", "end")
    spans = [Span(start, end) for start, end in content]
    document = text.parse(article.text, published=article.published_on, title=article.title)
    found = [f for f in quantities.find(document, dates.find(document)) if any(s.contains(f.span) for s in spans)]
    known = list(appearance.quantities.values_list("start", "end"))
    new = [f for f in found if not any(f.span.overlaps(Span(*span)) for span in known)]
    Quantity.objects.bulk_create(recording.stored_quantity(appearance, figure) for figure in new)
