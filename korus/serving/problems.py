"""What went wrong, as RFC 9457 problem documents. Every answer from 400 on is one; the types are this one table."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import orjson
from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.db import DataError, Error
from django.http import Http404, HttpRequest, HttpResponse
from django.views import defaults
from rest_framework import exceptions

log = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True)
class Kind:
    """A kind of problem: its HTTP status, its title and, for a reader of the documentation, what to do about it."""

    status: int
    title: str
    remedy: str


KINDS: Mapping[str, Kind] = {
    "bad-request": Kind(400, "The request cannot be understood", "Compare it with /api/docs."),
    "bad-body": Kind(400, "The body is not what it says it is", "Send valid JSON in UTF-8."),
    "unknown-filter": Kind(400, "There is no such filter", "`known` lists those there are; none is ignored."),
    "bad-filter": Kind(400, "A filter has a value it cannot have", "`errors` says which and what it takes."),
    "bad-cursor": Kind(400, "The cursor is none of this list", "Follow `next` and `previous` as they are."),
    "invalid": Kind(400, "The record cannot be stored as it is", "`errors` names each field and what to do."),
    "not-signed-in": Kind(401, "Nobody is signed in", "Send `Authorization: Token korus_…`."),
    "not-allowed": Kind(403, "Your role or the token's scopes do not allow this", "Ask an administrator."),
    "not-found": Kind(404, "There is nothing here", "It may also be that you may not see what is here."),
    "method-not-allowed": Kind(405, "This address does not answer to this method", "`Allow` lists those it does."),
    "not-acceptable": Kind(406, "It cannot be sent in the form you accept", "Accept application/json."),
    "conflict": Kind(409, "It contradicts what is stored", "Read it again and decide anew."),
    "changed-meanwhile": Kind(412, "It was changed meanwhile", "Read it again, and send its new ETag as If-Match."),
    "too-large": Kind(413, "The body is too large", "Send it in parts."),
    "unsupported-media-type": Kind(415, "The body is of a kind that is not understood here", "Send application/json."),
    "reused-key": Kind(422, "This Idempotency-Key came with another body before", "Use a new key for a new request."),
    "if-match-required": Kind(428, "A change needs If-Match", "Send the ETag of what you saw as If-Match."),
    "too-many-requests": Kind(429, "Too many requests", "Wait as many seconds as Retry-After says."),
    "failed": Kind(500, "Korus failed", "Tell who runs it; the log has the reason."),
    "not-now": Kind(503, "Korus cannot answer just now", "Try again shortly."),
}

#: What DRF and Django raise by themselves.
OF_STATUS = {
    400: "bad-body", 401: "not-signed-in", 403: "not-allowed", 404: "not-found", 405: "method-not-allowed",
    406: "not-acceptable", 413: "too-large", 415: "unsupported-media-type", 429: "too-many-requests",
}  # fmt: skip


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field, parameter or header."""

    field: str
    detail: str


class Problem(Exception):
    """Raised anywhere below a view; becomes the answer."""

    def __init__(
        self, kind: str, detail: str = "", errors: Sequence[FieldError] = (), known: Sequence[str] = (), headers=None
    ):
        super().__init__(detail or KINDS[kind].title)
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.known = tuple(known)
        self.headers = dict(headers or {})

    @property
    def document(self) -> dict[str, object]:
        kind = KINDS[self.kind]
        document: dict[str, object] = {"type": f"/api/problems/{self.kind}", "title": kind.title, "status": kind.status}
        if self.detail or not self.errors:
            document["detail"] = self.detail or kind.remedy
        if self.errors:
            document["errors"] = [{"field": e.field, "detail": e.detail} for e in self.errors]
        if self.known:
            document["known"] = list(self.known)
        return document

    def response(self) -> HttpResponse:
        return HttpResponse(
            orjson.dumps(self.document), status=KINDS[self.kind].status, content_type=MEDIA_TYPE, headers=self.headers
        )


def not_found() -> Problem:
    """The one answer to what is not there and to what one may not see."""
    return Problem("not-found")


def invalid(errors: Mapping[str, object]) -> Problem:
    """Of `{field: message}`, as intake and curation say it, or `{field: [message, …]}`."""
    listed = []
    for name, messages in errors.items():
        for message in [messages] if isinstance(messages, str) else messages:
            listed.append(FieldError("" if name == "__all__" else name, str(message)))
    return Problem("invalid", errors=listed)


def as_problem(error: Exception) -> Problem:
    """Whatever was raised, as a problem; what nobody foresaw is logged and says nothing about itself."""
    match error:
        case Problem():
            return error
        case Http404():
            return not_found()
        case PermissionDenied():
            return Problem("not-allowed")
        case RequestDataTooBig():
            return Problem("too-large")
        case ValidationError():
            return invalid(error.message_dict if hasattr(error, "error_dict") else {"": error.messages})
        case exceptions.APIException():
            return _of_drf(error)
        case DataError():  # a value that no column can hold, found by no check before the database's own
            return Problem("bad-request", "A value is out of range.")
        case Error():
            log.warning("the database failed", exc_info=error)
            return Problem("not-now", headers={"Retry-After": "5"})
    log.error("unforeseen", exc_info=error)
    return Problem("failed")


def _of_drf(error: exceptions.APIException) -> Problem:
    headers = {}
    if getattr(error, "auth_header", None):
        headers["WWW-Authenticate"] = error.auth_header
    if getattr(error, "wait", None):
        headers["Retry-After"] = str(int(error.wait))
    return Problem(OF_STATUS.get(error.status_code, "bad-request"), str(error.detail), headers=headers)


def handler(error: Exception, context: Mapping[str, object]) -> HttpResponse:
    """REST framework's exception handler."""
    return as_problem(error).response()


def no_such_page(request: HttpRequest, exception: Exception) -> HttpResponse:
    return not_found().response() if of_the_api(request) else defaults.page_not_found(request, exception)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return Problem("bad-request").response() if of_the_api(request) else defaults.bad_request(request, exception)


def not_allowed(request: HttpRequest, exception: Exception) -> HttpResponse:
    return Problem("not-allowed").response() if of_the_api(request) else defaults.permission_denied(request, exception)


def failed(request: HttpRequest) -> HttpResponse:
    return Problem("failed").response() if of_the_api(request) else defaults.server_error(request)


def of_the_api(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")
