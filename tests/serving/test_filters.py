"""Every filter of every list by itself: a value that finds the record, one that does not, and one that is refused.

The schema says which there are, so a new filter without a row here fails.
"""

import re

import pytest

from tests.api import Visitor
from tests.factories import AppearanceFactory
from tests.serving.rows import one_of_each

LONG = "x" * 2001
NUMBER = "999999", "one"
DAYS_ON = "2026-03", "2027", "soon"
SINCE = {"created_since": ("2020-01-01", "2099-01-01", "noon"), "updated_since": ("2020-01-01", "2099-01-01", "noon")}


def dated(prefix: str, day: str, before: str, after: str) -> dict[str, tuple[str, str, str]]:
    """Four filters over an imprecise date that lies about `day`; `before` and `after` lie clear of it."""
    return {
        f"{prefix}from": (day, after, "soon"),
        f"{prefix}to": (day, before, "soon"),
        f"{prefix}certainly_from": (before, after, "2026-02-30"),
        f"{prefix}certainly_to": (after, before, "1"),
    }


CLAIMS = {
    "q": ("400 homes", "unicorn", LONG),
    "claimant": ("{actor}", *NUMBER),
    "actor": ("{actor}", *NUMBER),
    "role": ("MAYOR", "minister", LONG),
    "article": ("{article}", *NUMBER),
    "outlet": ("{outlet},999999", *NUMBER),
    "language": ("en", "ko", "e n"),
    "quote_type": ("indirect", "direct", "shouted"),
    "confidence_min": ("0.6", "0.8", "2"),  # of the least certain field, which is 0.7
    "event": ("{event}", *NUMBER),
    "topic": ("{topic}", *NUMBER),
    "kind": ("pledge,figure", "figure", "promise"),
    "state": ("confirmed", "proposed", "sure"),
    "unit": ("home", "USD", LONG),
    "value_min": ("4e2", "401", "NaN"),
    "value_max": ("400", "399", "lots"),
    "has_quantity": ("true", "false", "1"),
    "dated": ("true", "false", "yes"),
    **dated("", "2026-03-03", "2026-03-02", "2026-03-04"),
    **dated("due_", "2028-06", "2027", "2029"),
    **SINCE,
}
EVENTS = {
    "q": ("quay or unicorn", "quay -harbour", LONG),
    "actor": ("{actor}", *NUMBER),
    "article": ("{article}", *NUMBER),
    "outlet": ("{outlet}", *NUMBER),
    "language": ("en", "ko", "en,"),
    "confidence_min": ("0.7", "0.71", "-1"),
    "topic": ("{topic}", *NUMBER),
    "state": ("confirmed,rejected", "rejected", ""),
    "dated": ("true", "false", "TRUE"),
    **dated("", "2026-03-02", "2026-03-01", "2026-03-03"),
    **SINCE,
}
DUE = dated("due_", "2028-06", "2027", "2029")
BOARD = {
    "collection": ("{collection}", *NUMBER),
    "promiser": ("{promiser}", *NUMBER),
    "claimant": ("{promiser}", *NUMBER),
    "unit": ("home", "USD", LONG),
    "testable": ("yes", "no", "perhaps"),
    "due_from": DUE["due_from"],
    "due_to": DUE["due_to"],
    "status": ("stalled", "kept", "lost"),
    "stage": ("announced,agreed", "funded", "dreamt"),
}

