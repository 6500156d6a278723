"""Actors, with their names and offices."""

from django.apps import apps
from django.db.models import F

from korus.serving.bodies import Body, Member
from korus.serving.details import Showing
from korus.serving.histories import HISTORY_ORDERS, HistoryShape, version_of
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Choice, Date, Link, Many, Moment, Number, Own, OwnWithin, Text
from korus.serving.shapes import Shape, none_or, states_among
from korus.serving.values import OneOf, Words
from korus.serving.views import ListView, PartView
from korus.serving.writes import DECISION, CuratedView, MergeView
from timeline import curation
from timeline.filters import ACTOR_FILTERS, MEMBERSHIP_FILTERS
from timeline.merging import merge_actors
from timeline.models import Actor, ActorKind, ActorName, Membership, State


class ActorNameShape(Shape):
    """One way in which an actor's name is written."""

    model = ActorName

    name = Text()
    language = Text("BCP 47 tag; empty when not known")


class ActorShape(Shape):
    """A person, organisation, government or named group."""

    model = Actor
    address = "actors"
    decided = merges = True

    id = Number()
    url = Own()
    name = Text()
    kind = Choice(ActorKind)
    state = Choice(State)
    wikidata_id = Text("empty when not known")
    names = Many(ActorNameShape, "actor", "every spelling that names this actor", order=("name",))
    created_at = Moment()
    updated_at = Moment()


class MembershipShape(Shape):
    """A person's office in an organisation over a period."""

    model = Membership

    id = Number()
    url = OwnWithin("actors", "person_id", "memberships")
    person = Link(ActorShape)
    organisation = Link(ActorShape)
    role = Text()
    since = Date()
    until = Date("null when it lasts, or is not known")
    created_at = Moment()
    updated_at = Moment()

    @classmethod
    def seen(cls, sight, at=""):
        # An office in a body that does not exist for the visitor does not exist for them either.
        return none_or(f"{at}organisation", states_among(f"{at}organisation__state", sight.states))


ACTORS = Listing(
    ACTOR_FILTERS,
    {"name": Order("by name", F("name"), Words(), descending=False)} | CHANGED,
    ActorShape,
)


class ActorList(ListView):
    listing = ACTORS
    summary = "People, organisations, governments and groups"


class ActorDetail(CuratedView):
    showing = Showing(ActorShape)
    summary = "One actor"
    mending = "Correct, confirm or reject an actor"
    body = Body(
        "MendedActor",
        {
            "name": Member(Words(300)),
            "kind": Member(OneOf(ActorKind.values)),
            "wikidata_id": Member(Words(20, blank=True, pattern="^(Q[1-9][0-9]*)?$"), "as Q42"),
        }
        | DECISION,
        least=1,
    )
    correct = staticmethod(curation.mend_actor)
    confirm = staticmethod(curation.confirm_actor)
    reject = staticmethod(curation.reject_actor)


class ActorHistoryShape(HistoryShape):
    """An actor as it stood until somebody, or a reading, changed it."""

    model = apps.get_model("timeline", "ActorHistory")

    url = version_of(ActorShape)
    name = Text()
    kind = Choice(ActorKind)
    wikidata_id = Text()
    state = Choice(State)


class ActorHistory(ListView):
    listing = Listing({}, HISTORY_ORDERS, ActorHistoryShape, inside=(ActorShape, "pgh_obj"))
    summary = "What an actor was, last changed first"


class ActorVersion(PartView):
    showing = Showing(ActorHistoryShape, inside=(ActorShape, "pgh_obj"))
    summary = "What an actor was until somebody, or a reading, changed it"


class ActorMerge(MergeView):
    showing = ActorDetail.showing
    summary = "Make another actor one with this"
    merge = staticmethod(merge_actors)


class ActorMemberships(ListView):
    listing = Listing(
        MEMBERSHIP_FILTERS,
        CHANGED,
        MembershipShape,
        inside=(ActorShape, "person"),
    )
    summary = "The offices of a person"


class ActorMembership(PartView):
    showing = Showing(MembershipShape, inside=(ActorShape, "person"))
    summary = "One office of a person"
