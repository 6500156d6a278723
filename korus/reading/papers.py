"""Who speaks by a paper: who made it, or who undertakes something in it.

"figures from the finance ministry", "his letter"            whoever made the paper
"Under the deal, the Crown will pay $28 million"             who does what an agreement, a law or a plan provides
"""

from typing import TYPE_CHECKING

from korus.reading import nouns, phrases
from korus.reading.mentions import Span
from korus.reading.phrases import Phrase

if TYPE_CHECKING:
    from korus.reading.speakers import Resolver, Speaker

#: What "it" may be where a paper provides for something and names nobody who does it.
PARTIES = {"organisation": 1.0, "government": 1.0}

#: Words behind a paper in which the subject of what it provides is looked for.
CLAUSE = 25


class Papers:
    """Resolves the papers of one article, by its resolver."""

    def __init__(self, resolver: "Resolver") -> None:
        self.resolver, self.scene, self.words = resolver, resolver.scene, resolver.words

    def speaker(self, phrase: Phrase, first: int, end: int) -> "Speaker":
        """Who speaks by the paper that `phrase` names, in the source from word `first` up to `end`."""
        resolver, place = self.resolver, self.words[first].start
        written = resolver.written(phrase)
        maker = self._maker(phrase, first, end)
        if maker is not None:
            self.scene.keep_maker(phrase.noun, place, maker)
            return resolver.speaker(maker, 0.8, f"the maker of “{written}”")
        if phrase.determiner in phrases.DEFINITE:
            told = self.scene.maker_of(phrase.noun, place)
            if told is not None:
                return resolver.speaker(told, 0.7, f"the maker of the {phrase.noun} told of before")
            writer = resolver.near.writer(first, phrase.noun)
            if writer is not None:
                return resolver.speaker(writer, 0.6, f"who spoke where the {phrase.noun} was told of before")
        if first and self.words[first - 1].lower == "under":
            party = self._party(phrase, end)
            if party is not None:
                return party
        return resolver.unnamed(phrase, "group")

    def _maker(self, phrase: Phrase, first: int, end: int) -> int | None:
        """Who made a paper: its owner, the name in front of it, or who stands behind "by", "from", "of", "that"."""
        words, scene, roster = self.words, self.scene, self.resolver.roster
        if phrase.determiner in phrases.POSSESSIVES:
            return self.resolver.owner(phrase)
        if phrase.possessor is not None and words[phrase.possessor].entity not in ("DATE", "TIME"):
            return self.resolver.one(first, phrase.possessor + 1).actor
        for entity, _ in reversed(scene.named_in(Span(words[first].start, words[phrase.head].start))):
            if (i := roster.index(entity)) is not None:
                return i
        for k in range(phrase.head + 1, end - 1):
            if words[k].lower in ("that", "which"):  # "a report that the National Water Board sent to ministers"
                named = scene.named_at(k + 1) or (scene.named_at(k + 2) if k + 2 < end else None)
                if named is not None and (i := roster.index(named[0])) is not None:
                    return i
            if words[k].lower not in ("by", "from", "of") or words[k - 1].lower in phrases.SECOND_HAND:
                continue
            inner = phrases.parse(words, k + 1, end, inside_name=scene.inside_name)
            named = scene.titled_at(inner.first, end) or scene.named_at(inner.head)
            if named is not None and (i := roster.index(named[0])) is not None:
                return i
            if nouns.is_body(inner.noun) or (nouns.is_person(inner.noun) and not inner.plural):
                return self.resolver.described(inner, k + 1, end).actor
        return None

    def _party(self, phrase: Phrase, end: int) -> "Speaker | None":
        """Who does what the paper provides: the subject of the clause behind it, else the body spoken of last."""
        resolver, words = self.resolver, self.words
        why = f"who does what “{resolver.written(phrase)}” provides"
        sentence = words[end - 1].sentence
        reach = range(end, min(end + CLAUSE, len(words)))
        k = next((k for k in reach if words[k].sentence == sentence and words[k].subject), None)
        if k is not None:
            found = self._who_does(k, why)
            if found is not None:
                return found
        ranked = resolver.near.kinds(words[phrase.outer], PARTIES)
        return resolver.decide(ranked, f"{why}, by what is spoken of") if ranked else None

    def _who_does(self, k: int, why: str) -> "Speaker | None":
        """The actor that word `k` names or that "the government", "the company" there means; None for a thing."""
        resolver, scene = self.resolver, self.scene
        named = scene.named_at(k)
        if named is not None:
            return resolver.speaker(resolver.roster.speaking(named[0]), 0.7, why)
        first, end = resolver.near.phrase_around(k)
        phrase = phrases.parse(self.words, first, end, inside_name=scene.inside_name)
        body = phrase.determiner == "the" and not phrase.plural and nouns.is_body(phrase.noun)
        return resolver.described(phrase, first, end) if body else None
