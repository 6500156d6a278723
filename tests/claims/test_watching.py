"""The clock of pledges: which day rings for what, once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from django.db import connection

from claims.models import Alarm, FollowUp, Pledge
from claims.watching import newsroom_day, raise_alarms
from tests.factories import CuratorFactory, EvidenceFactory, MilestoneFactory, PledgeFactory

pytestmark = pytest.mark.django_db


def rung(pledge: Pledge, today: date, *, silence: bool = False) -> list[tuple[str, date]]:
    raise_alarms(today)
    alarms = pledge.alarms.order_by("on", "id").values_list("kind", "on")
    return [(kind, on) for kind, on in alarms if silence or kind != "silent"]


def made_at(pledge: Pledge, moment: datetime) -> None:
    Pledge.objects.filter(pk=pledge.pk).update(created_at=moment)


@pytest.mark.parametrize(
    ("due", "today", "expected"),
    [
        ("", date(2031, 1, 1), []),
        ("2028/..", date(2031, 1, 1), []),  # an open end never passes
        ("2028-02-29", date(2028, 1, 29), []),
        ("2028-02-29", date(2028, 1, 30), [("due soon", date(2028, 1, 30))]),
        ("2028-02-29", date(2028, 2, 29), [("due soon", date(2028, 1, 30))]),  # the leap day itself is in time
        ("2028-02-29", date(2028, 3, 1), [("due passed", date(2028, 3, 1))]),
        ("2027-02", date(2027, 3, 1), [("due passed", date(2027, 3, 1))]),  # no leap year: the 28th is the last
        ("2028-02", date(2028, 2, 29), [("due soon", date(2028, 1, 2))]),
        ("2028", date(2027, 12, 2), [("due soon", date(2027, 12, 2))]),  # imprecise: from its first day on
        ("2028", date(2029, 1, 1), [("due passed", date(2029, 1, 1))]),
        ("202X", date(2026, 1, 1), []),  # a decade comes near at its end
        ("202X", date(2029, 12, 1), [("due soon", date(2029, 12, 1))]),
        ("2028-24", date(2029, 2, 28), [("due soon", date(2028, 11, 1))]),  # a winter ends in the next year
        ("2028-24", date(2029, 3, 1), [("due passed", date(2029, 3, 1))]),
    ],
)
def test_a_due_date_rings_when_it_comes_near_and_when_it_has_passed(due, today, expected):
    assert rung(PledgeFactory(due=due), today) == expected


@pytest.mark.parametrize("status", ["kept", "kept_in_part", "broken", "superseded", "not_ratable"])
def test_nothing_rings_for_what_is_closed(status):
    pledge = PledgeFactory(due="2027", starts="2026", status=status)
    MilestoneFactory(pledge=pledge, due="2026")
    assert rung(pledge, date(2035, 1, 1), silence=True) == []


def test_a_start_rings_only_for_what_has_not_begun():
    waits, runs = PledgeFactory(due="", starts="2027-03"), PledgeFactory(due="", starts="2027-03", status="in_progress")
    assert rung(waits, date(2027, 2, 28)) == []
    assert rung(waits, date(2027, 3, 1)) == [("starts", date(2027, 3, 1))]
    assert rung(runs, date(2027, 3, 1)) == []


def test_a_milestone_that_was_not_reached_rings():
    pledge = PledgeFactory(due="")
    MilestoneFactory(pledge=pledge, due="2027-06", reached_on=date(2027, 6, 30))
    missed = MilestoneFactory(pledge=pledge, due="2027-06")
    raise_alarms(date(2027, 7, 1))
    assert [a.milestone for a in pledge.alarms.all() if a.kind == "milestone passed"] == [missed]


def test_silence_is_counted_from_the_last_known_act_and_rings_again_after_as_long():
    pledge = PledgeFactory(due="", quiet_days=100)
    made_at(pledge, datetime(2027, 1, 1, 12, tzinfo=UTC))
    assert rung(pledge, date(2027, 4, 10), silence=True) == []
    assert rung(pledge, date(2027, 4, 11), silence=True) == [("silent", date(2027, 4, 11))]
    assert len(rung(pledge, date(2027, 7, 19), silence=True)) == 1
    assert len(rung(pledge, date(2027, 7, 20), silence=True)) == 2


def test_confirmed_evidence_breaks_the_silence_and_proposed_evidence_does_not():
    heard, unheard = PledgeFactory(due=""), PledgeFactory(due="")
    for pledge in (heard, unheard):
        made_at(pledge, datetime(2020, 1, 1, tzinfo=UTC))
    EvidenceFactory(pledge=heard)
    EvidenceFactory(pledge=unheard, state="proposed")
    raise_alarms(newsroom_day(heard.updated_at))
    assert not heard.alarms.exists()
    assert [a.kind for a in unheard.alarms.all()] == ["silent"]


def test_a_judgement_in_force_breaks_the_silence():
    pledge = PledgeFactory(due="")
    made_at(pledge, datetime(2020, 1, 1, tzinfo=UTC))
    FollowUp.objects.create(
        pledge=pledge, on=date(2026, 1, 1), from_status="not_started", to_status="stalled", from_stage="announced",
        to_stage="announced", reason="no permit", author=CuratorFactory(), rubric_version="1",
    )  # fmt: skip
    raise_alarms(newsroom_day(pledge.updated_at))
    assert not pledge.alarms.exists()


@pytest.mark.parametrize(
    ("zone", "day"),
    [("UTC", date(2030, 12, 31)), ("Asia/Seoul", date(2031, 1, 1)), ("America/Los_Angeles", date(2030, 12, 31))],
)
def test_the_day_is_the_newsrooms(settings, zone, day):
    settings.KORUS_TIME_ZONE = zone
    assert newsroom_day(datetime(2030, 12, 31, 15, 30, tzinfo=UTC)) == day


def test_silence_begins_on_the_newsrooms_day(settings):
    settings.KORUS_TIME_ZONE = "Asia/Seoul"
    pledge = PledgeFactory(due="", quiet_days=1)
    made_at(pledge, datetime(2027, 1, 1, 15, 30, tzinfo=UTC))  # the 2nd in Seoul
    assert rung(pledge, date(2027, 1, 2), silence=True) == []
    assert rung(pledge, date(2027, 1, 3), silence=True) == [("silent", date(2027, 1, 3))]


def test_running_twice_raises_nothing_twice():
    PledgeFactory(due="2027")
    assert raise_alarms(date(2028, 1, 1))["due passed"] == 1
    assert sum(raise_alarms(date(2028, 1, 1)).values()) == 0
    assert sum(raise_alarms(date(2028, 1, 2)).values()) == 0


def test_a_moved_deadline_rings_anew():
    pledge = PledgeFactory(due="2027")
    raise_alarms(date(2028, 1, 1))
    pledge.due = "2028"
    pledge.save()
    assert rung(pledge, date(2029, 1, 1)) == [
        ("due passed", date(2028, 1, 1)), ("due passed", date(2029, 1, 1)),
    ]  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_two_at_once_raise_nothing_twice():
    for _ in range(50):
        PledgeFactory(due="2027")

    def run(_: int) -> int:
        try:
            return raise_alarms(date(2028, 1, 1))["due passed"]
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(run, range(4))) == 50
    assert Alarm.objects.filter(kind="due passed").count() == 50
