"""The words around an amount that bound it: "more than 30%", "250 employees or more", "will not exceed $5bn"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from korus.reading.languages.en import quantities as words
from korus.reading.mentions import Bound, Span
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
    return match.end(), words.BOUNDS_AFTER[(match["apart"] or match["joined"]).casefold()]


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
    if bound in ("exact", "about") and _LIMIT.search(text, first, start):
        bound = "at most"
    return start, bound


def _is_bound(text: str, first: int, match: re.Match[str], kind: UnitKind) -> bool:
    """Whether a phrase that has other senses bounds the amount here."""
    phrase = match["phrase"].casefold()
    if phrase in words.OVER_TIME and kind == "time" and phrase != "within":
        return _MEASURED.search(text, first, match.start("phrase")) is not None
    if phrase in ("top", "pass"):
        return _MODAL.search(text, first, match.start("phrase")) is not None
    if phrase in ("near", "past", "beyond"):
        return kind in ("money", "percent", "points", "noun")
    return True


def _any(phrases: Iterable[str]) -> str:
    """Longest first; every blank may be more than one."""
    return "|".join(re.escape(p).replace(r"\ ", " ") for p in sorted(phrases, key=len, reverse=True))


_BEFORE = re.compile(
    rf"(?<![\w'’-])(?P<phrase>{_any(words.BOUNDS_BEFORE)})(?: (?:{_any(words.BETWEEN)}))?"
    r"(?: ?[“\"‘'(]| |(?<=[~≈<>≤≥]))$",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    rf"(?:,? (?P<apart>{_any(p for p in words.BOUNDS_AFTER if p[0].isalpha())})"
    rf"|(?P<joined>{_any(p for p in words.BOUNDS_AFTER if not p[0].isalpha())}))(?!\w)(?! (?:than|the|an?|of|in)\b)",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    rf"(?:\b(?:not|never|cannot|without|nor|neither)|n['’]t|\brul(?:ed?|es|ing) out(?: anything| any)?|\brefus\w+ to)"
    rf"(?P<verb> (?:{_any(words.MEASURE_VERBS)}))? $",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"\b(?:caps?|capped|capping)\b(?: [\w'’-]+){0,6} at $|\blimit(?:s|ed|ing)?\b(?: [\w'’-]+){0,6} to $", re.IGNORECASE
)
_MEASURED = re.compile(
    r"\b(?:for|in|after|of|than|lasts?|lasted|lasting|spent|spend|took|takes?|waited|wait|been|just|well|little|is|was"
    r"|up to) $",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:\b(?:will|would|to|could|may|might|can|should|shall|not|never)|['’]ll|n['’]t) $", re.IGNORECASE
)
