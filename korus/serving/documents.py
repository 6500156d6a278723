"""The OpenAPI document, and what the types of problems mean."""

from collections.abc import Callable, Sequence
from functools import cache, wraps

import orjson
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.generators import SchemaGenerator

from korus.serving.conditional import answer
from korus.serving.problems import KINDS, Problem, not_found
from korus.serving.views import root_of


def read_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that refuses all but reading with a problem document; Django would do so in HTML, for a missing CSRF token
    first."""

    @csrf_exempt
    @wraps(view)
    def wrapped(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return Problem("method-not-allowed", headers={"Allow": "GET, HEAD"}).response()
        return view(request, **kwargs)

    return wrapped


@read_only
def schema(request: HttpRequest) -> HttpResponse:
    """OpenAPI 3.1. It is public: it tells what can be asked, not what there is."""
    return answer(request, _document(settings.KORUS_OPEN_READING), None)


@cache
def _document(open_reading: bool) -> bytes:
    """It says what may be asked without signing in, which `open_reading` decides."""
    return orjson.dumps(SchemaGenerator().get_schema(request=None, public=True))


@read_only
def index(request: HttpRequest, collections: Sequence[str]) -> HttpResponse:
    """Where everything is. As public as the schema."""
    root = root_of(request)
    told = {name.strip("/"): f"{root}{name}" for name in collections}
    told |= {name: request.build_absolute_uri(reverse(name)) for name in ("schema", "docs")}
    return answer(request, orjson.dumps(told), None)


@csrf_exempt
def nothing(request: HttpRequest, elsewhere: str) -> HttpResponse:
    """Any other address under /api/: a problem document, with DEBUG too."""
    return not_found().response()


@read_only
def problem(request: HttpRequest, kind: str) -> HttpResponse:
    """What a type of problem means."""
    known = KINDS.get(kind)
    if known is None:
        return not_found().response()
    body = {"type": f"/api/problems/{kind}", "title": known.title, "status": known.status, "remedy": known.remedy}
    return answer(request, orjson.dumps(body), None)
