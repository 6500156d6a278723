"""Follow-ups: how pledges were judged, by whom, on what evidence; and what was known of a pledge before."""

from collections.abc import Collection

from django.apps import apps
from django.db.models import OuterRef, Q

from claims import follow_ups, rubric
from claims.api.evidence import EvidenceShape
from claims.api.pledges import PledgeShape
from claims.api.rated import MADE, OF_PLEDGE, Chosen, OfAPledge, OtherPledgeShape
from claims.models import Evidence, FollowUp, FollowUpState, Pledge
from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.filters import Any, One
from korus.serving.histories import HISTORY_ORDERS, HistoryShape, version_of
from korus.serving.lists import Listing
from korus.serving.parts import TEXT, Choice, Date, Day, Decimal, Link, Many, Moment, Number, Own, Text, Working
from korus.serving.prepared import Constant
from korus.serving.problems import invalid
from korus.serving.shapes import newest, states_among
from korus.serving.values import Day as DayValue
from korus.serving.values import OneOf, Several, Whole, Words
from korus.serving.views import ListView, PartView
from korus.serving.writes import AddView, MendView, with_rows
from timeline.api.actors import ActorShape


class FollowUpShape(OfAPledge):
    """A judgement on a pledge. It is never rewritten, and keeps the version of the rubric it was made by."""

    model = FollowUp
    address = "follow-ups"
    called = "to_status"
    changed = ("created_at", "reviewed_at", "pledge__updated_at")
    changed_with = (newest(Evidence.objects.filter(follow_ups=OuterRef("pk")), "updated_at"),)

    id = Number()
    url = Own()
    pledge = Link(OtherPledgeShape)
    on = Day("the day on which the judgement holds")
    from_status = Chosen(rubric.STATUSES, "before")
    to_status = Chosen(rubric.STATUSES, "after")
    from_stage = Chosen(rubric.STAGES, "before")
    to_stage = Chosen(rubric.STAGES, "after")
    reason = Text()
    evidence = Many(EvidenceShape, "follow_ups", "what it rests on")
    state = Choice(FollowUpState, "proposed: it waits for its second key")
    rubric_version = Text()
    author = Working(Text(source="author__username"))
    reviewer = Working(Text("who turned the second key", source="reviewer__username", nullable=True))
    reviewed_at = Moment(nullable=True)
    created_at = Moment()

    @classmethod
    def seen(cls, sight, at=""):
        in_force = Q() if sight.working else Q(**{f"{at}state": Constant(FollowUpState.IN_FORCE, TEXT)})
        return super().seen(sight, at) & in_force


class PledgeHistoryShape(HistoryShape):
    """What was known of a pledge until somebody changed it; how it was judged is in its follow-ups."""

    model = apps.get_model("claims", "PledgeHistory")

    url = version_of(PledgeShape)
    title = Text()
    promiser = Link(ActorShape)
    what = Text()
    testable = Chosen(rubric.TESTABLE, "whether it can be tested")
    testable_reason = Text()
    target = Decimal(nullable=True)
    unit = Text()
    starts = Date()
    due = Date()
    blocked_by = Text()
    stage = Chosen(rubric.STAGES, "how far on the way")
    status = Chosen(rubric.STATUSES, "the judgement")

    @classmethod
    def seen(cls, sight, at=""):
        return states_among(f"{at}claim__state", sight.states)


NEW_FOLLOW_UP = Body(
    "NewFollowUp",
    {
        "pledge": Member(Whole(), "the number of the pledge", required=True),
        "status": Member(OneOf(rubric.STATUSES), "the judgement", required=True),
        "stage": Member(OneOf(rubric.STAGES), "how far on the way; as it is, when left out"),
        "on": Member(DayValue(), "the day on which it holds", required=True),
        "reason": Member(Words(10_000), "why", required=True),
        "evidence": Member(Several(Whole(), most=100), "numbers of confirmed evidence on this pledge"),
    },
    example={"pledge": 7, "status": "stalled", "on": "2026-03-01", "reason": "The permit was refused."},
)
SECOND_KEY = Body(
    "SecondKey",
    {"state": Member(OneOf([FollowUpState.IN_FORCE.value, FollowUpState.REFUSED.value]), "the answer", required=True)},
)


SHOWING = Showing(FollowUpShape)


class FollowUpList(AddView):
    listing = Listing(
        OF_PLEDGE
        | {
            "to_status": Any("to one of these statuses", OneOf(rubric.STATUSES), "to_status", example="kept"),
            "from_status": Any("from one of these statuses", OneOf(rubric.STATUSES), "from_status", example="stalled"),
            "state": Any("in force; for curators also proposed, refused", OneOf(FollowUpState.values), "state"),
            "on_since": One("holds on this day or later", DayValue(), "on__gte", example="2026-01-01"),
        },
        MADE,
        FollowUpShape,
    )
    summary = "Follow-ups, last made first"
    adding = "Judge a pledge; where the newsroom wants two keys the judgement is proposed"
    added = "the follow-up"
    about = "A status or stage that says progress needs evidence of an agreement or more."
    showing = SHOWING
    body = NEW_FOLLOW_UP

    def add(self, evidence: Collection[int] = (), **values) -> FollowUp:
        found = list(Evidence.objects.filter(pk__in=evidence))
        if len(found) != len(set(evidence)):
            raise invalid({"evidence": "there is no such evidence"})
        values = with_rows(values, pledge=Pledge)
        return follow_ups.follow_up(by=self.access.user, evidence=found, **values)


class FollowUpDetail(MendView):
    showing = SHOWING
    summary = "One follow-up"
    mending = "Turn the second key: put a proposed judgement in force, or refuse it; by somebody else than its author"
    body = SECOND_KEY

    def mend(self, judged: FollowUp, state: str) -> None:
        follow_ups.second_key(judged=judged, by=self.access.user, confirm=state == FollowUpState.IN_FORCE)


class PledgeHistory(ListView):
    listing = Listing({}, HISTORY_ORDERS, PledgeHistoryShape, inside=(PledgeShape, "pgh_obj"))
    summary = "What was known of a pledge, last changed first"


class PledgeVersion(PartView):
    showing = Showing(PledgeHistoryShape, inside=(PledgeShape, "pgh_obj"))
    summary = "What was known of a pledge until somebody changed it"
