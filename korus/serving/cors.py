"""Pages of other sites may call the API where the newsroom says so: KORUS_CORS_ORIGINS. Cookies are never let through,
only tokens."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

_EXPOSED = "ETag, Last-Modified, Location, Link, Retry-After, RateLimit, RateLimit-Policy"
_PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, If-Match, If-None-Match, Idempotency-Key, Prefer",
    "Access-Control-Max-Age": "86400",
}


class CrossOrigin:
    """Middleware: answers preflights of the API, and marks its answers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        origin = request.META.get("HTTP_ORIGIN")
        if origin is None or not request.path.startswith("/api/"):
            return self.get_response(request)
        allowed = _allowed(origin)
        asks_first = request.method == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in request.META
        response = HttpResponse(status=204) if asks_first else self.get_response(request)
        response.headers["Vary"] = ", ".join(filter(None, [response.headers.get("Vary"), "Origin"]))
        if allowed:
            headers = {"Access-Control-Allow-Origin": allowed, "Access-Control-Expose-Headers": _EXPOSED}
            for name, value in (headers | (_PREFLIGHT if asks_first else {})).items():
                response.headers[name] = value
        return response


def _allowed(origin: str) -> str | None:
    origins = settings.KORUS_CORS_ORIGINS
    if "*" in origins:
        return "*"
    return origin if origin in origins else None
