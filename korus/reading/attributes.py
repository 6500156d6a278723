"""Parts of speech and forms of words from their tags: spaCy's attribute ruler, asked once about each sort of token.

The ruler asks a matcher of nearly two hundred patterns about every token, an eighth of the time of the parse. All but
eight of the patterns are about one token, and look at its tag, the few words and relations that they name, and whether
it is a blank: of tokens that agree in these the ruler says the same.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.strings import StringStore
from spacy.tokens import Doc

#: What the patterns of one token may look at. A ruler that looks at more is left to itself.
LOOKED_AT = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})

_Sort = tuple[int, int, int, int]  # TAG, LOWER, DEP, IS_SPACE; 0 for a word or a relation that no pattern names
_Match = tuple[int, int]  # which attributes are set (by their place in the ruler), and the name of the match


class Attributes:
    """A pipe that sets what `ruler` would."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self.ruler, self.strings = ruler, ruler.vocab.strings
        self.longer = Matcher(ruler.vocab)
        single: list[dict[str, Any]] = []
        for place, rule in enumerate(ruler.patterns):
            patterns: list[list[dict[str, Any]]] = rule["patterns"]  # type: ignore[assignment]
            single += [pattern[0] for pattern in patterns if len(pattern) == 1]
            if longer := [pattern for pattern in patterns if len(pattern) > 1]:
                self.longer.add(str(place), longer)
        self.understood = all(key in LOOKED_AT for token in single for key in token)
        self.words, self.relations = (
            _Telling([t[k] for t in single if k in t], self.strings) for k in ("LOWER", "DEP")
        )
        self.known: dict[_Sort, tuple[_Match, ...]] = {}

    def __call__(self, doc: Doc) -> Doc:
        if not self.understood:
            return self.ruler(doc)
        matches = [
            (place, name, i, i + 1) for i, sort in enumerate(self._sorts(doc)) for place, name in self._of(doc, i, sort)
        ]
        matches += [(int(self.strings[name]), name, a, b) for name, a, b in self.longer(doc, allow_missing=True)]
        # Later rules have precedence, as in the ruler's own `match`.
        self.ruler.set_annotations(doc, sorted(matches))  # type: ignore[no-untyped-call]
        return doc

    def _sorts(self, doc: Doc) -> Iterator[_Sort]:
        for tag, lower, relation, blank in doc.to_array(["TAG", "LOWER", "DEP", "IS_SPACE"]).tolist():
            yield tag, self.words[lower], self.relations[relation], blank

    def _of(self, doc: Doc, i: int, sort: _Sort) -> tuple[_Match, ...]:
        found = self.known.get(sort)
        if found is None:
            matches = self.ruler.matcher(doc[i : i + 1], allow_missing=True)
            found = self.known[sort] = tuple((int(self.strings[name]), name) for name, *_ in matches)
        return found


class _Telling(dict[int, int]):
    """Words or relations by their numbers: those that one of the patterns names for themselves, all others as 0."""

    def __init__(self, asked: Iterable[str | dict[str, Any]], strings: StringStore) -> None:
        super().__init__()
        self.strings = strings
        self.named: set[str] = set()
        self.expressions: list[re.Pattern[str]] = []
        for one in asked:
            ways: dict[str, Any] = {"IN": [one]} if isinstance(one, str) else one
            self.named.update(word for way in ("IN", "NOT_IN") for word in ways.get(way, ()))
            self.expressions += [re.compile(ways["REGEX"])] if "REGEX" in ways else []

    def __missing__(self, number: int) -> int:
        value = self.strings[number]
        tells = value in self.named or any(expression.search(value) for expression in self.expressions)
        return self.setdefault(number, number if tells else 0)


@Language.factory("korus_attributes")
def _attributes(nlp: Language, name: str) -> Attributes:
    return Attributes(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]
