"""EDTF strings and the days they can mean."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korus.reading.edtf import NotEDTF, bounds, is_edtf


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "2025-13", "2025-02-30", "2025-00", "25-07-22", "2025-7-2", "/..", "../..",
        "2027/2025",  # ends before it begins
        "202X-07",  # a decade has no months
        "2025-21-03",  # a season has no days
        "0000", "9999~",  # beyond the calendar
        "２０２５",  # full-width digits
        "2025-07-22T10:00",
    ],
)  # fmt: skip
def test_what_is_no_date_is_refused(text):
    assert not is_edtf(text)
    with pytest.raises(NotEDTF):
        bounds(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025-07-22", "2025-07-22", "2025-07-22"),
        ("2024-02", "2024-02-01", "2024-02-29"),  # a leap year
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025-24", "2025-12-01", "2026-02-28"),  # a winter begins in December
        ("2025-33", "2025-01-01", "2025-03-31"),
        ("2025-41", "2025-07-01", "2025-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2025-07-22~", "2025-07-21", "2025-07-23"),  # a quarter of a day is at least a day
        ("2025~", "2024-10-02", "2026-04-01"),
        ("2025?", "2025-01-01", "2025-12-31"),  # uncertain, but not approximate
        ("2025/2029", "2025-01-01", "2029-12-31"),
        ("2025-33/2025-34", "2025-01-01", "2025-06-30"),
        ("2025-07-21/..", "2025-07-21", None),
        ("2025/", "2025-01-01", None),
        ("../2030", None, "2030-12-31"),
    ],
)
def test_bounds(text, first, last):
    assert bounds(text) == tuple(d and date.fromisoformat(d) for d in (first, last))


@given(st.text(alphabet="0123456789-/X~?%. ", max_size=24))
def test_any_string_has_ordered_bounds_or_is_refused(text):
    try:
        earliest, latest = bounds(text)
    except NotEDTF:
        return
    assert earliest is None or latest is None or earliest <= latest
