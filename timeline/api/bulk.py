"""Many articles in one request: a JSON object a line, and a result a line in the same order."""

from functools import partial

import orjson
from django.db.transaction import atomic, on_commit
from django.http import HttpRequest, HttpResponse

from korus.serving.access import Role
from korus.serving.bodies import check_type
from korus.serving.components import Component
from korus.serving.idempotency import HEADER, once
from korus.serving.operations import Answer, Operation
from korus.serving.problems import Problem, invalid
from korus.serving.views import ApiView
from korus.serving.writes import WRITE_PROBLEMS
from timeline import queue
from timeline.api.articles import NEW_ARTICLE
from timeline.intake import BadArticle, add_article

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
        added: list[int] = []
        results = [self.one(number, line, added) for number, line in enumerate(lines, start=1)]
        on_commit(partial(queue.send, added), robust=True)
        return HttpResponse(b"".join(orjson.dumps(r) + b"\n" for r in results), content_type=MEDIA_TYPE)

    def one(self, number: int, line: bytes, added: list[int]) -> dict[str, object]:
        """Take in one line; the article's number goes to `added` when it is new."""
        try:
            values = NEW_ARTICLE.check(orjson.loads(line))
            intake = add_article(**values, added_by=self.access.user, send=False)
        except orjson.JSONDecodeError as error:
            return _refused(number, Problem("bad-body", f"This line is no JSON: {error.msg}"))
        except BadArticle as error:
            return _refused(number, invalid(error.errors))
        except Problem as problem:
            return _refused(number, problem)
        article = intake.article
        if intake.created:
            added.append(article.pk)
        address = f"{self.root}articles/{article.pk}"
        status = 202 if intake.created else 200
        return {"line": number, "status": status, "id": article.pk, "url": address, "state": article.state}


def _refused(number: int, problem: Problem) -> dict[str, object]:
    return {"line": number, "status": 400, "problem": problem.document}
