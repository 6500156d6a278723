"""How claims stand to one another: links, which the machine proposes, and curators make, decide on and take back."""

from django.db.models import Q
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse

from claims import curation
from claims.api.claims import ClaimShape
from claims.models import Claim, ClaimLink, LinkKind, LinkState
from korus.serving.access import Role
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any
from korus.serving.lists import Listing
from korus.serving.operations import Answer, Operation
from korus.serving.paging import CHANGED
from korus.serving.parts import Choice, Link, Moment, Number, OwnWithin, Text
from korus.serving.problems import Problem, invalid, not_found
from korus.serving.shapes import Shape, states_among
from korus.serving.values import LARGEST, OneOf, Whole, Words
from korus.serving.writes import CHANGE_PROBLEMS, IF_MATCH, WRITE_PROBLEMS, AddView, MendView
from timeline.filters import STATE


class ClaimLinkShape(Shape):
    """How one claim stands to another."""

    model = ClaimLink
    decided = True

    id = Number()
    url = OwnWithin("claims", "claim_id", "links")
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
SHOWING = Showing(ClaimLinkShape)


class LinkView:
    """What the links of a claim and one of them share."""

    def stored(self, showing: Showing, number: int, status: int = 200, address: str = "") -> HttpResponse:
        claim = ClaimLink.objects.values_list("claim", flat=True).get(pk=number)
        return super().stored(showing, number, status, f"claims/{claim}/links/{number}")


class ClaimLinks(LinkView, AddView):
    listing = Listing(
        {"kind": Any("kinds of links", OneOf(LinkKind.values), "kind", example="raises,lowers"), "state": STATE},
        CHANGED,
        ClaimLinkShape,
        inside=(ClaimShape, lambda claim: Q(claim=claim) | Q(other=claim)),
    )
    summary = "How a claim stands to others, both ways"
    adding = "Link a claim to another"
    added = "the link"
    showing = SHOWING
    body = NEW_LINK
    problems = (*WRITE_PROBLEMS, "conflict")

    def add(self, number: int, kind: str, other: int, reason: str = "") -> ClaimLink:
        claim = Claim.objects.filter(pk=number).first() if number <= LARGEST else None
        if claim is None:
            raise not_found()
        found = Claim.objects.filter(pk=other).exclude(pk=number).first()
        if found is None:
            raise invalid({"other": "there is no such other claim"})
        if ClaimLink.objects.confirmed().filter(claim=claim, other=found, kind=kind).exists():
            raise Problem("conflict", "These claims are linked so already.")
        return curation.link(claim, other=found, kind=kind, by=self.access.user, reason=reason)


class ClaimLinkDetail(LinkView, MendView):
    showing = SHOWING
    summary = "One link, by either of its claims"
    mending = "Confirm or reject a link that the machine proposed"
    body = DECIDED_LINK
    needs = {"GET": Role.READER, "PATCH": Role.CURATOR, "DELETE": Role.CURATOR}

    def operation(self, method: str) -> Operation | None:
        if method != "DELETE":
            return super().operation(method)
        gone = {204: Answer("it is gone; its history stays")}
        return Operation("Take a link back", gone, [IF_MATCH], problems=CHANGE_PROBLEMS[-2:])

    def get(self, request: HttpRequest, number: int, link: int) -> HttpResponse:
        check_end(number, link)
        return super().get(request, link)

    def patch(self, request: HttpRequest, number: int, link: int) -> HttpResponse:
        check_end(number, link)
        return super().patch(request, link)

    def delete(self, request: HttpRequest, number: int, link: int) -> HttpResponse:
        check_end(number, link)
        with atomic(), self.as_visitor():
            self.locked(request, link).delete()
        return HttpResponse(status=204)

    def mend(self, link: ClaimLink, state: str) -> None:
        curation.decide_link(link, by=self.access.user, confirm=state == LinkState.CONFIRMED)


def check_end(claim: int, link: int) -> None:
    """Raises Problem where the claim is no end of the link."""
    ends = Q(claim=claim) | Q(other=claim)
    if max(claim, link) > LARGEST or not ClaimLink.objects.filter(ends, pk=link).exists():
        raise not_found()
