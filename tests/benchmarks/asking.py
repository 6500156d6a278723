"""What the benchmark needs of the database: a token, numbers of records that are there, cursors far down the lists, and
the statements with which Korus answers, which L runs too. Run by `tests.benchmarks.compare`; prints JSON.

    DATABASE_URL=… REDIS_URL=… python -m tests.benchmarks.asking PATHS
"""

import json
import os
import sys
import tempfile
from urllib.parse import urlsplit

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.contrib.auth.models import Group  # noqa: E402
from django.http import QueryDict  # noqa: E402
from django.urls import resolve  # noqa: E402

from claims.api import claims, due  # noqa: E402
from claims.models import Claim  # noqa: E402
from korus.serving.access import READERS  # noqa: E402
from korus.serving.filters import read_filters  # noqa: E402
from korus.serving.paging import Cursor  # noqa: E402
from korus.serving.tokens import make_token  # noqa: E402

ROOT = "http://127.0.0.1/api/v1/"
DEPTH = 100_000


def prepare(paths: list[str]) -> dict[str, object]:
    """`paths` have `{claim}` and `{actor}` where the number of a record comes."""
    numbers = there()
    return {
        "token": token(),
        "numbers": numbers,
        "cursor": deep_cursor(),
        "statements": write_statements([path.format(**numbers) for path in paths]),
    }


def token() -> str:
    """Of a user who may read and add articles."""
    user, _ = get_user_model().objects.get_or_create(username="benchmark")
    user.groups.add(Group.objects.get(name="annotator"))
    return make_token(user=user, name="benchmark", scopes=["annotate"])


def there() -> dict[str, int]:
    """A claim, and an actor with many pledges."""
    pledges = Claim.objects.confirmed().filter(kind="pledge")
    return {"claim": pledges.latest("id").pk, "actor": pledges.earliest("claimant").claimant_id}


def deep_cursor() -> str:
    """Where the list of claims goes on after DEPTH rows, or after half of them where there are fewer."""
    order = claims.SAID["-said"]
    rows = Claim.objects.confirmed().order_by(order.key.desc(), "-pk").values_list(order.key, "pk")
    row = rows[min(DEPTH, rows.count() // 2)]
    return Cursor("-said", False, row).written()


def write_statements(paths: list[str]) -> str:
    """A file of `{address: [statement, arguments, prepare, kind]}` for L."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", delete=False) as file:
        json.dump({f"/api/v1/{path}": statement(path) for path in paths}, file, default=str)
    return file.name


def statement(path: str) -> list:
    address, query = urlsplit(path).path, QueryDict(urlsplit(path).query)
    match = resolve(f"/api/v1/{address}")
    view = match.func.cls
    if view is due.DueSummary:
        values = read_filters(query, due.FILTERS, ())
        asked = tuple(sorted((name, due.FILTERS[name].variant(value)) for name, value in values.items()))
        return told(due.summary(asked, READERS), values, "one")
    if hasattr(view, "listing"):
        values = read_filters(query, view.listing.filters, view.listing.also)
        asked, _ = view.listing._asked(query, READERS, values)
        return told(view.listing.statement(asked), values | view.listing.derived(values), "list")
    return told(view.showing.statement(READERS, frozenset()), {"number": match.kwargs["number"]}, "one")


def told(made, values: dict, kind: str) -> list:
    known = {"root": ROOT, "me": 0, "owner": None} | values
    arguments = [known[name] if name else constant for name, constant in made.places]
    return [made.text.decode(), arguments, made.prepare, kind]


if __name__ == "__main__":
    print(json.dumps(prepare(sys.argv[1:])))
