"""Where an annotation points to: selectors of the W3C model become a stretch of an article's text, and back.

A `TextQuoteSelector` says which words are meant, a `TextPositionSelector` where they stand. When the two do not agree
the words decide: where they are found once, the annotation is anchored there and says that it was moved; where they are
found nowhere, or more than once and nothing around them tells which, it is refused.
"""

from dataclasses import dataclass
from typing import Any

#: Characters of the text that a quotation carries before and after it.
AROUND = 32


class NoAnchor(ValueError):
    """The selectors do not lead to one stretch of the text; the message says why."""


@dataclass(frozen=True)
class Anchor:
    """A stretch of a text, and whether it is elsewhere than the position said."""

    start: int
    end: int
    moved: bool


def anchor(text: str, selectors: list[dict[str, Any]]) -> Anchor:
    """The stretch of `text` that the selectors mean together. Raises NoAnchor."""
    position = _only(selectors, "TextPositionSelector")
    quote = _only(selectors, "TextQuoteSelector")
    if position is None and quote is None:
        raise NoAnchor("send a TextQuoteSelector or a TextPositionSelector")
    if quote is None:
        if not 0 <= position["start"] < position["end"] <= len(text):
            raise NoAnchor(f"{position['start']}-{position['end']} is no stretch of the text")
        return Anchor(position["start"], position["end"], moved=False)
    exact = quote["exact"]
    if position and text[position["start"] : position["end"]] == exact and _fits(text, position["start"], quote):
        return Anchor(position["start"], position["end"], moved=False)
    start = _found(text, quote)
    return Anchor(start, start + len(exact), moved=position is not None)


def selectors_of(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """Both selectors of a stretch, with the words around it."""
    return [
        {"type": "TextPositionSelector", "start": start, "end": end},
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - AROUND) : start],
            "suffix": text[end : end + AROUND],
        },
    ]


def _only(selectors: list[dict[str, Any]], kind: str) -> dict[str, Any] | None:
    found = [s for s in selectors if s["type"] == kind]
    if len(found) > 1:
        raise NoAnchor(f"there is more than one {kind}")
    return found[0] if found else None


def _found(text: str, quote: dict[str, Any]) -> int:
    """Where the quotation stands, once and only once."""
    places = []
    start = text.find(quote["exact"])
    while start >= 0:
        if _fits(text, start, quote):
            places.append(start)
        start = text.find(quote["exact"], start + 1)
    if not places:
        raise NoAnchor("the quoted words, with the prefix and suffix given, do not stand in the text")
    if len(places) > 1:
        raise NoAnchor(f"the quoted words stand in the text {len(places)} times: say which by prefix and suffix")
    return places[0]


def _fits(text: str, start: int, quote: dict[str, Any]) -> bool:
    end = start + len(quote["exact"])
    prefix, suffix = quote.get("prefix", ""), quote.get("suffix", "")
    return text[:start].endswith(prefix) and text.startswith(suffix, end)
