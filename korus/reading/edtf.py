"""EDTF (ISO 8601-2): the strings Korus writes for dates, and the days they can mean.

    2025-07-22  2025-07  2025       a day, a month, a year
    2025~  2025?  2025%             approximate, uncertain, both
    2025-21..24                     spring, summer, autumn, winter (winter is December to February)
    2025-33..36  2025-37..39        quarters and thirds (four-month terms);  2025-40, 2025-41 halves
    202X  20XX                      a decade, a century
    2025-07-01/2025-07-05           an interval; `..` or nothing is an open end

The bounds are Korus's own: `~` widens by a quarter of its unit on both sides (at least a day), open ends are None.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import lru_cache

_PART = re.compile(
    r"""
    (?P<year>\d{4} | \d{3}X | \d{2}XX)      # a year, a decade, a century
    (?:-(?P<month>\d\d)                     # a month, or a season, quarter, third or half
       (?:-(?P<day>\d\d))?                  # a day
    )?
    (?P<mark>[~?%])?                        # how sure
    """,
    re.VERBOSE,
)

# Sub-year codes: first month and number of months. A winter begins in December of its year.
_SEASONS = {21: (3, 3), 22: (6, 3), 23: (9, 3), 24: (12, 3)}
_QUARTERS = {33 + i: (1 + 3 * i, 3) for i in range(4)}
_THIRDS = {37 + i: (1 + 4 * i, 4) for i in range(3)}
_HALVES = {40: (1, 6), 41: (7, 6)}
_PERIODS = _SEASONS | _QUARTERS | _THIRDS | _HALVES

Bounds = tuple[date | None, date | None]


class NotEDTF(ValueError):
    """The string is no EDTF date that Korus can place on a calendar."""


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """The first and the last day that `text` can mean; None for an open end. Raises NotEDTF."""
    if "/" not in text:
        return _part_bounds(text)
    first, _, last = text.partition("/")
    earliest = None if first in ("", "..") else _part_bounds(first)[0]
    latest = None if last in ("", "..") else _part_bounds(last)[1]
    if earliest is None and latest is None:
        raise NotEDTF(f"{text!r} has no end that is known")
    if earliest and latest and earliest > latest:
        raise NotEDTF(f"{text!r} ends before it begins")
    return earliest, latest


def is_edtf(text: str) -> bool:
    """Whether `bounds` can read `text`."""
    try:
        bounds(text)
    except NotEDTF:
        return False
    return True


def _part_bounds(text: str) -> tuple[date, date]:
    match = _PART.fullmatch(text)
    if match is None or not text.isascii():
        raise NotEDTF(f"{text!r} is no date like 2025-07-22, 2025-07, 2025, 2025~, 2025-33, 202X or 2025/2027")
    try:
        first, last = _unit(match["year"], match["month"], match["day"])
        if match["mark"] in ("~", "%"):
            slack = timedelta(days=max(1, ((last - first).days + 1) // 4))
            first, last = first - slack, last + slack
    except (ValueError, OverflowError) as error:
        raise NotEDTF(f"{text!r}: {error}") from None
    return first, last


def _unit(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    if "X" in year:
        if month:
            raise ValueError("a decade has no months")
        return date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31)
    y = int(year)
    if month is None:
        return date(y, 1, 1), date(y, 12, 31)
    m = int(month)
    if m in _PERIODS:
        if day:
            raise ValueError("a season or quarter has no days")
        first_month, months = _PERIODS[m]
        return date(y, first_month, 1), _last_day(y, first_month + months - 1)
    if day is None:
        return date(y, m, 1), _last_day(y, m)
    exact = date(y, m, int(day))
    return exact, exact


def _last_day(year: int, month: int) -> date:
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, monthrange(year, month)[1])
