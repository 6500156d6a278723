"""What belongs to a claim: its appearances, figures, links and history; and what was read in an article."""

from django.apps import apps
from django.db.models import F, Q
from django.db.transaction import atomic
from django.http import HttpResponse

from claims import curation
from claims.api.claims import AppearanceShape, ClaimShape, QuantityShape, passages
from claims.models import Appearance, Claim, ClaimKind, ClaimLink, LinkKind, LinkState, PassageRole, QuoteType
from korus.serving.access import Role
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any, One
from korus.serving.histories import HISTORY_ORDERS, HistoryShape
from korus.serving.lists import Listing
from korus.serving.operations import Answer, Operation
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Choice, Date, Exact, Link, Many, Moment, Number, Text, Working
from korus.serving.problems import Problem, not_found
from korus.serving.shapes import Shape, states_among
from korus.serving.values import Moment as MomentValue
from korus.serving.values import Number as NumberValue
from korus.serving.values import OneOf, Whole, Words
from korus.serving.views import ApiView, DetailView, ListView
from timeline.api.actors import ActorShape
from timeline.api.events import EventShape
from timeline.filters import STATE
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


class ClaimLinkShape(Shape):
    """How one claim stands to another."""

    model = ClaimLink
    decided = True

    id = Number()
    claim = Link(ClaimShape)
    kind = Choice(LinkKind, "what `claim` does to `other`")
    other = Link(ClaimShape)
    reason = Text("why, so that a person can check it")
    state = Choice(LinkState, "proposed by the machine, or decided")
    created_at = Moment()
    updated_at = Moment()

    @classmethod
    def seen(cls, sight, at=""):
        ends = states_among(f"{at}claim__state", sight.states) & states_among(f"{at}other__state", sight.states)
        return ends & states_among(f"{at}state", sight.states)


NEW_LINK = Body(
    "NewLink",
    {
        "kind": Member(OneOf(LinkKind.values), "what the claim does to the other", required=True),
        "other": Member(Whole(), "the number of the other claim", required=True),
        "reason": Member(Words(2000, blank=True), "why it is so"),
    },
    example={"kind": "raises", "other": 7, "reason": "the target went from 400 to 500"},
)


DECIDED_LINK = Body(
    "DecidedLink",
    {"state": Member(OneOf([LinkState.CONFIRMED.value, LinkState.REJECTED.value]), "whether it is so", required=True)},
    example={"state": "confirmed"},
)


class ClaimLinks(ListView):
    listing = Listing(
        {"kind": Any("kinds of links", OneOf(LinkKind.values), "kind", example="raises,lowers"), "state": STATE},
        CHANGED,
        ClaimLinkShape,
        inside=(ClaimShape, lambda claim: Q(claim=claim) | Q(other=claim)),
    )
    summary = "How a claim stands to others, both ways"
    needs = {"GET": Role.READER, "POST": Role.CURATOR}
    operations = {
        "POST": Operation(
            "Link a claim to another",
            {201: Answer("the link", ClaimLinkShape, ("ETag", "Location"))},
            body=NEW_LINK,
            problems=("bad-body", "invalid", "conflict", "unsupported-media-type", "too-large"),
        )
    }

    def post(self, request, number: int) -> HttpResponse:
        values = NEW_LINK.read(request)
        claim = Claim.objects.filter(pk=number).first() if number < 2**63 else None
        if claim is None:
            raise not_found()
        other = Claim.objects.filter(pk=values.pop("other")).exclude(pk=number).first()
        if other is None:
            raise Problem("invalid", "other: there is no such other claim")
        if ClaimLink.objects.confirmed().filter(claim=claim, other=other, kind=values["kind"]).exists():
            raise Problem("conflict", "These claims are linked so already.")
        link = curation.link(claim, other=other, by=self.access.user, **values)
        return self.stored(ClaimLinkDetail.showing, link.pk, 201, f"claims/{number}/links/{link.pk}")


class ClaimLinkDetail(ApiView):
    showing = Showing(ClaimLinkShape)
    needs = {"PATCH": Role.CURATOR, "DELETE": Role.CURATOR}
    operations = {
        "PATCH": Operation(
            "Confirm or reject a link that the machine proposed",
            {200: Answer("the link as it stands now", ClaimLinkShape, ("ETag", "Location"))},
            body=DECIDED_LINK,
            problems=("bad-body", "invalid", "unsupported-media-type", "too-large"),
        ),
        "DELETE": Operation("Take a link back", {204: Answer("it is gone; its history stays")}),
    }

    def patch(self, request, number: int, link: int) -> HttpResponse:
        confirm = DECIDED_LINK.read(request)["state"] == LinkState.CONFIRMED
        found = ClaimLink.objects.filter(Q(claim=number) | Q(other=number), pk=link)
        if max(number, link) >= 2**63 or not found.exists():
            raise not_found()
        curation.decide_link(found.get(), by=self.access.user, confirm=confirm)
        return self.stored(self.showing, link, address=f"claims/{number}/links/{link}")

    def delete(self, request, number: int, link: int) -> HttpResponse:
        with atomic(), self.as_visitor():
            rows = ClaimLink.objects.filter(Q(claim=number) | Q(other=number), pk=link)
            if max(number, link) >= 2**63 or not rows.delete()[0]:
                raise not_found()
        return HttpResponse(status=204)


class ClaimHistoryShape(HistoryShape):
    """A claim as it stood until somebody, or a reading, changed it."""

    model = apps.get_model("claims", "ClaimHistory")

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


class ReadClaimShape(Shape):
    """A claim where it stands in the article."""

    model = Appearance

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

    id = Number("the article's number")
    state = Choice(ArticleState)
    reader_version = Text("empty: not read, or Korus has no reader for its language")
    read_at = Moment(nullable=True)
    failure = Working(Text("why it could not be read"))
    claims = Many(ReadClaimShape, "article", order=("pk",))
    events = Many(ReadEventShape, "article", order=("start", "pk"))


class ArticleReading(DetailView):
    showing = Showing(ReadingShape)
    summary = "What was read in an article, with its places in the text"
