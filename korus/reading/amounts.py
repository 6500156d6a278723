"""An amount while it is being read, and how two numbers become one: ranges, shares ("one in five")."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from korus.reading.counted import Noun, Nouns
from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.mentions import Bound, Span
from korus.reading.numbers import Numeral, plain, share
from korus.reading.patterns import any_of
from korus.reading.units import PERCENT, Unit, UnitKind, singular


@dataclass(slots=True)
class Amount:
    """A number with what is known of it so far; `unit` is empty while the counted noun is not known."""

    span: Span
    numeral: Numeral
    value: Decimal
    unit: str = ""
    kind: UnitKind = "noun"
    upper: Decimal | None = None
    bound: Bound = "exact"
    noun: Noun | None = None
    period: str = ""
    hyphened: bool = False
    #: The amount this one converts in brackets ("7 trillion won ($5 billion)").
    converts: "Amount | None" = None
    #: How the unit was found, and the words that qualify the number.
    explanation: str = ""
    qualifier: str = ""


def told_once(text: str, found: Iterable[Numeral]) -> list[Numeral]:
    """With a number that is told in words and again in figures ("forty-five (45) percent") made one."""
    kept: list[Numeral] = []
    for numeral in found:
        bracketed = text[numeral.span.start - 1] == "("
        if bracketed and kept and kept[-1].value == numeral.value and _again(text, kept[-1].span.end, numeral.span):
            kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, numeral.span.end + 1))
        else:
            kept.append(numeral)
    return kept


def _again(text: str, end: int, span: Span) -> bool:
    return text[end : span.start] == " (" and text[span.end : span.end + 1] == ")"


def amount_of(text: str, numeral: Numeral, unit: Unit | None) -> Amount:
    """The amount of one number and the unit beside it, with its sign."""
    span = unit.span if unit is not None else numeral.span
    value = plain(numeral.value * unit.factor) if unit is not None else numeral.value
    minus = _MINUS.search(text, max(0, span.start - 6), span.start)
    if minus is not None:
        span, value = Span(minus.start("sign"), span.end), -value
    if unit is None:
        return Amount(span, numeral, value)
    return Amount(span, numeral, value, unit.name, unit.kind, hyphened=unit.hyphened)


def as_share(text: str, first: Numeral, second: Numeral, nouns: Nouns) -> Amount | None:
    """Percent of "one in five", "three out of every four", "one sailing in five"; None for "two in March"."""
    link = _IN.fullmatch(text, first.span.end, second.span.start)
    if link is None or first.scaled or second.scaled or first.fraction or second.fraction:
        return None
    if not 0 < first.value < second.value or second.value > 1000 or _TIME_AFTER.match(text, second.span.end):
        return None
    if link["noun"] and singular(link["noun"].split()[-1].casefold()) in words.TIME_UNITS:
        return None  # "seven nights out of nine"
    usual = first.value == 1 or second.value <= 10 or second.value in (12, 20, 100, 1000) or link["every"]
    if not usual or (link["noun"] and nouns.after(second.span.end) is not None):
        return None
    if second.value != second.value.to_integral_value():
        return None
    span = Span(first.span.start, second.span.end)
    return Amount(span, first, share(first.value, second.value), PERCENT, "percent", explanation="so many in so many")


def as_range(text: str, first: Amount, second: Amount) -> Amount | None:
    """One amount of "3 to 4 percent", "$20-25bn", "between 5 and 7 million", "four or five"; else None."""
    link = _LINK.fullmatch(text, first.span.end, second.span.start)
    if link is None or first.upper or second.upper or first.numeral.fraction != second.numeral.fraction:
        return None
    if first.unit and second.unit and first.unit != second.unit:
        return None
    if first.unit and not second.unit and first.kind != "money":
        return None
    if not _is_range(text, link[0].strip(), first, second):
        return None
    value, upper = _same_scale(first, second)
    if value >= upper:
        return None
    unit = second if second.unit else first
    start = first.span.start
    between = _BETWEEN.search(text, max(0, start - 24), start)
    if between:
        start = between.start()
    return Amount(
        Span(start, second.span.end),
        second.numeral,
        value,
        unit.unit,
        unit.kind,
        upper=upper,
        bound="range",
        hyphened=second.hyphened,
        explanation="two numbers of one range",
    )


def _is_range(text: str, link: str, first: Amount, second: Amount) -> bool:
    before = text[max(0, first.span.start - 32) : first.span.start]
    if link == "and":
        return _BETWEEN.search(before) is not None
    if link == "or":
        return 1 < first.value < second.value <= first.value * 2 and (
            second.value - first.value == 1 or bool(second.numeral.scaled or second.value % 10 == 0)
        )
    if link in ("to", "until"):
        if first.unit and second.unit and _CHANGED.search(before):
            return False  # "rose 3p to 281p"
        return not _FROM.search(before) or _RANGING.search(before) is not None
    return True


def _same_scale(first: Amount, second: Amount) -> tuple[Decimal, Decimal]:
    """Both ends, the scale of the second carried to the first ("$20-25bn"; not "900 to 1 million")."""
    if first.numeral.scaled or not second.numeral.scaled or first.numeral.mantissa > second.numeral.mantissa * 10:
        factor = second.value / second.numeral.value if second.numeral.value else Decimal(1)
        return (first.value if first.unit else plain(first.value * factor)), second.value
    return plain(second.value * first.numeral.mantissa / second.numeral.mantissa), second.value


_MINUS = re.compile(r"(?:^|(?<=[\s(“]))(?P<sign>minus |−|[-–](?=[^\s]?$))$", re.IGNORECASE)
_BLANK = "[ \u00a0\u202f]"
_IN = re.compile(
    r"(?P<noun>(?: [^\W\d_][\w'’-]*){1,2})?(?:[ -])(?:in|out of)[ -](?P<every>every )?(?:a )?", re.IGNORECASE
)
_TIME_AFTER = re.compile(
    rf"[,.]\d| ?%| per ?cent|[- ](?:straight |consecutive )?(?:{any_of(words.TIME_UNITS)})", re.IGNORECASE
)
_LINK = re.compile(rf"{_BLANK}?[-–—]{_BLANK}?|(?:{_BLANK}| ?-)(?:to|or|and)(?:{_BLANK}|- ?)", re.IGNORECASE)
_ABOUT = rf"(?:(?:{any_of(context.ABOUT)}) )?"
_BETWEEN = re.compile(rf"\bbetween {_ABOUT}[“\"]?$", re.IGNORECASE)
_FROM = re.compile(rf"\bfrom {_ABOUT}$", re.IGNORECASE)
_CHANGED = re.compile(rf"\b(?:{any_of(context.CHANGED_BEFORE)})(?: by)? $", re.IGNORECASE)
_RANGING = re.compile(rf"\b(?:{any_of(context.RANGING_BEFORE)}) from {_ABOUT}$", re.IGNORECASE)
