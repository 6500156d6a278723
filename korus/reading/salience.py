"""Who is being spoken of: the mentions of actors in reading order, and whom a pronoun at some place most likely means.

A pronoun goes to the person mentioned last and most prominently: a subject before an object, outside quotation marks
before inside, the speaker before others, whose gender fits. `rank` gives all candidates with weights, never only one.
"""

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable
from dataclasses import dataclass

#: How many mentions, and how many sentences, are looked back at.
MENTIONS, SENTENCES = 40, 8


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """An actor at a place in the text."""

    start: int
    entity: int
    sentence: int
    block: int
    subject: bool = False
    quoted: bool = False
    speaks: bool = False  # the source of a statement


class Salience:
    """The mentions of an article; new ones may be added at any place."""

    def __init__(self, mentions: Iterable[Mention] = ()) -> None:
        self._mentions = sorted(mentions)
        self._added: dict[int, Mention] = {}

    def add(self, mention: Mention) -> None:
        """Note whom the words at a place mean; what they were taken for before, when less was known, is forgotten."""
        earlier = self._added.get(mention.start)
        if earlier is not None:
            del self._mentions[bisect_left(self._mentions, earlier)]
        self._added[mention.start] = mention
        insort(self._mentions, mention)

    def before(self, position: int) -> list[Mention]:
        """The last mentions before `position`, the nearest first."""
        i = bisect_left(self._mentions, Mention(position, -1, 0, 0))
        return self._mentions[max(0, i - MENTIONS) : i][::-1]

    def after(self, position: int, limit: int = 6) -> list[Mention]:
        """The next mentions from `position` on."""
        i = bisect_left(self._mentions, Mention(position, -1, 0, 0))
        return self._mentions[i : i + limit]

    def rank(
        self, position: int, sentence: int, block: int, fits: Callable[[int], float], *, quoted: bool = False
    ) -> list[tuple[float, int]]:
        """Candidates for what stands at `position`, best first, as (weight, entity).

        `fits` gives the weight of an entity as such (0 excludes it). A weight falls with the sentences between.
        """
        best: dict[int, float] = {}
        nearest: dict[int, int] = {}
        for mention in self.before(position):
            distance = sentence - mention.sentence
            if distance > SENTENCES:
                break
            fit = fits(mention.entity)
            if fit <= 0:
                continue
            weight = fit * self._weight(mention, distance, block, quoted=quoted)
            nearest.setdefault(mention.entity, mention.start)
            best[mention.entity] = max(best.get(mention.entity, 0.0), weight)
        return sorted(((w, e) for e, w in best.items()), key=lambda pair: (-pair[0], -nearest[pair[1]]))

    @staticmethod
    def _weight(mention: Mention, distance: int, block: int, *, quoted: bool) -> float:
        weight = DECAY**distance
        weight *= SUBJECT if mention.subject else 1.0
        weight *= SPEAKS if mention.speaks else 1.0
        weight *= QUOTED if mention.quoted and not quoted else 1.0
        return weight * (SAME_BLOCK if mention.block == block else 1.0)


#: Weights, set by hand and checked on the training corpus.
DECAY, SUBJECT, SPEAKS, QUOTED, SAME_BLOCK = 0.72, 1.4, 1.1, 0.35, 1.3
