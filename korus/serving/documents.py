"""The OpenAPI document, and what the types of problems mean."""

from functools import cache

import orjson
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator

from korus.serving.conditional import answer
from korus.serving.problems import KINDS, not_found


@require_safe
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1. It is public: it tells what can be asked, not what there is."""
    return answer(request, _document(), None)


@cache
def _document() -> bytes:
    return orjson.dumps(SchemaGenerator().get_schema(request=None, public=True))


def nothing(request: HttpRequest, elsewhere: str) -> HttpResponse:
    """Any other address under /api/: a problem document, with DEBUG too."""
    return not_found().response()


@require_safe
def problem(request: HttpRequest, kind: str) -> HttpResponse:
    """What a type of problem means."""
    known = KINDS.get(kind)
    if known is None:
        return not_found().response()
    body = {"type": f"/api/problems/{kind}", "title": known.title, "status": known.status, "remedy": known.remedy}
    return answer(request, orjson.dumps(body), None)
