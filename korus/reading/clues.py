"""What the rest of an article tells of a name: gender, whether it is a person at all, where it stands without a label.

"Lee Sun-im, 72, grows cabbage. 'But they drink,' she said."     "she" has nobody else to mean
"Birgit Sand" (an organisation, says the parser) "told ... she"  a person, then
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from korus.reading.entities import Entity
from korus.reading.languages.en.roles import PRONOUNS
from korus.reading.names import fold, words
from korus.reading.naming import EVIDENCE, Naming, single
from korus.reading.text import Document
from korus.reading.words import PLAIN, Word

#: A vote of this weight rests on the words of the name or around it, not on the parser's label alone.
SURE = 3.0

#: How many namings before a pronoun are looked at.
NEAR = 6


def kind_of(naming: Naming) -> str:
    """What the votes make of one naming: person, organisation, government, place, people; "" when there are none."""
    kind, weight = max(naming.votes.items(), key=lambda vote: vote[1], default=("", 0.0))
    return kind if weight >= EVIDENCE else ""


def told_genders(
    document: Document, text_words: Sequence[Word], people: Sequence[Entity], shorts: Iterable[Naming]
) -> dict[int, str]:
    """For people, by index: the one gender of the "he"s and "she"s that have nobody else to mean.

    `shorts` are namings that may be anybody's: a pronoun behind one of them tells nothing.
    """
    named = [_Near(n.span.start, n.sentence, i) for i, e in enumerate(people) for n in e.namings if not n.quoted]
    named += [_Near(n.span.start, n.sentence, -1) for n in shorts if not n.quoted and kind_of(n) == "person"]
    votes: dict[int, set[str]] = defaultdict(set)
    for gender, near in _pronouns(document, text_words, named):
        if len(near) == 1 and -1 not in near:
            votes[near.pop()].add(gender)
    return {i: told.pop() for i, told in votes.items() if len(told) == 1}


def mistaken_bodies(
    document: Document, text_words: Sequence[Word], supposed: Sequence[Entity], people: Iterable[Entity]
) -> list[Entity]:
    """Those of `supposed` that only the parser's label makes bodies, and that a "he" or "she" must mean."""
    unsure = [e for e in supposed if all(max(n.votes["organisation"], n.votes["government"]) < SURE for n in e.namings)]
    if not unsure:
        return []
    named = [_Near(n.span.start, n.sentence, i) for i, e in enumerate(unsure) for n in e.namings if not n.quoted]
    named += [_Near(n.span.start, n.sentence, -1 - k) for k, e in enumerate(people) for n in e.namings if not n.quoted]
    meant: set[int] = set()
    for _, near in _pronouns(document, text_words, named):
        if len(near) == 1:
            meant |= near
    return [e for i, e in enumerate(unsure) if i in meant]


@dataclass(frozen=True, slots=True, order=True)
class _Near:
    start: int
    sentence: int
    who: int


def _pronouns(document: Document, text_words: Sequence[Word], named: list[_Near]) -> Iterator[tuple[str, set[int]]]:
    """Each "he" and "she" outside quotations: its gender, and who is named just before, in two sentences."""
    named.sort()
    starts = [n.start for n in named]
    for word in text_words:
        gender = PRONOUNS.get(word.lower, "")
        if gender not in ("m", "f") or document.in_quotation(word.start):
            continue
        at = bisect_left(starts, word.start)
        yield gender, {n.who for n in named[max(0, at - NEAR) : at] if word.sentence - n.sentence <= 1}


def vote_together(namings: Sequence[Naming]) -> None:
    """One word is one kind of thing in an article: its namings share their votes ("Hokkaido" after "in" is a place)."""
    total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for naming in namings:
        for kind, weight in naming.votes.items():
            total[fold(naming.form)][kind] += weight
    for naming in namings:
        if max(naming.votes.values(), default=0) < SURE and not naming.label:
            shared = total[fold(naming.form)].items()
            naming.votes.update({kind: min(weight, SURE - 0.1) for kind, weight in shared})


def vote_in_lists(text: str, namings: Sequence[Naming]) -> None:
    """A lone word with a label alone is a body if it stands beside one: "Danaher and Applied Materials"."""
    for one, other in pairwise(namings):
        if not _LISTING.fullmatch(text, one.span.end, other.span.start):
            continue
        for unsure, beside in ((one, other), (other, one)):
            kind = kind_of(unsure)
            labelled = kind in ("person", "place") and unsure.votes[kind] < 1 and not unsure.descriptions
            body = beside.votes.get("organisation", 0) >= EVIDENCE and not beside.country
            if labelled and body and unsure.size == 1:
                unsure.votes["organisation"] += unsure.votes[kind] + 0.1


_LISTING = re.compile(r",?\s(?:and\s|or\s)?|\s&\s|;\s")


def overlooked(
    document: Document,
    text_words: Sequence[Word],
    namings: Iterable[Naming],
    people: Iterable[Entity],
    supposed: Iterable[Entity],
) -> list[Naming]:
    """Words that nobody took for a name where they stand: out of a person's full name, or abbreviations of bodies."""
    taken = {k for n in namings for k in range(n.first, n.last + 1)}
    telling = {fold(w) for e in people for w in words(e.name) if len(w) > 2}
    abbreviations = {a for e in supposed for a in e.abbreviations}
    found = []
    for k, word in enumerate(text_words):
        if k in taken or not word.text[0].isupper():
            continue
        if word.text in abbreviations:
            found.append(single(document, text_words, k))  # "WHO", which the parser takes for a pronoun
            continue
        if word.pos in PLAIN or fold(word.text) not in telling:
            continue
        behind = k and k - 1 not in taken and text_words[k - 1].capital and not word.gap.strip()
        if not behind and not _capital_follows(text_words, k):
            found.append(single(document, text_words, k))
    return found


def _capital_follows(text_words: Sequence[Word], k: int) -> bool:
    if k + 1 >= len(text_words) or text_words[k].possessive:
        return False
    return text_words[k + 1].text[0].isupper() and text_words[k + 1].gap == " "
