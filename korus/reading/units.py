"""The unit beside a number: money, percent, points, times, and measures of time, length, weight, power and the like.

What is counted ("500 AI factories") is no unit in this sense: `korus.reading.counted` finds it in the parse.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from korus.reading.currencies import Money
from korus.reading.languages.en import currencies
from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.mentions import Span
from korus.reading.numbers import Numeral
from korus.reading.patterns import any_of

UnitKind = Literal["money", "percent", "points", "times", "time", "measure", "noun"]

PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
BASIS_POINT = "basis point"
TIMES = "times"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit and the characters of the number with it; the amount is `factor` times the number."""

    name: str
    kind: UnitKind
    span: Span
    factor: Decimal = Decimal(1)
    #: Joined by a hyphen, as in front of a noun ("a three-year plan").
    hyphened: bool = False


def unit_of(text: str, numeral: Numeral, money: Money) -> tuple[Numeral, Unit | None]:
    """The unit that stands beside `numeral`, and the numeral as it then reads ("100m" may be metres)."""
    sign = money.sign_before(numeral.span.start, scaled=numeral.scaled) if not numeral.fraction else None
    if sign is not None:
        return numeral, Unit(sign.code, "money", Span(sign.edge, _behind_money(text, numeral.span.end)), sign.factor)
    found = _after(text, numeral, money)
    if not numeral.suffix or (found is not None and found.kind == "money"):
        return numeral, found
    if numeral.suffix not in words.SUFFIXES_WITH_MONEY and _counts(text, numeral):
        return numeral, found
    bare = numeral.without_suffix()
    return bare, _after(text, bare, money)


def _counts(text: str, numeral: Numeral) -> bool:
    """Whether a short suffix can be a scale: something to count follows ("5.2m people")."""
    if numeral.suffix not in words.SUFFIXES_WITH_NOUN:
        return True
    start = numeral.span.start
    if _SUM_BEFORE.search(text, max(0, start - 32), start):
        return True
    return numeral.mantissa < 1000 and bool(_PLURAL_FOLLOWS.match(text, numeral.span.end))


def _after(text: str, numeral: Numeral, money: Money) -> Unit | None:
    start, end = numeral.span.start, numeral.span.end
    match = _UNIT.match(text, end)
    if match is not None:
        return _of_match(match, start, numeral)
    currency = money.name_after(end)
    if currency is not None and _is_money(text, numeral, currency.edge):
        hyphened = text[end : end + 1] == "-"
        return Unit(currency.code, "money", Span(start, currency.edge), currency.factor, hyphened)
    return _measure(text, numeral)


def _of_match(match: re.Match[str], start: int, numeral: Numeral) -> Unit:
    span = Span(start, match.end())
    hyphened = match[0].startswith("-")
    if match["basis"]:
        return Unit(BASIS_POINT, "points", span, hyphened=hyphened)
    if match["points"]:
        return Unit(PERCENTAGE_POINT, "points", span, hyphened=hyphened)
    if match["percent"]:
        return Unit(PERCENT, "percent", span, hyphened=hyphened)
    if match["times"]:
        return Unit(TIMES, "times", span, hyphened=hyphened)
    if match["point"]:
        # A fraction of a point is one of percent ("a quarter-point increase"); whole points are the article's word.
        return Unit(PERCENTAGE_POINT if numeral.fraction else "point", "points", span, hyphened=hyphened)
    scale = (match["celsius"] or match["glued"] or "").strip(" .°").casefold()
    return Unit(words.DEGREES.get(scale, "degree"), "measure", span, hyphened=hyphened)


def _measure(text: str, numeral: Numeral) -> Unit | None:
    end = numeral.span.end
    match = _MEASURE.match(text, end)
    if match is None:
        return None
    joint, modifier, written = match["joint"], match["modifier"] or "", match["name"]
    if not joint and written in words.GLUED_ONLY | words.MEASURE_ABBREVIATIONS.keys():
        name: str | None = words.MEASURE_ABBREVIATIONS[written]
    elif written in words.MEASURE_ABBREVIATIONS and written not in words.GLUED_ONLY:
        name = words.MEASURE_ABBREVIATIONS[written]
    else:
        name = words.MEASURES.get(singular(written.casefold()))
    if name is None:
        return None
    if written == "night" and numeral.value != 1 and joint == " ":
        return None  # "61 night vigils"
    kind: UnitKind = "time" if name in words.TIME_UNITS.values() else "measure"
    if modifier:
        kind, name = "measure", f"{_MODIFIERS.get(modifier.casefold(), modifier.casefold())} {name}"
    return Unit(name, kind, Span(numeral.span.start, match.end()), hyphened=joint == "-")


