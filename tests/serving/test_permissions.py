"""Who may do what: one table of resource, method and role.

The status is that of a request which is right in every other way. A row gives it for anonymous, nobody (signed in
without a role), reader, annotator, curator and administrator.
"""

import pytest

from tests.api import ROLES, Visitor
from tests.factories import ActorFactory, AppearanceFactory, MembershipFactory, MentionFactory, TopicFactory
from timeline.models import State

READS = "401 403 200 200 200 200"
ANNOTATES = "401 403 403 {0} {0} {0}"
CURATES = "401 403 403 403 {0} {0}"

ARTICLE = {"text": "The town would build homes, she said.", "published_on": "2026-03-04"}
NOTE = {"type": "Annotation", "bodyValue": "check", "target": "http://testserver/api/v1/claims/{claim}"}

TABLE = [
    *(("GET", path, None, READS) for path in (
        "articles", "articles/{article}", "articles/{article}/reading", "outlets", "outlets/{outlet}", "actors",
        "actors/{actor}", "actors/{actor}/claims", "actors/{actor}/history", "actors/{actor}/memberships", "events",
        "events/{event}", "events/{event}/history", "claims", "claims/{claim}", "claims/{claim}/appearances",
        "claims/{claim}/history", "claims/{claim}/links", "claims/{claim}/quantities", "claims/due", "topics",
        "topics/{topic}", "timeline", "search?q=homes", "annotations/",
    )),
    ("POST", "articles", ARTICLE, ANNOTATES.format(202)),
    ("POST", "annotations/", NOTE, ANNOTATES.format(201)),
    ("PATCH", "articles/{article}", {"published_on": "2026-03-05"}, CURATES.format(200)),
    ("PATCH", "claims/{claim}", {"kind": "figure"}, CURATES.format(200)),
    ("PATCH", "events/{event}", {"place": "Quay"}, CURATES.format(200)),
    ("PATCH", "actors/{actor}", {"wikidata_id": "Q42"}, CURATES.format(200)),
    ("POST", "claims", {"article": "{article}", "spans": [{"start": 0, "end": 9}]}, CURATES.format(201)),
    ("POST", "events", {"article": "{article}", "span": {"start": 0, "end": 9}}, CURATES.format(201)),
    ("POST", "claims/{claim}/links", {"kind": "raises", "other": "{other}"}, CURATES.format(201)),
    ("POST", "actors/{actor}/merge", {"loser": "{double}"}, CURATES.format(200)),
    *((method, path, None, "405 405 405 405 405 405") for method, path in (
        ("DELETE", "claims/{claim}"), ("PUT", "claims/{claim}"), ("POST", "outlets"), ("PATCH", "articles"),
        ("DELETE", "articles/{article}"), ("POST", "timeline"), ("PUT", "annotations/"),
    )),
]  # fmt: skip


@pytest.fixture
def numbers(db) -> dict[str, int]:
    """One of each resource, all of it confirmed."""
    confirmed = {"claim__state": State.CONFIRMED, "claim__claimant__state": State.CONFIRMED}
    appearance = AppearanceFactory(**confirmed)
    actor = appearance.claim.claimant
    MembershipFactory(person=actor)
    return {
        "article": appearance.article.pk,
        "outlet": appearance.article.outlet.pk,
        "actor": actor.pk,
        "double": ActorFactory(state=State.CONFIRMED).pk,
        "event": MentionFactory(event__state=State.CONFIRMED).event.pk,
        "claim": appearance.claim.pk,
        "other": AppearanceFactory(**confirmed).claim.pk,
        "topic": TopicFactory().pk,
    }


def filled(value, numbers):
    """The row's `{names}` as the numbers of what there is."""
    if isinstance(value, dict):
        return {key: filled(one, numbers) for key, one in value.items()}
    if not isinstance(value, str) or "{" not in value:
        return value
    text = value.format(**numbers)
    return int(text) if text.isdigit() else text


@pytest.mark.parametrize(("method", "path", "body", "expected"), TABLE, ids=[f"{r[0]} {r[1]}" for r in TABLE])
def test_permission(numbers, method, path, body, expected):
    answers = []
    for role in reversed(ROLES):  # the lowest first would change nothing that the next would find
        visitor = Visitor.with_role(role)
        kind = "application/ld+json" if path.startswith("annotations") else "application/json"
        sent = filled(body, numbers)
        if path == "articles" and body:
            sent = sent | {"text": f"{sent['text']} {role}"}
        if role == "curator" and method == "POST" and ("links" in path or "merge" in path):
            numbers["other"], numbers["double"] = another(numbers)
            sent = filled(body, numbers)
        headers = {"If_Match": "*"} if method == "PATCH" or "merge" in path else {}
        answers.append(str(visitor.send(method, filled(path, numbers), sent, kind=kind, **headers).status_code))
    assert answers[::-1] == expected.split()


def another(numbers) -> tuple[int, int]:
    """A claim that is not linked yet, and an actor that is not merged yet."""
    claim = AppearanceFactory(claim__state=State.CONFIRMED).claim
    return claim.pk, ActorFactory(state=State.CONFIRMED).pk


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
    assert visitor.ids("claims") == sorted([numbers["claim"], numbers["other"]], reverse=True)
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
