"""Statements out of the words of one cue: each sentence of a quotation is one, the parts of a sentence are one.

"A. B," he said. "C."       three statements of one speaker; the tag is B's
"A," he said, "and B."      one statement in two pieces
Amazon will build B.        a plan without a word of speech: the whole clause
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from korus.reading.mentions import Span
from korus.reading.syntax import INSIDE, OUTSIDE, Syntax
from korus.reading.text import Document

#: What may stand at the edge of a content, and is no part of it.
_EDGE = " \t\n\r\u00a0,;:.–—-“”\"„«»‘’'`()[]*•▲"
_ENDED = re.compile(r"[.!?…:]\s*$")
_WORDLESS = re.compile(r"[\W_]*")
#: The conjunction, not "that is ..." and "that would ...", where it is what is spoken of.
_LEADING_THAT = re.compile(r"that\b(?!\s*['’]s|\s+(?:is|was|would|will)\b)[\s,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One cue's source and content as token runs, before it is settled which stand."""

    cue: int
    source: tuple[int, ...]
    words: tuple[int, ...]
    content: tuple[int, ...]
    confidence: float
    measures: list[float]  # what the confidence rests on


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement on its way to being an attribution. `sentence` tells which statements are parts of one."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    confidence: float
    sentence: int
    head: bool  # has the cue; the other sentences of its quotation go on from it
    explanation: str


