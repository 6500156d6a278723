"""An article's text cut where its marks begin and end, so that a template can mark passages and escape every word."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text that a record rests on. `card` names the record on the page, as "claim-12"."""

    start: int
    end: int
    card: str
    role: str  # content, source, cue of a claim; event
    kind: str  # of the claim; "event"
    state: str


@dataclass(frozen=True, slots=True)
class Segment:
    """Words that stand under the same marks (often under none)."""

    start: int
    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def first(self) -> Mark:
        """The mark whose colour shows: content before an event's, before source and cue; the shortest of several."""
        return min(self.marks, key=lambda m: (_ORDER[m.role], m.end - m.start))

    @property
    def cards(self) -> str:
        return " ".join(dict.fromkeys(m.card for m in sorted(self.marks, key=lambda m: m.end - m.start)))

    @property
    def roles(self) -> str:
        return " ".join(dict.fromkeys(m.role for m in self.marks))


_ORDER = {"content": 0, "event": 1, "source": 2, "cue": 3}


def segments(text: str, marks: Iterable[Mark]) -> Sequence[Segment]:
    """The whole text in order, in pieces; a mark that reaches outside the text is cut to it, an empty one left out."""
    inside = [m for m in marks if max(0, m.start) < min(m.end, len(text))]
    edges = sorted({0, len(text), *(e for m in inside for e in (max(0, m.start), min(m.end, len(text))))})
    opening = sorted(inside, key=lambda m: m.start)
    pieces: list[Segment] = []
    under: list[Mark] = []
    for start, end in pairwise(edges):
        under = [m for m in under if m.end > start]
        while opening and opening[0].start <= start:
            under.append(opening.pop(0))
        pieces.append(Segment(start, text[start:end], tuple(under)))
    return pieces
