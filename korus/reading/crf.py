"""A conditional random field that CRFsuite trained, read from its file and applied without CRFsuite.

CRFsuite takes the features of a token as strings, and to make, to copy and to look up some forty strings for each token
costs more than all that is reckoned with them. Here a feature is a head ("r=nsubj<") and what follows it behind a bar
("VERB"), both of which are there already, and the probabilities are the same.
"""

import math
import re
import struct
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import batched, chain
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

#: Tokens by themselves, and sequences, that are reckoned with at once.
ALONE, TOGETHER = 500, 64

_FEATURE = np.dtype([("kind", "<u4"), ("source", "<u4"), ("label", "<u4"), ("weight", "<f8")])
_STATE, _TRANSITION = 0, 1
_BAR = re.compile(r"\|")


class Wording[T](Protocol):
    """How features are told: as strings to CRFsuite's trainer (`Spelled`), as places in the weights (`Field`)."""

    @property
    def of(self) -> Callable[[str], T]:
        """A feature."""

    @property
    def under(self) -> Callable[[str], Mapping[str, T]]:
        """The features `head|tail` by their tails, of which every one has a value."""


class _Spelling(dict[str, str]):
    def __init__(self, head: str) -> None:
        super().__init__()
        self.head = head

    def __missing__(self, tail: str) -> str:
        return self.setdefault(tail, f"{self.head}|{tail}")


class Spelled:
    """The features themselves."""

    of = staticmethod(str)
    under = staticmethod(_Spelling)


class _Places(dict[str, int]):
    """Of the features under one head; `unknown` for those that no weight is known of."""

    __slots__ = ("unknown",)

    def __init__(self, unknown: int) -> None:
        super().__init__()
        self.unknown = unknown

    def __missing__(self, tail: str) -> int:
        return self.unknown


class _Heads(dict[str, _Places]):
    """The features by their heads; an unknown head has unknown features."""

    __slots__ = ("unknown",)

    def __init__(self, unknown: int) -> None:
        super().__init__()
        self.unknown = _Places(unknown)

    def __missing__(self, head: str) -> _Places:
        return self.unknown


class Field:
    """The weights: `states[feature, label]` with a last row of zeros for unknown features, `moves[from, to]`."""

    def __init__(self, labels: Sequence[str], features: Sequence[str], states: Floats, moves: Floats) -> None:
        self.labels, self.states, self.moves = tuple(labels), states, moves
        whole, heads = _Places(len(features)), _Heads(len(features))
        for place, feature in enumerate(features):
            whole[feature] = place
            # Heads and tails may have bars themselves: whoever asks knows where he cuts.
            for cut in _BAR.finditer(feature):
                under = heads.setdefault(feature[: cut.start()], _Places(len(features)))
                under[feature[cut.end() :]] = place
        #: See `Wording`. They are asked twenty times for a token, so no function of Python stands between.
        self.of: Callable[[str], int] = whole.__getitem__
        self.under: Callable[[str], Mapping[str, int]] = heads.__getitem__

    def alone(self, rows: Iterable[Sequence[int]]) -> Iterator[dict[str, float]]:
        """The probability of each label, for tokens that have no neighbours; a row holds the features of one."""
        for some in batched(rows, ALONE):
            scores = self._scores(some)
            weights = np.exp(scores - scores.max(axis=1, keepdims=True))
            for row in (weights / weights.sum(axis=1, keepdims=True)).tolist():
                yield dict(zip(self.labels, row, strict=True))

    def chained(
        self, sequences: Iterable[Sequence[Sequence[int]]], other: str
    ) -> Iterator[tuple[dict[str, list[float]], float]]:
        """For each sequence of tokens, none empty: the probability of each label at each of them, and that all of
        them are `other`."""
        k = self.labels.index(other)
        # One step of a batch costs hardly more than one of a single sequence.
        for some in batched(map(self._scores, sequences), TOGETHER):
            for scores, (marginals, total) in zip(some, _marginals(some, self.moves), strict=True):
                alone = float(scores[:, k].sum()) + (len(scores) - 1) * float(self.moves[k, k])
                yield dict(zip(self.labels, marginals.T.tolist(), strict=True)), math.exp(alone - total)

    def _scores(self, rows: Sequence[Sequence[int]]) -> Floats:
        """For each row the sum of its features' weights, by label."""
        lengths = np.array([len(row) for row in rows])
        places = np.array(list(chain.from_iterable(rows)))
        return np.add.reduceat(self.states[places], np.cumsum(lengths) - lengths, axis=0)


def _marginals(sequences: Sequence[Floats], moves: Floats) -> Iterator[tuple[Floats, float]]:
    """For each sequence of scores, `[token, label]`: the labels' probabilities, and the logarithm of what divides them.

    Forwards and backwards through all sequences at once; `[token, sequence, label]`, the shorter ones are filled up.
    """
    lengths = np.array([len(scores) for scores in sequences])
    steps = int(lengths.max())
    weights = np.ones((steps, len(sequences), len(moves)))
    tops = []
    for k, scores in enumerate(sequences):
        top = scores.max(axis=1, keepdims=True)
        weights[: len(scores), k] = np.exp(scores - top)
        tops.append(float(top.sum()))
    factors = np.exp(moves)
    before, after, sizes = np.empty_like(weights), np.ones_like(weights), np.empty((steps, len(sequences), 1))
    for t in range(steps):
        row = (before[t - 1] @ factors) * weights[t] if t else weights[t]
        sizes[t] = row.sum(axis=1, keepdims=True)
        before[t] = row / sizes[t]
    for t in range(steps - 1, 0, -1):
        row = (weights[t] * after[t] / sizes[t]) @ factors.T
        after[t - 1] = np.where((lengths > t)[:, None], row, 1.0)
    marginals = before * after
    for k, length in enumerate(lengths.tolist()):
        yield marginals[:length, k], float(np.log(sizes[:length, k]).sum()) + tops[k]


def opened(path: Path) -> Field:
    """The model in the file `path`. Raises OSError, and ValueError for a file that CRFsuite did not write."""
    data = path.read_bytes()
    if data[:4] != b"lCRF":
        raise ValueError(f"{path} is no model of CRFsuite")
    # The head: magic, size, type, version, the numbers of weights (unused), labels, features; where each part begins.
    *_, label_count, feature_count, weights_at, labels_at, features_at = struct.unpack_from("<4sI4s7I", data)
    labels = _names(data, labels_at)
    features = _names(data, features_at)
    if (len(labels), len(features)) != (label_count, feature_count):
        raise ValueError(f"{path} is cut off or of another version of CRFsuite")
    states, moves = np.zeros((len(features) + 1, len(labels))), np.zeros((len(labels), len(labels)))
    (count,) = struct.unpack_from("<I", data, weights_at + 8)
    table = np.frombuffer(data, _FEATURE, count, weights_at + 12)
    for kind, weights in ((_STATE, states), (_TRANSITION, moves)):
        chosen = table[table["kind"] == kind]
        weights[chosen["source"], chosen["label"]] = chosen["weight"]
    return Field(labels, features, states, moves)


def _names(data: bytes, at: int) -> list[str]:
    """The strings of one of the file's dictionaries, by their numbers."""
    _, _, _, _, count, back = struct.unpack_from("<4s5I", data, at)
    found = []
    for offset in struct.unpack_from(f"<{count}I", data, at + back):
        _, size = struct.unpack_from("<II", data, at + offset)
        found.append(data[at + offset + 8 : at + offset + 7 + size].decode())
    return found
