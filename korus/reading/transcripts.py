"""Transcripts and interviews: who speaks stands before a colon, and what follows it is said.

    HANNE VOSS (mission director): The probe is alive. Its batteries are full.
    Q: And if they fail?
    VOSS: Then we'll use what we have.

Who asks says nothing of his own, nor does a reporter, whose sentences tell what others said.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from korus.reading.languages.en.attribution import ASKERS
from korus.reading.mentions import Span
from korus.reading.names import fold
from korus.reading.statements import Found
from korus.reading.syntax import Syntax
from korus.reading.text import Document

#: So many labelled paragraphs, one of them a question and one of them with the label of another, make a transcript.
FEWEST_TURNS = 4
#: Who tells what others said in more than this share of the sentences is a reporter.
REPORTED = 0.3

_LABEL = re.compile(
    r"(?P<name>[^\W\d_][\w.'’-]*(?: [\w.'’-]+){0,5})(?:, [^:()\n]{2,60}| \([^()\n]{2,60}\))?(?P<colon>:)\s+(?=\S)"
)
_FIRST_PERSON = frozenset({"i", "we"})


@dataclass(frozen=True, slots=True)
class Turn:
    """A paragraph that somebody says: the label with the speaker, its colon, and the words."""

    name: str
    source: Span
    colon: Span
    words: Span


def find(document: Document, s: Syntax, told: Sequence[Found]) -> list[Turn]:
    """The turns of those who answer or state; none where the article is no transcript.

    `told` are the attributions that the models see: they tell a reporter from a speaker.
    """
    turns = list(_turns(document))
    labels = Counter(map(_who, turns))
    questions = Counter(_who(t) for t in turns if t.words.of(document.text).rstrip().endswith("?"))
    if len(turns) < FEWEST_TURNS or not questions or max(labels.values()) == 1:
        return []
    asking = {who for who, count in questions.items() if 2 * count > labels[who]}  # "Who would do that?" asks nobody
    silent = asking | ASKERS | _reporters(s, turns, told)
    return [t for t in turns if _who(t) not in silent]


def outside(s: Syntax, turns: Sequence[Turn], told: Iterable[Found]) -> list[Found]:
    """Those of `told` whose cue stands in none of `turns`."""
    starts = [turn.source.start for turn in turns]
    return [f for f in told if not _holds(turns, bisect_right(starts, s.start[f.cue]) - 1, s.start[f.cue])]


def _holds(turns: Sequence[Turn], at: int, place: int) -> bool:
    return at >= 0 and place < turns[at].words.end


def _turns(document: Document) -> Iterator[Turn]:
    for block in document.blocks:
        label = _LABEL.match(document.text, block.span.start, block.span.end)
        if block.kind != "body" or label is None or not label["name"][0].isupper():
            continue
        source, colon = Span(label.start(), label.start("colon")), Span(*label.span("colon"))
        yield Turn(label["name"], source, colon, Span(label.end(), block.span.end))


def _who(turn: Turn) -> str:
    """The last word of the name: "Dr Voss" and "HANNE VOSS (mission director)" are one."""
    return fold(turn.name.rsplit(" ", 1)[-1])


def _reporters(s: Syntax, turns: Sequence[Turn], told: Iterable[Found]) -> set[str]:
    cues = sorted(s.start[f.cue] for f in told if _is_of_another(s, f))
    sentences: Counter[str] = Counter()
    reported: Counter[str] = Counter()
    for turn in turns:
        first, last = bisect_left(s.start, turn.words.start), bisect_left(s.start, turn.words.end) - 1
        sentences[_who(turn)] += s.sentence[last] - s.sentence[first] + 1
        reported[_who(turn)] += bisect_left(cues, turn.words.end) - bisect_left(cues, turn.words.start)
    return {who for who, count in reported.items() if count > REPORTED * sentences[who]}


def _is_of_another(s: Syntax, found: Found) -> bool:
    return bool(found.source) and not any(s.word[t] in _FIRST_PERSON for t in found.source)