#: Of each list: what tells which record is meant, and its filters.
TABLE = {
    "articles": ("{article}", {
        "q": ('"town to build"', '"build to town"', LONG),
        "outlet": ("{outlet}", *NUMBER),
        "actor": ("{actor}", *NUMBER),
        "language": ("ko,en", "ko", "?"),
        "state": ("read", "failed", "lost"),
        "url": ("{web_url}", "https://x.example/", LONG),
        "from": ("2026-03-04", "2026-03-05", "soon"),
        "to": ("2026-03", "2026-03-03", "2026-13"),
        **SINCE,
    }),
    "outlets": ("{outlet}", {
        "q": ("gazette", "herald", LONG), "domain": ("{domain}", "example.org", LONG), **SINCE,
    }),
    "actors": ("{actor}", {
        "q": ("ada brand", "Odo", LONG),
        "kind": ("person", "group", "persons"),
        "state": ("confirmed", "withdrawn", "sure"),
        "wikidata_id": ("Q42", "Q43", "Q" * 21),
        "article": ("{article}", *NUMBER),
        **SINCE,
    }),
    "actors/{actor}/claims": ("{claim}", {name: CLAIMS[name] for name in ("q", "kind", "article")}),
    "actors/{actor}/memberships": ("{membership}", {
        "organisation": ("{organisation}", *NUMBER), "role": ("Mayor", "minister", LONG), **SINCE,
    }),
    "events": ("{event}", EVENTS),
    "events/{event}/mentions": ("{mention}", {
        "article": ("{article}", *NUMBER), "outlet": ("{outlet}", *NUMBER),
    }),
    "claims": ("{claim}", CLAIMS),
    "claims/{claim}/appearances": ("{appearance}", {
        "article": ("{article}", *NUMBER),
        "outlet": ("{outlet}", *NUMBER),
        "quote_type": ("indirect,mixed", "mixed", "shouted"),
    }),
    "claims/{claim}/quantities": ("{quantity}", {
        "unit": ("home", "USD", LONG), "value_min": ("400", "400.1", "x"), "value_max": ("4e2", "1", "Infinity"),
    }),
    "claims/{claim}/links": ("{link}", {
        "kind": ("repeats,raises", "raises", "likes"), "state": ("confirmed", "proposed", "sure"),
    }),
    "claims/due?": ("2028-12", {
        "from": ("2028-06", "2029", "soon"),
        "to": ("2028", "2027", "soon"),
        "kind": ("pledge", "figure", "promise"),
        "claimant": ("{actor}", *NUMBER),
        "actor": ("{actor}", *NUMBER),
        "topic": ("{topic}", *NUMBER),
        "state": ("confirmed", "rejected", "sure"),
    }),
    "topics": ("{topic}", {"q": ("HOUS", "sport", LONG), **SINCE}),
    "annotations/": ("http://testserver/api/v1/annotations/{annotation}", {
        "motivation": ("tagging,commenting", "tagging", "boredom"),
        "visibility": ("public", "private", "secret"),
        "creator": ("{creator}", "nobody", LONG),
        "tag": ("housing", "sport", LONG),
        "claim": ("{claim}", *NUMBER),
        **SINCE,
    }),
    "timeline": ("{claim}", {
        name: CLAIMS[name] for name in (
            "kind", "actor", "article", "outlet", "language", "topic", "state", "confidence_min", "q", "from", "to",
            "certainly_from", "certainly_to", "created_since", "updated_since",
        )
    }),
    "search?q=homes": ("{claim}", {
        "type": ("claim,actor", "actor", "pledge"), "from": CLAIMS["from"], "to": CLAIMS["to"], **SINCE,
    }),
    "pledges": ("{pledge}", BOARD | DUE | {
        "title": ("400 HOMES", "500", LONG),
        "open": ("true", "false", "open"),
        "late": ("false", "true", "late"),
        "claim": ("{promised}", *NUMBER),
        "blocked": ("false", "true", "no"),
        **SINCE,
    }),
    "pledges/board": (True, BOARD),
    "pledges/totals": (True, BOARD),
    "collections": ("{collection}", {"q": ("hous", "sport", LONG), **SINCE}),
    "evidence": ("{evidence}", {
        "pledge": ("{pledge}", *NUMBER),
        "article": ("{article}", *NUMBER),
        "stance": ("supports", "undermines", "likes"),
        "grade": ("agreement,delivery", "delivery", "rumour"),
        "state": ("confirmed", "rejected", "sure"),
        **SINCE,
    }),
    "follow-ups": ("{judged}", {
        "pledge": ("{pledge}", *NUMBER),
        "to_status": ("stalled", "kept", "lost"),
        "from_status": ("not_started", "kept", "lost"),
        "state": ("in force", "refused", "sure"),
        "on_since": ("2026-03-01", "2026-03-02", "2026-03"),
    }),
    "milestones": ("{milestone}", {
        "pledge": ("{pledge}", *NUMBER),
        "reached": ("false", "true", "no"),
        **dated("due_", "2027-06", "2026", "2028"),
        **SINCE,
    }),
    "alarms": ("{alarm}", {
        "pledge": ("{pledge}", *NUMBER),
        "kind": ("silent,starts", "starts", "loud"),
        "promiser": ("{promiser}", *NUMBER),
        "seen": ("false", "true", "no"),
        "since": ("2026-03-01", "2026-03-02", "noon"),
    }),
    "biography?body={actor}": (True, {
        "measure": ("homes", "trade deficit", LONG), "unit": ("home", "USD", LONG), "value": ("400", "401", "lots"),
    }),
}  # fmt: skip
#: What one filter cannot show alone: others of its list need it, or it is a target that annotations have one of; and
#: the claims of an actor have the filters of all claims.
ELSEWHERE = {
    "actors/{actor}/claims": set(CLAIMS),
    "search": {"q"},
    "biography": {"body"},
    "annotations/": {"article", "event", "actor", "pledge", "iris"},
}


