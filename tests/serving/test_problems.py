"""Every refusal is a problem document that names what is wrong; no request, however malformed, gives a 500."""

import pytest
from django.db import connection
from django.test import Client

from korus.serving.problems import KINDS
from tests.api import Visitor
from tests.factories import AppearanceFactory

BAD = [
    # path, kind of problem, the field that is named
    ("claims?foo=1", "unknown-filter", "foo"),
    ("claims?Kind=pledge", "unknown-filter", "Kind"),  # names are exact
    ("claims?kind=promise", "bad-filter", "kind"),
    ("claims?claimant=1&claimant=2", "bad-filter", "claimant"),  # twice
    ("claims?limit=1&limit=2", "bad-filter", "limit"),
    ("claims?kind=pledge&kind=", "bad-filter", "kind"),
    ("claims?kind=", "bad-filter", "kind"),
    ("claims?claimant=abc", "bad-filter", "claimant"),
    ("claims?claimant=0", "bad-filter", "claimant"),
    ("claims?claimant=99999999999999999999", "bad-filter", "claimant"),  # no bigint
    ("claims?claimant=%D9%A3", "bad-filter", "claimant"),  # an Arabic digit
    ("claims?from=2025-13", "bad-filter", "from"),
    ("claims?from=2025-02-30", "bad-filter", "from"),
    ("claims?from=yesterday", "bad-filter", "from"),
    ("claims?updated_since=noon", "bad-filter", "updated_since"),
    ("claims?updated_since=0001-01-01T00:00:00%2B14:00", "bad-filter", "updated_since"),  # before the year 1 in UTC
    ("claims?value_min=lots", "bad-filter", "value_min"),
    ("claims?value_min=NaN", "bad-filter", "value_min"),
    ("claims?value_min=1e999999", "bad-filter", "value_min"),
    ("claims?confidence_min=2", "bad-filter", "confidence_min"),
    ("claims?has_quantity=maybe", "bad-filter", "has_quantity"),
    ("claims?q=%00", "bad-filter", "q"),
    ("claims?q=" + "x" * 301, "bad-filter", "q"),
    ("claims?limit=0", "bad-filter", "limit"),
    ("claims?limit=201", "bad-filter", "limit"),
    ("claims?order=random", "bad-filter", "order"),
    ("claims?order=best", "bad-filter", "order"),  # best of what?
    ("claims?count=1", "bad-filter", "count"),
    ("claims?expand=everything", "bad-filter", "expand"),
    ("claims/1?expand=everything", "bad-filter", "expand"),
    ("claims/1?foo=1", "unknown-filter", "foo"),
    ("search", "bad-filter", "q"),
    ("annotations/?motivation=boredom", "bad-filter", "motivation"),
    ("claims?cursor=x", "bad-cursor", None),
    ("claims?cursor=W10", "bad-cursor", None),  # []
    ("claims?cursor=WyItc2FpZCIsZmFsc2UsIjIwMjUtMDItMzAiLDFd", "bad-cursor", None),  # the 30th of February
    ("claims?cursor=WyItc2FpZCIsZmFsc2UsIngiLDFd", "bad-cursor", None),
    ("claims/99999999999999999999999", "not-found", None),
    ("actors/99999999999999999999999/claims", "not-found", None),
    ("claims/1/links/99999999999999999999999", "not-found", None),
    ("claims/-1", "not-found", None),
    ("claims/one", "not-found", None),
    ("claim", "not-found", None),
    ("claims/1/", "not-found", None),
]


@pytest.fixture
def curator(db) -> Visitor:
    return Visitor.with_role("curator")


