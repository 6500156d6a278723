"""The words around an amount that bound it: "more than 30%", "250 employees or more", "will not exceed $5bn"."""

import re
from dataclasses import dataclass

from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.mentions import Bound, Span
from korus.reading.patterns import any_of
from korus.reading.units import UnitKind

#: Characters looked at on either side.
NEAR = 64


@dataclass(frozen=True, slots=True)
class Qualified:
    """An amount's characters with the words that qualify it, and the bound they set."""

    span: Span
    bound: Bound


def qualified(text: str, span: Span, kind: UnitKind) -> Qualified:
    """The bound of the amount at `span`, by the words in front of it and behind it."""
    start, bound = _before(text, span.start, kind)
    end, after = behind(text, span.end)
    if after != "exact" and bound in ("exact", "about"):
        bound = after
    return Qualified(Span(start, end), bound)


def behind(text: str, end: int) -> tuple[int, Bound]:
    """Where the qualifier behind an amount ends, and its bound; `end` and "exact" when there is none."""
    match = _BEHIND.match(text, end)
    if match is None:
        return end, "exact"
    return match.end(), words.BOUNDS_AFTER[match[match.lastgroup or 0].casefold()]


def _before(text: str, start: int, kind: UnitKind) -> tuple[int, Bound]:
    bound: Bound = "exact"
    line = text.rfind("\n", max(0, start - NEAR), start) + 1
    first = max(line, start - NEAR)
    for _ in range(3):
        match = _BEFORE.search(text, first, start)
        if match is None or not _is_bound(text, first, match, kind):
            break
        found = words.BOUNDS_BEFORE[" ".join(match["phrase"].casefold().split())]
        negation = _NEGATION.search(text, first, match.start("phrase"))
        if negation is not None and found in words.NEGATED:
            found = words.NEGATED[found]
        if bound == "exact" or (bound == "about" and found not in ("exact", "about")):
            bound = found
        start = negation.start("verb") if negation is not None and negation["verb"] else match.start("phrase")
    if bound in ("exact", "about") and _is_limit(text, first, start):
        bound = "at most"
    return start, bound


def _is_limit(text: str, first: int, start: int) -> bool:
    """Whether a verb of a limit governs the amount ("cap fees at $12")."""
    match = _LIMIT.search(text, first, start)
    return match is not None and match["preposition"].casefold() == context.LIMITS[match["verb"].casefold()]


def _is_bound(text: str, first: int, match: re.Match[str], kind: UnitKind) -> bool:
    """Whether a phrase that has other senses bounds the amount here."""
    phrase = match["phrase"].casefold()
    if phrase in words.OVER_TIME and kind == "time" and phrase != "within":
        return _MEASURED.search(text, first, match.start("phrase")) is not None
    if phrase in ("top", "pass"):
        return _MODAL.search(text, first, match.start("phrase")) is not None
    if phrase == "up to":
        return _UP_TO_VERB.search(text, first, match.start("phrase")) is None
    if phrase == "short of":
        return _SHORT_VERB.search(text, first, match.start("phrase")) is None
    if phrase in ("near", "past", "beyond"):
        return kind in ("money", "percent", "points", "noun")
    return True


_BEFORE = re.compile(
    rf"(?<![\w'’-])(?P<phrase>{any_of(words.BOUNDS_BEFORE)})(?: (?:{any_of(words.BETWEEN)}))?"
    r"(?: ?[“\"‘'(]| |(?<=[~≈<>≤≥]))$",
    re.IGNORECASE,
)
_JOINED = [phrase for phrase in words.BOUNDS_AFTER if not phrase[0].isalpha()]
_LAST = [phrase for phrase in words.BOUNDS_AFTER if phrase.startswith(("at ", "min", "max", "tops"))]
_APART = words.BOUNDS_AFTER.keys() - {*_JOINED, *_LAST}
# "14 professors, at least half of them" qualifies the half: such phrases close their clause.
_BEHIND = re.compile(
    rf"(?P<joined>{any_of(_JOINED)})(?!\w)|,? (?P<apart>{any_of(_APART)})(?!\w)(?! than\b)"
    rf"|,? (?P<last>{any_of(_LAST)})(?=[.,;:!?)”\"]|$)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    rf"(?:\b(?:{any_of(context.NEGATIONS)})|n['’]t)(?P<verb> (?:{any_of(context.MEASURE_VERBS)}))? $", re.IGNORECASE
)
_LIMIT = re.compile(
    rf"\b(?P<verb>{any_of(context.LIMITS)})\b(?: [\w'’-]+){{0,6}}? (?P<preposition>at|to) $", re.IGNORECASE
)
_MEASURED = re.compile(rf"\b(?:{any_of(context.MEASURED_BEFORE)}) $", re.IGNORECASE)
_UP_TO_VERB = re.compile(rf"\b(?:{any_of(context.UP_TO_VERBS)}) $", re.IGNORECASE)
_SHORT_VERB = re.compile(rf"(?:{any_of(context.SHORT_VERBS)}) $", re.IGNORECASE)
_MODAL = re.compile(rf"(?:\b(?:{any_of(context.MODALS)})|['’]ll|n['’]t) $", re.IGNORECASE)
