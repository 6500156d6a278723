"""Units of the calendar and steps from one to another, written as EDTF.

    containing(date(2025, 7, 22), "week")  "2025-07-21/2025-07-27"     moved(date(2025, 1, 31), 1, "month")  2025-02-28
    stepped("2025-36", -1, "year")         "2024-36"                   unit_of("202X")                       "decade"

All functions are pure; those that may leave the years 1000 to 2199 answer None there.
"""

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

from korus.reading import edtf
from korus.reading.languages.en.dates import LUNAR, LUNAR_FROM

Unit = Literal[
    "day", "week", "fortnight", "weekend", "month", "quarter", "half", "season", "year", "decade", "century", "interval"
]

#: Korus dates nothing before or after; what looks like it is some other number.
FIRST_YEAR, LAST_YEAR = 1000, 2199

_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7, "fortnight": 14}
#: Units by their length; a distance is as exact as the unit it is told in.
FINER: tuple[Unit, ...] = (
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
)


def moved(day: date, count: int, unit: Unit) -> date | None:
    """`day` moved by so many units; the last day of a shorter month. None outside of the years Korus dates."""
    try:
        if unit in _DAYS:
            result = day + timedelta(days=count * _DAYS[unit])
        else:
            months = day.year * 12 + day.month - 1 + count * _MONTHS.get(unit, 12)
            year, month = divmod(months, 12)
            result = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None
    return result if FIRST_YEAR <= result.year <= LAST_YEAR else None


def containing(day: date, unit: Unit) -> str:
    """The unit in which `day` lies."""
    if unit in ("day", "fortnight"):
        return day.isoformat()
    if unit == "week":
        monday = day - timedelta(days=day.weekday())
        return f"{monday}/{monday + timedelta(days=6)}"
    if unit == "weekend":
        saturday = day + timedelta(days=5 - day.weekday())
        return f"{saturday}/{saturday + timedelta(days=1)}"
    if unit == "month":
        return f"{day:%Y-%m}"
    if unit == "quarter":
        return f"{day.year}-{33 + (day.month - 1) // 3}"
    if unit == "half":
        return f"{day.year}-{40 + (day.month - 1) // 6}"
    if unit == "decade":
        return f"{day.year // 10}X"
    return f"{day.year // 100}XX" if unit == "century" else f"{day.year}"


def unit_of(value: str) -> Unit:
    """The unit that an EDTF value names; "interval" for any other stretch."""
    if "/" in value:
        first, last = edtf.bounds(value)
        if first and last and first.weekday() == 0 and (last - first).days == 6:
            return "week"
        return "weekend" if first and last and first.weekday() == 5 and (last - first).days == 1 else "interval"
    bare = value.rstrip("~?%")
    if "X" in bare:
        return "century" if bare.endswith("XX") else "decade"
    if len(bare) == 10:
        return "day"
    if len(bare) == 4:
        return "year"
    code = int(bare[5:])
    return "month" if code <= 12 else "season" if code <= 24 else "quarter" if code <= 36 else "half"


def stepped(value: str, count: int, unit: Unit) -> str | None:
    """So many units before or after an EDTF value, as exact as the coarser of the two.

    Years from a month, season or quarter are that one of another year; from a day they are years.
    """
    named = unit_of(value)
    first, _ = edtf.bounds(value.rstrip("~?%"))
    if first is None:
        return None
    if named in ("month", "season", "quarter", "half") and unit in ("year", "decade"):
        year = first.year + count * (10 if unit == "decade" else 1)
        return f"{year}{value[4:]}" if FIRST_YEAR <= year <= LAST_YEAR else None
    if named == "interval":
        return None
    day = moved(first, count, unit)
    if day is None:
        return None
    return containing(day, max(named, unit, key=FINER.index))


def stretch(published: date, count: float, unit: Unit, *, ahead: bool) -> str | None:
    """From now to so many units ahead, or from so many back to now: years as years, months as months, else days."""
    other = distant(published, count if ahead else -count, unit)
    if other is None:
        return None
    step: Unit = "year" if unit in ("year", "decade", "century") else "month" if unit in ("month", "quarter") else "day"
    if count != int(count):
        step = "month"
    ends = sorted((published, other))
    return f"{containing(ends[0], step)}/{containing(ends[1], step)}"


def distant(day: date, count: float, unit: Unit) -> date | None:
    """`day` moved by so many units; half a year is six months."""
    if count == int(count):
        return moved(day, int(count), unit)
    if unit in _MONTHS and unit != "month":
        return moved(day, round(count * _MONTHS[unit]), "month")
    return moved(day, round(count * {"week": 7, "fortnight": 14}.get(unit, 30)), "day")


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1) to fourth or the last (-1) such weekday of a month."""
    if which == -1:
        last = date(year, month, monthrange(year, month)[1])
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def feast(year: int, rule: tuple[int | str, ...]) -> date | None:
    """The day of a feast in a year; None where the table of the East Asian calendar does not reach."""
    kind = rule[0]
    if kind == "easter":
        return easter(year) + timedelta(days=int(rule[1]))
    if isinstance(kind, str):
        days = LUNAR[kind].split()
        if not 0 <= year - LUNAR_FROM < len(days):
            return None
        month, day = days[year - LUNAR_FROM].split("-")
        return date(year, int(month), int(day))
    if len(rule) == 2:
        return date(year, kind, int(rule[1]))
    return nth_weekday(year, kind, int(rule[1]), int(rule[2]))


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = b // 4, b % 4
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    month = (h - m + r + 90) // 25
    return date(year, month, (h - m + r + month + 19) % 32)
