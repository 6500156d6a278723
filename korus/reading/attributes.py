"""Parts of speech and forms of words from their tags: spaCy's attribute ruler, asked once about each sort of token.

The ruler asks a matcher of nearly two hundred patterns about every token, an eighth of the time of the parse. All but
eight of the patterns are about one token, and look at its tag, the few words and relations that they name, and whether
it is a blank: of tokens that agree in these the ruler says the same.
"""

import re
from collections.abc import Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
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
        self.words, self.expressions = _named(single, "LOWER")
        self.relations, _ = _named(single, "DEP")
        self.telling: dict[int, int] = {}
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
            word = self.telling.get(lower)
            if word is None:
                word = self.telling[lower] = lower if self._tells(self.strings[lower]) else 0
            yield tag, word, relation if self.strings[relation] in self.relations else 0, blank

    def _tells(self, word: str) -> bool:
        return word in self.words or any(expression.search(word) for expression in self.expressions)

    def _of(self, doc: Doc, i: int, sort: _Sort) -> tuple[_Match, ...]:
        found = self.known.get(sort)
        if found is None:
            matches = self.ruler.matcher(doc[i : i + 1], allow_missing=True)
            found = self.known[sort] = tuple((int(self.strings[name]), name) for name, *_ in matches)
        return found


def _named(tokens: list[dict[str, Any]], key: str) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    """The values of `key` that patterns name, one by one or in a list, and the expressions that they search for."""
    words: set[str] = set()
    expressions: list[re.Pattern[str]] = []
    for token in tokens:
        asked = token.get(key, [])
        if isinstance(asked, str):
            words.add(asked)
        elif isinstance(asked, dict):
            words.update(word for name in ("IN", "NOT_IN") for word in asked.get(name, ()))
            expressions += [re.compile(asked["REGEX"])] if "REGEX" in asked else []
    return frozenset(words), expressions


@Language.factory("korus_attributes")
def _attributes(nlp: Language, name: str) -> Attributes:
    return Attributes(nlp.get_pipe("attribute_ruler"))  # type: ignore[arg-type]
