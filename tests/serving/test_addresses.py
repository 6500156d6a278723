"""Every address that an answer gives of a record here is answered, and what it answers is that record."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.api import Visitor
from tests.serving.rows import one_of_each
from tests.serving.test_permissions import READS, TABLE

READ = [row[1] for row in TABLE if row[3] == READS]
#: Whose rows are W3C annotations, or summaries that are no records.
NO_RECORDS = ("annotations", "claims/due", "pledges/board", "pledges/totals", "biography")
#: Parts of a record that are values, not records: a spelling, a stretch of a text, a date, who a claimant may be.
VALUES = ({"name", "language"}, {"start", "end", "exact"}, {"edtf", "earliest", "latest"}, {"actor", "name"})
#: A page, and the rows of the search and of the timeline, which say what kind of record is in them.
AROUND = ("results", "type")
#: Members whose inside is the machine's own.
WORKING = ("confidence", "suggestion", "explanation", "labels")


@pytest.fixture
def numbers(db) -> dict[str, int | str]:
    return one_of_each()


def records(answer: Any) -> Iterator[dict[str, Any]]:
    """All records in an answer, and in one another."""
    if isinstance(answer, list):
        for one in answer:
            yield from records(one)
    elif isinstance(answer, dict) and answer.keys() not in VALUES:
        if not answer.keys() & set(AROUND):
            yield answer
        for name, one in answer.items():
            if name not in WORKING:
                yield from records(one)


def test_everything_has_an_id_and_an_address_that_answers(numbers):
    curator, known = Visitor.with_role("curator"), {}
    for path in READ:
        if not path.startswith(NO_RECORDS):
            found = list(records(curator.get(path.format(**numbers)).json()))
            assert found, path
            known |= {record["url"]: record["id"] for record in found}
    for url, number in known.items():
        answer = curator.get(url)
        assert answer.status_code == 200, url
        assert (answer.json()["id"], answer.json()["url"]) == (number, url)
        assert {"ETag", "Last-Modified"} <= answer.headers.keys()
        assert curator.get(url, If_None_Match=answer.headers["ETag"]).status_code == 304


def test_a_part_is_answered_within_its_own_record_only(numbers):
    curator = Visitor.with_role("curator")
    others = {"claim": "other", "event": "again", "actor": "double"}
    # There is one pledge: the number of another is no claim's, which may be the same as its own.
    other = {name: numbers[another] for name, another in others.items()} | {"pledge": numbers["pledge"] + 1}
    parts = [path for path in READ if path.count("{") == 2]
    assert len(parts) > 8
    for path in parts:
        owner, _, part = path.rpartition("/")
        assert curator.get(path.format(**numbers)).status_code == 200
        for number in (999_999, 2**63 - 1, 2**63):
            assert curator.get(f"{owner.format(**numbers)}/{number}").status_code == 404
        if "/links" not in path:  # which belongs to both of its ends
            assert curator.get(path.format(**numbers | other)).status_code == 404, path
            for number in (2**63 - 1, 2**63):
                huge = numbers | dict.fromkeys(other, number)
                assert curator.get(f"{owner.format(**huge)}/{part.format(**numbers)}").status_code == 404
