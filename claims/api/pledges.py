"""Pledges, with where they stand, and collections of them."""

from dataclasses import replace

from django.db.models import Exists, F, OuterRef, Q

from claims import follow_ups, rubric
from claims.api.claims import ClaimShape
from claims.api.milestones import MilestoneShape
from claims.api.rated import TODAY, Chosen, Labels, LateBy, OfAClaim, OtherPledgeShape
from claims.models import Claim, Collection, Pledge
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any, Contains, One, Whether
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import TEXT, Date, Day, Decimal, Link, Many, Moment, Number, Own, Text
from korus.serving.prepared import Constant
from korus.serving.problems import invalid
from korus.serving.shapes import Shape
from korus.serving.values import EDTF, OneOf, OrNull, Piece, Several, Whole, Words
from korus.serving.values import Day as DayValue
from korus.serving.values import Number as NumberValue
from korus.serving.writes import AddView, MendView, with_rows
from timeline.api.actors import ActorShape
from timeline.filters import NAME, SINCE, overlaps
from timeline.models import Actor, OrUndated


class CollectionShape(Shape):
    """Pledges that are followed together, and on what basis they were chosen."""

    model = Collection
    address = "collections"

    id = Number()
    url = Own()
    name = Text()
    basis = Text("which pledges are in it, and which were left out")
    created_at = Moment()
    updated_at = Moment()


class PledgeShape(OfAClaim):
    """A promise that the newsroom follows up. Stage and status change by follow-ups alone."""

    changed_with = ("claim__updated_at", "promiser__updated_at")

    id = Number()
    url = Own()
    title = Text()
    claim = Link(ClaimShape, "the claim in which it was promised")
    promiser = Link(ActorShape, "the body that is bound by it")
    what = Text("what exactly is promised, and how it can be tested")
    testable = Chosen(rubric.TESTABLE, "whether it can be tested")
    testable_reason = Text()
    measure = Text("what the target measures")
    unit = Text()
    baseline = Decimal(nullable=True)
    target = Decimal(nullable=True)
    starts = Date()
    due = Date()
    stage = Chosen(rubric.STAGES, "how far on the way")
    status = Chosen(rubric.STATUSES, "the judgement")
    labels = Labels("the status in the words of other trackers")
    done_on = Day("the day it was delivered", nullable=True)
    late_by = LateBy("days past the last day on which it was due; derived, whatever the status")
    blocked_by = Text("who or what stands in the way")
    quiet_days = Number("without news for so many days it is looked at; null: as the newsroom has it", nullable=True)
    collections = Many(CollectionShape, "pledges", order=("name",), brief=True)
    part_of = Link(OtherPledgeShape, "the pledge that contains it: totals count only one of them")
    replaced_by = Link(OtherPledgeShape, "the pledge that is followed instead")
    milestones = Many(MilestoneShape, "pledge", order=("due_latest", "pk"))
    created_at = Moment()
    updated_at = Moment()


def _in_collection(pk):
    rows = Pledge.collections.through.objects.filter(pledge=OuterRef("pk"), collection=pk)
    return Exists(rows)


def _open(yes: bool) -> Q:
    closed = Q(status__in=[Constant(status, TEXT) for status in sorted(rubric.CLOSED)])
    return ~closed if yes else closed


PLEDGE_FILTERS = {
    "title": One("part of the title", Piece(), lambda piece: Contains("title", piece), example="homes"),
    "status": Any("one or more statuses", OneOf(rubric.STATUSES), "status", example="stalled,broken"),
    "stage": Any("one or more stages", OneOf(rubric.STAGES), "stage", example="funded"),
    "open": Whether("whether something is still awaited", where=_open),
    "late": Whether(
        "whether it is open and past its last day",
        where=lambda yes: _open(True) & Q(due_latest__lt=TODAY) if yes else ~_open(True) | Q(due_latest__gte=TODAY),
    ),
    "promiser": One("bound by it: the number of an actor", Whole(), "promiser", example="12"),
    "claimant": One("promised by: the number of an actor", Whole(), "claim__claimant", example="12"),
    "claim": One("made of this claim", Whole(), "claim", example="7"),
    "collection": One("in this collection", Whole(), _in_collection, example="3"),
    "testable": Any("whether it can be tested", OneOf(rubric.TESTABLE), "testable", example="yes,partly"),
    "unit": One("its target is in this unit", Words(100), "unit", example="USD"),
    "blocked": Whether(
        "whether something stands in the way", where=lambda yes: ~Q(blocked_by="") if yes else Q(blocked_by="")
    ),
    **overlaps("due", "due_"),
    **SINCE,
}  # fmt: skip

