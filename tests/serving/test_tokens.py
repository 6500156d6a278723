"""Tokens: made once, shown once, bounded by scopes, expiry and user; and the command that makes them."""

import re
from datetime import timedelta
from hashlib import sha256
from io import StringIO

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils import timezone

from korus.serving.access import Role
from korus.serving.models import Token
from korus.serving.tokens import make_token
from tests.api import Visitor
from tests.factories import AdministratorFactory, UserFactory


def manage(*words: str) -> str:
    said = StringIO()
    call_command("token", *words, stdout=said)
    return said.getvalue()


@pytest.fixture
def user(db):
    user = UserFactory(username="ada")
    user.groups.add(Group.objects.get_or_create(name="curator")[0])
    return user


def status(secret: str, method: str = "GET", path: str = "claims", body: object = None) -> int:
    visitor = Visitor("ada", headers={"Authorization": f"Token {secret}"})
    return visitor.send(method, path, body).status_code


def test_a_token_is_made_listed_and_revoked(user):
    secret = manage("make", "ada", "charts").strip()
    assert secret.startswith("korus_")
    assert "never used" in manage("list")
    assert status(secret) == 200
    number, who, name, scopes, expires, used = manage("list", "ada").strip().split("\t")
    assert (who, name, scopes, expires) == ("ada", "charts", "read", "for good")
    assert used.startswith(f"used {timezone.now():%Y-%m-%d}")
    manage("revoke", number)
    assert status(secret) == 401
    assert manage("list") == ""


def test_only_a_digest_is_kept(user):
    secret = manage("make", "ada", "charts").strip()
    (token,) = Token.objects.values()
    assert token["digest"] == sha256(secret.encode()).hexdigest()
    assert secret.removeprefix("korus_") not in str(token)


SCOPES = [
    # scopes, and whether they let one read, add an article, add a collection
    ([], 200, 403, 403),
    (["read"], 200, 403, 403),
    (["annotate"], 200, 202, 403),
    (["curate"], 200, 202, 201),
    (["read", "annotate"], 200, 202, 403),
]


@pytest.mark.parametrize(("scopes", "reads", "annotates", "curates"), SCOPES)
def test_a_token_reaches_as_far_as_its_scopes(user, scopes, reads, annotates, curates):
    secret = manage("make", "ada", "charts", *(f"--scope={scope}" for scope in scopes)).strip()
    assert status(secret) == reads
    assert status(secret, "POST", "articles", {"text": "A text.", "published_on": "2026-03-04"}) == annotates
    assert status(secret, "POST", "collections", {"name": "Plan", "basis": "all"}) == curates


def test_a_token_reaches_no_further_than_its_user(user):
    secret = make_token(user=user, name="charts", scopes=["curate"])
    user.groups.set([Group.objects.get_or_create(name="reader")[0]])
    assert status(secret) == 200
    assert status(secret, "POST", "collections", {"name": "Plan", "basis": "all"}) == 403
    user.is_active = False
    user.save()
    assert status(secret) == 401


def test_a_token_expires(user):
    secret = manage("make", "ada", "charts", "--days", "1").strip()
    assert status(secret) == 200
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert status(secret) == 401


def test_when_it_was_used_is_written_at_most_once_a_minute(user):
    secret = make_token(user=user, name="charts", scopes=["read"])

    def used_after(status_ago: timedelta | None) -> bool:
        """Whether a request writes, when the last was so long ago."""
        before = status_ago and timezone.now() - status_ago
        Token.objects.update(last_used_at=before)
        assert status(secret) == 200
        return Token.objects.get().last_used_at != before

    assert used_after(None)
    assert not used_after(timedelta(seconds=55))
    assert used_after(timedelta(seconds=65))


@pytest.mark.parametrize(
    "header",
    [
        "Token",
        "Token ",
        "Token korus_",
        "Token korus_ÿ",
        "Token a b",
        "token korus_x",
        "TOKEN korus_" + "x" * 5000,
    ],
)
def test_what_is_no_token_is_refused(db, header):
    answer = Visitor("anonymous", headers={"Authorization": header}).get("claims")
    assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Token")


@pytest.mark.parametrize("words", ["make nobody charts", "make ada charts --scope=everything", "revoke 999", "lose 1"])
def test_the_command_says_what_it_cannot_do(user, words):
    with pytest.raises(CommandError):
        manage(*words.split())
    assert not Token.objects.exists()


@pytest.mark.parametrize(("scheme", "expected"), [("Token", 200), ("token", 200), ("Bearer", 200), ("Basic", 401)])
def test_a_token_is_a_bearer_token_too(user, scheme, expected):
    secret = make_token(user=user, name="charts", scopes=["read"])
    visitor = Visitor("ada", headers={"Authorization": f"{scheme} {secret}"})
    assert visitor.get("claims").status_code == expected


def test_an_administrator_makes_and_revokes_tokens_in_the_admin(client, user):
    client.force_login(AdministratorFactory())
    sent = {"user": user.pk, "name": "charts", "scopes": ["read", "curate"], "expires_at_0": "", "expires_at_1": ""}
    page = client.post("/admin/serving/token/add/", sent, follow=True).content.decode()
    (secret,) = set(re.findall(r"korus_[\w-]{20,}", page))
    token = Token.objects.get()
    assert (token.user, token.scopes, token.digest) == (user, ["read", "curate"], sha256(secret.encode()).hexdigest())
    assert status(secret) == 200
    assert secret not in client.get("/admin/serving/token/").content.decode()
    assert client.post(f"/admin/serving/token/{token.pk}/delete/", {"post": "yes"}).status_code == 302
    assert status(secret) == 401


def test_no_token_is_made_without_a_scope(client, user):
    client.force_login(AdministratorFactory())
    assert client.post("/admin/serving/token/add/", {"user": user.pk, "name": "charts"}).status_code == 200
    assert not Token.objects.exists()


@pytest.mark.parametrize("path", ["serving/token/", "serving/token/add/", "auth/user/", "auth/group/"])
def test_who_may_do_what_is_for_administrators(client, user, path):
    client.force_login(user)  # a curator
    assert client.get(f"/admin/{path}").status_code == 403
    user.groups.set([Group.objects.get_or_create(name="administrator")[0]])
    assert client.get(f"/admin/{path}").status_code == 200


def test_an_administrator_makes_somebody_a_curator(client, user):
    user.groups.set([Group.objects.get_or_create(name="administrator")[0]])
    client.force_login(user)
    other, curators = UserFactory(), Group.objects.get_or_create(name="curator")[0]
    joined = {"date_joined_0": "2026-03-04", "date_joined_1": "12:00:00"}
    sent = {"username": other.username, "groups": [curators.pk], "is_active": "on"} | joined
    assert client.post(f"/admin/auth/user/{other.pk}/change/", sent).status_code == 302
    assert Role.of([group.name for group in other.groups.all()], is_superuser=False) == Role.CURATOR
    assert "curator" in client.get("/admin/auth/user/").content.decode()
