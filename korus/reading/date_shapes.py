"""Which day, month or year a phrase means: the function of each shape of the grammar."""

import re
from collections.abc import Callable

from korus.reading import date_calendar, date_relative, edtf
from korus.reading.date_grammar import Phrase
from korus.reading.date_scene import Scene, Value
from korus.reading.date_units import FIRST_YEAR, LAST_YEAR

Shape = Callable[[Phrase, Scene], Value | None]

SHAPES: dict[str, Shape] = {
    # They name their place in the calendar.
    "calendar": date_calendar.calendar,
    "century": date_calendar.century,
    "days": date_calendar.days,
    "decade": date_calendar.decade,
    "figures": date_calendar.figures,
    "financial year": date_calendar.financial_year,
    "mid-century": date_calendar.mid_century,
    "months of year": date_calendar.months_of_year,
    "nth weekday": date_calendar.nth_weekday_of_month,
    "part of month": date_calendar.part_of_month,
    "stretch to": date_calendar.stretch_to,
    "week of": date_calendar.week_of,
    "year": date_calendar.year,
    "years": date_calendar.years,
    # They count from the publication or from the day of the speech.
    "ago": date_relative.ago,
    "ahead": date_relative.ahead,
    "bare stretch": date_relative.bare_stretch,
    "day": date_relative.day,
    "elliptic": date_relative.elliptic,
    "from now": date_relative.from_now,
    "holiday": date_relative.holiday,
    "present unit": date_relative.present_unit,
    "shifted day": date_relative.shifted_day,
    "shifted period": date_relative.shifted_period,
    "shifted unit": date_relative.shifted_unit,
    "shifted weekday": date_relative.shifted_weekday,
    "stretch": date_relative.stretch_of,
    "weekday": date_relative.weekday,
    "weekday week": date_relative.weekday_week,
    "weekend": date_relative.weekend,
    # They count from a date named before.
    "later": date_relative.later,
    "same day": date_relative.same_day,
    "same period": date_relative.same_period,
    "whole unit": date_relative.whole_unit,
}

_YEARS = re.compile(r"(?<![-\d])\d\d[\dX]{2}")


def resolve(phrase: Phrase, scene: Scene) -> Value | None:
    """The calendar time that `phrase` names in `scene`; None where it is not told, or lies outside of Korus's years."""
    try:
        value = SHAPES[phrase.shape](phrase, scene)
    except (ValueError, OverflowError):  # the 31st of June, a step out of the calendar
        return None
    if value is None or not edtf.is_edtf(value.edtf):
        return None
    years = [int(year.replace("X", "0")) for year in _YEARS.findall(value.edtf)]
    return value if all(FIRST_YEAR <= year <= LAST_YEAR for year in years) else None
