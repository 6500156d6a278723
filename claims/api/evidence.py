"""Evidence: what bears on a pledge. The machine proposes it, a person adds it or decides on it."""

from django.db.models import Case, F, Q, When
from django.db.models.functions import Substr

from claims import follow_ups, rubric
from claims.api.rated import MADE, OF_PLEDGE, Chosen, OfAPledge, OtherPledgeShape
from claims.models import Evidence, EvidenceState, Pledge
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any, One
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED
from korus.serving.parts import TEXT, Choice, Date, Link, Moment, Number, Own, Part, Text, Working
from korus.serving.shapes import states_among
from korus.serving.values import EDTF, OneOf, Whole, Words
from korus.serving.writes import AddView, MendView, with_rows
from timeline.api.articles import ArticleShape
from timeline.filters import SINCE, STATE
from timeline.models import Article


class Proof(Part):
    """The words of the passage, or the stored copy of the page."""

    def expression(self, scope):
        start, end = F(scope.at + "start"), F(scope.at + "end")
        passage = Substr(F(scope.at + "article__text"), start + 1, end - start)
        return Case(
            When(Q(**{scope.at + "article__isnull": False}), then=passage),
            default=F(scope.at + "copy"),
            output_field=TEXT,
        )

    def own_schema(self):
        return {"type": "string"}


class EvidenceShape(OfAPledge):
    """What bears on a pledge: a passage of an article, or a page with its stored copy."""

    model = Evidence
    address = "evidence"
    called = "grade"
    decided = True

    id = Number()
    url = Own()
    pledge = Link(OtherPledgeShape)
    article = Link(ArticleShape, "null: it is a page")
    start = Number("offset in the article's text", nullable=True)
    end = Number(nullable=True)
    page = Text("the address of the page", source="url")
    words = Proof("the words of the passage, or the stored copy of the page")
    dated = Date("when what it shows happened")
    stance = Chosen(rubric.STANCES, "what it says of the pledge")
    grade = Chosen(rubric.GRADES, "what it shows")
    state = Choice(EvidenceState)
    reason = Text("why it bears on the pledge")
    added_by = Working(Text("null: the machine", source="added_by__username", nullable=True))
    decided_by = Working(Text(source="decided_by__username", nullable=True))
    created_at = Moment()
    updated_at = Moment()

    @classmethod
    def seen(cls, sight, at=""):
        return super().seen(sight, at) & states_among(f"{at}state", sight.states)


_STANCE_AND_GRADE = {
    "stance": Member(OneOf(rubric.STANCES), "what it says of the pledge"),
    "grade": Member(OneOf(rubric.GRADES), "what it shows"),
}
_NEW_EVIDENCE = {
    "pledge": Member(Whole(), "the number of the pledge", required=True),
    "article": Member(Whole(), "the number of the article whose passage it is"),
    "start": Member(Whole(0), "offset of the passage in the article's text"),
    "end": Member(Whole(), "offset after the passage"),
    "page": Member(Words(2000), "the address of a page, where it is no article"),
    "copy": Member(Words(200_000), "the words of the page as they are now"),
    "dated": Member(EDTF(), "when what it shows happened"),
    "stance": Member(OneOf(rubric.STANCES), "what it says of the pledge", required=True),
    "grade": Member(OneOf(rubric.GRADES), "what it shows", required=True),
    "reason": Member(Words(2000, blank=True), "why it bears on the pledge"),
}
NEW_EVIDENCE = Body("NewEvidence", _NEW_EVIDENCE, either=("article", "page"))
_DECIDED = [EvidenceState.CONFIRMED.value, EvidenceState.REJECTED.value]
DECIDED_EVIDENCE = Body(
    "DecidedEvidence",
    {"state": Member(OneOf(_DECIDED), "whether it bears on the pledge", required=True)} | _STANCE_AND_GRADE,
)


SHOWING = Showing(EvidenceShape)


class EvidenceList(AddView):
    listing = Listing(
        OF_PLEDGE
        | {
            "article": One("in this article", Whole(), "article", example="7"),
            "stance": Any("one or more stances", OneOf(rubric.STANCES), "stance", example="undermines"),
            "grade": Any("one or more grades", OneOf(rubric.GRADES), "grade", example="delivery,measurement"),
            "state": STATE,
        }
        | SINCE,
        MADE | CHANGED,
        EvidenceShape,
    )
    summary = "Evidence, last added first"
    adding = "Add evidence: a passage of an article, or a page with the words it has now"
    added = "the evidence; it is confirmed"
    showing = SHOWING
    body = NEW_EVIDENCE

    def add(self, page: str = "", **values) -> Evidence:
        values = with_rows(values, pledge=Pledge, article=Article)
        return follow_ups.add_evidence(url=page, by=self.access.user, **values)


class EvidenceDetail(MendView):
    showing = SHOWING
    summary = "One piece of evidence"
    mending = "Confirm or reject proposed evidence, with its stance and its grade"
    body = DECIDED_EVIDENCE

    def mend(self, evidence: Evidence, state: str, stance: str = "", grade: str = "") -> None:
        confirm = state == EvidenceState.CONFIRMED
        follow_ups.decide_evidence(evidence=evidence, by=self.access.user, confirm=confirm, stance=stance, grade=grade)
