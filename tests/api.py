"""How tests ask the API: as which role, and how many statements the server sends to PostgreSQL meanwhile."""

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client

from korus.serving.access import ROLE_NAMES
from korus.serving.models import Scope
from korus.serving.tokens import make_token
from tests.factories import UserFactory

V1 = "/api/v1/"
ROLES = ("anonymous", "nobody", *ROLE_NAMES)


@dataclass
class Visitor:
    """Somebody with a role who asks with a token; `anonymous` asks without one."""

    role: str
    user: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    client: Client = field(default_factory=Client)

    @classmethod
    def with_role(cls, role: str, scopes=tuple(Scope.values)) -> "Visitor":
        if role == "anonymous":
            return cls(role)
        user = UserFactory(is_superuser=role == "administrator")
        if role in ROLE_NAMES:
            user.groups.add(Group.objects.get_or_create(name=role)[0])
        secret = make_token(user=user, name="tests", scopes=scopes)
        return cls(role, user, {"Authorization": f"Token {secret}"})

    def get(self, path: str, query: dict[str, Any] | None = None, **headers: str):
        return self.client.get(address(path), query or {}, headers=self.headers | named(headers))

    def send(self, method: str, path: str, body: Any = None, *, kind: str = "application/json", **headers: str):
        data = body if isinstance(body, (bytes, str)) else json.dumps(body) if body is not None else b""
        return self.client.generic(
            method, address(path), data, content_type=kind, headers=self.headers | named(headers)
        )

    def found(self, path: str, **query: Any) -> list[dict[str, Any]]:
        """The results of a list."""
        answer = self.get(path, query)
        assert answer.status_code == 200, answer.content
        return answer.json()["results"]

    def ids(self, path: str, **query: Any) -> list[int]:
        return [row["id"] for row in self.found(path, **query)]


def address(path: str) -> str:
    return path if path.startswith(("/", "http")) else V1 + path


def named(headers: dict[str, str]) -> dict[str, str]:
    """`If_Match` is `If-Match`."""
    return {name.replace("_", "-"): value for name, value in headers.items()}


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is sent to PostgreSQL, as libpq itself traces it: prepared statements do not pass Django's cursors."""
    connection.ensure_connection()
    sent: list[str] = []
    with tempfile.TemporaryFile("w+b") as trace:
        connection.connection.pgconn.trace(trace.fileno())
        try:
            yield sent
        finally:
            connection.connection.pgconn.untrace()
            trace.seek(0)
            lines = trace.read().decode(errors="replace").splitlines()
            sent.extend(line for line in lines if ("\tF\t" in line and "\tExecute\t" in line) or "\tQuery\t" in line)
