"""Who said what: source, cue and content of each reported statement.

    1. cues      which words attribute                                     korus.reading.cues
    2. contents  source and content of each cue, in the cue's window       korus.reading.contents
    3. settle    where two claim the same words, the surer one stands
    4. split     each sentence of a quotation is a statement of its own; the parts of one sentence are one
    5. continue  quotations without a tag go on from their speaker         korus.reading.continuations

Each is linear in the article's length.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from korus.reading import confidence, contents, cues
from korus.reading.continuations import continued
from korus.reading.mentions import Attribution, QuoteType, Span
from korus.reading.syntax import INSIDE, Syntax
from korus.reading.text import Document

#: Below this confidence a statement is left out (chosen on the folds of the corpus).
THRESHOLD = 0.4

#: What may stand at the edge of a content, and is no part of it.
_EDGE = " \t\n\r\u00a0,;:.–—-“”\"„«»‘’'`()[]*•▲"
_WORDLESS = re.compile(r"[\W_]*")
_LEADING_THAT = re.compile(r"that\b[\s,]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """One cue's source and content as token runs, before it is settled which stand."""

    cue: int
    source: tuple[int, ...]
    words: tuple[int, ...]
    content: tuple[int, ...]
    confidence: float
    labelling: contents.Labelling


def find(document: Document) -> tuple[Attribution, ...]:
    """The attributions of the article's body, in the order of their contents. Raises nothing on any text."""
    syntax = Syntax(document)
    settled = settle(proposals(document, syntax))
    spoken = [s for found in settled for s in statements(document, syntax, found)]
    return continued(document, syntax, merged(document, syntax, spoken))


def proposals(document: Document, syntax: Syntax) -> list[Found]:
    """What each probable cue attributes, surest first."""
    probable = cues.find(syntax)
    found = []
    for cue in probable:
        if document.blocks and document.blocks[syntax.block[cue]].kind != "body":
            continue
        labelling = contents.label(syntax, cue, probable)
        proposal = propose(document, syntax, labelling, probable)
        if proposal is not None:
            found.append(proposal)
    return sorted(found, key=lambda f: (-f.confidence, f.cue))


def propose(document: Document, s: Syntax, labelling: contents.Labelling, probable: dict[int, float]) -> Found | None:
    """The source and content of one cue; None when the model sees nothing said."""
    content = _completed(s, labelling, [t for t in labelling.tokens(contents.CONTENT) if _is_word(s, t)])
    if not content:
        return None
    return Found(
        labelling.cue,
        tuple(labelling.tokens(contents.SOURCE)),
        tuple(sorted({labelling.cue, *labelling.tokens(contents.CUE)})),
        tuple(content),
        confidence.of(s, labelling, content, probable),
        labelling,
    )


def _completed(s: Syntax, labelling: contents.Labelling, content: list[int]) -> list[int]:
    """`content` with the rest of each quotation that it begins, and with a sign that belongs to its first number."""
    begun = {s.quotation[t] for t in content if s.state[t] == INSIDE} - {s.quotation[labelling.cue]}
    named = {*labelling.tokens(contents.SOURCE), *labelling.tokens(contents.CUE), labelling.cue}
    found = set(content)
    end = labelling.start + len(labelling.labels)
    found.update(
        t
        for t in range(labelling.start, end)
        if s.quotation[t] in begun and s.state[t] == INSIDE and t not in named and _is_word(s, t)
    )
    found.update(t - 1 for t in content if t > 0 and s.tag[t - 1] == "$" and s.state[t - 1] == s.state[t])
    return sorted(found)


def _is_word(s: Syntax, token: int) -> bool:
    return any(c.isalnum() for c in s.word[token])


def settle(found: Iterable[Found]) -> list[Found]:
    """Those that stand, in order of text: the surer one where two claim the same words."""
    taken: set[int] = set()
    standing = []
    for proposal in found:
        if proposal.confidence < THRESHOLD:
            continue
        overlap = sum(t in taken for t in proposal.content)
        if overlap * 3 > len(proposal.content):
            continue
        if overlap:
            proposal = replace(proposal, content=tuple(t for t in proposal.content if t not in taken))
        taken.update(proposal.content)
        standing.append(proposal)
    return sorted(standing, key=lambda f: min(f.content))


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
    if s.pos[found.cue] == "AUX" and s.word[found.cue] in _MODALS and all(s.pos[t] == "AUX" for t in found.words):
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


