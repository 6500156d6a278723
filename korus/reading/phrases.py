"""The noun phrase of a source: its head, what is in front and behind, whether it names somebody known or somebody new.

"Picton's mayor, Gavin Sorensen"       head "mayor", possessor "Picton"
"a key official of the presidential office"   head "official", indefinite
"Figures from the finance ministry"    head "figure", plural, maker "the finance ministry"
"""

from collections.abc import Sequence
from dataclasses import dataclass

from korus.reading import nouns
from korus.reading.words import Word

DEFINITE = frozenset("the this that these those same".split())
INDEFINITE = frozenset("a an another one some any every each".split())
POSSESSIVES = frozenset("his her its their our my your whose".split())
PREPOSITIONS = frozenset(
    "of at for in from with on to by under behind near about against within inside outside between among across"
    " after before as than"
    " around along throughout toward towards over via near familiar close who which that whose whom where".split()
)

#: "papers seen by the newspaper": what stands behind these tells how the paper came to light, not which it is.
SECOND_HAND = frozenset(
    "seen obtained reviewed read viewed reported commissioned cited leaked found heard taken held paid"
    " funded quoted".split()
)

_HERE = frozenset({"there", "here"})
_RELATIVES = frozenset("who which that whose whom where when".split())


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase as word indexes: `first`..`last` is its core, `head` its head noun, `end` where all of it ends."""

    outer: int  # with everything in front but "a", "an", "the": "one woman", "his father"
    first: int
    head: int
    end: int
    noun: str  # the head in the singular, lower case
    plural: bool
    determiner: str  # "the", "a", "his", ... or ""
    possessor: int | None  # the last word of a possessor in front: "Picton" of "Picton's mayor"
    modifiers: frozenset[str]

    @property
    def definite(self) -> bool:
        return self.determiner in DEFINITE or self.determiner in POSSESSIVES or self.possessor is not None


def parse(words: Sequence[Word], first: int, end: int, *, inside_name: Sequence[bool]) -> Phrase:
    """The phrase that begins with word `first` and ends before word `end`.

    `inside_name[k]` says that word k goes on with the name that word k - 1 belongs to: a name is never cut.
    """
    start = first
    determiner = ""
    while (
        start < end - 1
        and _is_determiner(words[start])
        and not words[start + 1].gap.strip()
        and words[start + 1].lower not in PREPOSITIONS
    ):
        determiner = determiner or words[start].lower
        start += 1
    head = start
    for k in range(start, end):
        if k > start and _ends_core(words, k) and not inside_name[k]:
            break
        head = k
    possessor = next((k for k in range(head - 1, start - 1, -1) if words[k].possessive), None)
    noun = nouns.singular(words[head].lower)
    modifiers = frozenset(w for k in range(start, head) for w in (words[k].bare,) if k != possessor)
    outer = next((k for k in range(first, start) if words[k].lower not in _ARTICLES), start)
    return Phrase(
        outer,
        start,
        head,
        _phrase_end(words, start, head, end),
        noun,
        nouns.is_plural(words[head].lower),
        determiner,
        possessor,
        modifiers,
    )


_ARTICLES = frozenset({"a", "an", "the"})


def _is_determiner(word: Word) -> bool:
    return (
        word.lower in DEFINITE
        or word.lower in INDEFINITE
        or word.lower in POSSESSIVES
        or (word.pos == "DET" and not word.capital)
    )


def _ends_core(words: Sequence[Word], k: int) -> bool:
    gap = words[k].gap.strip()
    if gap and gap not in ("-", "“", "”", "‘", "’", '"', "'"):
        return True
    if words[k].lower in ("and", "or"):
        return bool(nouns.kind_of(nouns.singular(words[k - 1].lower)) or words[k - 1].text[0].isupper())
    return (
        words[k].lower in PREPOSITIONS
        or words[k].lower in _HERE
        or (
            words[k].pos in ("VERB", "AUX")
            and not words[k].capital
            and words[k].lower[-2:] in ("ed", "en", "ng")
            and not _attributive(words, k)
        )
    )


def _attributive(words: Sequence[Word], k: int) -> bool:
    """A participle in front of its noun: "retired admiral", "leaked pages"."""
    return k + 1 < len(words) and not words[k + 1].gap.strip() and words[k + 1].pos in ("NOUN", "ADJ")


def _phrase_end(words: Sequence[Word], start: int, head: int, end: int) -> int:
    """Where the words that name the phrase end: "of ..." belongs to it, relative clauses and asides do not."""
    for k in range(head + 1, end):
        gap = words[k].gap.strip()
        if gap and gap not in ("-", "“", "”", "‘", "’", '"', "'", "&"):
            return k
        if words[k].lower in _RELATIVES:
            return k
        if words[k].lower in SECOND_HAND or words[k].lower in _HERE or _is_circumstance(words, head, k, end):
            return k
    return end


def _is_circumstance(words: Sequence[Word], head: int, k: int, end: int) -> bool:
    """Whether word `k` begins what tells of the moment, not of what it is: "issued after the talks", "in September".

    "People briefed on the talks" have no other name.
    """
    word = words[k]
    if word.pos == "VERB" and not word.capital and word.lower.endswith(("ed", "ing")):
        return nouns.kind_of(nouns.singular(words[head].lower)) not in ("person", "")
    return word.pos == "ADP" and k + 1 < end and words[k + 1].entity in ("DATE", "TIME")


def tail_modifiers(words: Sequence[Word], phrase: Phrase) -> frozenset[str]:
    """The words behind the head: {"industry"} of "the minister of industry"."""
    return frozenset(
        words[k].bare
        for k in range(phrase.head + 1, phrase.end)
        if words[k].lower not in PREPOSITIONS | DEFINITE | INDEFINITE
    )
