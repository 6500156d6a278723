"""Phrases that look like dates, by the grammar of a language: where they stand, and their parts.

Whether such a phrase is a date is asked in `date_guards`, which day it means in `date_shapes`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from korus.reading.blocks import Block
from korus.reading.languages.en import date_phrases as grammar
from korus.reading.mentions import Span

#: Characters of a line around a word that can be part of a date in which its rules are tried.
REACH = 64


@dataclass(frozen=True, slots=True)
class Rule:
    """One row of the grammar. `rank` is its place there: of two matches of one length the later row wins."""

    name: str
    shape: str
    pattern: re.Pattern[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """A match: `span` is the mention; `parts` are the groups that took part, in lower case."""

    span: Span
    rule: Rule
    parts: dict[str, str]
    #: Where the parts stand, for those that ask what is beside them.
    places: dict[str, Span]

    @property
    def shape(self) -> str:
        return self.rule.shape

    @property
    def names_year(self) -> bool:
        """Whether a year stands in it, in figures or as "next year"."""
        return any(name.startswith("year") or name in ("yy", "yy2") for name in self.parts)


def phrases(text: str, blocks: tuple[Block, ...]) -> list[Phrase]:
    """The phrases of `text` in order, none overlapping another. Linear in the length of the text."""
    found: list[Phrase] = []
    for block in blocks:
        found += _best(_matches(text, block.span))
    return found


def _matches(text: str, block: Span) -> Iterator[Phrase]:
    """All matches of all rules in a block, each rule only near the words of its family."""
    windows: dict[str, list[Span]] = {}
    for hit in _triggers().finditer(text, block.start, block.end):
        family = str(hit.lastgroup)
        near = Span(max(block.start, hit.start() - REACH), min(block.end, hit.end() + REACH))
        open_ones = windows.setdefault(family, [])
        if open_ones and near.start <= open_ones[-1].end:
            open_ones[-1] = Span(open_ones[-1].start, near.end)
        else:
            open_ones.append(near)
    for family, places in windows.items():
        for rule in _rules()[family.replace("_", " ")]:
            for place in places:
                for match in rule.pattern.finditer(text, place.start, place.end):
                    yield _phrase(rule, match)


def _phrase(rule: Rule, match: re.Match[str]) -> Phrase:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    places = {name: Span(*match.span(name)) for name in groups}
    span = places.get("span") or Span(*match.span())
    parts = {name: " ".join(value.lower().replace("’", "'").split()) for name, value in groups.items()}
    return Phrase(span, rule, parts, places)


def _best(found: Iterator[Phrase]) -> list[Phrase]:
    """The longest phrases first, the rest where they leave room; in order of text."""
    kept: list[Phrase] = []
    taken: set[int] = set()
    for phrase in sorted(found, key=lambda p: (-len(p.span), -p.rule.rank, p.span.start)):
        place = range(phrase.span.start, phrase.span.end)
        if taken.isdisjoint(place):
            kept.append(phrase)
            taken.update(place)
    return sorted(kept, key=lambda p: p.span)


_FRAGMENT = re.compile(r"(?<!\(\?)(?<!\(\?P)<([\w']+)>")
_BLANK = re.compile(r"\[[^\]]*\]| ")


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of the grammar: fragments put in, blanks widened to any white space, whole words only."""
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda m: grammar.FRAGMENTS[m[1]], pattern)
    pattern = _BLANK.sub(lambda m: r"(?:\s{1,3})" if m[0] == " " else m[0].replace(" ", r"\s"), pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


@cache
def _rules() -> dict[str, list[Rule]]:
    rank = 0
    found: dict[str, list[Rule]] = {}
    for family, rows in grammar.RULES.items():
        found[family] = []
        for name, shape, pattern in rows:
            found[family].append(Rule(name, shape, compiled(pattern), rank))
            rank += 1
    return found


@cache
def _triggers() -> re.Pattern[str]:
    """One pass over the text tells which families to try where."""
    families = "|".join(f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in grammar.FAMILIES.items())
    return re.compile(rf"(?<!\w)(?=[\w'’‘])(?:{families})", re.IGNORECASE)
