"""Pages by keyset: every row once, in both directions, while rows come and go."""

import pytest

from tests.api import Visitor
from tests.factories import ActorFactory, AppearanceFactory, ArticleFactory, ClaimFactory, EventFactory

DATES = ["2026-03-03", "2026-03-03", "2026-03", "2026", "", "2025-07-22", "", "2026-03-03", "1999"]


@pytest.fixture
def curator(db) -> Visitor:
    return Visitor.with_role("curator")


def walked(visitor: Visitor, address: str, way: str = "next") -> tuple[list[list], str]:
    """The pages from an address on, and the address of the last."""
    pages = []
    while True:
        page = visitor.get(address).json()
        pages.append([(row.get("type"), row.get("id") or row[row["type"]]["id"]) for row in page["results"]])
        if not page[way]:
            return pages, address
        address = page[way]


ORDERS = [
    *((f"claims?order={order}", 9) for order in ("-said", "said", "-updated", "updated")),
    *((f"events?order={order}", 9) for order in ("-date", "date", "updated")),
    *((f"timeline?order={order}", 14) for order in ("-date", "date")),
    ("claims?q=homes&order=best", 9),
    ("claims?q=homes", 9),
    ("search?q=homes&order=best", 9),
    ("search?q=homes&order=newest", 9),
]


@pytest.mark.parametrize(("path", "count"), ORDERS)
def test_every_row_comes_once_forwards_and_backwards(curator, path, count):
    for date in DATES:
        ClaimFactory(said=date)
        EventFactory(date=date)
    forwards, last = walked(curator, f"{path}&limit=2")
    rows = [row for page in forwards for row in page]
    assert len(rows) == len(set(rows)) == count
    backwards, _ = walked(curator, last, "previous")
    assert backwards[::-1] == forwards
    assert curator.get(f"{path}&count=true&limit=1").json()["count"] == count


def test_pages_stay_put_while_rows_come_and_go(curator):
    claims = [ClaimFactory(said=f"2026-03-0{day}") for day in range(1, 7)]
    first = curator.get("claims?limit=2").json()
    ClaimFactory(said="2026-03-09")
    claims[4].delete()  # on the first page
    second = curator.get(first["next"]).json()
    assert [row["id"] for row in second["results"]] == [claims[3].pk, claims[2].pk]


def test_a_cursor_keeps_the_filters_and_belongs_to_its_order(curator):
    for _ in range(3):
        AppearanceFactory(claim__kind="figure")
        AppearanceFactory()
    page = curator.get("claims?kind=figure&limit=1").json()
    assert "kind=figure" in page["next"]
    assert curator.get(page["next"] + "&order=said").json()["type"] == "/api/problems/bad-cursor"


def test_a_total_is_told_when_asked_for_only(curator):
    ArticleFactory()
    assert "count" not in curator.get("articles").json()
    assert curator.get("articles?count=true").json() | {"results": []} == {
        "results": [], "next": None, "previous": None, "count": 1, "count_capped": False,
    }  # fmt: skip


def test_an_empty_list(curator):
    assert curator.get("actors").json() == {"results": [], "next": None, "previous": None}


def test_names_are_walked_in_their_order(curator):
    names = ["김민석", "Zoe", "ada", "Ada", "Ünal"]
    for name in names:
        ActorFactory(name=name)
    pages, _ = walked(curator, "actors?limit=1")
    assert [curator.get(f"actors/{page[0][1]}").json()["name"] for page in pages] == sorted(names)
