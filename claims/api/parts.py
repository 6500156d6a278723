"""What belongs to a claim: its appearances, figures and history; and what was read in an article."""

from django.apps import apps
from django.db.models import F, OuterRef, Q

from claims.api.claims import AppearanceShape, ClaimShape, QuantityShape, passages
from claims.models import Appearance, ClaimKind, PassageRole, QuoteType
from korus.serving.details import Showing
from korus.serving.filters import Any, One
from korus.serving.histories import HISTORY_ORDERS, HistoryShape, version_of
from korus.serving.lists import Listing
from korus.serving.paging import Order
from korus.serving.parts import Choice, Date, Exact, Link, Many, Moment, Number, Own, OwnWithin, Text, Working
from korus.serving.shapes import Shape, newest, states_among
from korus.serving.values import Moment as MomentValue
from korus.serving.values import Number as NumberValue
from korus.serving.values import OneOf, Whole, Words
from korus.serving.views import DetailView, ListView, PartView
from timeline.api.actors import ActorShape
from timeline.api.events import EventShape
from timeline.models import Article, ArticleState, Mention, State


class ClaimAppearances(ListView):
    listing = Listing(
        {
            "article": One("in this article", Whole(), "article", example="7"),
            "outlet": Any("by these outlets", Whole(), "article__outlet", example="3"),
            "quote_type": Any("direct, indirect or mixed", OneOf(QuoteType.values), "quote_type", example="direct"),
        },
        {"created": Order("first stored first", F("created_at"), MomentValue(), descending=False)},
        AppearanceShape,
        inside=(ClaimShape, "claim"),
    )
    summary = "Where a claim was published"


class ClaimAppearance(PartView):
    showing = Showing(AppearanceShape, inside=(ClaimShape, "claim"))
    summary = "One place where a claim was published"


class ClaimQuantities(ListView):
    listing = Listing(
        {
            "unit": One("in this unit", Words(100), "unit", example="USD"),
            "value_min": One("at least", NumberValue(), "value__gte", example="1e12"),
            "value_max": One("at most", NumberValue(), "value__lte", example="5000000"),
        },
        {"start": Order("as they stand in the text", F("start"), Whole(least=0), descending=False)},
        QuantityShape,
        inside=(ClaimShape, "appearance__claim"),
    )
    summary = "The amounts in a claim"


class ClaimQuantity(PartView):
    showing = Showing(QuantityShape, inside=(ClaimShape, "appearance__claim"))
    summary = "One amount in a claim"


class ClaimHistoryShape(HistoryShape):
    """A claim as it stood until somebody, or a reading, changed it."""

    model = apps.get_model("claims", "ClaimHistory")

    url = version_of(ClaimShape)
    kind = Choice(ClaimKind)
    text = Text()
    claimant = Link(ActorShape)
    claimant_as_written = Text()
    role_as_written = Text()
    body = Link(ActorShape)
    said = Date()
    starts = Date()
    due = Date()
    event = Link(EventShape)
    state = Choice(State)


class ClaimHistory(ListView):
    listing = Listing({}, HISTORY_ORDERS, ClaimHistoryShape, inside=(ClaimShape, "pgh_obj"))
    summary = "What a claim was, last changed first"


class ClaimVersion(PartView):
    showing = Showing(ClaimHistoryShape, inside=(ClaimShape, "pgh_obj"))
    summary = "What a claim was until somebody, or a reading, changed it"


class ReadClaimShape(Shape):
    """A claim where it stands in the article."""

    model = Appearance

    id = Number("of the appearance")
    url = OwnWithin("claims", "claim_id", "appearances")
    claim = Link(ClaimShape)
    state = Choice(State, source="claim__state")
    kind = Choice(ClaimKind, source="claim__kind")
    cue = Text("the words that attribute, as written")
    content = passages(PassageRole.CONTENT, "the words that carry the claim")
    source = passages(PassageRole.SOURCE, "the words for who said it")
    quantities = Many(QuantityShape, "appearance", order=("start",))

    @classmethod
    def seen(cls, sight, at=""):
        return states_among(f"{at}claim__state", sight.listed)


class ReadEventShape(Shape):
    """An event where the article reports it."""

    model = Mention

    id = Number("of the mention")
    url = OwnWithin("events", "event_id", "mentions")
    event = Link(EventShape)
    state = Choice(State, source="event__state")
    date = Date(source="event__date")
    start = Number()
    end = Number()
    exact = Exact("article__text")

    @classmethod
    def seen(cls, sight, at=""):
        return states_among(f"{at}event__state", sight.listed) & Q(**{f"{at}event__merged_into__isnull": True})


class ReadingShape(Shape):
    """What was read in an article, and where it stands in its text."""

    model = Article
    address = "articles"
    changed_with = (
        newest(Appearance.objects.filter(article=OuterRef("pk")), "claim__updated_at"),
        newest(Mention.objects.filter(article=OuterRef("pk")), "event__updated_at"),
    )

    id = Number("the article's number")
    url = Own(below="/reading")
    state = Choice(ArticleState)
    reader_version = Text("empty: not read, or Korus has no reader for its language")
    read_at = Moment(nullable=True)
    failure = Working(Text("why it could not be read"))
    claims = Many(ReadClaimShape, "article", order=("pk",))
    events = Many(ReadEventShape, "article", order=("start", "pk"))


class ArticleReading(DetailView):
    showing = Showing(ReadingShape)
    summary = "What was read in an article, with its places in the text"
