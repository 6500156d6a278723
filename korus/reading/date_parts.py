"""The parts of a phrase as numbers: its count and unit, its month and day, the year it names, how sure it is."""

import re
from dataclasses import replace
from datetime import date

from korus.reading import edtf
from korus.reading.date_grammar import Phrase
from korus.reading.date_scene import Scene, Value
from korus.reading.date_units import Unit
from korus.reading.languages.en import dates as words

_UNITS: dict[str, Unit] = {
    "day": "day",
    "week": "week",
    "fortnight": "fortnight",
    "weekend": "weekend",
    "month": "month",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
    "century": "century",
    "centurie": "century",
}

#: The groups of "early", "the end of", "end-" in a phrase.
EDGES = ("edge", "edge2", "edge3")


def marked(phrase: Phrase, value: Value | None) -> Value | None:
    """With EDTF's `~` for "early", "mid-", "late", "about", where the value can bear one."""
    if value is None or "/" in value.edtf or "X" in value.edtf or value.edtf.endswith("~"):
        return value
    edges = (phrase.parts.get(name, "").replace("-", " ") for name in EDGES)
    vague = "vague" in phrase.parts or any(edge in words.APPROXIMATE for edge in edges)
    return replace(value, edtf=value.edtf + "~") if vague else value


def said_count(phrase: Phrase) -> float:
    """The number of units: 1 where none is written."""
    said = phrase.parts.get("count")
    if said is None:
        return 1
    half = 0.5 if "plus_half" in phrase.parts or "half_more" in phrase.parts else 0.0
    if said[0].isdigit():
        return float(said) + half
    if said in words.NUMBERS:
        return words.NUMBERS[said] + half
    # "twenty-one", "a hundred and eighty": the sum of its words.
    bare = re.sub(r"^(?:an?|one) |\band ", "", said)
    return sum(words.NUMBERS[word] for word in re.split(r"[ -]", bare)) + half


def said_unit(phrase: Phrase) -> Unit:
    return _UNITS[phrase.parts["unit"]]


def said_month(phrase: Phrase) -> int:
    return words.MONTHS[phrase.parts["month"].rstrip(".")]


def rank(said: str) -> int:
    """A day of the month or a rank: "13th", "the 22nd", "twenty-first", "last" (-1)."""
    digits = re.search(r"\d+", said)
    if digits:
        return int(digits[0])
    parts = said.removeprefix("the ").split("-")
    return sum(words.ORDINALS[w] if w in words.ORDINALS else int(words.NUMBERS.get(w, 0)) for w in parts)


def said_year(phrase: Phrase, scene: Scene) -> int | None:
    """The year that the phrase names; None if it names none. Raises ValueError where it is not told which."""
    parts = phrase.parts
    if "year" in parts:
        return int(parts["year"])
    two = parts.get("yy") or parts.get("yy2")
    if two:
        return full_year(int(two), scene.published)
    if "year_shift" in parts:
        return scene.published.year + words.SHIFTS[parts["year_shift"]]
    if "year_same" in parts:
        return scene.published.year
    if "year_follows" in parts:
        anchor = scene.anchor(phrase)
        first = edtf.bounds(anchor)[0] if anchor else None
        if first is None:
            raise ValueError("no year named before")
        return first.year + words.FOLLOWS[parts["year_follows"]]
    return None


def full_year(two: int, published: date) -> int:
    """ "'82" is the last such year, or one of the next twenty."""
    year = published.year // 100 * 100 + two
    return year - 100 if year > published.year + 20 else year
