"""Whom pronouns and descriptions point back to, or forward to, at a place in the text.

Every answer is a ranking: candidates with weights, the likeliest first. To decide or to abstain is the caller's.
"""

from collections.abc import Collection, Iterable, Sequence

from korus.reading import nouns
from korus.reading.entities import opposed
from korus.reading.languages.en.names import OFFICES
from korus.reading.roster import Roster
from korus.reading.salience import DECAY, SUBJECT, Salience
from korus.reading.text import Document
from korus.reading.words import Word

type Ranking = list[tuple[float, int]]

#: The characters in which an article may speak of people before it names them.
OPENING = 600

#: How many words back a noun is looked for that a pronoun may mean, and a paper that "the letter" may be.
NOUN_REACH, PAPER_REACH = 60, 240

#: How many candidates are compared at one place, the nearest first: keeps long texts linear.
COMPARED = 30

#: For a person: the gender known to fit, only the given name for it, only the given name against it.
GENDER_KNOWN, GENDER_LIKELY, GENDER_AGAINST = 1.2, 1.15, 0.2

#: What being named before weighs against being named just now, and being named only later, in the opening or beyond.
BEFORE, SOON, LATER = 0.6, 0.5, 0.35


class Antecedents:
    """Ranks the actors of a roster by what was said before a place."""

    def __init__(self, document: Document, words: Sequence[Word], roster: Roster, salience: Salience) -> None:
        self.document, self.words, self.roster, self.salience = document, words, roster, salience

    def people(self, word: Word, gender: str, *, quoted: bool = False) -> Ranking:
        """Whom "he" ("m") or "she" ("f") at `word` may mean."""

        def fits(i: int) -> float:
            entity = self.roster.entities[i]
            if entity.kind != "person":
                return 0.0
            if entity.gender:
                return GENDER_KNOWN if entity.gender == gender else 0.0
            likely = entity.likely_gender
            return 1.0 if not likely else GENDER_LIKELY if likely == gender else GENDER_AGAINST

        return self.salience.rank(word.start, word.sentence, word.block, fits, quoted=quoted)

    def kinds(self, word: Word, weights: dict[str, float]) -> Ranking:
        """Whom "it" or "they" at `word` may mean, with a weight for each kind of actor."""

        def fits(i: int) -> float:
            entity = self.roster.entities[i]
            kind = "paper" if entity.is_paper else entity.kind
            return weights.get(kind, 0.0) * (0.6 if entity.country else 1.0)

        return self.salience.rank(word.start, word.sentence, word.block, fits)

    def offices(self, word: Word, noun: str, asked: frozenset[str]) -> Ranking:
        """People whom "the NOUN" at `word` may mean by an office or description of theirs."""
        told = nouns.gender_of(noun)
        recent = self._recent(word)
        ranked = [
            (self.roster.office_fit(i, noun, asked) * self._recency(i, word, recent), i)
            for i in _nearest(self.roster.holders(noun), recent)
            if not opposed(told, self.roster.entities[i].likely_gender)
        ]
        return _sorted(ranked)

    def bodies(self, word: Word, noun: str, asked: frozenset[str]) -> Ranking:
        """Bodies that "the NOUN" at `word` may mean: by name, description or trade, or as a company among others."""
        recent = self._recent(word)
        found = [*self.roster.bodies(noun), *(recent if nouns.is_any_body(noun) else ())]
        ranked = [
            (self.roster.body_fit(i, noun, asked) * self._recency(i, word, recent), i)
            for i in _nearest(dict.fromkeys(found), recent)
        ]
        return _sorted(ranked)

    def described(self, word: Word, noun: str) -> Ranking:
        """People on the scene whom "the NOUN" at `word` may mean although nothing has called them so."""
        gender = nouns.gender_of(noun)

        def fits(i: int) -> float:
            entity = self.roster.entities[i]
            return 1.0 if entity.kind == "person" and not opposed(gender, entity.likely_gender) else 0.0

        return self.salience.rank(word.start, word.sentence, word.block, fits)

    def pair(self, word: Word, kinds: Collection[str]) -> int | None:
        """The first of the two actors of these kinds that the text named together last, before `word`."""
        entities = self.roster.entities
        by_sentence: dict[int, dict[int, int]] = {}  # sentence -> the actors in it, and where
        for mention in self.salience.before(word.start):
            if entities[mention.entity].kind in kinds and entities[mention.entity].named:
                by_sentence.setdefault(mention.sentence, {})[mention.entity] = mention.start
        both = next((found for found in by_sentence.values() if len(found) > 1), None)
        return None if both is None else min(both, key=lambda i: both[i])

    def _recent(self, word: Word) -> dict[int, float]:
        """The actors mentioned last before `word`, with how near they are."""
        recent: dict[int, float] = {}
        for mention in self.salience.before(word.start):
            weight = DECAY ** max(0, word.sentence - mention.sentence) * (0.6 if mention.quoted else 1.0)
            recent[mention.entity] = max(recent.get(mention.entity, 0.0), weight)
        return recent

    def _recency(self, i: int, word: Word, recent: dict[int, float]) -> float:
        """1 for whom the text has just spoken of, falling to `BEFORE`; less for whom it names only later."""
        if i in recent:
            return BEFORE + (1 - BEFORE) * recent[i]
        first = self.roster.entities[i].first
        if first < word.start:
            return BEFORE
        # An article may open with "the new prime minister" and give the name in its next sentence.
        return SOON if word.start < OPENING and first < 2 * OPENING else LATER

    def named_next(self, word: Word, noun: str, *, definite: bool) -> int | None:
        """The first person named soon after a description ends, in the opening of an article, if it may be that one.

        Articles open with "a former director of the bank" and give the name in the next sentence.
        """
        if word.start > OPENING:
            return None
        for mention in self.salience.after(word.start):
            entity = self.roster.entities[mention.entity]
            if mention.sentence - word.sentence > (3 if definite else 1):
                return None
            if entity.kind != "person" or not entity.named or mention.quoted:
                continue
            if entity.first < word.start or " " not in entity.name:
                return None
            held = [role.head for role in entity.roles if role.head in OFFICES]
            fits = not held or (definite and any(nouns.may_mean(noun, head) for head in held))
            return mention.entity if fits and (definite or not entity.roles) else None
        return None

    def writer(self, k: int, noun: str) -> int | None:
        """Who spoke in the sentence that last told of a paper: "the memo" after "Stokes wrote in a memo to staff"."""
        for j in range(k - 1, max(-1, k - PAPER_REACH), -1):
            if self.words[j].lower != noun:
                continue
            sentence = self.words[j].sentence
            spoke = [m for m in self.salience.before(self.words[k].start) if m.sentence == sentence and m.speaks]
            return spoke[-1].entity if spoke else None
        return None

    def noun(self, k: int, sort: str) -> tuple[float, int] | None:
        """The noun that the pronoun at word `k` may mean where no name does: its weight, and the index of its head.

        `sort` is a value of PRONOUNS: "they" of "Opposition lawmakers", "she" of "a nurse", "it" of "the letter".
        """
        word = self.words[k]
        best: tuple[float, int] | None = None
        for j in range(k - 1, max(-1, k - NOUN_REACH), -1):
            other = self.words[j]
            distance = word.sentence - other.sentence
            if distance > 2:
                break
            if not self._may_stand_for(j, sort):
                continue
            weight = DECAY**distance * (SUBJECT if other.subject else 0.6)
            if best is None or weight > best[0]:
                best = weight, j
        return best

    def _may_stand_for(self, j: int, sort: str) -> bool:
        word = self.words[j]
        if word.pos != "NOUN" or word.possessive or not _noun_fits(word.lower, sort):
            return False
        if (word.text[0].isupper() and not word.opens_sentence) or self.document.in_quotation(word.start):
            return False
        return sort == "plural" or any(self.words[i].lower in _OPENING for i in range(max(0, j - 3), j))

    def phrase_around(self, head: int) -> tuple[int, int]:
        """The words around a head noun that belong to its phrase, as (first, end): "a nurse at the clinic"."""
        words, first, end = self.words, head, head + 1
        while first and head - first < 6 and not words[first].gap.strip() and not words[first].opens_sentence:
            if words[first - 1].pos in _OUTSIDE or words[first - 1].pos == "ADP":
                break
            first -= 1
        while end < len(words) and end - head < 8 and not words[end].gap.strip():
            linked = words[end].pos != "ADP" or words[end].lower in ("of", "in", "at", "for")
            if words[end].block != words[head].block or words[end].pos in _OUTSIDE or not linked:
                break
            end += 1
        return first, end - 1 if words[end - 1].pos == "ADP" else end


_OPENING = frozenset({"the", "a", "an", "one", "another"})
_OUTSIDE = frozenset({"VERB", "AUX", "CCONJ", "SCONJ", "ADV", "PRON"})


def _noun_fits(written: str, sort: str) -> bool:
    noun = nouns.singular(written)
    kind = nouns.kind_of(noun)
    if sort == "plural":
        return noun != written and (nouns.is_person(noun) or kind in ("company", "body"))
    if noun != written:
        return False
    if sort == "body":
        return kind in ("body", "company", "government", "document")
    return nouns.is_person(noun) and kind in ("", "person") and nouns.gender_of(noun) in ("", sort)


def _nearest(candidates: Iterable[int], recent: dict[int, float]) -> list[int]:
    return sorted(candidates, key=lambda i: -recent.get(i, 0.0))[:COMPARED]


def _sorted(ranked: Ranking) -> Ranking:
    return sorted((row for row in ranked if row[0] > 0), key=lambda row: (-row[0], row[1]))
