"""Many articles in one request: a JSON object a line, and a result a line in the same order."""

import orjson
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse

from korus.serving.access import Role
from korus.serving.bodies import check_type
from korus.serving.components import Component
from korus.serving.idempotency import HEADER, once
from korus.serving.operations import Answer, Operation
from korus.serving.problems import Problem, invalid
from korus.serving.views import ApiView
from korus.serving.writes import WRITE_PROBLEMS
from timeline.api.articles import NEW_ARTICLE
from timeline.drafts import BadArticle, Draft, draft
from timeline.intake import Intake, add_articles

MOST_LINES = 1_000
MEDIA_TYPE = "application/x-ndjson"

LINE = Component(
    "ImportedArticle",
    {
        "type": "object",
        "description": "What became of a line: 202 it waits, 200 it was there already, 400 it is no article.",
        "properties": {
            "line": {"type": "integer", "minimum": 1},
            "status": {"type": "integer", "enum": [200, 202, 400]},
            "id": {"type": "integer"},
            "url": {"type": "string", "format": "uri"},
            "state": {"type": "string"},
            "problem": {"$ref": "#/components/schemas/Problem"},
        },
        "required": ["line", "status"],
        "additionalProperties": False,
    },
)


class BulkArticles(ApiView):
    needs = {"POST": Role.ANNOTATOR}
    offers = (MEDIA_TYPE,)
    operations = {
        "POST": Operation(
            "Add up to 1,000 articles",
            {200: Answer("a result for each line, in the same order", LINE, media_type=MEDIA_TYPE)},
            [HEADER],
            NEW_ARTICLE.lines(MEDIA_TYPE),
            (*WRITE_PROBLEMS, "reused-key"),
            "One article a line (NDJSON). A line that is no article does not keep the others out. Safe to send again.",
        )
    }

    def post(self, request: HttpRequest) -> HttpResponse:
        check_type(request, MEDIA_TYPE)
        return once(request, self.access.user, lambda: self.take_in(request.body))

    @atomic
    def take_in(self, body: bytes) -> HttpResponse:
        lines = [line for line in body.split(b"\n") if line.strip()]
        if not 0 < len(lines) <= MOST_LINES:
            raise Problem("invalid", f"Send 1 to {MOST_LINES:,} lines, not {len(lines):,}.")
        read = [_read(line) for line in lines]
        intakes = iter(add_articles([d for d in read if isinstance(d, Draft)], added_by=self.access.user))
        results = [
            _refused(number, one) if isinstance(one, Problem) else self._taken_in(number, next(intakes))
            for number, one in enumerate(read, start=1)
        ]
        return HttpResponse(b"".join(orjson.dumps(r) + b"\n" for r in results), content_type=MEDIA_TYPE)

    def _taken_in(self, line: int, intake: Intake) -> dict[str, object]:
        address = f"{self.root}articles/{intake.number}"
        status = 202 if intake.created else 200
        return {"line": line, "status": status, "id": intake.number, "url": address, "state": intake.state}


def _read(line: bytes) -> Draft | Problem:
    try:
        return draft(**NEW_ARTICLE.check(orjson.loads(line)))
    except orjson.JSONDecodeError as error:
        return Problem("bad-body", f"This line is no JSON: {error.msg}")
    except BadArticle as error:
        return invalid(error.errors)
    except Problem as problem:
        return problem


def _refused(number: int, problem: Problem) -> dict[str, object]:
    return {"line": number, "status": 400, "problem": problem.document}
