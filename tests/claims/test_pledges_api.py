"""Pledges over HTTP: who sees them, how they are judged, and what is refused."""

from datetime import date
from decimal import Decimal

import pytest

from claims import rubric
from claims.models import Alarm, Collection, Evidence, FollowUp, Pledge
from claims.watching import raise_alarms
from tests.api import Visitor, statements
from tests.factories import (
    TEXT,
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    EvidenceFactory,
    MilestoneFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def reader() -> Visitor:
    return Visitor.with_role("reader")


@pytest.fixture
def curator() -> Visitor:
    return Visitor.with_role("curator")


def errors(answer) -> dict[str, str]:
    assert answer.status_code == 400, answer.content
    return {error["field"]: error["detail"] for error in answer.json()["errors"]}


def judge(visitor: Visitor, pledge: Pledge, **body):
    told = {"pledge": pledge.pk, "status": "stalled", "on": "2027-03-01", "reason": "no permit"}
    return visitor.send("POST", "follow-ups", told | body)


def test_a_pledge_is_made_of_a_confirmed_claim_and_told_with_its_lateness_and_labels(curator, reader):
    claim = ClaimFactory(state=State.CONFIRMED, due="2019", claimant__state=State.CONFIRMED)
    made = curator.send("POST", "pledges", {"claim": claim.pk, "title": "400 homes", "target": 400, "unit": "home"})
    assert made.status_code == 201, made.content
    told = reader.get(made.headers["Location"]).json()
    assert (told["title"], told["target"], told["due"]["latest"]) == ("400 homes", "400", "2019-12-31")
    assert told["promiser"]["id"] == claim.claimant_id
    assert told["late_by"] == (date.today() - date(2019, 12, 31)).days  # noqa: DTZ011  the database's day is UTC's
    assert told["labels"] == {
        "politifact": "Not yet rated", "polimetre": "pending", "moonmeter": "평가안됨",
    }  # fmt: skip
    assert errors(curator.send("POST", "pledges", {"claim": ClaimFactory().pk}))[""].startswith(
        "only a confirmed claim"
    )


def test_what_is_judged_cannot_be_mended_and_what_is_mended_needs_if_match(curator):
    pledge = PledgeFactory()
    seen = curator.get(f"pledges/{pledge.pk}").headers["ETag"]
    assert "status" in errors(curator.send("PATCH", f"pledges/{pledge.pk}", {"status": "kept"}, If_Match=seen))
    assert curator.send("PATCH", f"pledges/{pledge.pk}", {"due": "2030"}).status_code == 428
    mended = curator.send("PATCH", f"pledges/{pledge.pk}", {"due": "2030", "blocked_by": "a court"}, If_Match=seen)
    assert mended.json()["due"]["edtf"] == "2030"
    (before,) = curator.found(f"pledges/{pledge.pk}/history")
    assert (before["due"]["edtf"], before["changed_by"]) == ("2028", curator.user.username)


def test_announcements_are_refused_as_progress_and_say_why(curator, reader):
    pledge = PledgeFactory()
    article = ArticleFactory()
    passage = {"pledge": pledge.pk, "article": article.pk, "start": 0, "end": 20, "stance": "supports"}
    announced = curator.send("POST", "evidence", passage | {"grade": "announcement"}).json()
    refusal = judge(curator, pledge, status="in_progress", evidence=[announced["id"]])
    assert errors(refusal)["evidence"].startswith("announcements never count as progress")
    signed = curator.send("POST", "evidence", passage | {"grade": "agreement", "start": 21, "end": 40}).json()
    assert signed["words"] == TEXT[21:40]
    judged = judge(curator, pledge, status="in_progress", stage="agreed", evidence=[announced["id"], signed["id"]])
    assert judged.status_code == 201
    assert reader.get(f"pledges/{pledge.pk}").json()["status"] == "in_progress"
    (kept,) = reader.found("follow-ups", pledge=pledge.pk)
    assert (kept["from_status"], kept["to_status"], kept["rubric_version"]) == (
        "not_started", "in_progress", rubric.RUBRIC_VERSION,
    )  # fmt: skip
    assert [e["id"] for e in kept["evidence"]] == [announced["id"], signed["id"]]


def test_two_keys(settings, curator, reader):
    settings.KORUS_TWO_KEYS = True
    pledge, other = PledgeFactory(), Visitor.with_role("curator")
    judged = judge(curator, pledge).json()
    address = f"follow-ups/{judged['id']}"
    assert judged["state"] == "proposed"
    assert reader.found("follow-ups") == []
    assert reader.get(address).status_code == 404
    seen = curator.get(address).headers["ETag"]
    assert "somebody else" in errors(curator.send("PATCH", address, {"state": "in force"}, If_Match=seen))[""]
    assert other.send("PATCH", address, {"state": "in force"}, If_Match=seen).json()["reviewer"] == other.user.username
    assert reader.get(f"pledges/{pledge.pk}").json()["status"] == "stalled"


def test_proposed_evidence_is_for_curators_and_each_is_decided_alone(curator, reader):
    one, other = EvidenceFactory(state="proposed"), EvidenceFactory(state="proposed")
    assert reader.found("evidence") == []
    assert reader.get(f"evidence/{one.pk}").status_code == 404
    assert curator.ids("evidence", state="proposed") == [other.pk, one.pk]
    seen = curator.get(f"evidence/{one.pk}").headers["ETag"]
    decided = curator.send(
        "PATCH", f"evidence/{one.pk}", {"state": "confirmed", "grade": "delivery"}, If_Match=seen
    ).json()
    assert (decided["state"], decided["grade"]) == ("confirmed", "delivery")
    assert reader.ids("evidence") == [one.pk]


def test_the_pledge_of_a_hidden_claim_shows_nowhere(curator, reader):
    pledge = PledgeFactory()
    evidence, milestone = EvidenceFactory(pledge=pledge), MilestoneFactory(pledge=pledge, due="2020")
    judge(curator, pledge)
    raise_alarms(date(2027, 1, 1))
    pledge.claim.state = State.PROPOSED
    pledge.claim.save()
    for path in ("pledges", "evidence", "milestones", "follow-ups", "alarms"):
        assert reader.found(path) == []
    for path in (f"pledges/{pledge.pk}", f"evidence/{evidence.pk}", f"milestones/{milestone.pk}"):
        assert reader.get(path).status_code == 404
    assert reader.get("pledges/board").json()["pledges"] == 0
    assert reader.get("pledges/totals").json() == {"totals": [], "left_out": []}
    assert curator.ids("pledges") == [pledge.pk]


def test_readers_write_nothing(reader):
    pledge = PledgeFactory()
    for path in ("pledges", "evidence", "follow-ups", "milestones", "collections"):
        assert reader.send("POST", path, {}).status_code == 403
    for path in (f"pledges/{pledge.pk}",):
        assert reader.send("PATCH", path, {"due": "2030"}).status_code == 403


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"status": "stalled,broken"}, ["late", "blocked"]),
        ({"open": "true"}, ["late", "plain"]),
        ({"late": "true"}, ["late"]),
        ({"late": "false"}, ["blocked", "plain"]),
        ({"blocked": "true"}, ["blocked"]),
        ({"title": "plai"}, ["plain"]),
        ({"unit": "boat"}, ["plain"]),
        ({"due_to": "2021"}, ["late"]),
        ({"testable": "partly"}, []),
    ],
)
def test_filters(reader, query, found):
    PledgeFactory(title="late", status="stalled", due="2020")
    PledgeFactory(title="blocked", status="broken", due="2020-02/2099", blocked_by="a court")
    PledgeFactory(title="plain", due="2099", unit="boat")
    if query == {"due_to": "2021"}:
        Pledge.objects.filter(title="blocked").delete()
    assert sorted(row["title"] for row in reader.found("pledges", **query)) == sorted(found)


