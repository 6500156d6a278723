"""Pledges are made of confirmed claims, judged on evidence, and nothing of their history is lost."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, transaction

from claims import rubric
from claims.follow_ups import (
    REFUSAL,
    add_evidence,
    decide_evidence,
    follow_up,
    make_pledge,
    mend_pledge,
    second_key,
    see_alarms,
    set_milestone,
)
from claims.models import Alarm, Collection, Evidence, FollowUp, Milestone, Pledge
from claims.watching import raise_alarms
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EvidenceFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import State

pytestmark = pytest.mark.django_db

DAY = date(2027, 5, 4)


@pytest.fixture
def ada():
    return CuratorFactory(username="ada")


@pytest.fixture
def ben():
    return CuratorFactory(username="ben")


@pytest.mark.parametrize(
    "claim",
    [{"state": State.PROPOSED}, {"state": State.REJECTED}, {"state": State.CONFIRMED, "kind": "forecast"}],
    ids=["not decided", "rejected", "no pledge"],
)
def test_only_a_confirmed_claim_of_kind_pledge_becomes_one(ada, claim):
    with pytest.raises(ValidationError, match="confirmed claim of kind pledge"):
        make_pledge(claim=ClaimFactory(**claim), by=ada)


def test_a_pledge_takes_body_deadline_and_target_from_its_claim_once(ada):
    body = ActorFactory(name="Greyhaven Council", kind="government")
    claim = ClaimFactory(state=State.CONFIRMED, body=body)
    claim.headline_quantity = QuantityFactory(appearance=AppearanceFactory(claim=claim), measure="new homes")
    claim.save()
    pledge = make_pledge(claim=claim, by=ada)
    assert (pledge.promiser, pledge.due, pledge.target, pledge.unit) == (body, "2028", 400, "home")
    assert (pledge.stage, pledge.status) == ("announced", "not_started")
    assert make_pledge(claim=claim, by=ada) == pledge


def test_what_cannot_be_tested_says_why(ada):
    claim = ClaimFactory(state=State.CONFIRMED)
    with pytest.raises(ValidationError, match="say why"):
        make_pledge(claim=claim, by=ada, testable="no")
    assert make_pledge(claim=claim, by=ada, testable="no", testable_reason="a feeling").testable == "no"


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        [{"grade": "announcement"}],
        [{"grade": "announcement"}, {"grade": "announcement", "start": 3}],
        [{"grade": "measurement", "stance": "undermines"}],  # a count that shows the contrary
    ],
    ids=["none", "an announcement", "two announcements", "a proof of the contrary"],
)
@pytest.mark.parametrize("judgement", [{"status": "in_progress"}, {"status": "not_started", "stage": "agreed"}])
def test_announcements_never_count_as_progress(ada, evidence, judgement):
    pledge = PledgeFactory()
    rows = [EvidenceFactory(pledge=pledge, **fields) for fields in evidence]
    with pytest.raises(ValidationError, match=REFUSAL):
        follow_up(pledge=pledge, by=ada, reason="they said so", on=DAY, evidence=rows, **judgement)
    assert not FollowUp.objects.exists()


def test_evidence_of_another_pledge_or_not_decided_on_does_not_count(ada):
    pledge = PledgeFactory()
    for other in (EvidenceFactory(), EvidenceFactory(pledge=pledge, state="proposed")):
        with pytest.raises(ValidationError, match="confirmed evidence on this very pledge"):
            follow_up(pledge=pledge, by=ada, status="in_progress", reason="signed", on=DAY, evidence=[other])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"status": "done"}, "status"), ({"stage": "dreamt"}, "stage"), ({"reason": "  "}, "reason")],
)
def test_a_judgement_names_what_is_wrong_with_it(ada, wrong, field):
    asked = {"status": "stalled", "reason": "no permit"} | wrong
    with pytest.raises(ValidationError) as refusal:
        follow_up(pledge=PledgeFactory(), by=ada, on=DAY, **asked)
    assert field in refusal.value.message_dict


def test_ratings_go_up_and_down_and_each_step_is_kept(ada):
    pledge = PledgeFactory()
    proof = EvidenceFactory(pledge=pledge)
    follow_up(pledge=pledge, by=ada, status="in_progress", stage="agreed", reason="signed", on=DAY, evidence=[proof])
    built = EvidenceFactory(pledge=pledge, grade="delivery", start=0, end=9)
    follow_up(pledge=pledge, by=ada, status="kept", stage="delivered", reason="built", on=DAY, evidence=[built])
    pledge.refresh_from_db()
    assert pledge.done_on == DAY
    follow_up(pledge=pledge, by=ada, status="stalled", stage="agreed", reason="it fell down", on=date(2028, 2, 29))
    pledge.refresh_from_db()
    assert (pledge.status, pledge.stage, pledge.done_on) == ("stalled", "agreed", None)
    steps = pledge.follow_ups.order_by("id").values_list("from_status", "to_status", "rubric_version")
    assert list(steps) == [
        ("not_started", "in_progress", rubric.RUBRIC_VERSION),
        ("in_progress", "kept", rubric.RUBRIC_VERSION),
        ("kept", "stalled", rubric.RUBRIC_VERSION),
    ]


def test_old_ratings_keep_their_rubric(ada, monkeypatch):
    pledge = PledgeFactory()
    first = follow_up(pledge=pledge, by=ada, status="stalled", reason="no permit", on=DAY)
    monkeypatch.setattr(rubric, "RUBRIC_VERSION", "2031-1")
    second = follow_up(pledge=pledge, by=ada, status="broken", reason="given up", on=DAY)
    first.refresh_from_db()
    assert (first.rubric_version, second.rubric_version) == ("2026-1", "2031-1")


def test_with_two_keys_a_judgement_waits_for_somebody_else(settings, ada, ben):
    settings.KORUS_TWO_KEYS = True
    pledge = PledgeFactory()
    judged = follow_up(pledge=pledge, by=ada, status="stalled", reason="no permit", on=DAY)
    pledge.refresh_from_db()
    assert (judged.state, pledge.status) == ("proposed", "not_started")
    with pytest.raises(ValidationError, match="waits for its second key"):
        follow_up(pledge=pledge, by=ben, status="broken", reason="given up", on=DAY)
    with pytest.raises(ValidationError, match="somebody else"):
        second_key(judged=judged, by=ada, confirm=True)
    second_key(judged=judged, by=ben, confirm=True)
    pledge.refresh_from_db()
    assert pledge.status == "stalled"
    with pytest.raises(ValidationError, match="does not wait"):
        second_key(judged=judged, by=ben, confirm=False)


def test_a_refused_judgement_changes_nothing_and_stays_in_the_history(settings, ada, ben):
    settings.KORUS_TWO_KEYS = True
    pledge = PledgeFactory()
    second_key(judged=follow_up(pledge=pledge, by=ada, status="broken", reason="late", on=DAY), by=ben, confirm=False)
    pledge.refresh_from_db()
    assert pledge.status == "not_started"
    assert pledge.follow_ups.get().state == "refused"


@pytest.mark.parametrize(
    "write",
    [
        lambda f: FollowUp.objects.filter(pk=f.pk).update(reason="another"),
        lambda f: FollowUp.objects.filter(pk=f.pk).update(to_status="kept"),
        lambda f: FollowUp.objects.filter(pk=f.pk).update(state="refused"),  # it is in force: decided once
        lambda f: FollowUp.objects.filter(pk=f.pk).delete(),
        lambda f: f.evidence.clear(),
    ],
    ids=["reason", "status", "state", "delete", "evidence"],
)
def test_the_database_itself_refuses_to_rewrite_history(ada, write):
    pledge = PledgeFactory()
    proof = EvidenceFactory(pledge=pledge)
    judged = follow_up(pledge=pledge, by=ada, status="in_progress", reason="signed", on=DAY, evidence=[proof])
    with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
        write(judged)


def test_a_judge_cannot_turn_the_second_key_even_by_hand(ada):
    with pytest.raises(IntegrityError, match="follow_up_two_people"), transaction.atomic():
        FollowUp.objects.create(
            pledge=PledgeFactory(), on=DAY, from_status="not_started", to_status="kept", from_stage="announced",
            to_stage="delivered", reason="mine", author=ada, reviewer=ada, rubric_version="1",
        )  # fmt: skip


@pytest.mark.parametrize(
    "place",
    [
        {"article": True},
        {"article": True, "start": 5, "end": 5},
        {"article": True, "start": 5, "end": 99_999},
        {"url": "https://x.example/page"},
        {"copy": "the words alone"},
    ],
    ids=["no passage", "empty passage", "beyond the text", "no copy", "no address"],
)
def test_evidence_is_a_passage_or_a_page_with_its_copy(ada, place):
    place = place | ({"article": ArticleFactory()} if "article" in place else {})
    with pytest.raises(ValidationError):
        add_evidence(pledge=PledgeFactory(), by=ada, stance="supports", grade="funding", **place)


def test_a_page_is_evidence_with_a_stored_copy(ada):
    kept = add_evidence(
        pledge=PledgeFactory(), by=ada, stance="supports", grade="funding", url="https://x.example/budget",
        copy="Homes: 12 million.", dated="2027-05",
    )  # fmt: skip
    assert kept.words == "Homes: 12 million."
    assert kept.dated_latest == date(2027, 5, 31)


def test_each_pledges_evidence_is_decided_alone(ada):
    article = ArticleFactory()
    one, other = (EvidenceFactory(article=article, state="proposed", grade="announcement") for _ in range(2))
    decide_evidence(evidence=one, by=ada, confirm=True, grade="funding", stance="undermines")
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.state, one.grade, one.stance, one.decided_by) == ("confirmed", "funding", "undermines", ada)
    assert other.state == "proposed"
    with pytest.raises(ValidationError, match="decided on already"):
        decide_evidence(evidence=one, by=ada, confirm=False)


def test_stage_and_status_cannot_be_mended(ada):
    with pytest.raises(ValidationError, match="judged by a follow-up"):
        mend_pledge(pledge=PledgeFactory(), by=ada, changes={"status": "kept"})


def test_what_is_mended_is_kept_in_the_history(ada):
    pledge = PledgeFactory()
    named = Collection.objects.create(name="Housing plan", basis="all of the plan")
    mend_pledge(pledge=pledge, by=ada, changes={"due": "2030", "blocked_by": "a court", "collections": [named]})
    then = pledge.history.get()
    assert (then.due, then.pgh_context.metadata["user"]) == ("2028", ada.pk)
    assert list(pledge.collections.all()) == [named]


def test_a_pledge_is_no_part_of_its_own_parts(ada):
    whole = PledgeFactory()
    part = PledgeFactory(part_of=PledgeFactory(part_of=whole))
    with pytest.raises(ValidationError, match="itself a part"):
        mend_pledge(pledge=whole, by=ada, changes={"part_of": part})


def test_judging_and_moving_the_deadline_take_a_pledge_off_the_watch_list(ada):
    judged, moved, looked_at = PledgeFactory(due="2027"), PledgeFactory(due="2027"), PledgeFactory(due="2027")
    raise_alarms(date(2028, 1, 1))
    follow_up(pledge=judged, by=ada, status="broken", reason="given up", on=DAY)
    mend_pledge(pledge=moved, by=ada, changes={"due": "2029"})
    mend_pledge(pledge=looked_at, by=ada, changes={"title": "Homes"})
    unseen = Alarm.objects.filter(seen_at=None, kind="due passed")
    assert [a.pledge for a in unseen] == [looked_at]
    see_alarms(pledge=looked_at, by=ada, alarm=unseen.get())
    assert not unseen.all().exists()


def test_milestones_are_set_and_corrected(ada):
    pledge = PledgeFactory()
    milestone = set_milestone(pledge=pledge, by=ada, title="the first hundred", target=100, due="2027-06")
    set_milestone(pledge=pledge, by=ada, milestone=milestone, actual=90)
    assert Milestone.objects.get().actual == 90
    with pytest.raises(ValidationError, match="no milestone of this pledge"):
        set_milestone(pledge=PledgeFactory(), by=ada, milestone=milestone, actual=100)


def test_open_pledges_and_those_due_before_a_day():
    late, _, closed = PledgeFactory(due="2027"), PledgeFactory(due=""), PledgeFactory(due="2027", status="kept")
    assert list(Pledge.objects.open().due_before(date(2028, 1, 1))) == [late]
    assert not closed.is_open
    assert late.late_by(date(2028, 1, 2)) == 2


def test_a_passage_is_evidence_once():
    first = EvidenceFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Evidence.objects.create(pledge=first.pledge, article=first.article, start=first.start, end=first.end)


@pytest.mark.parametrize(
    "fields",
    [
        {"start": None},
        {"end": None},
        {"start": None, "end": None},
        {"start": 9, "end": 9},
        {"article": None},  # a page, of which there is neither address nor copy
        {"article": None, "url": "https://x.example/", "copy": "words"},  # which has no offsets
    ],
)
def test_evidence_without_its_whole_place_is_not_stored(fields):
    with pytest.raises(IntegrityError, match="evidence_passage_or_copy"), transaction.atomic():
        EvidenceFactory(**fields)
