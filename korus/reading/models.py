"""The trained models of who said what, opened from a folder of weights: the reader's own, or those of a fold."""

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from korus.reading import crf
from korus.reading.crf import Field
from korus.reading.syntax import WEIGHTS


@dataclass(frozen=True, slots=True)
class Models:
    """What `korus.reading.attributions` needs: which words are cues, what each attributes, how sure that is."""

    cues: Field
    contents: Field
    confidence: tuple[float, ...]  # the weights of `confidence.measures`, in their order


def opened(folder: Path) -> Models:
    """The models that `training.train` wrote to `folder`. Raises OSError where one is missing."""
    weights = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))["weights"]
    return Models(crf.opened(folder / "cues.crfsuite"), crf.opened(folder / "contents.crfsuite"), tuple(weights))


@lru_cache(maxsize=1)
def shipped() -> Models:
    """The models beside this module, opened at their first use and shared by forked workers."""
    return opened(WEIGHTS)