def test_by_promiser_claimant_claim_and_collection(reader):
    pledge = PledgeFactory(promiser=ActorFactory(state=State.CONFIRMED))
    PledgeFactory()
    named = Collection.objects.create(name="Plan", basis="all of the plan")
    pledge.collections.add(named)
    for query in (
        {"promiser": pledge.promiser_id}, {"claimant": pledge.claim.claimant_id}, {"claim": pledge.claim_id},
        {"collection": named.pk},
    ):  # fmt: skip
        assert reader.ids("pledges", **query) == [pledge.pk]


def test_collections_say_on_what_basis(curator, reader):
    assert "basis" in errors(curator.send("POST", "collections", {"name": "Plan"}))
    made = curator.send("POST", "collections", {"name": "Plan", "basis": "those with a date"}).json()
    (told,) = reader.found("collections")
    assert (told["id"], told["basis"]) == (made["id"], "those with a date")
    seen = curator.get(f"collections/{made['id']}").headers["ETag"]
    assert curator.send("PATCH", f"collections/{made['id']}", {"name": "The plan"}, If_Match=seen).status_code == 200


def test_milestones_are_added_and_measured(curator, reader):
    pledge = PledgeFactory()
    made = curator.send("POST", "milestones", {"pledge": pledge.pk, "title": "the first hundred", "due": "2027"}).json()
    seen = curator.get(f"milestones/{made['id']}").headers["ETag"]
    curator.send("PATCH", f"milestones/{made['id']}", {"actual": 90, "reached_on": None}, If_Match=seen)
    assert reader.get(f"milestones/{made['id']}").json()["actual"] == "90"
    assert reader.ids("milestones", reached="false") == [made["id"]]


