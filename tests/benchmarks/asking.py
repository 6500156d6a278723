"""What the benchmark asks for, and the statements with which Korus answers it: L runs the very same ones."""

import json
import tempfile
from urllib.parse import urlsplit

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.http import QueryDict
from django.urls import resolve

from claims.api import due
from claims.models import Claim
from korus.serving.access import READERS
from korus.serving.filters import read_filters
from korus.serving.tokens import make_token

ROOT = "http://127.0.0.1/api/v1/"


def prepare() -> tuple[str, dict[str, int]]:
    """The token of a reader, and numbers of records that are there."""
    user, _ = get_user_model().objects.get_or_create(username="benchmark")
    user.groups.add(Group.objects.get(name="reader"))
    claim = Claim.objects.confirmed().filter(kind="pledge").latest("id")
    numbers = {
        "claim": claim.pk,
        "actor": Claim.objects.confirmed().filter(kind="pledge").earliest("claimant").claimant_id,
    }
    return make_token(user=user, name="benchmark", scopes=["read"]), numbers


def write_statements(paths: list[str]) -> str:
    """A file of `{address: [statement, arguments, kind]}` for L."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({f"/api/v1/{path}": statement(path) for path in paths}, file, default=str)
    return file.name


def statement(path: str) -> list:
    address, query = urlsplit(path).path, QueryDict(urlsplit(path).query)
    match = resolve(f"/api/v1/{address}")
    view = match.func.cls
    if hasattr(view, "showing"):
        return told(view.showing.statement(READERS, frozenset()), {"number": match.kwargs["number"]}, "one")
    if view is due.DueSummary:
        values = read_filters(query, due.FILTERS, ())
        asked = tuple(sorted((name, due.FILTERS[name].variant(value)) for name, value in values.items()))
        return told(due.summary(asked, READERS), values, "one")
    values = read_filters(query, view.listing.filters, view.listing.also)
    asked, _ = view.listing._asked(query, READERS, values)
    return told(view.listing.statement(asked), values | view.listing.derived(values), "list")


def told(made, values: dict, kind: str) -> list:
    known = {"root": ROOT, "me": 0, "owner": None} | values
    return [made.text.decode(), [known[name] if name else constant for name, constant in made.places], kind]