DUE = {
    "due": Order("due first first, undated before", OrUndated("due_latest"), DayValue(), descending=False),
    "-due": Order("due last first", OrUndated("due_latest"), DayValue()),
}
PLEDGES = Listing(PLEDGE_FILTERS, CHANGED | DUE, PledgeShape)

_MENDED = {
    "title": Member(Words(300)),
    "promiser": Member(OrNull(Whole()), "the number of an actor"),
    "what": Member(Words(10_000, blank=True), "what exactly is promised, and how it can be tested"),
    "testable": Member(OneOf(rubric.TESTABLE)),
    "testable_reason": Member(Words(10_000, blank=True), "why it cannot be tested, or what of it cannot"),
    "measure": Member(Words(300, blank=True)),
    "unit": Member(Words(100, blank=True)),
    "baseline": Member(OrNull(NumberValue())),
    "target": Member(OrNull(NumberValue())),
    "starts": Member(EDTF()),
    "due": Member(EDTF()),
    "blocked_by": Member(Words(300, blank=True)),
    "quiet_days": Member(OrNull(Whole(1, 10_000))),
    "collections": Member(Several(Whole(), most=100), "numbers of collections"),
    "part_of": Member(OrNull(Whole()), "the number of the pledge that contains it"),
    "replaced_by": Member(OrNull(Whole()), "the number of the pledge that is followed instead"),
}
MENDED_PLEDGE = Body("MendedPledge", _MENDED, least=1)
NEW_PLEDGE = Body(
    "NewPledge",
    {"claim": Member(Whole(), "the number of a confirmed claim of kind pledge", required=True)} | _MENDED,
    example={"claim": 7, "title": "400 homes by 2028"},
)
_POINTING = {"promiser": Actor, "part_of": Pledge, "replaced_by": Pledge}


def pointing(values: dict) -> dict:
    """The values of a body with rows for their numbers. Raises Problem naming the member whose row is not there."""
    values = with_rows(values, **_POINTING)
    if "collections" in values:
        rows = list(Collection.objects.filter(pk__in=values["collections"]))
        if len(rows) != len(set(values["collections"])):
            raise invalid({"collections": "there is no such collection"})
        values["collections"] = rows
    return values


SHOWING = Showing(PledgeShape)


class PledgeList(AddView):
    listing = PLEDGES
    summary = "Pledges, last changed first"
    adding = "Follow up a confirmed claim as a pledge"
    added = "the pledge; it may have been there already"
    showing = SHOWING
    body = NEW_PLEDGE

    def add(self, **values) -> Pledge:
        values = pointing(with_rows(values, claim=Claim))
        return follow_ups.make_pledge(by=self.access.user, **values)


class PledgeDetail(MendView):
    showing = SHOWING
    summary = "One pledge"
    mending = "Correct what is known of a pledge; its stage and status are judged by follow-ups"
    body = MENDED_PLEDGE

    def mend(self, pledge: Pledge, **changes) -> None:
        follow_ups.mend_pledge(pledge=pledge, by=self.access.user, changes=pointing(changes))


_COLLECTION = {
    "name": Member(Words(200)),
    "basis": Member(Words(10_000), "which pledges are in it, and which were left out"),
}
NEW_COLLECTION = Body(
    "NewCollection",
    {name: replace(member, required=True) for name, member in _COLLECTION.items()},
    example={"name": "Housing plan 2025", "basis": "All pledges of the plan that have a date."},
)


COLLECTION = Showing(CollectionShape)


class CollectionList(AddView):
    listing = Listing(
        {"q": NAME} | SINCE, {"name": Order("by name", F("name"), Words(), descending=False)} | CHANGED, CollectionShape
    )
    summary = "Collections of pledges, by name"
    adding = "Make a collection, and say on what basis its pledges are chosen"
    added = "the collection"
    showing = COLLECTION
    body = NEW_COLLECTION

    def add(self, **values) -> Collection:
        collection = Collection(**values)
        collection.full_clean()
        collection.save()
        return collection


class CollectionDetail(MendView):
    showing = COLLECTION
    summary = "One collection"
    mending = "Rename a collection, or correct its basis"
    body = Body("MendedCollection", _COLLECTION, least=1)

    def mend(self, collection: Collection, **changes) -> None:
        for name, value in changes.items():
            setattr(collection, name, value)
        collection.full_clean()
        with self.as_visitor():
            collection.save()
