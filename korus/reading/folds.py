"""How well attributions are found in articles that their models have not seen: folds of a corpus, by file.

    measure(readings, count)    for each fold the models are trained on the other files, as `training` does it, and
                                read its own

Claims are matched as the gold's scorer does it: contents that share half of their letters and digits, one to one.
"""

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from korus.reading import actors, attributions, claims, dates, models, plans, quantities, training
from korus.reading.corpus import MarkedReading
from korus.reading.mentions import ActorMention, ClaimMention, Span
from korus.reading.models import Models
from korus.reading.names import fold
from korus.reading.training import Example

log = logging.getLogger(__name__)

#: The claimant of a marked-up statement that nobody is named for.
UNNAMED = "unnamed source"
BINS = 10

_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that was found: how sure its content and its claimant are, and whether they are right."""

    sure: float
    right: bool
    sure_of_claimant: float
    claimant_right: bool


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found in the articles of one fold or of several: `judged` claims, of `gold` in the corpus."""

    judged: tuple[Judged, ...]
    gold: int

    @property
    def claims(self) -> float:
        """F1 of the contents."""
        return self._f1(sum(j.right for j in self.judged))

    @property
    def attributed(self) -> float:
        """F1 of contents with the right claimant."""
        return self._f1(sum(j.claimant_right for j in self.judged))

    def error(self, sure: Callable[[Judged], float], right: Callable[[Judged], bool]) -> float:
        """The expected calibration error: the mean distance, over bins of sureness, between it and the share right."""
        bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
        for judged in self.judged:
            bins[min(int(sure(judged) * BINS), BINS - 1)].append((sure(judged), right(judged)))
        apart = (abs(sum(p for p, _ in b) - sum(r for _, r in b)) for b in bins)
        return sum(apart) / len(self.judged) if self.judged else 0.0

    def _f1(self, hits: int) -> float:
        return 2 * hits / (len(self.judged) + self.gold) if self.judged or self.gold else 0.0


def measure(readings: Sequence[MarkedReading], count: int) -> Iterator[Measured]:
    """What was found in each of `count` folds by models trained on the others. Raises ValueError for too few files."""
    parts = training.parted(readings, count)
    table = training.clusters()
    examples = [training.example(reading, table) for reading in readings]
    for part in range(count):
        with TemporaryDirectory() as folder:
            training.learn([e for e, p in zip(examples, parts, strict=True) if p != part], Path(folder))
            by = models.opened(Path(folder))
        log.info("fold %d of %d", part + 1, count)
        yield together(judge(e, by) for e, p in zip(examples, parts, strict=True) if p == part)


def together(measured: Iterable[Measured]) -> Measured:
    found = list(measured)
    return Measured(tuple(j for m in found for j in m.judged), sum(m.gold for m in found))


def judge(e: Example, by: Models) -> Measured:
    """The claims that the models `by` find in an article of the corpus."""
    found_dates = dates.find(e.document)
    cast = actors.find(e.document)
    found = plans.with_named_plans(e.document, attributions.find(e.document, by))
    told = claims.find(e.document, found, cast, found_dates, quantities.find(e.document, found_dates))
    right = _matched(e, told)
    judged = []
    for k, claim in enumerate(told):
        speaker = None if claim.claimant is None else cast.actors[claim.claimant]
        claimant_right = k in right and _is_claimant(right[k], speaker)
        sure = claim.confidence["content"], claim.confidence["claimant"]
        judged.append(Judged(sure[0], k in right, sure[1], claimant_right))
    return Measured(tuple(judged), len(e.reading["claims"]))


def _matched(e: Example, told: Sequence[ClaimMention]) -> dict[int, MarkedReading]:
    """The claim of the corpus that each of `told` is, by its place; one to one, best first."""
    text = e.reading["text"]
    marked = [_letters(text, [Span(*s) for s in claim["content"]]) for claim in e.reading["claims"]]
    found = [_letters(text, claim.content) for claim in told]
    pairs = [
        (len(m & f) / len(m | f), -i, -j)
        for i, m in enumerate(marked)
        for j, f in enumerate(found)
        if 2 * len(m & f) >= len(m | f) > 0
    ]
    right: dict[int, MarkedReading] = {}
    used: set[int] = set()
    for _, i, j in sorted(pairs, reverse=True):
        if -j not in right and -i not in used:
            right[-j] = e.reading["claims"][-i]
            used.add(-i)
    return right


def _letters(text: str, spans: Iterable[Span]) -> set[int]:
    return {i for span in spans for i in range(span.start, span.end) if text[i].isalnum()}


def _is_claimant(claim: MarkedReading, speaker: ActorMention | None) -> bool:
    if claim["claimant"] == UNNAMED:
        return speaker is None
    if speaker is None:
        return False
    # The corpus gives one name to each claimant: another full form of the article is as right.
    names = {speaker.name, *(alias for alias in speaker.aliases if " " in alias)}
    return _plain(claim["claimant"]) in map(_plain, names)


def _plain(name: str) -> str:
    return fold(_ARTICLE.sub("", name, count=1) if _ARTICLE.match(name) else name)
