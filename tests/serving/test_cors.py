"""Pages of other sites may call the API where the newsroom says so."""

import pytest

from tests.api import Visitor

ORIGIN = "https://charts.example"
CASES = [
    # the setting, who asks, and whom the answer lets in
    ([], ORIGIN, None),
    ([ORIGIN], ORIGIN, ORIGIN),
    ([ORIGIN], "https://other.example", None),
    ([ORIGIN], "https://charts.example.evil.example", None),
    ([ORIGIN], "http://charts.example", None),
    (["*"], "https://other.example", "*"),
]


@pytest.mark.parametrize(("allowed", "origin", "let_in"), CASES)
def test_an_origin_is_let_in_as_the_setting_says(db, settings, allowed, origin, let_in):
    settings.KORUS_CORS_ORIGINS = allowed
    reader = Visitor.with_role("reader")
    answer = reader.get("claims", Origin=origin)
    assert answer.headers.get("Access-Control-Allow-Origin") == let_in
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers  # tokens, never cookies
    if let_in:
        assert {"ETag", "Location", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))


@pytest.mark.parametrize(("allowed", "origin", "let_in"), CASES)
def test_a_preflight_needs_no_token(db, settings, allowed, origin, let_in):
    settings.KORUS_CORS_ORIGINS = allowed
    headers = {"Origin": origin, "Access_Control_Request_Method": "PATCH"}
    answer = Visitor("anonymous").send("OPTIONS", "claims/1", **headers)
    assert answer.status_code == 204
    assert answer.headers.get("Access-Control-Allow-Origin") == let_in
    assert ("PATCH" in answer.headers.get("Access-Control-Allow-Methods", "")) == bool(let_in)
    assert ("If-Match" in answer.headers.get("Access-Control-Allow-Headers", "")) == bool(let_in)


def test_a_refusal_is_readable_by_the_page_too(db, settings):
    settings.KORUS_CORS_ORIGINS = [ORIGIN]
    answer = Visitor("anonymous").get("claims", Origin=ORIGIN)
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, ORIGIN)


def test_pages_are_not_opened_to_others(client, db, settings):
    settings.KORUS_CORS_ORIGINS = ["*"]
    assert "Access-Control-Allow-Origin" not in client.get("/", headers={"Origin": ORIGIN}).headers
