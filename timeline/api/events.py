"""Events, with where articles report them."""

from django.apps import apps

from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.histories import HISTORY_ORDERS, HistoryShape, version_of
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, STORED, Order
from korus.serving.parts import (
    Choice,
    Date,
    Exact,
    Link,
    Many,
    Moment,
    Number,
    Own,
    OwnWithin,
    Share,
    Structure,
    Text,
    Working,
)  # fmt: skip
from korus.serving.searching import best
from korus.serving.shapes import Shape
from korus.serving.values import EDTF, Day, Either, Several, Stretch, Whole, Words
from korus.serving.views import ListView, PartView
from korus.serving.writes import DECISION, AddView, CuratedView, MergeView, with_rows
from timeline import curation
from timeline.api.actors import ActorShape
from timeline.api.articles import ArticleShape
from timeline.api.topics import TopicShape
from timeline.filters import EVENT_FILTERS, MENTION_FILTERS
from timeline.merging import merge_events
from timeline.models import Article, Event, Mention, OrUndated, State


class MentionShape(Shape):
    """Where an article reports an event."""

    model = Mention
    changed = ("event__updated_at",)

    id = Number()
    url = OwnWithin("events", "event_id", "mentions")
    article = Link(ArticleShape)
    start = Number("offset of the first character in the article's text, in code points")
    end = Number("offset after the last character")
    exact = Exact("article__text")
    reader_version = Text("empty: added by a person")
    confidence = Share(nullable=True)
    explanation = Working(Text("the rule or model and its words"))
    suggestion = Working(Structure({"type": "object"}, "what a later reading would say", nullable=True))


class EventShape(Shape):
    """What happened or is set to happen."""

    model = Event
    address = "events"
    called = "title"
    decided = merges = True

    id = Number()
    url = Own()
    title = Text()
    date = Date()
    place = Text("empty when not known")
    state = Choice(State)
    participants = Many(ActorShape, "events", order=("name",), brief=True)
    topics = Many(TopicShape, "events", order=("name",), brief=True)
    mentions = Many(MentionShape, "event", "the passages that report it", order=("article__published_on", "start"))
    created_at = Moment()
    updated_at = Moment()


DATED = {
    "-date": Order("latest first, undated last", OrUndated("date_earliest"), Day()),
    "date": Order("earliest first, undated before", OrUndated("date_earliest"), Day(), descending=False),
}


_TOLD = {
    "title": Member(Words(300), "what happened, in a line"),
    "date": Member(EDTF(), "when"),
    "place": Member(Words(200, blank=True)),
    "participants": Member(Several(Either(Whole(), Words(300))), "numbers or names of actors"),
    "topics": Member(Several(Either(Whole(), Words(100)), most=100), "numbers or names; a new name makes a topic"),
}
NEW_EVENT = Body(
    "NewEvent",
    {
        "article": Member(Whole(), "the number of the article that reports it", required=True),
        "span": Member(Stretch(), "the words that report it", required=True),
        **_TOLD,
    },
    example={"article": 1, "span": {"start": 0, "end": 20}, "title": "A quay was opened", "date": "2026-03-02"},
)


class EventDetail(CuratedView):
    showing = Showing(EventShape)
    summary = "One event"
    mending = "Correct, confirm or reject an event"
    body = Body("MendedEvent", _TOLD | DECISION, least=1)
    correct = staticmethod(curation.mend)
    confirm = staticmethod(curation.confirm)
    reject = staticmethod(curation.reject)


class EventList(AddView):
    listing = Listing(EVENT_FILTERS, DATED | CHANGED | {"best": best("-date")}, EventShape, searched=True)
    summary = "Events, latest first"
    showing = EventDetail.showing
    adding = "Add an event that the reader missed"
    added = "it is confirmed"
    body = NEW_EVENT

    def add(self, span: tuple[int, int], **values) -> Event:
        start, end = span
        values = with_rows(values, article=Article)
        return curation.add_event(start=start, end=end, by=self.access.user, **values)


class EventHistoryShape(HistoryShape):
    """An event as it stood until somebody, or a reading, changed it."""

    model = apps.get_model("timeline", "EventHistory")

    url = version_of(EventShape)
    title = Text()
    date = Date()
    place = Text()
    state = Choice(State)


class EventHistory(ListView):
    listing = Listing({}, HISTORY_ORDERS, EventHistoryShape, inside=(EventShape, "pgh_obj"))
    summary = "What an event was, last changed first"


class EventVersion(PartView):
    showing = Showing(EventHistoryShape, inside=(EventShape, "pgh_obj"))
    summary = "What an event was until somebody, or a reading, changed it"


class EventMentions(ListView):
    listing = Listing(MENTION_FILTERS, STORED, MentionShape, inside=(EventShape, "event"))
    summary = "The passages that report an event"


class EventMention(PartView):
    showing = Showing(MentionShape, inside=(EventShape, "event"))
    summary = "One passage that reports an event"


class EventMerge(MergeView):
    showing = EventDetail.showing
    summary = "Make another event one with this"
    merge = staticmethod(merge_events)
