"""The shape of a resource, declared once.

    class EventShape(Shape):
        model = Event
        address = "events"
        called = "title"
        decided = True

        id = Number()
        url = Own()
        title = Text()
        date = Date()
        participants = Many(ActorShape, "events", brief=True)

From this come the OpenAPI component (`EventShape.schema()`) and the SQL expression that makes the JSON in PostgreSQL
(`EventShape.json(...)`); no serializer stands between the database and the wire. What a visitor may not see is decided
here too, by the `Sight` for which the expression is compiled: a link to a record that does not exist for them is null,
and such a record is in no list.
"""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.db.models import Expression, F, Model, Q, QuerySet, Subquery
from django.db.models.functions import Greatest

from korus.serving.access import Sight
from korus.serving.parts import TEXT, JSONObject, Link, Many, Part, Scope, Working, address_of
from korus.serving.prepared import Constant, Fragment, Outside, fragment
from timeline.models import State

ALL_STATES = frozenset(State.values)


class Shape:
    """What a row of `model` looks like to the world. See the module."""

    model: ClassVar[type[Model]]
    #: The collection it stands in, as in its address; empty for what has no address of its own.
    address: ClassVar[str] = ""
    #: The column that names a row in a link.
    called: ClassVar[str] = "name"
    #: Whether its rows are proposed and decided on, so that not everybody sees each.
    decided: ClassVar[bool] = False
    #: Whether two of its rows can be merged; the loser is then no more than a way to the winner.
    merges: ClassVar[bool] = False
    #: Paths of the moments at which what it shows may have changed; names that it shows of others move these too
    #: (claims/migrations/0003_names_shown.py).
    changed: ClassVar[Sequence[str]] = ("updated_at",)
    #: Further such moments, that one record looks up and a list does not.
    changed_with: ClassVar[Sequence[str | Expression]] = ()

    parts: ClassVar[dict[str, Part]] = {}

    def __init_subclass__(cls) -> None:
        own = {part.key: part for part in vars(cls).values() if isinstance(part, Part)}
        cls.parts = {**cls.parts, **own}

    @classmethod
    def component(cls) -> str:
        """Its name among the components of the schema: ClaimShape is `Claim`."""
        return cls.__name__.removesuffix("Shape")

    @classmethod
    def schema(cls) -> dict[str, Any]:
        """The JSON Schema of one row."""
        return {
            "type": "object",
            "description": (cls.__doc__ or "").strip(),
            "properties": {name: part.schema() for name, part in cls.parts.items()},
            "required": list(cls.parts),
            "additionalProperties": False,
        }

    @classmethod
    def expandable(cls) -> tuple[str, ...]:
        parts = cls.parts.items()
        return tuple(name for name, part in parts if isinstance(part, Link) or (isinstance(part, Many) and part.brief))

    @classmethod
    def within(cls) -> list[type["Shape"]]:
        """The shapes that its schema refers to."""
        parts = (part.part if isinstance(part, Working) else part for part in cls.parts.values())
        return [part.shape for part in parts if isinstance(part, (Link, Many))]

    @classmethod
    def json(cls, scope: Scope) -> Expression:
        """The row as JSON."""
        return JSONObject(**{name: part.expression(scope) for name, part in cls.parts.items()})

    @classmethod
    def brief(cls, scope: Scope) -> Expression:
        """The row as `{id, url, name}`."""
        key = f"{scope.at}pk"
        return JSONObject(id=F(key), url=address_of(cls.address, key), name=F(scope.at + cls.called))

    @classmethod
    def seen(cls, sight: Sight, at: str = "") -> Q:
        """The condition under which a row exists for a visitor."""
        condition = states_among(f"{at}state", sight.states) if cls.decided else Q()
        return condition & Q(**{f"{at}merged_into__isnull": True}) if cls.merges else condition

    @classmethod
    def visible(cls, rows: QuerySet, sight: Sight) -> QuerySet:
        return rows.filter(cls.seen(sight))

    @classmethod
    def moment(cls, *, alone: bool = False) -> Expression:
        """When a row last changed; `alone` of one record by itself."""
        paths = [*cls.changed, *(cls.changed_with if alone else ())]
        moments = [F(path) if isinstance(path, str) else path for path in paths]
        return Greatest(*moments) if len(moments) > 1 else moments[0]

    @classmethod
    def row(cls, key: str, scope: Scope) -> Fragment:
        """A scalar subquery: the JSON of the row whose primary key is the SQL expression `key`, as text."""
        rows = cls.model._default_manager.filter(pk=Outside(key, cls.model._meta.pk)).order_by()
        return "(" + fragment(rows.values_list(cls.json(scope))) + ")"


def newest(rows: QuerySet, moment: str) -> Subquery:
    """The last of a moment of rows, which say by an OuterRef whose they are."""
    return Subquery(rows.order_by(F(moment).desc()).values(moment)[:1])


def none_or(path: str, condition: Q) -> Q:
    """The condition that nothing is at `path`, or that what is there fulfils the condition; which may be none."""
    return Q(**{path: None}) | condition if condition else Q()


def states_among(path: str, states: Sequence[str]) -> Q:
    """The condition that the state at `path` is one of `states`; none at all where these are all there are."""
    if ALL_STATES.issubset(states):
        return Q()
    words = [Constant(state, TEXT) for state in states]
    return Q(**{path: words[0]}) if len(words) == 1 else Q(**{f"{path}__in": words})
