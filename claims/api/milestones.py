"""Milestones of pledges: steps on the way that can be measured."""

from django.db.models import Q

from claims import follow_ups
from claims.api.rated import OF_PLEDGE, OfAPledge, OtherPledgeShape
from claims.models import Milestone, Pledge
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Whether
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Date, Day, Decimal, Link, Moment, Number, Own, Text
from korus.serving.values import EDTF, OrNull, Whole, Words
from korus.serving.values import Day as DayValue
from korus.serving.values import Number as NumberValue
from korus.serving.writes import AddView, MendView, with_rows
from timeline.filters import SINCE, overlaps
from timeline.models import OrUndated


class MilestoneShape(OfAPledge):
    """A step on the way that can be measured."""

    model = Milestone
    address = "milestones"
    called = "title"

    id = Number()
    url = Own()
    pledge = Link(OtherPledgeShape)
    title = Text()
    unit = Text()
    baseline = Decimal(nullable=True)
    target = Decimal(nullable=True)
    actual = Decimal("what was measured last", nullable=True)
    due = Date()
    reached_on = Day(nullable=True)
    created_at = Moment()
    updated_at = Moment()


_MENDED = {
    "title": Member(Words(300)),
    "unit": Member(Words(100, blank=True)),
    "baseline": Member(OrNull(NumberValue())),
    "target": Member(OrNull(NumberValue())),
    "actual": Member(OrNull(NumberValue()), "what was measured last"),
    "due": Member(EDTF()),
    "reached_on": Member(OrNull(DayValue())),
}
NEW_MILESTONE = Body(
    "NewMilestone",
    {"pledge": Member(Whole(), "the number of the pledge", required=True)}
    | _MENDED
    | {"title": Member(Words(300), "what is to be seen", required=True)},
    example={"pledge": 7, "title": "the first hundred homes", "target": 100, "due": "2027"},
)


SHOWING = Showing(MilestoneShape)


class MilestoneList(AddView):
    listing = Listing(
        OF_PLEDGE
        | {
            "reached": Whether("whether it was reached", where=lambda yes: Q(reached_on__isnull=not yes)),
            **overlaps("due", "due_"),
            **SINCE,
        },
        {"due": Order("due first first, undated before", OrUndated("due_latest"), DayValue(), descending=False)}
        | CHANGED,
        MilestoneShape,
    )
    summary = "Milestones, due first first"
    adding = "Add a milestone to a pledge"
    added = "the milestone"
    showing = SHOWING
    body = NEW_MILESTONE

    def add(self, **values) -> Milestone:
        return follow_ups.set_milestone(by=self.access.user, **with_rows(values, pledge=Pledge))


class MilestoneDetail(MendView):
    showing = SHOWING
    summary = "One milestone"
    mending = "Correct a milestone, or note what was measured"
    body = Body("MendedMilestone", _MENDED, least=1)

    def mend(self, milestone: Milestone, **changes) -> None:
        follow_ups.set_milestone(pledge=milestone.pledge, by=self.access.user, milestone=milestone, **changes)
