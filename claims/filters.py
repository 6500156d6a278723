"""What lists of claims can be filtered by: a row in a table each (see `korus.serving.filters`)."""

from django.db.models import Exists, OuterRef, Q

from claims.models import Appearance, ClaimKind, Quantity
from korus.serving.filters import Any, One, Through
from korus.serving.parts import TEXT
from korus.serving.prepared import Among, Constant
from korus.serving.shapes import states_among
from korus.serving.values import OneOf, Whole
from timeline.filters import EVENT_FILTERS, SINCE, STATE, overlaps
from timeline.search import Query, matching


def told(**where) -> Exists:
    """The condition that an appearance of the claim is so."""
    return Exists(Appearance.objects.filter(claim=OuterRef("pk"), **where))


def figure(**where) -> Exists:
    """The condition that a figure of the claim is so."""
    return Exists(Quantity.objects.filter(appearance__claim=OuterRef("pk"), **where))


CLAIM_FILTERS = {
    "q": One('words of the claim; "a phrase", -without, or', Query(), matching, example="trade deficit"),
    "claimant": One("who said it: the number of an actor", Whole(), "claimant", example="12"),
    "actor": Through(
        "who said it, or the body they speak for",
        Whole(),
        lambda pk, sight: Q(claimant=pk) | Q(body=pk) & states_among("body__state", sight.states),
        example="12",
    ),
    "article": One("told in this article", Whole(), lambda pk: told(article=pk), example="7"),
    "kind": Any("one or more kinds", OneOf(ClaimKind.values), "kind", example="pledge,forecast"),
    "state": STATE,
    **overlaps("said"),
    **SINCE,
}

_ON_BOTH = ("actor", "article", "state", "q", "from", "to", "created_since", "updated_since")
_KIND = ("`event`, or kinds of claims", OneOf(["event", *ClaimKind.values]))

#: Of the timeline: its claims and its events are filtered by the same names, each by its own columns.
TIMELINE_CLAIMS = {
    "kind": Any(*_KIND, "kind", example="event,pledge"),
    **{name: CLAIM_FILTERS[name] for name in _ON_BOTH},
}
TIMELINE_EVENTS = {
    "kind": Any(*_KIND, lambda kinds: Among(Constant("event", TEXT), kinds)),
    **{name: EVENT_FILTERS[name] for name in _ON_BOTH},
}
