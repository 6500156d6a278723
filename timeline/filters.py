"""What lists of the evidence can be filtered by: a row in a table each (see `korus.serving.filters`)."""

from django.db.models import Exists, OuterRef, Q

from korus.serving.filters import Any, One, Through, Whether
from korus.serving.shapes import states_among
from korus.serving.values import Moment, OneOf, Period, Whole, Words
from timeline.models import ActorKind, ActorName, ArticleState, Event, Mention, Participant, State
from timeline.search import Query, matching


def overlaps(column: str) -> dict[str, One]:
    """`from` and `to` over an imprecise date: records that may lie in that time, by their bounds."""
    return {
        "from": One(
            "possibly on or after this day (or the first of this month or year)",
            Period(first=True),
            lambda day: Q(**{f"{column}_latest__gte": day}) | Q(**{f"{column}_latest": None}) & dated(column),
            example="2025-07",
        ),
        "to": One(
            "possibly on or before this day (or the last of this month or year)",
            Period(first=False),
            lambda day: Q(**{f"{column}_earliest__lte": day}) | Q(**{f"{column}_earliest": None}) & dated(column),
            example="2025-12-31",
        ),
    }


def dated(column: str) -> Q:
    return ~Q(**{column: ""})


#: By when a record came and last changed: for tools that keep a copy.
SINCE = {
    "created_since": One("stored at or after", Moment(), lambda at: Q(created_at__gte=at), example="2025-07-22"),
    "updated_since": One(
        "changed at or after", Moment(), lambda at: Q(updated_at__gte=at), example="2025-07-22T09:30:00Z"
    ),
}

#: Of records that the machine proposes and a person decides on.
STATE = Any("readers see `confirmed` only; curators `confirmed,proposed` by default", OneOf(State.values), "state")

TOPIC_FILTERS = {"q": One("part of the name", Words(100), lambda q: Q(name__icontains=q), example="trade")} | SINCE

OUTLET_FILTERS = {
    "q": One("part of the name", Words(200), lambda q: Q(name__icontains=q), example="times"),
    "domain": One("of its web site", Words(253), "domain", example="example.org"),
} | SINCE

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
    "language": Any("BCP 47 tags", Words(35), "language", example="en,ko"),
    "state": Any("where it is on its way", OneOf(ArticleState.values), "state", example="read"),
    "from": One("published on or after", Period(first=True), lambda day: Q(published_on__gte=day), example="2025-07"),
    "to": One("published on or before", Period(first=False), lambda day: Q(published_on__lte=day), example="2025"),
} | SINCE

ACTOR_FILTERS = {
    "q": One(
        "part of one of its names",
        Words(300),
        lambda q: Exists(ActorName.objects.filter(actor=OuterRef("pk"), name__icontains=q)),
        example="Kim",
    ),
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

MEMBERSHIP_FILTERS = {"organisation": One("in this body", Whole(), "organisation", example="12")} | SINCE

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
    "article": One(
        "reported by this article",
        Whole(),
        lambda pk: Exists(Mention.objects.filter(event=OuterRef("pk"), article=pk)),
        example="7",
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
