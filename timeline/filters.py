"""What lists of the evidence can be filtered by: a row in a table each (see `korus.serving.filters`)."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import MD5
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThanOrEqual

from korus.serving.filters import Any, Contains, One, Through, Whether
from korus.serving.searching import matching
from korus.serving.shapes import states_among
from korus.serving.values import Fraction, Moment, OneOf, Period, Piece, Tag, Whole, Words
from timeline.models import ActorKind, ArticleState, Event, Mention, OrUndated, Participant, State
from timeline.search import Query, named


def overlaps(column: str, prefix: str = "") -> dict[str, One]:
    """Four filters over an imprecise date: whether it lies possibly, or certainly, in a time. By its bounds.

    Each that bounds the first day says so of the key that lists are ordered by too, so that their walk begins there.
    """
    key = OrUndated(f"{column}_earliest")

    def open_end(bound: str) -> Q:
        return Q(**{f"{column}_{bound}": None}) & ~Q(**{column: ""})

    first, last = Period(first=True), Period(first=False)
    return {
        f"{prefix}from": One(
            "possibly on or after this day, or the first of this month or year",
            first,
            lambda day: Q(**{f"{column}_latest__gte": day}) | open_end("latest"),
            example="2025-07",
        ),
        f"{prefix}to": One(
            "possibly on or before this day, or the last of this month or year",
            last,
            lambda day: (Q(**{f"{column}_earliest__lte": day}) | open_end("earliest")) & Q(LessThanOrEqual(key, day)),
            example="2025-12-31",
        ),
        f"{prefix}certainly_from": One(
            "certainly on or after",
            first,
            lambda day: Q(**{f"{column}_earliest__gte": day}) & Q(GreaterThanOrEqual(key, day)),
            example="2025-07",
        ),
        f"{prefix}certainly_to": One(
            "certainly on or before",
            last,
            lambda day: Q(**{f"{column}_latest__lte": day}) & Q(LessThanOrEqual(key, day)),
            example="2025",
        ),
    }


def reported(condition: Q) -> Exists:
    """The condition that one mention of the event is so."""
    return Exists(Mention.objects.filter(condition, event=OuterRef("pk")))


#: By when a record came and last changed: for tools that keep a copy.
SINCE = {
    "created_since": One("stored at or after", Moment(), "created_at__gte", example="2025-07-22"),
    "updated_since": One("changed at or after", Moment(), "updated_at__gte", example="2025-07-22T09:30:00Z"),
}

#: Of records that the machine proposes and a person decides on.
STATE = Any("readers see `confirmed` only; curators `confirmed,proposed` by default", OneOf(State.values), "state")

NAME = One("part of the name", Piece(), lambda piece: Contains("name", piece), example="trade")

TOPIC_FILTERS = {"q": NAME} | SINCE

OUTLET_FILTERS = {"q": NAME, "domain": One("of its web site", Words(253), "domain", example="example.org")} | SINCE

ARTICLE_FILTERS = {
    "q": One('words in title or text; "a phrase", -without, or', Query(), matching, example="trade deficit"),
    "outlet": Any("numbers of outlets", Whole(), "outlet", example="3"),
    "actor": Through(
        "reports an event in which this actor took part",
        Whole(),
        lambda pk, sight: Exists(
            Mention.objects.filter(
                states_among("event__state", sight.states),
                Q(event__participants=pk) & states_among("event__participants__state", sight.states),
                article=OuterRef("pk"),
            )
        ),
        example="12",
    ),
    "language": Any("BCP 47 tags", Tag(), "language", example="en,ko"),
    "state": Any("where it is on its way", OneOf(ArticleState.values), "state", example="read"),
    "url": One(
        "published at exactly this address",
        Words(2000),
        lambda url: Q(Exact(MD5("url"), MD5(url))) & Q(url=url),  # addresses are too long for an index of their own
        example="https://example.org/story",
    ),
    "from": One("published on or after", Period(first=True), "published_on__gte", example="2025-07"),
    "to": One("published on or before", Period(first=False), "published_on__lte", example="2025"),
} | SINCE

ACTOR_FILTERS = {
    "q": One("part of one of its names, or nearly one of them", Words(300), named, example="Lee Jae Myung"),
    "kind": Any("one or more kinds", OneOf(ActorKind.values), "kind", example="person"),
    "state": STATE,
    "wikidata_id": One("its Wikidata item", Words(20), "wikidata_id", example="Q42"),
    "article": Through(
        "took part in an event that this article reports",
        Whole(),
        lambda pk, sight: Exists(
            Participant.objects.filter(
                states_among("event__state", sight.states), actor=OuterRef("pk"), event__mentions__article=pk
            )
        ),
        example="7",
    ),
} | SINCE

MEMBERSHIP_FILTERS = {
    "organisation": One("in this body", Whole(), "organisation", example="12"),
    "role": One("part of the role", Piece(), lambda piece: Contains("role", piece), example="minister"),
} | SINCE

MENTION_FILTERS = {
    "article": One("in this article", Whole(), "article", example="7"),
    "outlet": Any("by these outlets", Whole(), "article__outlet", example="3"),
}

EVENT_FILTERS = {
    "q": One('words in title or place; "a phrase", -without, or', Query(), matching, example="seminar"),
    "actor": Through(
        "in which this actor took part",
        Whole(),
        lambda pk, sight: Exists(
            Participant.objects.filter(states_among("actor__state", sight.states), event=OuterRef("pk"), actor=pk)
        ),
        example="12",
    ),
    "article": One("reported by this article", Whole(), "article", whole=reported, example="7"),
    "outlet": Any("reported by an outlet of these", Whole(), "article__outlet", whole=reported, example="3"),
    "language": Any("reported in a language of these", Tag(), "article__language", whole=reported, example="ko"),
    "confidence_min": One(
        "the reader was at least so sure of a place", Fraction(), "confidence__gte", whole=reported, example="0.8"
    ),
    "topic": One(
        "filed under this topic",
        Whole(),
        lambda pk: Exists(Event.topics.through.objects.filter(event=OuterRef("pk"), topic=pk)),
        example="2",
    ),
    "state": STATE,
    "dated": Whether("whether its date is known", where=lambda yes: ~Q(date="") if yes else Q(date="")),
    **overlaps("date"),
    **SINCE,
}
