"""The rubric: what counts as progress, what is late, and how other trackers call it."""

from datetime import date

import pytest

from claims import rubric

TODAY = date(2031, 3, 1)


@pytest.mark.parametrize(
    ("status", "stage", "before", "needed"),
    [
        ("not_started", "announced", "announced", False),
        ("stalled", "announced", "funded", False),  # backwards needs a reason, not a proof
        ("broken", "announced", "announced", False),
        ("not_ratable", "announced", "announced", False),
        ("in_progress", "announced", "announced", True),
        ("kept_in_part", "delivered", "delivered", True),
        ("not_started", "funded", "agreed", True),  # a stage further is progress, whatever the status
    ],
)
def test_what_says_that_something_was_achieved_needs_proof(status, stage, before, needed):
    assert rubric.needs_proof(status, stage, before) is needed


def test_announcements_are_the_only_grade_that_proves_nothing():
    assert [grade for grade in rubric.GRADES if not rubric.proves_progress(grade)] == ["announcement"]
    assert not rubric.proves_progress("rumour")


@pytest.mark.parametrize(
    ("due", "done", "status", "days"),
    [
        (None, None, "in_progress", 0),  # without a date nothing is late
        (TODAY, None, "in_progress", 0),  # the last day itself is in time
        (date(2030, 12, 31), None, "in_progress", 60),
        (date(2030, 12, 31), date(2031, 1, 2), "kept", 2),  # late for good, whatever day it is now
        (date(2030, 12, 31), date(2030, 6, 1), "kept", 0),
        (date(2030, 12, 31), None, "broken", 0),  # given up: the clock has stopped
        (date(2028, 2, 28), date(2028, 3, 1), "kept", 2),  # over a leap day
    ],
)
def test_lateness_is_derived(due, done, status, days):
    assert rubric.late_by(due, done, status, TODAY) == days


@pytest.mark.parametrize("scale", rubric.SCALES.values(), ids=rubric.SCALES)
def test_every_status_has_a_name_in_every_scale(scale):
    assert scale.labels.keys() == rubric.STATUSES.keys()


def test_sets_of_statuses_are_made_of_statuses():
    assert rubric.STATUSES.keys() >= rubric.CLOSED | rubric.PROGRESS | rubric.DELIVERED