def assert_problem(answer, kind: str) -> dict:
    assert answer.headers["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["type"], problem["status"]) == (f"/api/problems/{kind}", KINDS[kind].status)
    assert answer.status_code == KINDS[kind].status
    return problem


@pytest.mark.parametrize(("path", "kind", "field"), BAD)
def test_a_bad_request_is_named(curator, path, kind, field):
    problem = assert_problem(curator.get(path), kind)
    if field:
        assert field in [error["field"] for error in problem["errors"]]


def test_an_unknown_filter_is_told_what_there_is(curator):
    known = curator.get("claims?foo=1").json()["known"]
    assert {"claimant", "value_min", "due_from", "limit", "cursor"} <= set(known)


MALFORMED = [
    (b"{", "bad-body"),
    (b'{"text": "\xff"}', "bad-body"),  # not UTF-8
    (b'{"text": "\\ud800", "published_on": "2026-03-04"}', "bad-body"),  # half a character
    (b"[" * 100_000, "bad-body"),
    (b"null", "invalid"),
    (b"[]", "invalid"),
    (b"{}", "invalid"),
    (b'{"text": 7, "published_on": "2026-03-04"}', "invalid"),
    (b'{"text": "\\u0000", "published_on": "2026-03-04"}', "invalid"),
    (b'{"text": "x", "published_on": "2026-02-30"}', "invalid"),
    (b'{"text": "x", "published_on": "2026-03-04", "language": "no such tag"}', "invalid"),
    (b'{"text": "x", "published_on": "2026-03-04", "url": "ftp://x"}', "invalid"),
    (b'{"text": "x", "published_on": "2026-03-04", "sender": "me"}', "invalid"),
]


@pytest.mark.parametrize(("body", "kind"), MALFORMED)
def test_a_malformed_body_is_named(curator, body, kind):
    assert_problem(curator.send("POST", "articles", body), kind)


def test_an_integer_may_be_written_with_a_point(curator):
    claim, other = AppearanceFactory().claim, AppearanceFactory().claim
    path = f"claims/{claim.pk}/links"
    assert curator.send("POST", path, {"kind": "raises", "other": float(other.pk)}).status_code == 201
    assert_problem(curator.send("POST", path, {"kind": "lowers", "other": other.pk + 0.5}), "invalid")


def test_the_other_refusals(curator, settings):
    claim = AppearanceFactory().claim
    path = f"claims/{claim.pk}"
    assert_problem(curator.send("POST", "articles", b"text", kind="text/plain"), "unsupported-media-type")
    assert_problem(curator.get("claims", Accept="text/html"), "not-acceptable")
    assert_problem(curator.send("PATCH", path, {"kind": "figure"}), "if-match-required")
    assert_problem(curator.send("PATCH", path, {"kind": "figure"}, If_Match='"x"'), "changed-meanwhile")
    assert_problem(curator.send("DELETE", path), "method-not-allowed")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    assert_problem(curator.send("POST", "articles", {"text": "x" * 200}), "too-large")


def test_too_many_requests_are_told_when_to_come_back(curator, settings):
    settings.KORUS_RATE_USER = 2
    answers = [curator.get("topics") for _ in range(3)]
    assert [a.status_code for a in answers] == [200, 200, 429]
    assert_problem(answers[2], "too-many-requests")
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert answers[0].headers["RateLimit-Policy"] == '"minute";q=2;w=60'
    assert answers[0].headers["RateLimit"].startswith('"minute";r=1;t=')


def test_guessing_tokens_is_counted_by_address(settings, db):
    settings.KORUS_RATE_ADDRESS = 1
    guesser = Visitor("anonymous", headers={"Authorization": "Token korus_guess", "X-Forwarded-For": "9.9.9.9"})
    settings.KORUS_PROXIES = 1
    assert [guesser.get("topics").status_code for _ in range(3)] == [401, 429, 429]


def test_a_database_that_refuses_is_no_500(curator):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = 1")
    # A request that takes longer than a millisecond.
    assert_problem(curator.get("search?q=homes+or+quay+or+town"), "not-now")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_problem_is_explained_at_its_address(client, kind):
    explained = client.get(f"/api/problems/{kind}").json()
    assert explained["status"] == KINDS[kind].status
    assert explained["remedy"]


@pytest.mark.parametrize("path", ["/api/nowhere", "/api/v2/claims", "/api/problems/none"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_any_other_address_under_api_is_a_problem_too(path, method):
    client = Client(enforce_csrf_checks=True)  # Django would refuse a POST in HTML before it looks for the address
    answer = client.generic(method, path)
    expected = 405 if (method, path) == ("POST", "/api/problems/none") else 404
    assert (answer.status_code, answer.headers["Content-Type"]) == (expected, "application/problem+json")


@pytest.mark.parametrize("path", ["/api/schema", "/api/problems/failed"])
def test_documents_are_read_only(path):
    answer = Client(enforce_csrf_checks=True).post(path)
    assert_problem(answer, "method-not-allowed")
    assert answer.headers["Allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("method", "path", "said"),
    [
        ("GET", "claims/999999", "may not see"),
        ("PATCH", "claims/1", "as If-Match"),
        ("DELETE", "claims/1", "`Allow`"),
        ("GET", "claims?cursor=x", "`next`"),
    ],
)
def test_a_refusal_says_what_to_do(db, method, path, said):
    problem = Visitor.with_role("curator").send(method, path, {}).json()
    assert said in problem["detail"]


@pytest.mark.parametrize("path", ["/api/", "/api/v1/"])
def test_a_client_finds_where_everything_is(db, path):
    curator = Visitor.with_role("curator")
    found = Visitor("anonymous").get(path).json()
    assert {"articles", "claims", "annotations", "follow-ups", "timeline", "schema", "docs"} <= found.keys()
    for name, url in found.items():
        needed = {"search": {"q": "homes"}, "biography": {"unit": "home", "value": "400"}}.get(name)
        assert curator.get(url, needed).status_code == 200, url
    assert Visitor("anonymous").send("POST", path).status_code == 405


@pytest.mark.parametrize(
    ("method", "path", "body", "field"),
    [
        ("PATCH", "claims/{claim}", {"reason": "no claim"}, "reason"),  # which would be kept nowhere
        ("PATCH", "claims/{claim}", {"state": "confirmed", "reason": "no claim"}, "reason"),
        ("POST", "events", {"article": "{article}", "span": {"start": 0, "end": 9999}}, "span"),
    ],
)
def test_a_refusal_names_the_member_that_was_sent(db, method, path, body, field):
    appearance = AppearanceFactory()
    numbers = {"claim": appearance.claim.pk, "article": appearance.article.pk}
    sent = {name: int(one.format(**numbers)) if one in ("{claim}", "{article}") else one for name, one in body.items()}
    answer = Visitor.with_role("curator").send(method, path.format(**numbers), sent, If_Match="*")
    assert answer.status_code == 400
    assert [error["field"] for error in answer.json()["errors"]] == [field]
