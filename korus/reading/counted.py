"""What a number counts: the noun behind it in the singular, and which counted nouns are no amounts."""

import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.numbers import Numeral
from korus.reading.patterns import any_of
from korus.reading.units import singular

#: Tokens looked at behind a number; noun phrases of newspapers are shorter.
FURTHEST = 12
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
ADJECTIVES = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "RBR", "RBS", "CD", "AFX"})
#: Dependencies of a noun that belongs to the noun after it.
JOINS = frozenset({"compound", "nmod", "amod", "poss", "npadvmod", "nummod", "quantmod", "dep"})
DETERMINERS = frozenset({"DT", "PRP$", "PDT"})
#: Tokens that hyphens join at most.
LONGEST = 9
SMALL = 10
_LIST_AFTER = re.compile(rf":(?=\s)|,? (?:{any_of(context.LISTS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Noun:
    """A counted noun: in the singular, its head, and where its phrase ends."""

    name: str
    head: Token
    end: int
    #: Counted through "of the ..." ("11 of the evacuation centers").
    partitive: bool = False


class Nouns:
    """The nouns of one document, found by the offset of the number before them."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = doc.text  # made anew at every access of `doc.text`

    @cached_property
    def parsed(self) -> bool:
        """Whether there is a parse: spaCy crashes the process when asked for the children of tokens without one."""
        return bool(self.doc.has_annotation("DEP"))

    @cached_property
    def _starts(self) -> list[int]:
        return [token.idx for token in self.doc]

    def at(self, offset: int) -> int:
        """The index of the first token that starts at or behind `offset`."""
        return bisect_left(self._starts, offset)

    def after(self, end: int) -> Noun | None:
        """The noun counted by a number that ends at `end`, or None where the noun is left out."""
        text, first = self.text, self.at(end)
        if text[end : end + 1] in '”"’':
            end, first = end + 1, self.at(end + 1)
        if first >= len(self.doc) or text[end : self.doc[first].idx] not in (" ", "\u00a0", "\u202f"):
            return None
        if self.doc[first].lower_ == "of":
            return self._part_of(first)
        return self._phrase(first) or _adjective(self.doc[first])

    def _part_of(self, first: int) -> Noun | None:
        """Of "11 of the province's evacuation centers": the centers; none of "11 of them"."""
        i = first + 1
        if i < len(self.doc) and self.doc[i].lower_ == "us":
            return Noun("person", self.doc[i], _end(self.doc[i]), partitive=True)
        while i < len(self.doc) and self.doc[i].tag_ in DETERMINERS:
            i += 1
        owned = any(token.tag_ == "POS" for token in self.doc[i : i + 3])
        found = self._phrase(i) if i > first + 1 or owned else None
        if found is None or found.head.tag_ not in ("NNS", "NNPS"):
            return None
        return Noun(found.name, found.head, found.end, partitive=True)

    def _phrase(self, first: int) -> Noun | None:
        """The noun phrase that begins at token `first`."""
        run: list[Token] = []
        i, last = first, min(first + FURTHEST, len(self.doc))
        while i < last and not (i > first and _parted(self.doc[i])):
            token = self.doc[i]
            end = _hyphened(token)
            if end == i:
                if not _extends(run, token):
                    break
            elif run:
                break
            elif _is_noun(self.doc[end]) and not _continues(self.doc[end]):
                return Noun(self._joined(i, end), self.doc[end], _end(self.doc[end]))
            i = end + 1  # behind a hyphened adjective too ("laboratory-confirmed infections")
        return _named(run) if run else None

    def _joined(self, first: int, last: int) -> str:
        """A hyphened noun as one word in the singular ("by-election")."""
        head = self.doc[last]
        return self.text[self.doc[first].idx : head.idx].lower() + _cased(head, singular(head.text))


def _end(token: Token) -> int:
    return int(token.idx + len(token))


def _adjective(token: Token) -> Noun | None:
    """People by an adjective alone ("100 dead")."""
    name = words.MEANT.get(token.lower_)
    return Noun(name, token, _end(token)) if name and token.pos_ in ("ADJ", "VERB") else None


def _parted(token: Token) -> bool:
    """Whether a sentence or a line begins with `token`."""
    return bool(token.is_sent_start) or "\n" in token.nbor(-1).text_with_ws


def _extends(run: list[Token], token: Token) -> bool:
    """Take `token` into the nouns of a phrase; False where the phrase ends before it."""
    if token.tag_ == "CD" and run and run[-1].tag_ == "NNP" and _continues(token):
        run.append(token)  # "14 Challenger 2 tanks"
    elif _is_noun(token) or (token.tag_ == "VBG" and token.dep_ == "compound"):
        if run and not _joins(run[-1], token):
            return False
        run.append(token)
    elif token.tag_ == "POS" and run:
        if singular(run[-1].lower_) in words.TIME_UNITS:
            return False  # "two extra days' leave" counts days
        run.clear()
    elif _plural_verb(run, token):
        run.append(token)
    else:
        return not run and _describes(token)
    return True


def _describes(token: Token) -> bool:
    """Whether a token may stand between a number and its noun."""
    if token.tag_ in ADJECTIVES:
        return token.lower_ not in context.NEVER_DESCRIBE
    return (
        token.tag_ in (",", "CC")
        and token.i + 1 < len(token.doc)
        and token.nbor().tag_ in ADJECTIVES
        and (token.i > 0 and token.nbor(-1).tag_ in ADJECTIVES - {"CD"})
    )


def _is_noun(token: Token) -> bool:
    return (
        token.tag_ in NOUNS
        and token.text[0].isalnum()
        and not (token.ent_type_ in ("DATE", "TIME") and token.tag_ == "NNP")
    )


def _hyphened(token: Token) -> int:
    """The index of the last token that hyphens join to `token`; its own where none does."""
    last, doc = token.i, token.doc
    while (
        last + 2 < min(len(doc), token.i + LONGEST)
        and doc[last + 1].text in "-–"
        and not doc[last].whitespace_
        and not doc[last + 1].whitespace_
    ):
        last += 2
    return int(last)


def _continues(token: Token) -> bool:
    """Whether another noun of the same phrase follows a hyphened one."""
    if token.tag_ in ("NNS", "NNPS") or token.i + 1 >= len(token.doc) or not token.whitespace_:
        return False
    return _is_noun(token.nbor())


def _joins(before: Token, token: Token) -> bool:
    """Whether two nouns in a row are one compound ("power plants"; not "jobs Tuesday")."""
    if before.tag_ in ("NN", "NNP", "VBG", "CD"):
        return before.head.i > before.i or token.tag_ in ("NNS", "NNPS")
    return before.head.i > before.i and before.dep_ in JOINS and token.tag_ in ("NNS", "NNPS")


def _plural_verb(run: list[Token], token: Token) -> bool:
    """A plural taken for a verb ("15 IQ points", "110 glances"): no verb in -s goes with a number above one."""
    return (
        token.tag_ == "VBZ"
        and token.lower_.endswith("s")
        and len(token) > 3
        and (not run or run[-1].tag_ in ("NN", "NNP"))
    )


def _named(run: list[Token]) -> Noun:
    head = run[-1]
    parts = []
    for token in reversed(run[:-1]):
        if token.ent_type_ in ("GPE", "NORP", "LOC") or token.dep_ == "amod":
            break
        parts.append(_cased(token, token.text))
    name = " ".join((*reversed(parts), _cased(head, singular(head.text))))
    return Noun(name, head, _end(head))


def _cased(token: Token, written: str) -> str:
    """Names and abbreviations keep their capitals, other words lose them."""
    if token.tag_ in ("NNP", "NNPS") and (not token.is_upper or len(token) <= 4):
        return written
    return written if any(c.isupper() for c in token.text[1:]) and not token.is_upper else written.lower()


def uncounted(nouns: Nouns, numeral: Numeral, noun: Noun) -> bool:
    """Whether a small number before its noun is ordinary prose: "the two countries", "three areas", "one case"."""
    if _is_name(nouns, numeral, noun):
        return True
    if numeral.scaled or numeral.value > SMALL:
        return False
    if numeral.value == 1 and not numeral.digits:
        return True
    if noun.partitive:
        return False
    first = nouns.at(numeral.span.start)
    before = nouns.doc[first - 1] if first else None
    if before is not None and before.lower_ in context.KNOWN:
        return True
    if before is not None and before.lower_ in context.KNOWN_PAIRS and numeral.value <= 3:
        return True
    return noun.name.split(" ")[-1] in words.LIST_NOUNS or _LIST_AFTER.match(nouns.text, noun.end) is not None


def is_singular(numeral: Numeral, noun: Noun) -> bool:
    """Whether the noun does not go with its number, which then belongs to what stands before ("the iOS 17 update")."""
    if numeral.value <= 1 or noun.partitive or noun.head.tag_ not in ("NN", "NNP"):
        return False
    written = noun.head.lower_
    return written == singular(written) and written not in words.UNCHANGING


def _is_name(nouns: Nouns, numeral: Numeral, noun: Noun) -> bool:
    """Whether the number belongs to a name ("Fortune 500 companies", "the iOS 17 update")."""
    if numeral.scaled or noun.partitive:
        return False
    head = noun.head
    if not numeral.digits:
        return _is_titled(nouns, numeral, head)
    first = nouns.at(numeral.span.start)
    before = nouns.doc[first - 1] if first else None
    if before is None or before.tag_ not in ("NNP", "NNPS") or before.whitespace_ != " ":
        return False
    return before.dep_ in ("compound", "nmod", "nummod", "amod") and before.head.i in range(first, head.i + 1)


def _is_titled(nouns: Nouns, numeral: Numeral, head: Token) -> bool:
    """Whether a number word is part of a title ("the Three Gorges Dam"; not of a headline in capitals)."""
    token = nouns.doc[nouns.at(numeral.span.start)]
    if not token.is_title or head.tag_ not in ("NNP", "NNPS"):
        return False
    return head.tag_ == "NNP" or (token.i > 0 and not token.is_sent_start and token.nbor(-1).is_lower)
