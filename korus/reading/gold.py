"""The attributions of a marked-up article as the models see them: which token is the cue, which are its parts.

A claim with several cues ("admitted ... but said ...") is one attribution for each cue that has a content of its own; a
quoted sentence without a tag belongs to the tagged one beside it, in whose window it stands.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from korus.reading import contents
from korus.reading.corpus import MarkedReading
from korus.reading.mentions import Span
from korus.reading.syntax import Syntax
from korus.reading.text import Document


@dataclass(frozen=True, slots=True)
class Gold:
    """One attribution of the corpus as the models see it: the token that is its cue, and the tokens of its parts."""

    cue: int
    source: frozenset[int]
    words: frozenset[int]  # of the cue
    content: frozenset[int]

    def label(self, token: int) -> str:
        """The label of `token` in the window of this cue."""
        if token in self.words:
            return contents.CUE
        if token in self.source:
            return contents.SOURCE
        return contents.CONTENT if token in self.content else contents.OTHER


def gold_of(reading: MarkedReading, document: Document, s: Syntax) -> Iterator[Gold]:
    claims = sorted(reading["claims"], key=lambda c: min(c["content"]))
    parts = [_tokens_of(document, c["content"]) for c in claims]
    joined = _joined(claims, parts, s)
    for k, claim in enumerate(claims):
        words = _tokens_of(document, claim["cue"])
        if not words:
            continue
        source = frozenset(_tokens_of(document, claim["source"]))
        pieces = _runs(parts[k] + [t for j in joined.get(k, ()) for t in parts[j]])
        yield from _by_cue(s, words, source, pieces)


def _tokens_of(document: Document, spans: Sequence[Sequence[int]]) -> list[int]:
    return [t.i for start, end in spans for t in document.tokens(Span(start, end)) if not t.is_space]


def _runs(tokens: Iterable[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for t in sorted(set(tokens)):
        if runs and runs[-1][-1] + 1 == t:
            runs[-1].append(t)
        else:
            runs.append([t])
    return runs


def _joined(claims: Sequence[MarkedReading], parts: Sequence[list[int]], s: Syntax) -> dict[int, list[int]]:
    """The untagged quoted sentences of each tagged one, within the window of its cue: by index into `claims`."""
    joined: dict[int, list[int]] = {}
    tagged = [k for k, c in enumerate(claims) if c["cue"] and parts[k]]
    for k, claim in enumerate(claims):
        if claim["cue"] or claim["source"] or not parts[k]:
            continue
        place = parts[k][0]
        near = [
            j
            for j in tagged
            if claims[j]["claimant"] == claim["claimant"]
            and s.block[parts[j][0]] == s.block[place]
            and abs(parts[j][0] - place) < contents.REACH
        ]
        before = [j for j in near if j < k]
        after = [j for j in near if j > k]
        same = [j for j in after if s.quotation[parts[j][0]] == s.quotation[place] >= 0]
        if same or before or after:
            joined.setdefault(same[0] if same else before[-1] if before else after[0], []).append(k)
    return joined


def _by_cue(s: Syntax, words: list[int], source: frozenset[int], pieces: list[list[int]]) -> Iterator[Gold]:
    """A claim's attributions: one for each of its cues that has a content of its own."""
    heads = {_head(s, run): run for run in _runs(words)}
    content: dict[int, list[int]] = {}
    for piece in pieces:
        content.setdefault(_nearest(s, list(heads), piece), []).extend(piece)
    for head, tokens in content.items():
        # The words of cues without a content ("in a statement") belong to the nearest cue that has one.
        mine = [
            t
            for h, run in heads.items()
            if h == head or (h not in content and _closest(h, content) == head)
            for t in run
        ]
        yield Gold(head, source, frozenset(mine), frozenset(tokens))


def _closest(place: int, places: Iterable[int]) -> int:
    return min(places, key=lambda p: (abs(p - place), p))


def _head(s: Syntax, run: list[int]) -> int:
    """The token of a cue that governs the others: the first whose head stands outside, a word before a mark."""
    inside = set(run)
    roots = [t for t in run if s.head[t] not in inside or s.head[t] == t]
    words = [t for t in roots if s.pos[t] not in ("PUNCT", "DET", "PRON", "SPACE")]
    return (words or roots or run)[0]


def _nearest(s: Syntax, heads: list[int], piece: list[int]) -> int:
    if len(heads) == 1:
        return heads[0]
    node = _head(s, piece)
    for _ in range(20):
        node = s.head[node]
        if node in heads:
            return node
    return _closest(piece[0], [h for h in heads if h < piece[0]] or heads)
