"""Datelines: the place, day and agency in front of an article's first words, which belong to no sentence.

GRAZ, Austria, July 24 (Meridian Newswire) - Chip packaging group Halvora ...
MATTOON, Ill. -- For 61 years ...
MANILA, Philippines—The ...  MATSUE--The ...
London (Reuters) – The ...
"""

import re
from collections.abc import Sequence

from korus.reading.mentions import Span
from korus.reading.text import Document

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"

_DATELINE = re.compile(
    rf"""
    (?:\([A-Z ]{{2,12}}\)\s*)?                              # (LEAD)
    (?:
        (?P<capitals>[^\W\d_a-z][^\d\W_a-z.'’/ -]*(?:[ ./'’-][^\W\d_a-z]+)*)   # a place in capitals, or two
      | [^\W\d_][\w.'’-]*(?:\ [^\W\d_][\w.'’-]*){{0,3}}       # or as it is usually written
    )
    (?:,\ [^\W\d_][\w.\ ]{{1,24}}?){{0,2}}                    # its state or country
    (?P<day>,?\ (?:{_MONTH}\ \d{{1,2}}|\d{{1,2}}\ {_MONTH})(?:,?\ \d{{4}})?)?
    \s*(?P<agency>\([^)\n]{{1,40}}\))?
    \s*(?:(?:--|—|–|-)\s+|(?:--|—)(?=\S))
    """,
    re.VERBOSE,
)


def find(document: Document) -> tuple[Span, ...]:
    """The datelines of the article, one at most at the beginning of a block."""
    found = []
    for block in document.blocks:
        match = _DATELINE.match(document.text, block.span.start, min(block.span.end, block.span.start + 120))
        if match and (match["day"] or match["agency"] or len(match["capitals"] or "") > 2):
            found.append(Span(*match.span()))
    return tuple(found)


def without(spans: Sequence[Span], datelines: Sequence[Span]) -> tuple[Span, ...]:
    """`spans` with what lies in a dateline cut off; a span that is all dateline goes."""
    kept = []
    for span in spans:
        start = max([span.start, *(d.end for d in datelines if d.start <= span.start < d.end)])
        if start < span.end:
            kept.append(Span(start, span.end))
    return tuple(kept)
