"""A request that comes twice with one Idempotency-Key is done once, and answered twice with the same bytes."""

from collections.abc import Callable
from datetime import timedelta
from hashlib import sha256

from django.db import connection
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from korus.serving.models import KeptAnswer
from korus.serving.problems import FieldError, Problem

KEPT_FOR = timedelta(days=2)
LONGEST = 200

HEADER = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "a text of your own; sent again within two days, the request does nothing new",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[!-~]+$"},
}


def once(request: HttpRequest, user, work: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer of `work`, in one transaction with keeping it; or the answer that was kept for the request's key.

    Raises Problem when the key came with another request before.
    """
    key = request.META.get("HTTP_IDEMPOTENCY_KEY")
    if key is None:
        return work()
    if not 0 < len(key) <= LONGEST or not key.isascii() or not key.isprintable():
        raise Problem("bad-request", errors=[FieldError("Idempotency-Key", f"is no text of 1 to {LONGEST} characters")])
    digest = sha256(b"\n".join([request.method.encode(), request.path.encode(), request.body])).hexdigest()
    with atomic():
        with connection.cursor() as cursor:  # the same request sent twice at once: the second waits for the first
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, %s))", [key, user.pk])
        kept = KeptAnswer.objects.filter(user=user, key=key, created_at__gt=timezone.now() - KEPT_FOR).first()
        if kept is None:
            return _kept(user, key, digest, work())
    if kept.request_digest != digest:
        raise Problem("reused-key")
    return HttpResponse(bytes(kept.body), status=kept.status, content_type=kept.content_type)


def _kept(user, key: str, digest: str, answer: HttpResponse) -> HttpResponse:
    KeptAnswer.objects.filter(created_at__lt=timezone.now() - KEPT_FOR).delete()
    KeptAnswer.objects.create(
        user=user,
        key=key,
        request_digest=digest,
        status=answer.status_code,
        content_type=answer.headers["Content-Type"],
        body=answer.content,
    )
    return answer
