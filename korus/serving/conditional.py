"""Validators: what was sent is sent again only when it has changed, and nobody overwrites what they have not seen.

An ETag is the digest of the very bytes, so it holds for everything a record shows, wherever it is stored. It is strong
and needs no counter that every writer would have to turn. What shows other rows besides its own has a Last-Modified
for the eye, which names that are shown move too, but only its ETag is a validator: a row that left a list changes no
date on it, nor does an actor who is confirmed, and becomes visible, change one on the events they took part in.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256

from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from korus.serving.problems import Problem

MEDIA_TYPE = "application/json"


def etag_of(body: bytes) -> str:
    return f'"{sha256(body).hexdigest()[:32]}"'


def answer(
    request: HttpRequest,
    body: bytes,
    changed: datetime | None,
    *,
    dated: bool = False,
    media_type: str = MEDIA_TYPE,
    status: int = 200,
    more: Mapping[str, str] | None = None,
) -> HttpResponse:
    """200 with validators, or 304. `dated`: whether `changed` covers all there is to see, so that it validates too.

    `more` are headers that the answer has besides.
    """
    etag = etag_of(body)
    headers = {
        "ETag": etag,
        "Vary": "Accept, Authorization, Cookie",
        "Cache-Control": "private, no-cache",
        **(more or {}),
    }
    if changed is not None:
        headers["Last-Modified"] = http_date(changed.timestamp())
    if _unchanged(request, etag, changed if dated else None):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(body, status=status, content_type=media_type, headers=headers)


def _unchanged(request: HttpRequest, etag: str, changed: datetime | None) -> bool:
    if request.method not in ("GET", "HEAD"):
        return False
    seen = request.META.get("HTTP_IF_NONE_MATCH")
    if seen is not None:
        tags = parse_etags(seen)
        return "*" in tags or etag in (tag.removeprefix("W/") for tag in tags)
    since = request.META.get("HTTP_IF_MODIFIED_SINCE")
    moment = parse_http_date_safe(since) if since and changed else None
    if moment is None:
        return False
    # A date has whole seconds: what changed within the second just gone may change once more in it.
    settled = (datetime.now(UTC) - changed).total_seconds() > 1
    return settled and int(changed.timestamp()) <= moment


def require_if_match(request: HttpRequest) -> str:
    """The If-Match header. Raises Problem where there is none, whatever else may be wrong with the change."""
    sent = request.META.get("HTTP_IF_MATCH")
    if sent is None:
        raise Problem("if-match-required")
    return sent


def require_match(request: HttpRequest, body: bytes) -> None:
    """Let a change pass when the visitor has seen `body`, the record as it is now and locked. Raises Problem."""
    tags = parse_etags(require_if_match(request))
    if "*" not in tags and etag_of(body) not in tags:
        raise Problem("changed-meanwhile", headers={"ETag": etag_of(body)})
