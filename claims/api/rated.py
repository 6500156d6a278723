"""What the shapes of pledges and of what belongs to them share: words of the rubric, lateness, who may see them."""

from django.conf import settings
from django.db.models import Case, DateField, F, Func, IntegerField, Q, Value, When

from claims import rubric
from claims.models import Pledge
from korus.serving.filters import One
from korus.serving.paging import Order
from korus.serving.parts import JSON, TEXT, JSONObject, Number, Own, Part, Text
from korus.serving.prepared import Constant
from korus.serving.shapes import Shape, states_among
from korus.serving.values import Moment as MomentValue
from korus.serving.values import Whole

#: The day it is for the newsroom, where the statement runs.
TODAY = Func(template=f"(now() AT TIME ZONE '{settings.KORUS_TIME_ZONE}')::date", output_field=DateField())

#: Of lists that grow at one end.
MADE = {"-created": Order("last made first", F("created_at"), MomentValue())}
OF_PLEDGE = {"pledge": One("of this pledge", Whole(), "pledge", example="7")}


class Chosen(Part):
    """A word out of a table of the rubric; the table's sentences are its documentation."""

    def __init__(self, table: dict[str, str], about: str, **options):
        super().__init__(about + "; " + "; ".join(f"`{name}`: {said}" for name, said in table.items()), **options)
        self.table = table

    def own_schema(self):
        return {"type": "string", "enum": list(self.table)}


class LateBy(Part):
    """Days past the last day on which it was due, as `rubric.late_by` has it."""

    def expression(self, scope):
        at = scope.at
        closed = [Constant(status, TEXT) for status in sorted(rubric.CLOSED)]
        stopped = Q(**{f"{at}due_latest": None}) | Q(**{f"{at}status__in": closed, f"{at}done_on": None})
        late = Func(
            Func(F(f"{at}done_on"), TODAY, function="coalesce", output_field=DateField()),
            F(f"{at}due_latest"),
            template="greatest(0, %(expressions)s)",
            arg_joiner=" - ",
            output_field=IntegerField(),
        )
        return Case(When(stopped, then=Value(0)), default=late, output_field=IntegerField())

    def own_schema(self):
        return {"type": "integer", "minimum": 0}


class Labels(Part):
    """The status in the words of other trackers."""

    def expression(self, scope):
        cases = [
            When(
                Q(**{f"{scope.at}status": Constant(status, TEXT)}),
                then=JSONObject(**{k: Constant(scale.labels[status], TEXT) for k, scale in rubric.SCALES.items()}),
            )
            for status in rubric.STATUSES
        ]
        return Case(*cases, output_field=JSON)

    def own_schema(self):
        labels = {
            name: {"type": "string", "enum": sorted(set(scale.labels.values())), "description": scale.name}
            for name, scale in rubric.SCALES.items()
        }
        return {"type": "object", "properties": labels, "required": list(labels), "additionalProperties": False}


class OfAClaim(Shape):
    """What exists for whoever may see the claim that it was made of."""

    model = Pledge
    address = "pledges"
    called = "title"

    @classmethod
    def seen(cls, sight, at=""):
        return states_among(f"{at}claim__state", sight.states)


class OfAPledge(Shape):
    """What exists for whoever may see the pledge."""

    @classmethod
    def seen(cls, sight, at=""):
        return states_among(f"{at}pledge__claim__state", sight.states)


class OtherPledgeShape(OfAClaim):
    """A pledge as others name it."""

    id = Number()
    url = Own()
    title = Text()
    status = Chosen(rubric.STATUSES, "the judgement")
