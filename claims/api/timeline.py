"""The timeline: events and claims in one list by date. What is not dated is not on it."""

from claims.api.claims import ClaimShape
from claims.filters import TIMELINE_CLAIMS, TIMELINE_EVENTS
from korus.serving.lists import Listing
from korus.serving.paging import Order
from korus.serving.unions import Union
from korus.serving.values import Day
from korus.serving.views import ListView
from timeline.api.events import EventShape
from timeline.models import OrUndated


def by(column: str) -> dict[str, Order]:
    return {
        "-date": Order("latest first", OrUndated(column), Day()),
        "date": Order("earliest first", OrUndated(column), Day(), descending=False),
    }


CLAIMS = Listing(
    TIMELINE_CLAIMS,
    by("said_earliest"),
    ClaimShape,
    searched=True,
    narrowed=lambda rows, sight: rows.filter(said_earliest__isnull=False),
)
EVENTS = Listing(
    TIMELINE_EVENTS,
    by("date_earliest"),
    EventShape,
    searched=True,
    narrowed=lambda rows, sight: rows.filter(date_earliest__isnull=False),
)


class Timeline(ListView):
    listing = Union(TIMELINE_CLAIMS, by("said_earliest"), "Entry", {"claim": CLAIMS, "event": EVENTS})
    summary = "Events and claims in one list, by date"
