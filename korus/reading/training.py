"""Training of the reader's attribution models: the same data gives the same weights, byte for byte.

    train(readings, folder)    writes clusters.npy, cues.crfsuite, contents.crfsuite and confidence.json

The models are trained one on the other: what the cue model wrongly takes for a cue in articles that it has not seen
teaches the content model to say "nothing here", and what both say of unseen articles teaches the confidence.
"""

import json
import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import numpy.typing as npt
import pycrfsuite

from korus.reading import attributions, brat, confidence, contents, corpus, crf, cues, edges, syntax
from korus.reading.corpus import MarkedReading
from korus.reading.crf import Field, Spelled
from korus.reading.gold import Gold, gold_of
from korus.reading.statements import Found
from korus.reading.syntax import Syntax
from korus.reading.text import Document, model, parse

log = logging.getLogger(__name__)

#: How many parts the articles are divided into, so that each is read once by models that have not seen it.
PARTS = 2
CUE_OPTIONS = {"c1": 0.15, "c2": 0.02, "max_iterations": 70, "feature.minfreq": 2}
CONTENT_OPTIONS = {"c1": 0.6, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 3}
#: How many clusters of word vectors the features know: fine and coarse.
CLUSTERS = (600, 100)

Item = tuple[list[list[str]], list[str]]  # features and label of each token of one sequence


@dataclass(frozen=True, slots=True)
class Example:
    """An article of the corpus, parsed, with its attributions."""

    reading: MarkedReading
    document: Document
    syntax: Syntax
    gold: tuple[Gold, ...]


def read_corpus(path: Path) -> list[MarkedReading]:
    """The readings of a corpus: marked-up XML (a file or a folder), or a folder in brat's format. Raises ValueError."""
    if path.is_file() or any(path.glob("*.xml")):
        return corpus.read(path)
    readings = brat.read(path)
    if not readings:
        raise ValueError(f"{path} holds neither *.xml nor *.ann files")
    return readings


def train(readings: Sequence[MarkedReading], folder: Path) -> None:
    """Write the weights that `readings` teach to `folder`."""
    table = clusters()
    np.save(folder / "clusters.npy", table, allow_pickle=False)
    log.info("%d articles are parsed", len(readings))
    learn([example(reading, table) for reading in readings], folder)


def clusters() -> syntax.Clusters:
    """The clusters of the parser's word vectors, in the order of its vectors."""
    return np.stack([cluster(model().vocab.vectors.data, count) for count in CLUSTERS])


def learn(examples: Sequence[Example], folder: Path) -> None:
    """Write the models that `examples` teach to `folder`."""
    with TemporaryDirectory() as temporary:
        unseen = _Unseen(examples, Path(temporary))
        log.info("cues of unseen articles")
        guesses = unseen.cues()
        log.info("contents of unseen articles")
        measures, right = unseen.contents(guesses)
    weights = logistic(np.array(measures), np.array(right, dtype=float))
    text = json.dumps({"weights": [round(float(w), 4) for w in weights]})
    (folder / "confidence.json").write_text(text + "\n", encoding="utf-8")
    log.info("cues")
    _train(_cue_items(examples), folder / "cues.crfsuite", CUE_OPTIONS)
    log.info("contents of %d attributions", sum(len(e.gold) for e in examples))
    _train(_content_items(examples, guesses), folder / "contents.crfsuite", CONTENT_OPTIONS)


def parted(readings: Sequence[MarkedReading], count: int) -> list[int]:
    """The part, of `count`, to which each reading belongs: files stay whole, and the parts are about as long.

    Raises ValueError for fewer files than parts.
    """
    words: dict[str, int] = {}
    for reading in readings:
        words[_file(reading)] = words.get(_file(reading), 0) + len(reading["text"].split())
    if len(words) < count:
        raise ValueError(f"{len(words)} files cannot be divided into {count} parts")
    lengths = [0] * count
    part_of: dict[str, int] = {}
    for file in sorted(words, key=lambda f: (-words[f], f)):
        part_of[file] = lengths.index(min(lengths))
        lengths[part_of[file]] += words[file]
    return [part_of[_file(reading)] for reading in readings]


def _file(reading: MarkedReading) -> str:
    return str(reading.get("file") or reading["id"])


def example(reading: MarkedReading, clusters: syntax.Clusters | None = None) -> Example:
    """Parse one reading of a corpus and find the tokens of its attributions."""
    published = date.fromisoformat(reading["published"])
    document = parse(reading["text"], published=published, title=reading.get("title") or "")
    tokens = Syntax(document, clusters)
    return Example(reading, document, tokens, tuple(gold_of(reading, document, tokens)))


