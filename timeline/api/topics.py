"""Topics."""

from django.db.models import F

from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.paging import Order
from korus.serving.parts import Moment, Number, Own, Text
from korus.serving.shapes import Shape
from korus.serving.values import Words
from korus.serving.views import DetailView, ListView
from timeline.filters import TOPIC_FILTERS
from timeline.models import Topic


class TopicShape(Shape):
    """What a newsroom files claims and events under."""

    model = Topic
    address = "topics"

    id = Number()
    url = Own()
    name = Text()
    created_at = Moment()
    updated_at = Moment()


class TopicList(ListView):
    listing = Listing(
        TOPIC_FILTERS, {"name": Order("by name", F("name"), Words(), descending=False)}, TopicShape
    )  # fmt: skip
    summary = "Topics, by name"


class TopicDetail(DetailView):
    showing = Showing(TopicShape)
    summary = "One topic"