def _apart(s: Syntax, group: list[tuple[int, int]], cue: int) -> tuple[int, int]:
    first, last = group[0][0], group[-1][1]
    if first <= cue <= last:
        return (0, 0)
    # The sentence in front of the tag before the one behind it: "A," he said. "B."
    return (min(abs(first - cue), abs(cue - last)), first > cue)


def _pieces(document: Document, s: Syntax, found: Found) -> list[tuple[int, int]]:
    """Runs of content tokens `(first, last)`, gaps of marks closed, cut where a sentence ends."""
    content = set(found.content)
    pieces: list[tuple[int, int]] = []
    for t in found.content:
        if pieces and _bridged(s, pieces[-1][1], t, content) and not _sentence_between(document, s, pieces[-1][1], t):
            pieces[-1] = (pieces[-1][0], t)
        else:
            pieces.append((t, t))
    return pieces


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
    # "Coffee's on," she said, "and ..." goes on; ... she said. "Bring a warrant" does not; nor does "Why?" he asked. "Who?"
    return s.sentence[left[1]] != s.sentence[right[0]] and bool(
        re.search(r"[.!?…:]\s*$", gap[-2] if len(gap) > 1 else between)
    )


def _content(document: Document, s: Syntax, group: Sequence[tuple[int, int]]) -> tuple[Span, ...]:
    found = []
    for first, last in group:
        span = bare(document.text, Span(s.start[first], s.end[last]))
        if len(span):
            found.append(span)
    return tuple(found)


def bare(text: str, span: Span) -> Span:
    """`span` without the marks at its edges and without a leading "that"."""
    start, end = span.start, span.end
    while start < end and text[start] in _EDGE and not (text[start] in "'’" and text[start + 1 : start + 2].isdigit()):
        start += 1
    if match := _LEADING_THAT.match(text, start, end):
        if match.end() < end and not re.match(r"that('s|’s| is| was| would| will)\b", text[start:end], re.IGNORECASE):
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


def merged(document: Document, s: Syntax, spoken: Sequence[Statement]) -> list[Attribution]:
    """Attributions of `spoken`, in order of text; the parts of one sentence with one source are one statement."""
    groups: list[list[Statement]] = []
    heads: dict[int, int] = {}  # sentence -> the last group whose head stands in it
    follow: dict[int, int] = {}
    last_head = 0
    for statement in spoken:
        if not statement.head:
            follow[len(groups)] = last_head
            groups.append([statement])
            continue
        known = heads.get(statement.sentence)
        if known is not None and _one_source(groups[known][0], statement):
            groups[known].append(statement)
            last_head = known
            continue
        heads[statement.sentence] = last_head = len(groups)
        groups.append([statement])
    made = [_attribution(document, group) for group in groups]
    order = sorted(range(len(made)), key=lambda k: (made[k].content[0], k))
    place = {k: i for i, k in enumerate(order)}
    return [replace(made[k], continues=place[follow[k]] if k in follow else None) for k in order]


def _one_source(one: Statement, other: Statement) -> bool:
    return bool(one.source) and (not other.source or any(a.overlaps(b) for a in one.source for b in other.source))


def _attribution(document: Document, group: Sequence[Statement]) -> Attribution:
    content = tuple(sorted(span for st in group for span in st.content))
    return Attribution(
        source=tuple(sorted({span for st in group for span in st.source})),
        cue=tuple(sorted({span for st in group for span in st.cue})),
        content=content,
        quote_type=quote_type(document, content),
        confidence=round(max(st.confidence for st in group), 4),
        explanation="; ".join(dict.fromkeys(st.explanation for st in group)),
    )


def quote_type(document: Document, content: Sequence[Span]) -> QuoteType:
    """Direct when all words stand between quotation marks, mixed when some do."""
    total = sum(len(span) for span in content)
    quoted = 0
    for span in content:
        for quotation in document.quotations:
            if quotation.inner.start >= span.end:
                break
            quoted += max(0, min(span.end, quotation.inner.end) - max(span.start, quotation.inner.start))
    if quoted >= 0.9 * total:
        return "direct"
    return "mixed" if quoted else "indirect"


__all__ = ["MARK", "THRESHOLD", "Attribution", "Iterator", "find"]
