"""Actors, with their names and offices."""

from django.db.models import F, Q

from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.paging import CHANGED, Order
from korus.serving.parts import Choice, Date, Link, Many, Moment, Number, Own, Text
from korus.serving.shapes import Shape, states_among
from korus.serving.values import Words
from korus.serving.views import DetailView, ListView
from timeline.filters import ACTOR_FILTERS, MEMBERSHIP_FILTERS
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
        return Q(**{f"{at}organisation": None}) | states_among(f"{at}organisation__state", sight.states)


ACTORS = Listing(
    ACTOR_FILTERS,
    {"name": Order("by name", F("name"), Words(), descending=False)} | CHANGED,
    ActorShape,
)


class ActorList(ListView):
    listing = ACTORS
    summary = "People, organisations, governments and groups"


class ActorDetail(DetailView):
    showing = Showing(ActorShape)
    summary = "One actor"


class ActorMemberships(ListView):
    listing = Listing(
        MEMBERSHIP_FILTERS,
        CHANGED,
        MembershipShape,
        inside=(ActorShape, "person"),
    )
    summary = "The offices of a person"
