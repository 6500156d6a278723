"""Training of the reader's attribution models: the same data gives the same weights, byte for byte.

    train(examples, folder)    writes clusters.npy, cues.crfsuite, contents.crfsuite and confidence.json

The models are trained one on the other: what the cue model wrongly takes for a cue in articles it has not seen teaches
the content model to say "nothing here", and what both say of unseen articles teaches the confidence.
"""

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import numpy as np
import pycrfsuite

from korus.reading import contents, cues
from korus.reading.corpus import MarkedReading
from korus.reading.mentions import Span
from korus.reading.syntax import Syntax
from korus.reading.text import Document, parse

log = logging.getLogger(__name__)

#: How many parts the articles are divided into, so that each is read once by models that have not seen it.
PARTS = 5
CUE_OPTIONS = {"c1": 0.15, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 2}
CONTENT_OPTIONS = {"c1": 0.2, "c2": 0.02, "max_iterations": 120, "feature.minfreq": 3}


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


@dataclass(frozen=True, slots=True)
class Example:
    """An article of the corpus, parsed."""

    document: Document
    syntax: Syntax
    reading: MarkedReading
    gold: tuple[Gold, ...] = field(default=())


def example(reading: MarkedReading) -> Example:
    """Parse one reading of a corpus and find its attributions' tokens."""
    document = parse(
        reading["text"], published=date.fromisoformat(reading["published"]), title=reading.get("title") or ""
    )
    syntax = Syntax(document)
    return Example(document, syntax, reading, tuple(_gold(reading, document, syntax)))


def cluster(vectors: np.ndarray, count: int, rounds: int = 15) -> np.ndarray:
    """The cluster of each row by spherical k-means from evenly spaced rows; one more entry, -1, for "no vector"."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    points = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    centres = points[np.linspace(0, len(points) - 1, count).astype(int)]
    for _ in range(rounds):
        nearest = (points @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1e-9), centres)
    return np.append(nearest, -1).astype(np.int16)


def train_models(examples: Sequence[Example], folder: Path) -> None:
    """Write the cue and the content model that `examples` teach to `folder`."""
    log.info("cues: %d articles", len(examples))
    _train(_cue_items(examples), folder / "cues.crfsuite", CUE_OPTIONS)
    guesses = _guesses(examples, folder)
    log.info("contents: %d attributions", sum(len(e.gold) for e in examples))
    _train(_content_items(examples, guesses), folder / "contents.crfsuite", CONTENT_OPTIONS)


def _train(items: Iterable[tuple[list[list[str]], list[str]]], path: Path, options: dict[str, float]) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=options, verbose=False)
    for rows, labels in items:
        trainer.append(rows, labels)
    trainer.train(str(path))


def _cue_items(examples: Iterable[Example]) -> Iterator[tuple[list[list[str]], list[str]]]:
    for e in examples:
        right = {g.cue for g in e.gold}
        for i in cues.candidates(e.syntax):
            yield [cues.features(e.syntax, i)], ["1" if i in right else "0"]


def _guesses(examples: Sequence[Example], folder: Path) -> list[dict[int, float]]:
    """What a cue model says that was trained on the other articles."""
    guesses: list[dict[int, float]] = [{} for _ in examples]
    path = folder / "part.crfsuite"
    for part in range(PARTS):
        _train(_cue_items(e for k, e in enumerate(examples) if k % PARTS != part), path, CUE_OPTIONS)
        tagger = pycrfsuite.Tagger()
        tagger.open(str(path))
        for k in range(part, len(examples), PARTS):
            guesses[k] = cues.probabilities(examples[k].syntax, tagger)
    path.unlink()
    return guesses


def _content_items(
    examples: Sequence[Example], guesses: Sequence[dict[int, float]]
) -> Iterator[tuple[list[list[str]], list[str]]]:
    for e, guess in zip(examples, guesses, strict=True):
        by_cue: dict[int, Gold | None] = dict.fromkeys(guess)
        by_cue.update({g.cue: g for g in e.gold})
        for cue, gold in by_cue.items():
            start, end = contents.window(e.syntax, cue)
            labels = [gold.label(t) if gold else contents.OTHER for t in range(start, end)]
            yield contents.rows(e.syntax, cue, guess, start, end), labels


def _gold(reading: MarkedReading, document: Document, s: Syntax) -> Iterator[Gold]:
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


Progress = Callable[[str], None]
