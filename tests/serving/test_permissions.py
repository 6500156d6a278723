"""Who may do what: one table of resource, method and role.

The status is that of a request which is right in every other way. A row gives it for anonymous, nobody (signed in
without a role), reader, annotator, curator and administrator.
"""

import re

import pytest
from django.db.transaction import atomic, set_rollback

from tests.api import ROLES, Visitor
from tests.factories import AppearanceFactory
from tests.serving.rows import one_of_each

READS = "401 403 200 200 200 200"
ANNOTATES = "401 403 403 {0} {0} {0}"
CURATES = "401 403 403 403 {0} {0}"

ARTICLE = {"text": "The town would build homes, she said.", "published_on": "2026-03-04"}
NOTE = {"type": "Annotation", "bodyValue": "check", "target": "http://testserver/api/v1/claims/{claim}"}
MERGES = {"actors/{actor}/merge": "double", "events/{event}/merge": "again"}
SPAN = {"start": 0, "end": 9}
JUDGED = {"pledge": "{pledge}", "status": "stalled", "on": "2026-03-02", "reason": "still no permit"}

TABLE = [
    *(("GET", path, None, READS) for path in (
        "articles", "articles/{article}", "articles/{article}/reading", "outlets", "outlets/{outlet}", "actors",
        "actors/{actor}", "actors/{actor}/claims", "actors/{actor}/history", "actors/{actor}/history/{actor_was}",
        "actors/{actor}/memberships", "actors/{actor}/memberships/{membership}", "events", "events/{event}",
        "events/{event}/history", "events/{event}/history/{event_was}", "events/{event}/mentions",
        "events/{event}/mentions/{mention}", "claims", "claims/{claim}", "claims/{claim}/appearances",
        "claims/{claim}/appearances/{appearance}", "claims/{claim}/history", "claims/{claim}/history/{claim_was}",
        "claims/{claim}/links", "claims/{claim}/links/{link}", "claims/{claim}/quantities",
        "claims/{claim}/quantities/{quantity}",
        "claims/due", "topics", "topics/{topic}", "timeline", "search?q=homes", "annotations/",
        "annotations/{annotation}", "pledges", "pledges/board", "pledges/totals", "pledges/{pledge}",
        "pledges/{pledge}/history", "pledges/{pledge}/history/{pledge_was}", "collections",
        "collections/{collection}", "evidence", "evidence/{evidence}",
        "follow-ups", "follow-ups/{judged}", "milestones", "milestones/{milestone}", "alarms", "alarms/{alarm}",
        "biography?unit=home&value=400",
    )),
    ("POST", "articles", ARTICLE, ANNOTATES.format(202)),
    ("POST", "articles/bulk", ARTICLE, ANNOTATES.format(200)),
    ("POST", "annotations/", NOTE, ANNOTATES.format(201)),
    # Only an administrator touches what others have noted.
    ("PUT", "annotations/{annotation}", NOTE, "401 403 403 403 403 200"),
    ("DELETE", "annotations/{annotation}", None, "401 403 403 403 403 204"),
    ("PATCH", "articles/{article}", {"published_on": "2026-03-05"}, CURATES.format(200)),
    ("PATCH", "claims/{claim}", {"kind": "figure"}, CURATES.format(200)),
    ("PATCH", "events/{event}", {"place": "Quay"}, CURATES.format(200)),
    ("PATCH", "actors/{actor}", {"wikidata_id": "Q42"}, CURATES.format(200)),
    ("POST", "claims", {"article": "{article}", "spans": [SPAN]}, CURATES.format(201)),
    ("POST", "events", {"article": "{article}", "span": SPAN}, CURATES.format(201)),
    ("POST", "claims/{claim}/links", {"kind": "raises", "other": "{other}"}, CURATES.format(201)),
    ("PATCH", "claims/{claim}/links/{link}", {"state": "rejected"}, CURATES.format(200)),
    ("DELETE", "claims/{claim}/links/{link}", None, CURATES.format(204)),
    *(("POST", path, {"loser": f"{{{loser}}}"}, CURATES.format(200)) for path, loser in MERGES.items()),
    ("POST", "pledges", {"claim": "{promise}"}, CURATES.format(201)),
    ("PATCH", "pledges/{pledge}", {"blocked_by": "a court"}, CURATES.format(200)),
    ("POST", "collections", {"name": "A plan", "basis": "all"}, CURATES.format(201)),
    ("PATCH", "collections/{collection}", {"basis": "all of it"}, CURATES.format(200)),
    ("POST", "milestones", {"pledge": "{pledge}", "title": "a roof"}, CURATES.format(201)),
    ("PATCH", "milestones/{milestone}", {"actual": 70}, CURATES.format(200)),
    ("POST", "evidence", {"pledge": "{pledge}", "page": "https://x.example/", "copy": "It was signed.",
                          "stance": "supports", "grade": "agreement"}, CURATES.format(201)),
    ("PATCH", "evidence/{proposed}", {"state": "confirmed"}, CURATES.format(200)),
    ("POST", "follow-ups", JUDGED, CURATES.format(201)),
    ("PATCH", "follow-ups/{waiting}", {"state": "refused"}, CURATES.format(200)),
    ("PATCH", "alarms/{alarm}", {"seen": True}, CURATES.format(200)),
    *((method, path, None, "405 405 405 405 405 405") for method, path in (
        ("DELETE", "claims/{claim}"), ("PUT", "claims/{claim}"), ("POST", "outlets"), ("PATCH", "articles"),
        ("DELETE", "articles/{article}"), ("POST", "timeline"), ("PUT", "annotations/"),
    )),
]  # fmt: skip