def test_the_watch_list_is_what_nobody_has_looked_at(curator, reader):
    pledge = PledgeFactory(due="2020")
    raise_alarms(date(2021, 1, 1))
    (alarm,) = reader.found("alarms", seen="false", kind="due passed")
    assert (alarm["pledge"]["id"], alarm["on"]) == (pledge.pk, "2021-01-01")
    path = f"alarms/{alarm['id']}"
    shown = curator.get(path).headers["ETag"]
    looked = curator.send("PATCH", path, {"seen": True}, If_Match=shown)
    assert looked.json()["seen_at"]
    assert reader.found("alarms", seen="false", kind="due passed") == []
    assert Alarm.objects.get(pk=alarm["id"]).seen_by == curator.user
    assert curator.send("PATCH", path, {"seen": False}, If_Match=shown).status_code == 412
    again = curator.send("PATCH", path, {"seen": False}, If_Match=looked.headers["ETag"])
    assert again.json()["seen_at"] is None
    assert reader.ids("alarms", seen="false", kind="due passed") == [alarm["id"]]


def test_the_board_counts_in_one_query(reader):
    PledgeFactory(status="kept", stage="delivered")
    PledgeFactory(status="stalled", due="2020", blocked_by="a court")
    PledgeFactory(status="not_ratable", testable="no", testable_reason="a feeling")
    raise_alarms(date(2021, 1, 1))
    reader.get("pledges/board")
    with statements() as sent:
        board = reader.get("pledges/board").json()
    assert len(sent) == 2, sent  # the token, the board
    assert {name: board[name] for name in ("pledges", "ratable", "open", "late", "blocked", "watched")} == {
        "pledges": 3, "ratable": 2, "open": 1, "late": 1, "blocked": 1, "watched": 1,
    }  # fmt: skip
    assert board["by_status"] == dict.fromkeys(rubric.STATUSES, 0) | {"kept": 1, "stalled": 1, "not_ratable": 1}
    assert board["by_stage"]["delivered"] == 1
    assert reader.get("pledges/board?status=kept").json()["pledges"] == 1


