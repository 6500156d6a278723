"""The links of the OpenAPI document lead where they say: from a list to a record, from there to what belongs to it."""

from typing import Any

import pytest

from tests.api import Visitor
from tests.serving.rows import one_of_each

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(client) -> dict[str, dict[str, Any]]:
    return client.get("/api/schema").json()["paths"]


def links_of(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {name: link for a in operation["responses"].values() for name, link in a.get("links", {}).items()}


def value(expression: str, given: dict[str, Any], answer: Any) -> Any:
    """What a runtime expression stands for."""
    if expression == "$response.header.ETag":
        return answer.headers["ETag"]
    if expression.startswith("$request.path."):
        return given[expression.removeprefix("$request.path.")]
    found = answer.json()
    for word in expression.removeprefix("$response.body#/").split("/"):
        found = found[int(word) if word.isdecimal() else word]
    return found


def test_reading_from_link_to_link(paths):
    numbers, curator = one_of_each(), Visitor.with_role("curator")
    known = {o["operationId"]: path for path, methods in paths.items() for m, o in methods.items() if m == "get"}
    records = {"claims": "claim", "actors": "actor", "events": "event", "pledges": "pledge", "articles": "article"}
    asked = [(f"/api/v1/{name}/{{number}}", {"number": numbers[one]}) for name, one in records.items()]
    asked += [(path, {}) for path in paths if links_of(paths[path].get("get", {"responses": {}})) and "{" not in path]
    followed = set()
    for path, given in asked:  # which grows
        answer = curator.get(path.format(**given))
        assert answer.status_code == 200, path
        for name, link in links_of(paths[path]["get"]).items():
            if name in known and name not in followed and answer.json().get("results", True):
                followed.add(name)
                asked.append((known[name], {key: value(e, given, answer) for key, e in link["parameters"].items()}))
    assert {"get_claims_one", "get_claims_appearances_one", "get_claims_links_one", "get_pledges_history"} <= followed
    assert len(followed) > 25


def test_a_change_follows_with_the_etag_that_was_seen(paths):
    link = links_of(paths["/api/v1/claims/{number}"]["get"])["patch_claims_one"]
    curator, number = Visitor.with_role("curator"), one_of_each()["claim"]
    seen = curator.get(f"claims/{number}")
    values = {name: value(e, {}, seen) for name, e in link["parameters"].items()}
    sent = {"If_Match": values["If-Match"]}
    changed = curator.send("PATCH", f"claims/{values['number']}", {"kind": "figure"}, **sent)
    assert changed.status_code == 200
    assert "patch_claims_one" not in links_of(paths["/api/v1/claims"]["get"])  # whose ETag is that of the page
    assert "patch_claims_one" in links_of(paths["/api/v1/claims"]["post"])
