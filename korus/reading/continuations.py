"""Quotations that no tag attributes, and plans: they go on from the speaker before them.

Opened again   “A.            a paragraph whose quotation stays open, and the next one opens again
               “B.” he said.
Behind a tag   “A,” he said. “B. C.”
On their own   “D.”           a paragraph that is nothing but a quotation
Behind a colon He had this to say:
               “E.”
In a turn      VOSS: F. G.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from korus.reading.cues import senses
from korus.reading.languages.en.attribution import WITHHOLDING
from korus.reading.mentions import Attribution, QuoteType, Span
from korus.reading.syntax import OUTSIDE, Syntax
from korus.reading.text import Document, Quotation, trim
from korus.reading.transcripts import Turn

#: A continuation is somewhat less sure than what it continues.
DISCOUNT = 0.95
#: The confidence of a speaker whom only a colon tells.
LED_IN = 0.7
#: The confidence of a turn of a transcript; that of its further sentences is discounted.
IN_TURN = 0.9
#: So many words of a turn state something; fewer greet, thank or call to order.
FEWEST_WORDS = 3
TURN_RULE = "a sentence in the turn of a transcript"
QUOTATION_RULE = "a sentence that goes on in the same quotation"
PLAN_RULE = "a sentence that goes on with a plan just told"
REPORTED_RULE = "“would” in a sentence that goes on with what was just told in other words than the speaker's"
#: So many sentences of a paragraph at most go on with a plan.
MOST_SENTENCES = 3

_SENTENCE_LIKE = re.compile(r"[\W_]*[A-Z0-9]")
_ENDED = re.compile(r"[.!?…,;:–—-][\s\"”’']*$")
_BEFORE = re.compile(r"(?:^\s*|[.!?…:][\"”’')\]]*\s*|[\"”’»]\s+)$")


@dataclass(frozen=True, slots=True)
class _Link:
    """A quoted sentence and the attribution that it goes on from."""

    content: Span
    on: Attribution
    rule: str


def continued(
    document: Document, s: Syntax, found: Sequence[Attribution], turns: Sequence[Turn] = ()
) -> tuple[Attribution, ...]:
    """`found` with the untagged quotations that go on from one of them, and the `turns` of a transcript, in order."""
    origin = {id(a): found[a.continues] for a in found if a.continues is not None}
    led_in = [*_led_in(document, s, found), *_in_turns(document, s, turns)]
    everything = sorted([*found, *(link.on for link in led_in if link.content == link.on.content[0])], key=_place)
    links = [link for link in led_in if link.content != link.on.content[0]]
    links += [*_quoted(document, s, _by_block(document, everything)), *_planned(document, s, everything)]
    return _ordered(everything, origin, links)


def _place(attribution: Attribution) -> Span:
    return attribution.content[0]


def _by_block(document: Document, found: Sequence[Attribution]) -> dict[int, list[Attribution]]:
    starts = [block.span.start for block in document.blocks]
    by_block: dict[int, list[Attribution]] = {}
    for attribution in found:
        by_block.setdefault(max(0, bisect_right(starts, attribution.content[0].start) - 1), []).append(attribution)
    return by_block


def _quoted(document: Document, s: Syntax, by_block: dict[int, list[Attribution]]) -> Iterator[_Link]:
    """The quotations without a tag, each sentence for itself."""
    quotations: dict[int, list[Quotation]] = {}
    for quotation in document.quotations:
        quotations.setdefault(quotation.block, []).append(quotation)
    speaker: Attribution | None = None  # who spoke last, in the paragraph before
    open_before = False
    for index, block in enumerate(document.blocks):
        if block.kind != "body":
            continue
        mine, here = by_block.get(index, []), quotations.get(index, [])
        alone = bool(here) and _is_alone(document, here, block.span)
        taken = sorted(span for a in mine for span in a.content)
        starts = [a.content[-1].start for a in mine]
        for quotation in here:
            if _overlaps(taken, quotation.inner) or not _is_speech(document, quotation, block.span):
                continue
            count = bisect_left(starts, quotation.inner.start)
            on = mine[count - 1] if count else speaker
            if on is None:
                continue
            if count:
                rule = "a quotation behind a tagged one" if on.quote_type != "indirect" else ""
            elif open_before and quotation.span.start - block.span.start <= 1:
                rule = "a quotation that goes on in the next paragraph"
            else:
                rule = (
                    "a paragraph that is a quotation goes on from the speaker before it" if alone and not mine else ""
                )
            if rule:
                yield from (_Link(sentence, on, rule) for sentence in sentences(document, s, quotation.inner))
        if mine:
            speaker = mine[-1]
        elif not alone:
            speaker = None
        open_before = bool(here) and not here[-1].closed and here[-1].span.end >= block.span.end


def _overlaps(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of the ordered `spans` overlaps `span`."""
    at = bisect_left(spans, span)
    return any(other.overlaps(span) for other in spans[max(0, at - 1) : at + 1])


def _led_in(document: Document, s: Syntax, found: Sequence[Attribution]) -> Iterator[_Link]:
    """The speaker of a quotation to which the paragraph before leads up with a colon, where no cue was found in it.

    The subject of the paragraph's last sentence is the source, its verb the cue. The first link of each is the
    attribution itself, the others are the sentences that go on from it.
    """
    by_block = _by_block(document, found)
    quotations = {q.block: q for q in reversed(document.quotations)}
    body = [i for i, block in enumerate(document.blocks) if block.kind == "body"]
    for before, index in pairwise(body):
        quotation = quotations.get(index)
        lead = document.blocks[before].span
        if quotation is None or by_block.get(before) or not lead.of(document.text).endswith(":"):
            continue
        if quotation.span.start != document.blocks[index].span.start:
            continue
        if any(span.overlaps(quotation.inner) for a in by_block.get(index, []) for span in a.content):
            continue
        root = _root(s, bisect_left(s.start, lead.end) - 1)
        subject = next((c for c in s.children[root] if s.dep[c] == "nsubj" and c < root), None)
        said = list(sentences(document, s, quotation.inner))
        if subject is None or not said:
            continue
        source = trim(document.text, Span(s.start[_leftmost(s, subject)], s.start[root]))
        cue = Span(s.start[root], s.end[root])
        words = cue.of(document.text)
        why = f'a paragraph that leads up to a quotation with a colon; cue "{words}"'
        speaker = Attribution((source,), (cue,), (said[0],), "direct", LED_IN, None, why)
        yield from (_Link(sentence, speaker, QUOTATION_RULE) for sentence in said)