@pytest.fixture
def numbers(db) -> dict[str, int | str]:
    return one_of_each()


def test_the_table_has_every_operation_of_the_schema(client):
    paths = client.get("/api/schema").json()["paths"]
    operations = {(m.upper(), nameless(path)) for path, methods in paths.items() for m in methods}
    told = {(row[0], nameless(f"/api/v1/{row[1]}")) for row in TABLE if row[3] != "405 405 405 405 405 405"}
    assert told == operations


def nameless(path: str) -> str:
    """The path without query and without the names of what is filled in."""
    return re.sub(r"\{\w+\}", "{}", path.partition("?")[0])


def filled(value, numbers: dict[str, int | str]):
    """The row's `{names}` as the numbers of what there is."""
    if isinstance(value, dict):
        return {key: filled(one, numbers) for key, one in value.items()}
    if not isinstance(value, str) or "{" not in value:
        return value
    text = value.format(**numbers)
    return int(text) if text.isdigit() else text


@pytest.mark.parametrize(("method", "path", "body", "expected"), TABLE, ids=[f"{r[0]} {r[1]}" for r in TABLE])
def test_permission(numbers, method, path, body, expected):
    kind = "application/x-ndjson" if path == "articles/bulk" else "application/json"
    headers = {"If_Match": "*"} if method in ("PATCH", "PUT", "DELETE") or path in MERGES else {}
    answers = []
    for role in ROLES:
        visitor = Visitor.with_role(role)
        with atomic():  # each finds what the one before found
            answer = visitor.send(method, filled(path, numbers), filled(body, numbers), kind=kind, **headers)
            set_rollback(True)
        answers.append(str(answer.status_code))
    assert answers == expected.split()


def test_no_record_is_changed_by_who_has_not_seen_it(numbers):
    administrator = Visitor.with_role("administrator")
    for method, path, body, expected in TABLE:
        if expected.startswith("405") or (method not in ("PATCH", "PUT", "DELETE") and path not in MERGES):
            continue
        sent = (method, filled(path, numbers), filled(body, numbers))
        assert administrator.send(*sent).status_code == 428, path
        assert administrator.send(*sent, If_Match='"another"').status_code == 412, path


@pytest.mark.parametrize(
    ("scopes", "post", "patch"),
    [(["read"], 403, 403), (["annotate"], 202, 403), (["curate"], 202, 200), (["read", "annotate"], 202, 403)],
)
def test_a_token_reaches_no_further_than_its_scopes(numbers, scopes, post, patch):
    visitor = Visitor.with_role("curator", scopes)
    assert visitor.get("claims").status_code == 200
    assert visitor.send("POST", "articles", ARTICLE).status_code == post
    path = f"claims/{numbers['claim']}"
    assert visitor.send("PATCH", path, {"kind": "figure"}, If_Match="*").status_code == patch


def test_a_curators_token_to_read_sees_no_proposals(db):
    claim = AppearanceFactory().claim
    assert Visitor.with_role("curator", ["read"]).get(f"claims/{claim.pk}").status_code == 404
    assert Visitor.with_role("curator", ["curate"]).get(f"claims/{claim.pk}").status_code == 200


def test_open_reading_lets_anybody_read_what_is_confirmed_and_nothing_else(numbers, settings):
    settings.KORUS_OPEN_READING = True
    visitor = Visitor("anonymous")
    proposed = AppearanceFactory().claim
    assert numbers["claim"] in visitor.ids("claims")
    assert proposed.pk not in visitor.ids("claims")
    assert visitor.get(f"claims/{proposed.pk}").status_code == 404
    assert visitor.send("POST", "articles", ARTICLE).status_code == 401


def test_a_session_reads_and_writes_only_with_its_csrf_token(numbers):
    visitor = Visitor.with_role("curator")
    visitor.headers = {}
    visitor.client = type(visitor.client)(enforce_csrf_checks=True)
    visitor.client.force_login(visitor.user)
    assert visitor.get("claims").status_code == 200
    path = f"claims/{numbers['claim']}"
    refused = visitor.send("PATCH", path, {"kind": "figure"}, If_Match="*")
    assert refused.status_code == 403
    assert "CSRF" in refused.json()["detail"]
    visitor.client.cookies["csrftoken"] = "a" * 32
    accepted = visitor.send("PATCH", path, {"kind": "figure"}, If_Match="*", X_CSRFToken="a" * 32)
    assert accepted.status_code == 200