def statements(document: Document, s: Syntax, found: Found) -> list[Statement]:
    """The sentences that one cue attributes: the tagged one first, then the others of its quotation."""
    pieces = _pieces(document, s, found)
    source, cue = spans(document, s, found.source), spans(document, s, found.words)
    if s.pos[found.cue] == "AUX" and s.word[found.cue] in _MODALS:
        pieces = _with_subject(s, found, pieces)
    groups: list[list[tuple[int, int]]] = []
    for piece in pieces:
        if groups and not _parted(document, s, groups[-1][-1], piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    contents_of = [_content(document, s, group) for group in groups]
    groups = [g for g, c in zip(groups, contents_of, strict=True) if c]
    contents_of = [c for c in contents_of if c]
    if not groups:
        return []
    tagged = min(range(len(groups)), key=lambda k: _apart(s, groups[k], found.cue))
    words = " ".join(span.of(document.text) for span in cue)
    result = []
    for k, content in enumerate(contents_of):
        head = k == tagged
        result.append(
            Statement(
                source if head else (),
                cue if head else (),
                content,
                found.confidence,
                s.sentence[found.cue] if head else -1,
                head,
                f'cue "{words}"' if head else f'same quotation as the sentence with "{words}"',
            )
        )
    result.sort(key=lambda st: not st.head)
    return result


#: "X will do Y" says a plan without a word of speech: the whole clause is the statement.
_MODALS = frozenset({"will", "'ll", "’ll", "wo", "would", "shall", "ca", "can", "must"})


def _with_subject(s: Syntax, found: Found, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    mine = sorted({*found.source, *found.words})
    for k, (first, last) in enumerate(pieces):
        before = [t for t in mine if t < first]
        # Only what leads up to the content in one clause: "Amazon will" + "invest", not a subject far off.
        if before and first - before[0] <= 40 and s.sentence[before[0]] == s.sentence[first]:
            start = before[0]
            return [*(p for p in pieces[:k] if p[1] < start), (start, last), *pieces[k + 1 :]]
    return pieces


def _apart(s: Syntax, group: list[tuple[int, int]], cue: int) -> tuple[bool, int]:
    """How far a statement stands from its cue: beyond the end of the tag's sentence is farther than any distance."""
    first, last = group[0][0], group[-1][1]
    if first <= cue <= last:
        return (False, 0)
    between = range(last + 1, cue) if last < cue else range(cue + 1, first)
    stopped = any(s.state[t] == OUTSIDE and s.word[t] in _STOPS for t in between)
    return (stopped, len(between))


def _pieces(document: Document, s: Syntax, found: Found) -> list[tuple[int, int]]:
    """Runs of content tokens `(first, last)`, gaps of marks closed, cut where a sentence ends."""
    content = set(found.content)
    pieces: list[tuple[int, int]] = []
    for t in found.content:
        if pieces and _bridged(s, pieces[-1][1], t, content) and not _sentence_between(document, s, pieces[-1][1], t):
            pieces[-1] = (pieces[-1][0], t)
        else:
            pieces.append((t, t))
    return [_resumed(s, found.cue, pieces[k - 1], piece) if k else piece for k, piece in enumerate(pieces)]


def _resumed(s: Syntax, cue: int, before: tuple[int, int], piece: tuple[int, int]) -> tuple[int, int]:
    """A quotation that goes on behind its tag, without the one addressed: “…,” she told *the council*, “and …”."""
    first, last = piece
    if s.state[before[1]] != INSIDE or not before[1] < cue < first or s.state[first] == INSIDE:
        return piece
    inside = next((t for t in range(first, last + 1) if s.state[t] == INSIDE), first)
    addressed = range(first, inside)
    return piece if any(s.pos[t] in ("VERB", "AUX", "SCONJ") for t in addressed) else (inside, last)


def _bridged(s: Syntax, left: int, right: int, content: set[int]) -> bool:
    if right - left > 4:
        return False
    return all(t in content or not any(c.isalnum() for c in s.word[t]) for t in range(left + 1, right))


def _sentence_between(document: Document, s: Syntax, left: int, right: int) -> bool:
    """Whether a sentence ends between two words: a stop of its own, and a beginning behind it."""
    if s.block[left] != s.block[right]:
        return True
    stopped = any(s.word[t][-1:] in _STOPS and not any(c.isalnum() for c in s.word[t]) for t in range(left + 1, right))
    if not stopped:
        # "U.S. Steel" and "Inc. He": the stop belongs to the word, and the parser decides.
        return s.word[left][-1:] == "." and s.sentence[left] != s.sentence[right] and _begins(document.text, s, right)
    return _begins(document.text, s, right)


def _begins(text: str, s: Syntax, token: int) -> bool:
    first = text[s.start[token]]
    return first.isupper() or first.isdigit() or (s.sentence[token - 1] != s.sentence[token] and not first.islower())


_STOPS = frozenset(".!?…")


def _parted(document: Document, s: Syntax, left: tuple[int, int], right: tuple[int, int]) -> bool:
    """Whether two pieces are statements of their own: a sentence ends between them."""
    between = document.text[s.end[left[1]] : s.start[right[0]]]
    if s.block[left[1]] != s.block[right[0]]:
        return True
    gap = re.split(r"[“”\"„«»‘’]|''|``", between)
    # "Coffee's on," she said, "and ..." goes on. "Bring a warrant" behind a full stop does not.
    tag = gap[-2] if len(gap) > 1 else between
    return s.sentence[left[1]] != s.sentence[right[0]] and bool(_ENDED.search(tag))


def _content(document: Document, s: Syntax, group: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    found = []
    for first, last in group:
        span = bare(document.text, Span(s.start[first], s.end[last]))
        if len(span):
            found.append(_with_marks(document, span))
    return tuple(found)


def _with_marks(document: Document, span: Span) -> Span:
    """`span` with the closing mark of a quotation that begins in it, with the opening mark of one that ends in it."""
    start, end = span.start, span.end
    for quotation in document.quotations_over(span):
        if not quotation.closed:
            continue
        if start < quotation.span.start and quotation.inner.end - 1 <= end < quotation.span.end:
            end = quotation.span.end
        elif quotation.span.start < start <= quotation.inner.start and quotation.span.end < end:
            start = quotation.span.start
    return Span(start, end)


def bare(text: str, span: Span) -> Span:
    """`span` without the marks at its edges and without a leading "that"."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE and not (text[start] in "'’" and text[start + 1 : start + 2].isdigit()):
        start += 1
    match = _LEADING_THAT.match(text, start, end)
    if match and match.end() < end:
        start = match.end()
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end) if not _WORDLESS.fullmatch(text, start, end) else Span(start, start)


def spans(document: Document, s: Syntax, tokens: Sequence[int]) -> tuple[Span, ...]:
    """Runs of neighbouring tokens as spans of the text, marks and blanks at the edges left out."""
    found: list[Span] = []
    last = -2
    for t in tokens:
        if s.start[t] == s.end[t]:
            continue
        if t == last + 1 and found:
            found[-1] = Span(found[-1].start, s.end[t])
        else:
            found.append(Span(s.start[t], s.end[t]))
        last = t
    stripped = (_stripped(document.text, span) for span in found)
    return tuple(span for span in stripped if len(span))


def _stripped(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in ',;“”"„«»'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;“”"„«»'):
        end -= 1
    return Span(start, end)
