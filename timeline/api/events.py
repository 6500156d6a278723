"""Events, with where articles report them."""

from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Choice, Date, Exact, Link, Many, Moment, Number, Own, Share, Structure, Text, Working
from korus.serving.searching import best
from korus.serving.shapes import Shape
from korus.serving.values import Day
from korus.serving.views import DetailView, ListView
from timeline.api.actors import ActorShape
from timeline.api.articles import ArticleShape
from timeline.api.topics import TopicShape
from timeline.filters import EVENT_FILTERS
from timeline.models import Event, Mention, OrUndated, State


class MentionShape(Shape):
    """Where an article reports an event."""

    model = Mention

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


class EventList(ListView):
    listing = Listing(EVENT_FILTERS, DATED | CHANGED | {"best": best("-date")}, EventShape, searched=True)
    summary = "Events, latest first"


class EventDetail(DetailView):
    showing = Showing(EventShape)
    summary = "One event"