def test_totals_say_what_was_left_out(reader):
    whole = PledgeFactory(target=400)
    PledgeFactory(target=120, part_of=whole)
    told = reader.get("pledges/totals").json()
    assert [(t["unit"], t["low"], t["high"]) for t in told["totals"]] == [("home", "400", "400")]
    assert [(left["reason"], left["of"]) for left in told["left_out"]] == [("it is a part of “400 homes”", "both")]


def test_the_biography_tells_who_moved_the_number(reader):
    council = ActorFactory(name="Greyhaven Council", kind="government", state=State.CONFIRMED)
    for said, number in (("2024", 400), ("2025", 500)):
        text = f"the town would build {number} homes"
        claim = ClaimFactory(state=State.CONFIRMED, said=said, text=text, body=council, due="")
        article = ArticleFactory(text=f"{TEXT} {number}")
        QuantityFactory(appearance=AppearanceFactory(claim=claim, article=article), value=Decimal(number))
    (line,) = reader.get("biography", {"body": council.pk, "measure": "homes"}).json()["lines"]
    assert [(step["change"], step["value"], step["by"]) for step in line["steps"]] == [
        ("first", "400", None), ("raises", "500", "100"),
    ]  # fmt: skip
    assert line["steps"][0]["claimant"] is None  # not confirmed: does not exist for a reader
    assert "measure" in errors(reader.get("biography"))


@pytest.mark.parametrize(
    "path",
    ["pledges", "evidence", "follow-ups", "milestones", "alarms", "collections", "pledges?expand=claim,promiser"],
)
def test_a_list_is_one_statement_for_one_row_and_for_eleven(curator, reader, path):
    def make(count: int) -> None:
        for _ in range(count):
            pledge = PledgeFactory(due="2020")
            MilestoneFactory(pledge=pledge)
            EvidenceFactory(pledge=pledge)
            judge(curator, pledge)
            pledge.collections.add(Collection.objects.create(name=f"Plan {pledge.pk}", basis="all"))
        raise_alarms(date(2021, 1, 1))

    make(1)
    reader.get(path)
    with statements() as few:
        assert len(reader.found(path)) >= 1
    make(10)
    with statements() as many:
        assert len(reader.found(path)) >= 11
    assert len(few) == len(many) == 2, many


def test_links_that_were_proposed_are_decided(curator, reader):
    claim, other = ClaimFactory(state=State.CONFIRMED), ClaimFactory(state=State.CONFIRMED)
    link = claim.links.create(other=other, kind="raises", reason="from 400 to 500", state="proposed")
    assert reader.found(f"claims/{claim.pk}/links") == []
    assert curator.ids(f"claims/{claim.pk}/links") == [link.pk]
    address = f"claims/{claim.pk}/links/{link.pk}"
    assert curator.send("PATCH", address, {"state": "confirmed"}).status_code == 428
    seen = curator.get(address).headers["ETag"]
    assert curator.send("PATCH", address, {"state": "confirmed"}, If_Match=seen).json()["state"] == "confirmed"
    assert reader.ids(f"claims/{other.pk}/links") == [link.pk]
    assert Evidence.objects.count() == FollowUp.objects.count() == 0


def test_a_pledge_is_annotated_and_what_hides_it_hides_the_note(curator, reader):
    pledge = PledgeFactory()
    note = {
        "type": "Annotation", "visibility": "newsroom", "target": f"http://testserver/api/v1/pledges/{pledge.pk}",
        "body": {"type": "TextualBody", "value": "Ask the council."},
    }  # fmt: skip
    made = curator.send("POST", "annotations/", note)
    assert made.status_code == 201, made.content
    assert reader.get(made.headers["Location"]).json()["target"] == note["target"]
    pledge.claim.state = State.REJECTED
    pledge.claim.save()
    assert reader.get(made.headers["Location"]).status_code == 404
