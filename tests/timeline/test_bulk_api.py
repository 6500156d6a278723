"""Many articles in one request: a result a line, and safe to send again."""

import orjson
import pytest

from tests.api import Visitor, statements
from timeline.models import Article

MEDIA_TYPE = "application/x-ndjson"
GOOD = {"text": "The quay was opened on Monday.", "published_on": "2026-03-04", "outlet": "Gazette"}


@pytest.fixture
def annotator(db) -> Visitor:
    return Visitor.with_role("annotator")


def send(visitor: Visitor, *lines: object, kind: str = MEDIA_TYPE, **headers: str):
    body = b"\n".join(line if isinstance(line, bytes) else orjson.dumps(line) for line in lines)
    return visitor.send("POST", "articles/bulk", body, kind=kind, **headers)


def results(answer) -> list[dict]:
    assert answer.status_code == 200, answer.content
    assert answer.headers["Content-Type"] == MEDIA_TYPE
    return [orjson.loads(line) for line in answer.content.splitlines()]


BAD = [
    (b"{", "bad-body", None),
    (b"\xff", "bad-body", None),
    (b"[]", "invalid", None),
    ({"published_on": "2026-03-04"}, "invalid", "text"),
    (GOOD | {"text": ""}, "invalid", "text"),
    (GOOD | {"published_on": "2026-02-30"}, "invalid", "published_on"),
    (GOOD | {"mood": "glad"}, "invalid", "mood"),
    (GOOD | {"language": "no such tag"}, "invalid", "language"),
]


@pytest.mark.parametrize(("line", "problem", "field"), BAD)
def test_a_bad_line_is_told_and_keeps_no_other_out(annotator, line, problem, field):
    first, bad, last = results(send(annotator, GOOD, line, GOOD | {"text": "Another text."}))
    assert (first["line"], first["status"], last["line"], last["status"]) == (1, 202, 3, 202)
    assert (bad["line"], bad["status"], bad["problem"]["type"]) == (2, 400, f"/api/problems/{problem}")
    assert field is None or field in [error["field"] for error in bad["problem"]["errors"]]
    assert Article.objects.count() == 2


def test_each_line_says_where_its_article_is(annotator):
    new, again = results(send(annotator, GOOD, GOOD))
    assert (new["status"], again["status"], new["id"]) == (202, 200, again["id"])
    assert annotator.get(new["url"]).json()["text"] == GOOD["text"]
    assert results(send(annotator, GOOD))[0] == again | {"line": 1}


def test_a_thousand_lines_are_a_handful_of_statements(annotator):
    lines = [GOOD | {"text": f"Article {number}.", "outlet": f"Gazette {number % 3}"} for number in range(1000)]
    with statements() as sent:
        new = results(send(annotator, *lines))
    assert len(sent) < 15, sent
    assert {line["status"] for line in new} == {202}
    assert [line["line"] for line in new] == list(range(1, 1001))
    assert [line["id"] for line in results(send(annotator, *lines))] == [line["id"] for line in new]


def test_a_thousand_lines_are_the_most(annotator):
    refused = send(annotator, *[GOOD] * 1001)
    assert (refused.status_code, refused.json()["type"]) == (400, "/api/problems/invalid")
    assert send(annotator, b"", b" ").status_code == 400
    assert not Article.objects.exists()
    assert [line["status"] for line in results(send(annotator, *[b"{}"] * 1000))] == [400] * 1000


def test_blank_lines_are_none(annotator):
    assert [line["line"] for line in results(send(annotator, b"", GOOD, b"", GOOD, b""))] == [1, 2]


def test_the_same_request_sent_again_does_nothing_and_is_answered_alike(annotator):
    first = send(annotator, GOOD, Idempotency_Key="monday")
    again = send(annotator, GOOD, Idempotency_Key="monday")
    assert again.content == first.content
    assert results(again)[0]["status"] == 202  # as it was then, though by now the article is there
    assert Article.objects.count() == 1


def test_a_key_is_for_one_request_of_one_user(annotator):
    send(annotator, GOOD, Idempotency_Key="monday")
    other = send(annotator, GOOD | {"text": "Another text."}, Idempotency_Key="monday")
    assert (other.status_code, other.json()["type"]) == (422, "/api/problems/reused-key")
    assert Article.objects.count() == 1
    another = Visitor.with_role("annotator")
    assert results(send(another, GOOD | {"text": "Another text."}, Idempotency_Key="monday"))[0]["status"] == 202


@pytest.mark.parametrize("key", ["", "x" * 201, "ключ"])
def test_what_is_no_key_is_refused(annotator, key):
    assert send(annotator, GOOD, Idempotency_Key=key).status_code == 400


def test_a_request_that_failed_may_be_sent_again_with_its_key(annotator):
    assert send(annotator, b" ", Idempotency_Key="monday").status_code == 400
    assert results(send(annotator, GOOD, Idempotency_Key="monday"))[0]["status"] == 202


def test_other_forms_are_refused(annotator):
    assert send(annotator, GOOD, kind="application/json").status_code == 415
    assert send(annotator, GOOD, Accept="application/json").status_code == 406