def cluster(vectors: npt.NDArray[np.float32], count: int, rounds: int = 15) -> npt.NDArray[np.int16]:
    """The cluster of each row by spherical k-means from evenly spaced rows; one more entry, -1, for "no vector"."""
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    points = (vectors / np.maximum(lengths, 1e-9)).astype(np.float32)
    centres = points[np.linspace(0, len(points) - 1, count).astype(int)]
    nearest = np.zeros(len(points), dtype=np.int64)
    for _ in range(rounds):
        nearest = (points @ centres.T).argmax(axis=1)
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, points)
        sizes = np.linalg.norm(sums, axis=1, keepdims=True)
        centres = np.where(sizes > 0, sums / np.maximum(sizes, 1e-9), centres)
    return np.append(nearest, -1).astype(np.int16)


def logistic(
    rows: npt.NDArray[np.float64], right: npt.NDArray[np.float64], ridge: float = 1.0, rounds: int = 30
) -> npt.NDArray[np.float64]:
    """The weights of a logistic regression by Newton's method; the first column is the constant."""
    weights = np.zeros(rows.shape[1])
    penalty = ridge * np.eye(len(weights))
    penalty[0, 0] = 1e-6
    for _ in range(rounds):
        probability = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (probability - right) + penalty @ weights
        curvature = (rows * (probability * (1 - probability))[:, None]).T @ rows + penalty
        weights = weights - np.linalg.solve(curvature, slope)
    return weights


class _Unseen:
    """What models say of each article that were trained on the others."""

    def __init__(self, examples: Sequence[Example], folder: Path) -> None:
        self.examples = examples
        self.path = folder / "part.crfsuite"

    def cues(self) -> list[dict[int, float]]:
        guesses: list[dict[int, float]] = [{} for _ in self.examples]
        for part in range(PARTS):
            _train(_cue_items(self._others(part)), self.path, CUE_OPTIONS)
            field = crf.opened(self.path)
            for k in range(part, len(self.examples), PARTS):
                guesses[k] = cues.find(self.examples[k].syntax, field)
        return guesses

    def contents(self, guesses: Sequence[dict[int, float]]) -> tuple[list[list[float]], list[bool]]:
        """For each proposal what its confidence rests on, and whether its content is right."""
        measures: list[list[float]] = []
        right: list[bool] = []
        for part in range(PARTS):
            others = [guess for k, guess in enumerate(guesses) if k % PARTS != part]
            _train(_content_items(self._others(part), others), self.path, CONTENT_OPTIONS)
            field = crf.opened(self.path)
            for k in range(part, len(self.examples), PARTS):
                for found in _proposed(self.examples[k], guesses[k], field):
                    measures.append(found.measures)
                    right.append(_is_right(self.examples[k], found))
        return measures, right

    def _others(self, part: int) -> list[Example]:
        return [e for k, e in enumerate(self.examples) if k % PARTS != part]


def _proposed(e: Example, guess: dict[int, float], field: Field) -> Iterator[Found]:
    for labelling in contents.labelled(e.syntax, guess, guess, field):
        found = attributions.propose(e.syntax, labelling, guess, confidence.UNTRAINED)
        if found is not None:
            yield found


def _is_right(e: Example, found: Found) -> bool:
    """Whether an attribution of the corpus has half of its words in common with the proposal's."""
    content = set(found.content)
    for gold in e.gold:
        words = {t for t in gold.content if edges.is_word(e.syntax, t)}
        if len(words & content) * 2 >= len(words | content):
            return True
    return False


def _train(items: Iterable[Item], path: Path, options: dict[str, float]) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=options, verbose=False)
    for rows, labels in items:
        trainer.append(rows, labels)
    trainer.train(str(path))


def _cue_items(examples: Iterable[Example]) -> Iterator[Item]:
    for e in examples:
        right = {g.cue for g in e.gold}
        for i in cues.candidates(e.syntax):
            yield [cues.features(e.syntax, i)], ["1" if i in right else "0"]


def _content_items(examples: Sequence[Example], guesses: Sequence[dict[int, float]]) -> Iterator[Item]:
    for e, guess in zip(examples, guesses, strict=True):
        by_cue: dict[int, Gold | None] = dict.fromkeys(guess)
        by_cue.update({g.cue: g for g in e.gold})
        for cue, gold in by_cue.items():
            start, end = contents.window(e.syntax, cue)
            labels = [gold.label(t) if gold else contents.OTHER for t in range(start, end)]
            yield contents.rows(e.syntax, cue, guess, start, end, Spelled()), labels
