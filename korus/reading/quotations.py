"""Words between quotation marks: “…” "…" ''…'' «…» „…“ 「…」 and, where nothing else is used, ‘…’ and '…'.

Marks are paired inside one block, so that a stray one spoils no more than its paragraph. A quotation that goes on in
the next paragraph is left open at the end of its own, and the next paragraph opens again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from korus.reading.blocks import Block
from korus.reading.mentions import Span


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks. `span` has the marks, `inner` has not; an unclosed one ends with its block."""

    span: Span
    inner: Span
    block: int  # index into Document.blocks
    closed: bool


_CLOSERS = {
    "“": '”"',
    "”": "”",
    "«": "»",
    "„": '“”"',
    "「": "」",
    "『": "』",
    '"': '"”',
    "''": "''",
    "``": "''",
    "‘": "’",
    "'": "'",
}
_MARK = re.compile(r"''|``|[“”«»„「」『』\"‘’']")
#: ’Tis, ’em, '90s and the like begin with an apostrophe, not with a quotation.
_ELIDED = re.compile(r"['’‘](?:\d\ds?\b|tis\b|twas\b|em\b|til\b|cause\b|n['’]?\b|s\b|round\b|bout\b)", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…](?=\s|$)")

#: How far, in characters, a closing mark is looked for: keeps a text of nothing but marks linear.
REACH = 6_000
REACH_SINGLE = 800


def find(text: str, blocks: Sequence[Block]) -> tuple[Quotation, ...]:
    """The outer quotations of `text`, in order; none crosses a block. Raises nothing, however the marks stand."""
    found: list[Quotation] = []
    for i, block in enumerate(blocks):
        following = text[blocks[i + 1].span.start : blocks[i + 1].span.start + 2] if i + 1 < len(blocks) else ""
        found += _in_block(text, block.span, i, following)
    return tuple(found)


def _in_block(text: str, block: Span, index: int, following: str) -> Iterator[Quotation]:
    position = block.start
    barren = {"‘": 0, "'": 0}  # up to where no single mark closes: what one opening has searched, the next need not
    while mark := _MARK.search(text, position, block.end):
        position = mark.end()
        if not _opens(text, mark, block):
            continue
        closing = _closing_single(text, mark, block, barren) if mark[0] in barren else _closing(text, mark, block)
        if closing is not None:
            yield Quotation(Span(mark.start(), closing.end), Span(mark.end(), closing.start), index, closed=True)
            position = closing.end
        elif mark[0] not in ("'", "’") and mark.end() < block.end:
            # A next paragraph that opens with the same mark goes on with the quotation; else the mark is a stray one,
            # or its partner was lost: what it may cover ends with the sentence.
            end = block.end if following.startswith(mark[0]) else _sentence_end(text, mark.end(), block.end)
            yield Quotation(Span(mark.start(), end), Span(mark.end(), end), index, closed=False)
            position = end


def _opens(text: str, mark: re.Match[str], block: Span) -> bool:
    if mark[0] not in _CLOSERS or mark.end() >= block.end:
        return False
    before = text[mark.start() - 1] if mark.start() > block.start else " "
    after = text[mark.end()]
    if mark[0] in ("‘", "'"):
        return not before.isalnum() and not after.isspace() and not _ELIDED.match(text, mark.start())
    if mark[0] in ('"', "''", "”"):
        # A straight mark behind a word or a stop closes something that was never opened (or means inches).
        return (
            not after.isspace() and not (before.isalnum() or before in ".,!?") and (mark[0] != "”" or after.isalnum())
        )
    return True


def _closing_single(text: str, opened: re.Match[str], block: Span, barren: dict[str, int]) -> Span | None:
    position = max(opened.end(), barren[opened[0]])
    end = min(block.end, opened.end() + REACH_SINGLE)
    while mark := _MARK.search(text, position, end):
        position = mark.end()
        if mark[0] == _CLOSERS[opened[0]] and _closes_single(text, mark, block):
            return Span(*mark.span())
    barren[opened[0]] = end
    return None


def _closing(text: str, opened: re.Match[str], block: Span) -> Span | None:
    position, depth = opened.end(), 0
    end = min(block.end, position + REACH)
    while mark := _MARK.search(text, position, end):
        position = mark.end()
        if mark[0] == opened[0] and opened[0] in "“«„「『":
            depth += 1  # the same mark again: a nested quotation, or one whose partner was lost
            if depth == 1 and not _has_two_closers(text, mark.end(), end, opened[0]):
                return None
        elif mark[0] in _closers(opened[0]):
            if depth:
                depth -= 1
                continue
            return Span(*mark.span())
    return None


def _closers(opening: str) -> tuple[str, ...]:
    closers = _CLOSERS[opening]
    return (closers,) if closers == "''" else tuple(closers)


def _has_two_closers(text: str, start: int, end: int, opening: str) -> bool:
    """Whether the next two marks behind a second opening both close: the quotations are nested, not one left open."""
    marks = list(islice((m[0] for m in _MARK.finditer(text, start, end) if m[0] not in "'’‘"), 2))
    return len(marks) == 2 and all(m in _closers(opening) for m in marks)


def _closes_single(text: str, mark: re.Match[str], block: Span) -> bool:
    """A closing single mark stands behind a word or stop and before none; "the workers' rights" goes on."""
    before = text[mark.start() - 1]
    after = text[mark.end()] if mark.end() < block.end else " "
    if after.isalnum() or before.isspace():
        return False
    if before in ".,!?…;—-" or not after.isspace():
        return True
    if before not in "sS":
        return True
    # Behind an s it may be a possessive: it closes only when no better mark follows before the next opening.
    rest = text[mark.end() : min(block.end, mark.end() + REACH_SINGLE // 2)]
    opening = re.search(r"[\s(]['‘](?=\w)", rest)
    ahead = rest[: opening.start()] if opening else rest
    return not re.search(r"\S['’](?!\w)", ahead)


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(text, start, end)
    return match.end() if match else end
