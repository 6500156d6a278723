"""What lists of claims can be filtered by: a row in a table each (see `korus.serving.filters`)."""

from django.db.models import Exists, F, FloatField, Func, OuterRef, Q

from claims.models import Appearance, Claim, ClaimKind, Quantity, QuoteType
from korus.serving.filters import Any, Contains, One, Through, Whether
from korus.serving.parts import TEXT
from korus.serving.prepared import Among, Constant
from korus.serving.searching import matching
from korus.serving.shapes import states_among
from korus.serving.values import Fraction, Number, OneOf, Piece, Tag, Whole, Words
from timeline.filters import EVENT_FILTERS, SINCE, STATE, overlaps
from timeline.search import Query


def told(condition: Q) -> Exists:
    """The condition that one appearance of the claim is so."""
    rows = Appearance.objects.alias(least=Least(F("confidence")))
    return Exists(rows.filter(condition, claim=OuterRef("pk")))


def amounting(condition: Q) -> Exists:
    """The condition that one figure of the claim is so."""
    return Exists(Quantity.objects.filter(condition, appearance__claim=OuterRef("pk")))


class Least(Func):
    """The confidence in the least certain field of an appearance; null where a person added it."""

    template = "(SELECT min(value::float8) FROM jsonb_each_text(%(expressions)s))"
    output_field = FloatField()


_AMOUNT = amounting(Q())

CLAIM_FILTERS = {
    "q": One('words of the claim; "a phrase", -without, or', Query(), matching, example="trade deficit"),
    "claimant": One("who said it: the number of an actor", Whole(), "claimant", example="12"),
    "actor": Through(
        "who said it, or the body they speak for",
        Whole(),
        lambda pk, sight: Q(claimant=pk) | Q(body=pk) & states_among("body__state", sight.states),
        example="12",
    ),
    "role": One(
        "part of the claimant's role as written", Piece(), lambda piece: Contains("role_as_written", piece),
        example="minister",
    ),
    "article": One("told in this article", Whole(), "article", whole=told, example="7"),
    "outlet": Any("told by an outlet of these", Whole(), "article__outlet", whole=told, example="3"),
    "language": Any("told in a language of these", Tag(), "article__language", whole=told, example="ko"),
    "quote_type": Any("direct, indirect or mixed", OneOf(QuoteType.values), "quote_type", whole=told, example="direct"),
    "confidence_min": One(
        "the reader was at least so sure of its least certain field", Fraction(),
        "least__gte", whole=told, example="0.8",
    ),
    "event": Through(
        "said on this occasion",
        Whole(),
        lambda pk, sight: Q(event=pk) & states_among("event__state", sight.states),
        example="4",
    ),
    "topic": One(
        "filed under this topic",
        Whole(),
        lambda pk: Exists(Claim.topics.through.objects.filter(claim=OuterRef("pk"), topic=pk)),
        example="2",
    ),
    "kind": Any("one or more kinds", OneOf(ClaimKind.values), "kind", example="pledge,forecast"),
    "state": STATE,
    "unit": One("an amount in this unit", Words(100), "unit", whole=amounting, example="USD"),
    "value_min": One("an amount of at least", Number(), "value__gte", whole=amounting, example="1e12"),
    "value_max": One("an amount of at most", Number(), "value__lte", whole=amounting, example="5000000"),
    "has_quantity": Whether("whether it has an amount", where=lambda yes: Q(_AMOUNT) if yes else ~Q(_AMOUNT)),
    "dated": Whether("whether it is known when it was said", where=lambda yes: ~Q(said="") if yes else Q(said="")),
    **overlaps("said"),
    **overlaps("due", "due_"),
    **SINCE,
}  # fmt: skip

_ON_BOTH = (
    "actor", "article", "outlet", "language", "topic", "state", "confidence_min", "q", "from", "to", "certainly_from",
    "certainly_to", "created_since", "updated_since",
)  # fmt: skip
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
