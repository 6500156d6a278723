"""Amounts in an article: number, unit, bound, what they measure.

    more than 30%   $36.2 billion   over 500 AI factories   52,000 homes a year   between 5 and 7 million   one in five
    7 trillion won ($5 billion)   twice   half   a six-member team   from 900 to 1,400 jobs

An own grammar over the text (`numbers`, `units`, `amounts`, `qualifiers`), and the parse for what is counted
(`counted`) and measured (`measures`). Numbers that are no amounts are left out (`numberlike`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from korus.reading.amounts import Amount, amount_of, as_range, as_share, told_once
from korus.reading.counted import Nouns, is_singular, uncounted
from korus.reading.currencies import Money
from korus.reading.languages.en import quantities as words
from korus.reading.measures import measure_of, period_after
from korus.reading.mentions import DateMention, QuantityMention, Span
from korus.reading.numberlike import numberlike, outside_tables
from korus.reading.numbers import numerals, plain
from korus.reading.omitted import supply
from korus.reading.qualifiers import behind, qualified
from korus.reading.text import Document
from korus.reading.units import PERCENT, PERCENTAGE_POINT, TIMES, singular, unit_of


def find(document: Document, dates: Sequence[DateMention] = ()) -> tuple[QuantityMention, ...]:
    """The amounts of `document` in order of text, none overlapping another or one of `dates`. Raises nothing."""
    # The text as the parser saw it: a line end inside a paragraph is a blank there, offsets are the same.
    nouns = Nouns(document.doc)
    text = nouns.text
    found = [amount for amount in _amounts(text, nouns) if _read_noun(text, amount, nouns)]
    found = _undated(found, dates)
    for amount in found:
        _qualify(text, amount)
    _convert(text, found)
    supply(nouns, found)
    return tuple(_mention(nouns, amount) for amount in _apart(amount for amount in found if amount.unit))


def _amounts(text: str, nouns: Nouns) -> list[Amount]:
    """Numbers with the units beside them, ranges and shares joined, what is no amount left out."""
    money = Money(text)
    found: list[Amount] = []
    pending = outside_tables(text, told_once(text, numerals(text)))
    index = 0
    while index < len(pending):
        numeral, following = pending[index], pending[index + 1] if index + 1 < len(pending) else None
        index += 1
        if following is not None:
            shared = as_share(text, numeral, following, nouns)
            if shared is not None:
                found.append(shared)
                index += 1
                continue
        numeral, unit = unit_of(text, numeral, money)
        if numberlike(text, numeral, unit):
            continue
        amount = amount_of(text, numeral, unit)
        joined = as_range(text, found[-1], amount) if found else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(amount)
    return found


def _read_noun(text: str, amount: Amount, nouns: Nouns) -> bool:
    """Fill in the unit where none stands beside the number; False for what turns out to be no amount."""
    if amount.unit:
        return not _idle_one(amount)
    if amount.numeral.multiple:
        amount.unit, amount.kind = TIMES, "times"
        return True
    if amount.numeral.fraction:
        return _read_fraction(text, amount)
    end, bound = behind(text, amount.span.end)
    if bound != "exact":
        amount.bound = bound if amount.upper is None else amount.bound
        amount.span = Span(amount.span.start, end)
    hyphened = _HYPHENED.match(text, end)
    if hyphened is not None:
        noun = hyphened["noun"].casefold()
        amount.unit = words.HYPHENATED_UNITS.get(noun, noun)
        amount.span, amount.hyphened = Span(amount.span.start, hyphened.end()), True
        return True
    noun = nouns.after(end)
    if noun is None:
        return not (amount.numeral.value <= 1 and not amount.numeral.digits)
    if is_singular(amount.numeral, noun):
        return True
    bare = amount.upper is None and qualified(text, amount.span, "noun").bound == "exact"
    if bare and uncounted(nouns, amount.numeral, noun):
        return False
    if noun.name in words.NO_NOUNS:
        return True
    amount.noun, amount.unit = noun, noun.name
    amount.span = Span(amount.span.start, amount.span.end if noun.partitive else noun.end)
    return True


def _idle_one(amount: Amount) -> bool:
    """Whether "one" is said by the way ("one day")."""
    one = amount.numeral.value == 1 and not amount.numeral.digits
    return one and amount.unit in ("day", "night", "second", "century", "foot")


def _read_fraction(text: str, amount: Amount) -> bool:
    """A share is percent, or a part of the unit behind it ("half a square kilometre")."""
    whole = _WHOLE_BEFORE.search(text, max(0, amount.span.start - 20), amount.span.start)
    if whole is not None:  # "a year and a half"
        amount.value += 1
        amount.unit, amount.kind = words.TIME_UNITS[whole["unit"].casefold()], "time"
        amount.span = Span(whole.start(), amount.span.end)
        return True
    match = _PART_OF_UNIT.match(text, amount.span.end)
    if match is not None and match["percent"]:
        points = "point" in match["percent"].casefold()
        amount.unit, amount.kind = (PERCENTAGE_POINT, "points") if points else (PERCENT, "percent")
        amount.span = Span(amount.span.start, match.end())
        return True
    if match is not None:
        unit = words.MEASURES.get(singular(match["unit"].casefold()))
        if unit is not None:
            modifier = match["modifier"]
            amount.unit, amount.kind = f"{modifier.casefold()} {unit}" if modifier else unit, "measure"
            amount.span = Span(amount.span.start, match.end())
            return True
        if not match["of"]:
            return False  # "half a loaf"
    amount.value = plain(round(amount.value * 100, 1))
    if amount.upper is not None:
        amount.upper = plain(round(amount.upper * 100, 1))
    amount.unit, amount.kind = PERCENT, "percent"
    return True


def _qualify(text: str, amount: Amount) -> None:
    found = qualified(text, amount.span, amount.kind)
    amount.qualifier = text[found.span.start : amount.span.start] + text[amount.span.end : found.span.end]
    if amount.upper is None and (found.bound != "exact" or amount.bound == "exact"):
        amount.bound = found.bound
    amount.span = found.span
    amount.period, end = period_after(text, amount.span.end)
    amount.span = Span(amount.span.start, end)


def _undated(found: list[Amount], dates: Sequence[DateMention]) -> list[Amount]:
    """Without the amounts that are part of a date ("over the next four years")."""
    covered: list[Span] = []
    for span in sorted(date.span for date in dates):
        if covered and span.start < covered[-1].end:
            covered[-1] = Span(covered[-1].start, max(covered[-1].end, span.end))
        else:
            covered.append(span)
    ends = [span.end for span in covered]

    def dated(span: Span) -> bool:
        index = bisect_right(ends, span.start)
        return index < len(covered) and covered[index].overlaps(span)

    return [amount for amount in found if not dated(amount.span)]


def _convert(text: str, found: list[Amount]) -> None:
    """Tie a conversion in brackets to what it converts, and give it the bound of that."""
    for before, amount in pairwise(found):
        between = text[before.span.end : amount.span.start]
        if _OPENED.fullmatch(between) and _converts(before, amount):
            amount.converts = before
        elif before.converts is not None and _GOES_ON.fullmatch(between) and _converts(before.converts, amount):
            amount.converts = before.converts
        if amount.converts is None:
            continue
        if amount.bound == "exact" and amount.upper is None and amount.converts.upper is None:
            amount.bound = amount.converts.bound
        amount.period = amount.period or amount.converts.period


def _converts(before: Amount, amount: Amount) -> bool:
    return before.kind == amount.kind and before.kind in ("money", "measure") and before.unit != amount.unit


def _apart(found: Iterator[Amount]) -> Iterator[Amount]:
    """Without an amount that runs into the one before it."""
    end = -1
    for amount in found:
        if amount.span.start >= end:
            yield amount
            end = amount.span.end


def _mention(nouns: Nouns, amount: Amount) -> QuantityMention:
    return QuantityMention(
        span=amount.span,
        value=amount.value,
        unit=amount.unit,
        upper=amount.upper,
        bound=amount.bound,
        measure=measure_of(nouns, amount),
        period=amount.period,
        explanation=_explanation(amount),
    )


def _explanation(amount: Amount) -> str:
    found = amount.explanation or _FOUND[amount.kind]
    if amount.converts is not None:
        found += ", converts the amount before the bracket"
    words_of_bound = amount.qualifier.strip(" ,(“")
    return f'{found}; {amount.bound} by "{words_of_bound}"' if words_of_bound else found


_FOUND = {
    "money": "money beside the number",
    "percent": "a share",
    "points": "points beside the number",
    "times": "a multiple",
    "time": "a duration",
    "measure": "a measure beside the number",
    "noun": "the noun behind the number",
}
_HYPHENED = re.compile(rf"-(?P<noun>{'|'.join(sorted(words.HYPHENATED))})\b", re.IGNORECASE)
_PART_OF_UNIT = re.compile(
    r"(?P<of> of)? (?:an?|one|1) (?:(?P<percent>(?:percentage )?points?|per ?cent)\b"
    rf"|(?:(?P<modifier>{'|'.join(sorted(words.MEASURE_MODIFIERS))}) )?(?P<unit>[^\W\d_]+)\b)",
    re.IGNORECASE,
)
_OPENED = re.compile(r" ?[(\[]")
_GOES_ON = re.compile(r"[;,/] ?(?:or )?")
_WHOLE_BEFORE = re.compile(rf"\b(?:an?|one)[ -](?P<unit>{'|'.join(words.TIME_UNITS)}) and $", re.IGNORECASE)
