"""How sure an attribution is: a logistic of what the cue model and the content model say, fitted on unseen articles."""

import math
from collections.abc import Sequence
from itertools import pairwise

from korus.reading import contents
from korus.reading.contents import Labelling
from korus.reading.syntax import INSIDE, Syntax

#: Weights that say nothing: half sure of everything, while the weights are still to be fitted.
UNTRAINED = (0.0,) * 9


def of(values: Sequence[float], weights: Sequence[float]) -> float:
    """The probability that an attribution with these measures is right."""
    z = sum(w * v for w, v in zip(weights, values, strict=True))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, z))))


def measures(s: Syntax, labelling: Labelling, content: Sequence[int], cues: dict[int, float]) -> list[float]:
    """What the confidence rests on; the first is the constant."""
    cue = cues.get(labelling.cue, 0.05)
    cue = min(max(cue, 0.01), 0.99)
    sure = labelling.sure(contents.CONTENT)
    quoted = sum(s.state[t] == INSIDE for t in content) / len(content)
    runs = 1 + sum(b - a > 3 for a, b in pairwise(content))
    return [
        1.0,
        math.log(cue / (1 - cue)),
        math.log(max(labelling.something, 1e-3)),
        sure,
        math.log(len(content)),
        quoted,
        float(bool(labelling.tokens(contents.SOURCE))),
        labelling.sure(contents.SOURCE),
        float(runs > 1),
    ]
