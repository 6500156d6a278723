"""What a record was: the rows that its triggers keep (`timeline.models.keeps_history`)."""

from django.contrib.auth import get_user_model
from django.db.models import F, OuterRef, Subquery, TextField
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast

from korus.serving.paging import Order
from korus.serving.parts import Moment, Number, Own, OwnWithin, Part, Scope, Working
from korus.serving.shapes import Shape, states_among
from korus.serving.values import Moment as MomentValue


class Changer(Part):
    """The name of the user who changed the row; null for the machine."""

    def __init__(self) -> None:
        super().__init__("who changed it then; null: the machine", nullable=True)

    def expression(self, scope: Scope) -> Subquery:
        user = KeyTextTransform("user", OuterRef(f"{scope.at}pgh_context__metadata"))
        users = get_user_model().objects.alias(number=Cast("pk", TextField()))
        return Subquery(users.filter(number=user).values("username"), output_field=TextField())

    def own_schema(self) -> dict[str, str]:
        return {"type": "string"}


def version_of(shape: type[Shape]) -> OwnWithin:
    """The address of a version, within that of its record."""
    return OwnWithin(shape.address, "pgh_obj_id", "history")


class HistoryShape(Shape):
    """A row as it stood until `until`. Each has its own `url`: `version_of` the shape of its record."""

    changed = ("pgh_created_at",)

    id = Number("of this version", source="pgh_id")
    url = Own()
    until = Moment("when it was changed", source="pgh_created_at")
    changed_by = Working(Changer())

    @classmethod
    def seen(cls, sight, at=""):
        # What a record was before it was confirmed is a proposal.
        return states_among(f"{at}state", sight.states)


HISTORY_ORDERS = {"-until": Order("last changed first", F("pgh_created_at"), MomentValue())}