def test_the_moment_of_an_answer_is_a_filter_as_it_stands(db):
    claim, curator = AppearanceFactory().claim, Visitor.with_role("curator")
    moment = curator.get(f"claims/{claim.pk}").json()["updated_at"]
    assert "+" in moment
    for written in (moment, moment.replace("+", " ")):  # what a query makes of a plus that was not encoded
        assert claim.pk in curator.ids("claims", updated_since=written)
    assert curator.get("claims?updated_since=2026-03-04 09:30").status_code == 200
    assert curator.get("claims?updated_since=2026-03-04T09:30 x").status_code == 400


NO_FILTERS = {"limit", "cursor", "order", "count", "expand"}


def seen_in(path: str, body: dict) -> list:
    """What tells the records of an answer apart."""
    if path.startswith("annotations"):
        return [row["id"] for row in body["first"]["items"]]
    if path == "pledges/board":
        return [body["pledges"] > 0]
    if path.startswith(("pledges/totals", "biography")):
        return [bool(body.get("lines") or body.get("totals"))]
    rows = [row[row["type"]] if row.get("type") in row else row for row in body["results"]]
    return [row.get("id") or row.get("value") or row["month"] for row in rows]


@pytest.mark.parametrize("path", TABLE)
def test_each_filter_finds_leaves_out_and_refuses(db, path):
    curator, numbers = Visitor.with_role("curator"), one_of_each()
    record, filters = TABLE[path]
    record = record if record is True else record.format(**numbers)
    wrong = []
    for name, (finding, other, bad) in filters.items():
        for value, expected in ((finding, True), (other, False), (bad, None)):
            query = {name: value.format(**numbers)}
            answer = curator.get(f"{path.format(**numbers)}", query) if "?" not in path else curator.get(
                f"{path.format(**numbers)}&{name}={value.format(**numbers)}"
            )  # fmt: skip
            if expected is None:
                named = answer.status_code == 400 and [error["field"] for error in answer.json()["errors"]] == [name]
                wrong += [] if named else [(query, answer.status_code)]
            elif answer.status_code != 200:
                wrong.append((query, answer.content))
            elif (record in map(type(record), seen_in(path, answer.json()))) is not expected:
                wrong.append((query, expected))
    assert wrong == []


def test_several_values_come_with_commas_or_one_by_one(db):
    curator, numbers = Visitor.with_role("curator"), one_of_each()
    for query in ("kind=figure,pledge", "kind=figure&kind=pledge", "kind=account,figure&kind=pledge"):
        assert numbers["claim"] in [row["id"] for row in curator.found(f"claims?{query}")]
    event = curator.get(f"events/{numbers['event']}?expand=participants,topics").json()
    assert (event["participants"][0]["kind"], event["topics"][0].keys() >= {"created_at"}) == ("person", True)
    row = curator.found("claims?expand=claimant&expand=event&kind=pledge")[0]
    assert {"names", "kind"} <= set(row["claimant"])


def test_the_table_has_every_filter_of_the_schema(client):
    documented = {}
    for path, methods in client.get("/api/schema").json()["paths"].items():
        parameters = methods.get("get", {}).get("parameters", [])
        names = {p["name"] for p in parameters if p["in"] == "query"} - NO_FILTERS
        if names:
            documented[path.removeprefix("/api/v1/").replace("{number}", "{}")] = names
    told = {}
    for path, (_, filters) in TABLE.items():
        plain = path.partition("?")[0]
        told[re.sub(r"{\w+}", "{}", plain)] = set(filters) | ELSEWHERE.get(plain, set())
    assert told == documented
