"""Quotations that no tag attributes: they go on from the speaker before them.

Opened again   “A.            a paragraph whose quotation stays open, and the next one opens again
               “B.” he said.
Behind a tag   “A,” he said. “B. C.”
On their own   “D.”           a paragraph that is nothing but a quotation
Behind a colon He had this to say:
               “E.”
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from korus.reading.mentions import Attribution, Span
from korus.reading.syntax import Syntax
from korus.reading.text import Document, Quotation, trim

#: A continuation is somewhat less sure than what it continues.
DISCOUNT = 0.95

_SENTENCE_LIKE = re.compile(r"[\W_]*[A-Z0-9]")
_ENDED = re.compile(r"[.!?…,;:–—-][\s\"”’']*$")
_BEFORE = re.compile(r"(?:^\s*|[.!?…:][\"”’')\]]*\s*|[\"”’»]\s+)$")


@dataclass(frozen=True, slots=True)
class _Link:
    """A quoted sentence and the attribution that it goes on from."""

    content: Span
    on: Attribution
    rule: str


def continued(document: Document, s: Syntax, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """`found` with the untagged quotations that go on from one of them, in order of text."""
    by_block: dict[int, list[Attribution]] = {}
    starts = [block.span.start for block in document.blocks]
    for attribution in found:
        by_block.setdefault(max(0, bisect_right(starts, attribution.content[0].start) - 1), []).append(attribution)
    links = list(_links(document, s, by_block))
    if not links:
        return tuple(found)
    return _ordered(document, found, links)


def _links(document: Document, s: Syntax, by_block: dict[int, list[Attribution]]) -> Iterator[_Link]:
    quotations: dict[int, list[Quotation]] = {}
    for quotation in document.quotations:
        quotations.setdefault(quotation.block, []).append(quotation)
    speaker: Attribution | None = None  # who spoke last, in the paragraph before or in this one
    open_before = False
    for index, block in enumerate(document.blocks):
        if block.kind != "body":
            continue
        mine = by_block.get(index, [])
        lead_in = speaker is not None and open_before
        for quotation in quotations.get(index, []):
            inner = quotation.inner
            if any(span.overlaps(inner) for a in mine for span in a.content):
                continue
            before = [a for a in mine if a.content[-1].start < inner.start]
            on = before[-1] if before else speaker
            if on is None or not _is_speech(document, quotation, block.span):
                continue
            alone = _is_alone(document, quotations[index], block.span) and not mine
            if before and on.quote_type != "indirect":
                rule = "a quotation behind a tagged one"
            elif not before and lead_in and inner.start - block.span.start <= 2:
                rule = "a quotation that goes on in the next paragraph"
            elif not before and alone:
                rule = "a paragraph that is a quotation goes on from the speaker before it"
            else:
                continue
            for sentence in sentences(document, s, inner):
                yield _Link(sentence, on, rule)
        if mine:
            speaker = mine[-1]
        elif not (quotations.get(index) and _is_alone(document, quotations[index], block.span)):
            speaker = None
        last = quotations.get(index, [None])[-1]
        open_before = last is not None and not last.closed and last.span.end >= block.span.end


def _is_speech(document: Document, quotation: Quotation, block: Span) -> bool:
    """Whether a quotation is a sentence somebody says, and not a word in quotation marks."""
    words = quotation.inner.of(document.text)
    if not _SENTENCE_LIKE.match(words) or (quotation.closed and not _ENDED.search(words)):
        return False
    return bool(_BEFORE.search(document.text[max(block.start, quotation.span.start - 20) : quotation.span.start]))


def _is_alone(document: Document, quotations: Sequence[Quotation], block: Span) -> bool:
    letters = sum(c.isalnum() for c in block.of(document.text))
    quoted = sum(c.isalnum() for q in quotations for c in q.inner.of(document.text))
    return quoted >= 0.9 * letters


def sentences(document: Document, s: Syntax, span: Span) -> Iterator[Span]:
    """The sentences inside `span`, without the marks at their ends."""
    start, last = span.start, -1
    for t in range(bisect_left(s.start, span.start), bisect_left(s.start, span.end)):
        if s.sentence[t] != last and last >= 0:
            yield from _worded(document.text, Span(start, s.start[t]))
            start = s.start[t]
        last = s.sentence[t]
    yield from _worded(document.text, Span(start, span.end))


def _worded(text: str, span: Span) -> Iterator[Span]:
    bare = trim(text, span, " \t\n\r,;.–—-“”\"„«»‘’'")
    if any(c.isalnum() for c in bare.of(text)):
        yield bare


def _ordered(document: Document, found: Sequence[Attribution], links: Sequence[_Link]) -> tuple[Attribution, ...]:
    made: list[tuple[Attribution, Attribution | None]] = [
        (a, found[a.continues] if a.continues is not None else None) for a in found
    ]
    for link in links:
        on = found[link.on.continues] if link.on.continues is not None else link.on
        made.append(
            (
                Attribution(
                    (), (), (link.content,), "direct", round(link.on.confidence * DISCOUNT, 4), None, link.rule
                ),
                on,
            )
        )
    made.sort(key=lambda pair: pair[0].content[0])
    place = {id(a): k for k, (a, _) in enumerate(made)}
    return tuple(replace(a, continues=place[id(on)] if on is not None else None) for a, on in made)
