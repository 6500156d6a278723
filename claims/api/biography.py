"""The biography of a number: every stated figure of one thing in order of time, and what stays apart and why."""

import orjson
from django.db.models import Model
from django.http import HttpRequest, HttpResponse

from claims.biography import Line, Step, biography
from claims.comparing import written
from claims.models import Bound
from korus.serving.components import Component
from korus.serving.conditional import answer
from korus.serving.filters import One, read_filters
from korus.serving.lists import PROBLEMS
from korus.serving.operations import Answer, Operation
from korus.serving.parts import or_null
from korus.serving.problems import FieldError, Problem
from korus.serving.values import Number, Whole, Words
from korus.serving.views import ApiView

FILTERS = {
    "body": One("stated by this body or person, or for it: the number of an actor", Whole(), "body", example="12"),
    "measure": One("what the figures measure, in a few words", Words(300), "measure", example="trade deficit"),
    "unit": One("figures in this unit", Words(100), "unit", example="USD"),
    "value": One("figures of exactly this number", Number(), "value", example="1200000000000"),
}
#: One of these at least says which number is meant.
NEEDED = ("body", "measure", "value")

_DECIMAL = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}
_LINK = {"$ref": "#/components/schemas/Link"}
_STEP = {
    "claim": _LINK,
    "claimant": {"anyOf": [_LINK, {"type": "null"}]},
    "article": _LINK,
    "said": {"anyOf": [{"$ref": "#/components/schemas/Date"}, {"type": "null"}]},
    "value": _DECIMAL,
    "upper": or_null(_DECIMAL),
    "unit": {"type": "string"},
    "bound": {"type": "string", "enum": Bound.values},
    "measure": {"type": "string"},
    "period": {"type": "string"},
    "start": {"type": "integer", "description": "offset in the article's text"},
    "end": {"type": "integer"},
    "text": {"type": "string", "description": "the amount as written"},
    "change": {"type": "string", "enum": ["first", "repeats", "narrows", "raises", "lowers"]},
    "by": or_null(_DECIMAL) | {"description": "the difference to the number before"},
}


def _object(members: dict[str, object]) -> dict[str, object]:
    return {"type": "object", "properties": members, "required": list(members), "additionalProperties": False}


BIOGRAPHY = Component(
    "Biography",
    _object(
        {
            "lines": {
                "type": "array",
                "description": "figures that can be compared, the longest line first",
                "items": _object(
                    {
                        "unit": {"type": "string"},
                        "measure": {"type": "string"},
                        "apart": {
                            "type": "array",
                            "items": {"type": "string"},
                            "description": "why it is no part of the lines that began before",
                        },
                        "steps": {"type": "array", "items": _object(_STEP)},
                    }
                ),
            }
        }
    ),
)


class Biography(ApiView):
    operations = {
        "GET": Operation(
            "Every stated figure of one thing, in order of time",
            {200: Answer("the lines", BIOGRAPHY, ("ETag",)), 304: Answer("unchanged")},
            [f.parameter(name) for name, f in FILTERS.items()],
            problems=PROBLEMS[:2],
            about="Send `measure`, `body` or `value`. Figures that cannot be compared are in lines of their own.",
        )
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        values = read_filters(request.GET, FILTERS, ())
        if not any(name in values for name in NEEDED):
            errors = [FieldError(name, "is needed, or another of these") for name in NEEDED]
            raise Problem("bad-filter", "Say which number: by measure, body or value.", errors)
        lines = biography(**values, states=self.access.sight.listed)
        return answer(request, orjson.dumps({"lines": [self._line(line) for line in lines]}), None)

    def _line(self, line: Line) -> dict[str, object]:
        steps = [self._step(step) for step in line.steps]
        return {"unit": line.unit, "measure": line.measure, "apart": line.apart, "steps": steps}

    def _step(self, step: Step) -> dict[str, object]:
        row, figure = step.quantity, step.figure
        claim, article = row.appearance.claim, row.appearance.article
        claimant = claim.claimant if claim.claimant and claim.claimant.state in self.access.sight.states else None
        said = {"edtf": claim.said, "earliest": claim.said_earliest, "latest": claim.said_latest}
        return {
            "claim": self._link("claims", claim, claim.text),
            "claimant": self._link("actors", claimant, claimant.name) if claimant else None,
            "article": self._link("articles", article, article.title),
            "said": said if claim.said else None,
            "value": written(figure.value),
            "upper": None if figure.upper is None else written(figure.upper),
            "unit": figure.unit,
            "bound": figure.bound,
            "measure": figure.measure,
            "period": figure.period,
            "start": row.start,
            "end": row.end,
            "text": article.text[row.start : row.end],
            "change": step.change,
            "by": None if step.by is None else written(step.by),
        }

    def _link(self, collection: str, row: Model, name: str) -> dict[str, object]:
        return {"id": row.pk, "url": f"{self.root}{collection}/{row.pk}", "name": name}
