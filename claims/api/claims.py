"""Claims, with where they appeared, the words that carry them and the figures in them."""

from django.db.models import Q

from claims import curation
from claims.filters import CLAIM_FILTERS
from claims.models import Appearance, Bound, Claim, ClaimKind, Passage, PassageRole, Quantity, QuoteType
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import (
    Choice,
    Date,
    Decimal,
    Exact,
    Link,
    Many,
    Moment,
    Number,
    Own,
    OwnWithin,
    Structure,
    Text,
    Working,
)  # fmt: skip
from korus.serving.searching import best
from korus.serving.shapes import Shape
from korus.serving.values import EDTF, Day, Either, OneOf, OrNull, Several, Stretch, Whole, Words
from korus.serving.views import ListView
from korus.serving.writes import DECISION, AddView, CuratedView, with_rows
from timeline.api.actors import ActorShape
from timeline.api.articles import ArticleShape
from timeline.api.events import EventShape
from timeline.api.topics import TopicShape
from timeline.models import Article, OrUndated, State

_CANDIDATES = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {"actor": {"type": ["integer", "null"]}, "name": {"type": "string"}},
        "required": ["actor", "name"],
    },
}


class PassageShape(Shape):
    """A stretch of an article's text."""

    model = Passage

    start = Number("offset of the first character in the article's text, in code points")
    end = Number("offset after the last character")
    exact = Exact("appearance__article__text")


def passages(role: PassageRole, about: str) -> Many:
    return Many(PassageShape, "appearance", about, order=("ordinal",), where=Q(role=role))


class QuantityShape(Shape):
    """An amount inside a claim."""

    model = Quantity
    changed = ("appearance__claim__updated_at",)

    id = Number()
    url = OwnWithin("claims", "appearance__claim_id", "quantities")
    value = Decimal()
    upper = Decimal("of a range", nullable=True)
    unit = Text("ISO 4217 code, percent, times, or the counted noun")
    bound = Choice(Bound, "how the stated number bounds the true one")
    measure = Text("what it measures, in the article's words")
    period = Text("of a rate")
    start = Number("offset in the article's text")
    end = Number()
    text = Exact("appearance__article__text", "the amount as written")


class AppearanceShape(Shape):
    """One place where a claim was published."""

    model = Appearance
    changed = ("claim__updated_at",)

    id = Number()
    url = OwnWithin("claims", "claim_id", "appearances")
    article = Link(ArticleShape)
    cue = Text("the words that attribute, as written")
    quote_type = Choice(QuoteType)
    content = passages(PassageRole.CONTENT, "the words that carry the claim")
    source = passages(PassageRole.SOURCE, "the words for who said it")
    quantities = Many(QuantityShape, "appearance", order=("start",))
    reader_version = Text("empty: added by a person")
    confidence = Structure({"type": "object", "additionalProperties": {"type": "number"}}, "per field, 0 to 1")
    explanation = Working(Structure({"type": "object"}, "per field: the rule or model and its words"))
    candidates = Working(Structure(_CANDIDATES, "who the claimant may be"))
    suggestion = Working(Structure({"type": "object"}, "what a later reading would say", nullable=True))
    created_at = Moment()


class ClaimShape(Shape):
    """One attributed statement. Told by two articles it is one claim with two appearances."""

    model = Claim
    address = "claims"
    called = "text"
    decided = True
    changed_with = ("claimant__updated_at", "body__updated_at", "event__updated_at")

    id = Number()
    url = Own()
    kind = Choice(ClaimKind)
    text = Text("the words that carry the statement")
    claimant = Link(ActorShape, "who said it; null when that is not known")
    claimant_as_written = Text()
    role_as_written = Text()
    body = Link(ActorShape, "the organisation the claimant speaks for")
    said = Date("when it was said")
    starts = Date("of a pledge: from when")
    due = Date("of a pledge: by when")
    event = Link(EventShape, "the occasion on which it was said")
    topics = Many(TopicShape, "claims", order=("name",), brief=True)
    state = Choice(State)
    appearances = Many(AppearanceShape, "claim", order=("article__published_on", "pk"))
    created_at = Moment()
    updated_at = Moment()


SAID = {
    "-said": Order("said last first, undated last", OrUndated("said_earliest"), Day()),
    "said": Order("said first first, undated before", OrUndated("said_earliest"), Day(), descending=False),
}

BEST = {"best": best("-said")}

CLAIMS = Listing(CLAIM_FILTERS, SAID | CHANGED | BEST, ClaimShape, searched=True)


_ACTOR = OrNull(Either(Whole(), Words(300)))
_TOLD = {
    "kind": Member(OneOf(ClaimKind.values)),
    "claimant": Member(_ACTOR, "who said it: an actor's number, or a name"),
    "claimant_as_written": Member(Words(300, blank=True)),
    "role_as_written": Member(Words(300, blank=True)),
    "body": Member(_ACTOR, "the organisation they speak for"),
    "said": Member(EDTF(), "when it was said"),
    "starts": Member(EDTF(), "of a pledge: from when"),
    "due": Member(EDTF(), "of a pledge: by when"),
    "event": Member(OrNull(Whole()), "the occasion"),
    "topics": Member(Several(Either(Whole(), Words(100)), most=100), "numbers or names; a new name makes a topic"),
}
NEW_CLAIM = Body(
    "NewClaim",
    {
        "article": Member(Whole(), "the number of the article that has it", required=True),
        "spans": Member(Several(Stretch(), most=50), "the words that carry it, in their order", required=True),
        "source": Member(Several(Stretch(), most=50), "the words for who said it"),
        "cue": Member(Several(Stretch(), most=50), "the words that attribute it"),
        "quote_type": Member(OneOf(QuoteType.values)),
    }
    | _TOLD,
    example={"article": 1, "spans": [{"start": 0, "end": 20}], "kind": "figure", "claimant": "Ada Brandt"},
)


class ClaimDetail(CuratedView):
    showing = Showing(ClaimShape)
    summary = "One claim"
    mending = "Correct, confirm or reject a claim"
    body = Body("MendedClaim", {"text": Member(Words(100_000))} | _TOLD | DECISION, least=1)
    correct = staticmethod(curation.mend)
    confirm = staticmethod(curation.confirm)
    reject = staticmethod(curation.reject)


class ClaimList(AddView):
    listing = CLAIMS
    summary = "Claims, last said first"
    showing = ClaimDetail.showing
    adding = "Add a claim that the reader missed"
    added = "it is confirmed"
    body = NEW_CLAIM

    def add(self, **values) -> Claim:
        return curation.add_claim(by=self.access.user, **with_rows(values, article=Article))


class ActorClaims(ListView):
    listing = Listing(CLAIM_FILTERS, SAID | CHANGED | BEST, ClaimShape, searched=True, inside=(ActorShape, "claimant"))
    summary = "What an actor said"
