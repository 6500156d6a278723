"""EDTF dates in words, for people."""

import re
from datetime import date

_PERIODS = {
    21: "spring", 22: "summer", 23: "autumn", 24: "winter",
    33: "first quarter of", 34: "second quarter of", 35: "third quarter of", 36: "fourth quarter of",
    37: "first third of", 38: "second third of", 39: "last third of",
    40: "first half of", 41: "second half of",
}  # fmt: skip

_MARKS = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}

_PART = re.compile(r"(?P<year>\d{2}XX|\d{3}X|\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?)?(?P<mark>[~?%]?)")


def in_words(text: str) -> str:
    """An EDTF date as people write it: "22 July 2025", "July 2025", "the 2020s", "about 2028", "2025 to 2028".

    The empty text, and what is no EDTF, is returned as it is.
    """
    if "/" not in text:
        return _part(text)
    first, _, last = text.partition("/")
    if first in ("", ".."):
        return f"until {_part(last)}"
    if last in ("", ".."):
        return f"from {_part(first)}"
    return f"{_part(first)} to {_part(last)}"


def _part(text: str) -> str:
    match = _PART.fullmatch(text)
    if match is None:
        return text
    words = _unit(match["year"], match["month"], match["day"])
    return _MARKS[match["mark"]].format(words) if match["mark"] else words


def _unit(year: str, month: str | None, day: str | None) -> str:
    if year.endswith("XX"):
        return f"the {year[:2]}00s"
    if year.endswith("X"):
        return f"the {year[:3]}0s"
    if month is None:
        return year
    if int(month) in _PERIODS:
        return f"{_PERIODS[int(month)]} {year}"
    named = date(2000, int(month), 1).strftime("%B")
    return f"{int(day)} {named} {year}" if day else f"{named} {year}"
