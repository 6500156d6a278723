"""Tokens: made once, shown once, kept as a digest, looked up by one indexed SELECT."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import cache
from hashlib import sha256

from django.contrib.auth import get_user_model
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import Now
from django.http import HttpRequest
from django.utils import timezone
from rest_framework.authentication import BaseAuthentication
from rest_framework.exceptions import AuthenticationFailed

from korus.serving.access import CEILING, Access, Role
from korus.serving.models import Scope, Token
from korus.serving.prepared import Param, Statement, compiled
from korus.serving.problems import Problem

#: Lets a scanner of leaked secrets recognise one.
PREFIX = "korus_"
#: The header may say `Token korus_…`, or `Bearer korus_…` as most clients do by themselves (RFC 6750).
SCHEMES = ("token", "bearer")
#: A token in use writes when it was used no more often than this.
NOTED_EVERY = timedelta(minutes=1)

User = get_user_model()
#: In the order of the model, which `from_db` counts on; the others are deferred.
USER_FIELDS = ("id", "is_superuser", "username", "is_staff", "is_active")


def make_token(*, user, name: str, scopes: Iterable[str], expires_at: datetime | None = None) -> str:
    """A new token of `user`: its secret, which cannot be shown again. Raises ValueError for a scope that is none."""
    wanted = [Scope(scope).value for scope in scopes]
    if not wanted:
        raise ValueError("a token needs at least one scope")
    return store(Token(user=user, name=name, scopes=wanted, expires_at=expires_at))


def store(token: Token) -> str:
    """Store a new token; its secret, which cannot be shown again."""
    secret = PREFIX + secrets.token_urlsafe(32)
    token.digest = digest(secret)
    token.save(force_insert=True)
    return secret


def digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


class TokenAuthentication(BaseAuthentication):
    """`Authorization: Token korus_…`. `request.auth` becomes the Access of the token."""

    keyword = "Token"

    def authenticate(self, request):
        try:
            access = access_by_header(request)
        except Problem as problem:
            raise AuthenticationFailed(problem.detail) from None
        return access and (access.user, access)

    def authenticate_header(self, request) -> str:
        return self.keyword


def access_by_header(request: HttpRequest) -> Access | None:
    """The rights of the token in the Authorization header; None without one. Raises Problem for one that is none."""
    scheme, _, secret = request.META.get("HTTP_AUTHORIZATION", "").strip().partition(" ")
    if scheme.lower() not in SCHEMES:
        return None
    access = access_of_token(secret.strip().encode())
    if access is None:
        detail = "This token is unknown, revoked or expired; the header is `Authorization: Token korus_…`."
        raise Problem("not-signed-in", detail, headers={"WWW-Authenticate": "Token"})
    return access


def access_of_token(secret: bytes) -> Access | None:
    """The rights that a secret gives; None for one that is unknown or expired, or whose user is not active."""
    found = _lookup().rows({"digest": sha256(secret).hexdigest()})
    if not found:
        return None
    token_id, used_at, scopes, groups, *columns = found[0]
    user = User.from_db("default", USER_FIELDS, columns)
    if used_at is None or used_at < timezone.now() - NOTED_EVERY:
        Token.objects.filter(pk=token_id).update(last_used_at=timezone.now())
    ceiling = max(CEILING[scope] for scope in scopes)
    return Access(user, min(Role.of(groups, is_superuser=user.is_superuser), ceiling), token_id)


@cache
def _lookup() -> Statement:
    """Token, user and groups in one SELECT."""
    groups = User.groups.through.objects.filter(user=OuterRef("user")).values("group__name")
    tokens = Token.objects.filter(
        Q(expires_at=None) | Q(expires_at__gt=Now()),
        digest=Param("digest", Token._meta.get_field("digest")),
        user__is_active=True,
    )
    return compiled(
        tokens.values_list(
            "id", "last_used_at", "scopes", ArraySubquery(groups), *(F(f"user__{f}") for f in USER_FIELDS)
        )
    )
