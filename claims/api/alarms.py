"""The watch list: alarms that the clock raised, for the newsroom to look at."""

from django.db.models import F, Q

from claims import follow_ups
from claims.api.milestones import MilestoneShape
from claims.api.rated import OF_PLEDGE, OfAPledge, OtherPledgeShape
from claims.models import Alarm, AlarmKind
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any, One, Whether
from korus.serving.lists import Listing
from korus.serving.paging import Order
from korus.serving.parts import Choice, Day, Link, Moment, Number, Own
from korus.serving.values import Day as DayValue
from korus.serving.values import Flag, OneOf, Whole
from korus.serving.views import ListView
from korus.serving.writes import MendView


class AlarmShape(OfAPledge):
    """Something about a pledge wants looking at; each is raised once."""

    model = Alarm
    address = "alarms"
    called = "kind"
    changed = ("raised_at", "seen_at", "pledge__updated_at", "milestone__updated_at")

    id = Number()
    url = Own()
    pledge = Link(OtherPledgeShape)
    milestone = Link(MilestoneShape)
    kind = Choice(AlarmKind)
    on = Day("the day that raised it")
    raised_at = Moment()
    seen_at = Moment("when somebody looked", nullable=True)


class AlarmList(ListView):
    listing = Listing(
        OF_PLEDGE
        | {
            "kind": Any("one or more kinds", OneOf(AlarmKind.values), "kind", example="due passed,silent"),
            "promiser": One("bound by the pledge: the number of an actor", Whole(), "pledge__promiser", example="12"),
            "seen": Whether("whether somebody has looked", where=lambda yes: Q(seen_at__isnull=not yes)),
            "since": One("raised for this day or later", DayValue(), "on__gte", example="2026-01-01"),
        },
        {"-on": Order("latest day first", F("on"), DayValue())},
        AlarmShape,
    )
    summary = "Alarms, latest day first; the watch list is `seen=false`"


class AlarmDetail(MendView):
    showing = Showing(AlarmShape)
    summary = "One alarm"
    mending = "Take an alarm off the watch list, or put it back"
    body = Body("SeenAlarm", {"seen": Member(Flag(), "true: somebody has looked; false: nobody has", required=True)})

    def mend(self, alarm: Alarm, seen: bool) -> None:
        if seen:
            follow_ups.see_alarms(pledge=alarm.pledge, by=self.access.user, alarm=alarm)
        else:
            follow_ups.watch_again(alarm=alarm)
