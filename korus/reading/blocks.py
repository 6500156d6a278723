"""The lines of an article and what each is: a paragraph, a headline, or furniture.

Text from the web carries menus, captions and invitations; they are kept (offsets must hold) but yield no claims. Text
from mail and wires comes hard-wrapped: its paragraphs are then parted by blank lines, and its line ends are blanks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from korus.reading.languages.en import furniture
from korus.reading.mentions import Span

BlockKind = Literal["body", "headline", "furniture"]


@dataclass(frozen=True, slots=True)
class Block:
    """A line of the article, or a paragraph of hard-wrapped lines."""

    span: Span
    kind: BlockKind


_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[•▪▲●■◆·*–—-]\s|\(?\d{1,2}[.)]\s)")
#: Ends like a sentence, a source or an end mark in brackets aside: "on Monday. (END)".
_FINISHED = re.compile(r"[.!?…:;,][\"”’'»)\]*_]*\s*(?:\([^()]{1,40}\))?\s*$")
_PICTURE_CREDIT = re.compile(r"\W*(?:image|photo(?:graph)?|picture|pic|credit)\b|[—–-]{1,2} ?[A-Z]", re.IGNORECASE)
_OPENINGS = re.compile(r"\W{0,4}(?:" + "|".join(furniture.OPENINGS) + ")", re.IGNORECASE)
_CREDITS = re.compile("|".join(furniture.CREDITS), re.IGNORECASE)
_BYLINE = re.compile(rf"\W*(?i:{furniture.BYLINE.partition('[')[0].strip()}) [A-Z]")
_DATE_LINE = re.compile(
    rf"\W*(?:(?:{furniture.WEEKDAYS}|{furniture.MONTHS}|date|\d{{1,4}}(?:st|nd|rd|th)?|[ap]\.?m\.?|[a-z]{{2,4}}t)\b[\W_]*)+$",
    re.IGNORECASE,
)
#: "Target: 115,000 homes", "Declan: fair", “I kept it” — same: statements that their writer left without a full stop.
_LABELLED = re.compile(r"[^:]{1,40}: \S|[“\"‘']\w.*[”\"’']")
_MENU = re.compile(r"(?:[^|]{1,40}\|){2,}")

#: Up to so many words a line that does not end like a sentence is a heading or a link.
SHORT = 16
#: Up to so many words a line with a credit in it is a caption.
CAPTION = 45


def find(text: str, title: str = "") -> tuple[Block, ...]:
    """The blocks of `text` in order; blank lines belong to none."""
    spans = [_bare(text, Span(*m.span())) for m in _LINE.finditer(text) if m[0].strip()]
    spans = _paragraphs(text, spans)
    # Lines with no blank line between them and the one before belong together: a caption and its credit.
    close = [False, *(text.count("\n", a.end, b.start) == 1 for a, b in pairwise(spans))]
    kinds = _kinds([s.of(text) for s in spans], close, title)
    return tuple(Block(span, kind) for span, kind in zip(spans, kinds, strict=True))


def _bare(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def _paragraphs(text: str, lines: list[Span]) -> list[Span]:
    width = _wrap_width(text, lines)
    if not width:
        return lines
    found: list[Span] = []
    last = 0  # the length of the line before
    for line in lines:
        joined = (
            bool(found)
            and text.count("\n", found[-1].end, line.start) == 1
            and last > width * 0.6
            and not _BULLET.match(line.of(text))
        )
        if joined:
            found[-1] = replace(found[-1], end=line.end)
        else:
            found.append(line)
        last = len(line)
    return found


def _wrap_width(text: str, lines: list[Span]) -> int:
    """The column at which `text` is hard-wrapped; 0 when it is not.

    Wrapped lines end near one column and in mid-sentence: their successors begin in lower case far more often than
    the paragraphs of an article do.
    """
    pairs = [(a, b) for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    if len(pairs) < 3:
        return 0
    lengths = sorted(len(a) for a, _ in pairs)
    width = lengths[len(lengths) * 9 // 10]
    if not 35 <= width <= 120:
        return 0
    near = sum(width - 22 <= n <= width + 12 for n in lengths)
    lower = sum(text[b.start].islower() for _, b in pairs)
    return width if near >= 0.6 * len(pairs) and lower >= 0.3 * len(pairs) else 0


def _kinds(lines: Sequence[str], close: Sequence[bool], title: str) -> list[BlockKind]:
    kinds: list[BlockKind] = ["furniture" if _is_furniture(line) else "body" for line in lines]
    for i in range(1, len(lines)):
        # A caption stands before its credit, a pull quote before its "— Name, office".
        if (
            kinds[i] == "furniture"
            and close[i]
            and _PICTURE_CREDIT.match(lines[i])
            and len(lines[i - 1].split()) <= SHORT
        ):
            kinds[i - 1] = "furniture"
    _mark_repeated(lines, kinds)
    _mark_headings(lines, kinds, title)
    return kinds


def _is_furniture(line: str) -> bool:
    words = len(line.split())
    if _DATE_LINE.match(line) or _MENU.match(line):
        return True
    if _OPENINGS.match(line) and words <= CAPTION and not line.startswith(("“", '"')):
        return True
    if words <= CAPTION and _CREDITS.search(line) and not _FINISHED.search(line):
        return True
    if words <= 12 and _BYLINE.match(line) and not _FINISHED.search(line):
        return True
    if re.match(r"[—–-]{1,2} ?[A-Z]", line) and words <= 10 and not _FINISHED.search(line):
        return True
    letters = [c for c in line if c.isalpha()]
    return not letters or sum(c < "\u0250" for c in letters) < 0.5 * len(letters)


def _mark_repeated(lines: Sequence[str], kinds: list[BlockKind]) -> None:
    """What stands twice on a page is a headline over a picture or a pull quote: only its longest home is read."""
    folded = [re.sub(r"\W+", " ", line).strip().casefold() for line in lines]
    first: set[str] = set()
    body = "\n".join(f for f, line in zip(folded, lines, strict=True) if _FINISHED.search(line))
    for i, line in enumerate(folded):
        unfinished = not _FINISHED.search(lines[i])
        repeated = line in first or (kinds[i] == "body" and len(line) > 30 and line in body)
        if unfinished and repeated:
            kinds[i] = "furniture"
        first.add(line)


def _mark_headings(lines: Sequence[str], kinds: list[BlockKind], title: str) -> None:
    body = [i for i, line in enumerate(lines) if kinds[i] == "body" and _FINISHED.search(line)]
    first = body[0] if body else 0
    last = body[-1] if body else len(lines)
    for i, line in enumerate(lines):
        if kinds[i] != "body" or _FINISHED.search(line):
            continue
        if line.strip() == title.strip() or (i < first and len(line.split()) <= 30):
            kinds[i] = "headline"
        elif len(line.split()) <= SHORT and not _BULLET.match(line) and not (i > first and _LABELLED.match(line)):
            kinds[i] = "headline" if first < i < last else "furniture"