def _in_turns(document: Document, s: Syntax, turns: Sequence[Turn]) -> Iterator[_Link]:
    """The sentences of each turn of a transcript that state something; the first is the attribution itself."""
    for turn in turns:
        said = [span for span in sentences(document, s, turn.words) if _states(document.text, span)]
        if said:
            on = Attribution(
                (turn.source,), (turn.colon,), (said[0],), "direct", IN_TURN, None, f'{TURN_RULE}; cue ":"'
            )
            yield from (_Link(sentence, on, TURN_RULE) for sentence in said)


def _states(text: str, span: Span) -> bool:
    """Not "(Laughs.)", "Good evening", "And the water?"."""
    words = span.of(text)
    return words[0] not in "([" and len(words.split()) >= FEWEST_WORDS and not words.endswith("?")


def _planned(document: Document, s: Syntax, found: Sequence[Attribution]) -> Iterator[_Link]:
    """Sentences that go on with a plan, or with what was told indirectly.

    "The firm plans to build a yard. The docks will be roofed."
    "The yard was ready, he said. It would open in May."         the author's own words would be "will" or "opens"
    """
    taken = sorted(span for a in found for span in a.content)
    links: dict[Span, _Link] = {}  # of two attributions in one sentence the later is gone on with
    for attribution in found:
        if not attribution.cue:
            continue
        if attribution.quote_type == "indirect":
            going_on = _going_on(document, s, attribution, taken, _tells_more)
            links.update((span, _Link(span, attribution, REPORTED_RULE)) for span in going_on)
        if _is_plan(s, attribution):
            going_on = _going_on(document, s, attribution, taken, _tells_plan)
            links.update((span, _Link(span, attribution, PLAN_RULE)) for span in going_on)
    yield from links.values()


def _is_plan(s: Syntax, attribution: Attribution) -> bool:
    cue = bisect_left(s.start, attribution.cue[-1].start)
    return cue < s.count and ("promise" in senses(s, cue) or s.word[cue] == "will")


def _going_on(
    document: Document, s: Syntax, on: Attribution, taken: Sequence[Span], tells: Callable[[Syntax, int], bool]
) -> Iterator[Span]:
    """The sentences behind `on` in its paragraph, as long as their main verb `tells` more and nobody has them."""
    last = bisect_left(s.start, on.content[-1].end) - 1
    for number in range(s.sentence[last] + 1, s.sentence[last] + 1 + MOST_SENTENCES):
        if number + 1 >= len(s.sentence_start):
            return
        start, end = s.sentence_start[number], s.sentence_start[number + 1]
        span = trim(document.text, Span(s.start[start], s.end[end - 1]), " \t\n\r,;.")
        if s.block[start] != s.block[last] or _overlaps(taken, span) or not len(span) or s.word[end - 1] == "?":
            return
        root = _root(s, start)
        if s.state[root] != OUTSIDE or not tells(s, root):
            return
        yield span


def _tells_plan(s: Syntax, root: int) -> bool:
    """Whether it tells what will be done to or by something that is named: "The docks will be roofed"."""
    deps = {s.dep[c]: c for c in s.children[root]}
    subject = deps.get("nsubjpass", deps.get("nsubj", root))
    announced = any(s.dep[c] == "aux" and s.word[c] in ("will", "would") for c in s.children[root])
    named = subject != root and s.word[subject] not in _PRONOUNS
    return announced and named and "neg" not in deps


_PRONOUNS = frozenset({"i", "we", "you", "that", "this", "it", "he", "she"})


def _tells_more(s: Syntax, root: int) -> bool:
    """Whether it tells what would be; not "he would not say", "it would have cost more", "I would rather"."""
    words = {s.word[c] for c in s.children[root] if s.dep[c] in ("aux", "nsubj", "advmod")}
    return "would" in words and s.lemma[root] not in WITHHOLDING and not words & {"have", "i", "we", "you", "rather"}


def _root(s: Syntax, token: int) -> int:
    for _ in range(200):
        if s.head[token] == token:
            break
        token = s.head[token]
    return token


def _leftmost(s: Syntax, token: int) -> int:
    left = token
    for _ in range(50):
        first = min(s.children[left], default=left)
        if first >= left:
            break
        left = first
    return left


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


def _ordered(
    found: Sequence[Attribution], origin: dict[int, Attribution], links: Sequence[_Link]
) -> tuple[Attribution, ...]:
    made = [(a, origin.get(id(a))) for a in found]
    for link in links:
        told: QuoteType = "indirect" if link.rule in (PLAN_RULE, REPORTED_RULE) else "direct"
        confidence = round(link.on.confidence * DISCOUNT, 4)
        new = Attribution((), (), (link.content,), told, confidence, None, link.rule)
        made.append((new, origin.get(id(link.on), link.on)))
    made.sort(key=lambda pair: _place(pair[0]))
    place = {id(a): k for k, (a, _) in enumerate(made)}
    return tuple(replace(a, continues=place[id(on)] if on is not None else None) for a, on in made)