def singular(noun: str) -> str:
    """The singular of an English noun; a word that looks singular stays."""
    lower = noun.casefold()
    if lower in words.IRREGULAR_PLURALS:
        return words.IRREGULAR_PLURALS[lower]
    for tail, single in words.IRREGULAR_TAILS.items():
        if lower.endswith(tail) and len(lower) > len(tail) + 1:
            return noun[: -len(tail)] + single
    if lower.endswith("ies") and len(lower) > 4:
        return noun[:-3] + "y"
    if lower.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return noun[:-2]
    if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) and len(lower) > 2:
        return noun[:-1]
    return noun


def plural(unit: str) -> str:
    """The plural of a unit whose last word is a noun in lower case ("AI factories"); codes and names stay ("USD")."""
    first, blank, last = unit.rpartition(" ")
    if not (last.isalpha() and last.islower()) or last in words.NO_PLURAL:
        return unit
    return first + blank + (_PLURALS.get(last) or _plural(last))


def _plural(noun: str) -> str:
    for tail, single in _TAILS:
        if noun.endswith(single):
            return noun[: -len(single)] + tail
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "z", "ch", "sh")) else "s")


#: Of two plurals of a word the first ("people", not "persons").
_PLURALS = {single: plural for plural, single in reversed(words.IRREGULAR_PLURALS.items())}
_TAILS = tuple(words.IRREGULAR_TAILS.items())


def _is_money(text: str, numeral: Numeral, edge: int) -> bool:
    """Whether a name of money behind a number is meant as money ("61 won" is a verb, "20 pounds of flour" a weight)."""
    name = text[numeral.span.end : edge].strip(" -\u00a0").casefold()
    if name in currencies.AMBIGUOUS_MONEY:
        return numeral.scaled or numeral.value >= 100 or (name == "p" and numeral.digits)
    if name in ("pound", "pounds"):
        return numeral.scaled or not _WEIGHED.match(text, edge)
    return True


def _behind_money(text: str, end: int) -> int:
    """Where an amount with a sign ends, when its money is named again ("$5 million US dollars", "$5-dollar")."""
    match = _DOLLARS_AGAIN.match(text, end)
    return match.end() if match else end


_BLANK = "[ \u00a0\u202f]"
_MODIFIERS = {"sq": "square", "sq.": "square", "cu": "cubic"}
_UNIT = re.compile(
    rf"""
    (?: {_BLANK}? | - )
    (?:
        (?P<points>  (?i: percentage[ -]points? | percent[ ]points? | per[ ]cent[ ]points? | ppts? | pps? ) \b
                   | %[ -](?i:points?)\b )
      | (?P<basis>   (?i: basis[ -]points? | bps? ) \b )
      | (?P<percent> % | (?i: per[ ]?cent | pct | pc ) \b )
      | (?P<times>   (?i: times | fold ) \b (?! {_BLANK}a{_BLANK}(?:day|week|month|year) ) | (?<=\d) x \b )
      | (?P<point>   (?i: points? ) \b )
      | (?P<degrees> (?<=\d) (?P<glued> [CF] ) \b
                   | (?: °|º|(?i:degrees?)\b )
                     (?P<celsius> {_BLANK}? (?: C | F | (?i:celsius|fahrenheit|centigrade) ) \b )? )
    )
    """,
    re.VERBOSE,
)
_MEASURE = re.compile(
    rf"(?P<joint>{_BLANK}|-|)(?:(?P<modifier>(?i:{any_of(words.MEASURE_MODIFIERS)})){_BLANK})?"
    rf"(?P<name>{any_of(words.MEASURE_ABBREVIATIONS)}|[^\W\d_]+(?:-(?i:hours?|years?|miles?))?)(?![^\W_])"
)
_PLURAL_FOLLOWS = re.compile(rf"(?:{_BLANK}[^\W\d_]+){{0,2}}{_BLANK}(?:[^\W\d_]+s|people|children|women|men)\b")
_SUM_BEFORE = re.compile(
    rf"\b(?:{any_of(context.SUMS)}) (?:of|to|at|was|were|from|by)(?: (?:{any_of(context.ABOUT)}))? $", re.IGNORECASE
)
_WEIGHED = re.compile(r" (?:of|in weight|heavier|lighter|overweight)\b")
_DOLLARS_AGAIN = re.compile(rf"(?:{_BLANK}|-)(?:US |U\.S\. )?dollars?\b", re.IGNORECASE)
