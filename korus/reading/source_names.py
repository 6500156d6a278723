"""Which name the words of a source give, if they give one: in their midst, behind a title, behind or before a comma.

"Nanworks president Taku Isshiki"              the name that the office stands before
"Its president, Yoshi Mizo"                    the name behind a description
"Anna Berg, | director of ..."                 the name in front of a source that is only the description
"""

from korus.reading import nouns, phrases
from korus.reading.phrases import Phrase
from korus.reading.scene import Named, Scene

_ASIDES = frozenset({",", "—", "–", "(", ":"})


class SourceNames:
    """Finds the names in the sources of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.words, self.roster = scene, scene.words, scene.roster

    def of(self, phrase: Phrase, first: int, end: int) -> Named | None:
        """Whom the source from word `first` up to `end`, with the noun phrase `phrase` in it, names."""
        named = self.scene.titled_at(phrase.first, end) or self.scene.named_at(phrase.head)
        if named is not None:
            return self._first_of_two(named, first)
        return self._titled_later(first, end) or self._cut_apposition(phrase, first)

    def _titled_later(self, first: int, end: int) -> Named | None:
        """Who stands behind a title of several words: "Energy and Fuel Minister Oleh B.", "founder and CEO Rhea M."."""
        for k in range(first + 1, end):
            before = self.words[k - 1]
            title = before.text[0].isupper() or nouns.is_person(before.lower)
            if not (title or (before.lower == "and" and k - 1 > first)):
                return self._behind_office(k, end)
            found = self.scene.titled_at(k, end)
            if found is not None and found[0].kind == "person":
                return found
        return None

    def _behind_office(self, k: int, end: int) -> Named | None:
        """Who ends a description that goes on with "of": "County director of health Ibrahim Noor Abdi"."""
        if self.words[k - 1].lower not in ("of", "for") or not nouns.is_person(self.words[k - 2].lower):
            return None
        last = self.scene.named_at(end - 1)
        if last is None or last[0].kind != "person" or last[1].last != end - 1 or last[1].first <= k:
            return None
        inside = self.words[k + 1 : last[1].first + 1]
        return None if any(w.gap.strip() for w in inside) else last

    def _first_of_two(self, found: Named, first: int) -> Named:
        """Of two bodies that speak together the first, also where the source begins with the second."""
        if (
            first < 2
            or found[1].first != first
            or self.words[first - 1].lower != "and"
            or self.words[first - 1].gap.strip()
        ):
            return found
        before = self.scene.named_at(first - 2)
        together = before is not None and before[0].kind != "person" and found[0].kind != "person"
        return before if before is not None and together and before[1].last == first - 2 else found

    def _cut_apposition(self, phrase: Phrase, first: int) -> Named | None:
        """Who stands in front of a source that is only the description: "Anna Berg, | director of ...".

        A body is described with an article: "Clarios, | a leader in energy storage".
        """
        described = phrase.determiner in ("", "a", "an") and nouns.is_person(phrase.noun)
        bodily = phrase.determiner in ("a", "an") and (described or nouns.is_body(phrase.noun))
        if not first or not (described or bodily) or self.words[first].gap.strip() != ",":
            return None
        before = self.scene.named_at(first - 1)
        if before is None:
            return None
        if before[0].kind == "person":
            return before if described else None
        return before if bodily and self.roster.index(before[0]) is not None else None

    def behind(self, phrase: Phrase, end: int) -> Named | None:
        """The name behind a description and a comma: "Its president, Yoshinobu Mizobuchi"."""
        words, scene = self.words, self.scene
        aside = (k for k in range(phrase.head + 1, end) if words[k].gap.strip(" ‘“'\"") in _ASIDES)
        k = next(aside, None)
        if k is None:
            return None
        inner = phrases.parse(words, k, end, inside_name=scene.inside_name)
        found = scene.titled_at(inner.first, end) or scene.named_at(inner.head) or scene.named_at(inner.first)
        if found is None or words[found[1].last].possessive:
            return None
        kind = nouns.kind_of(phrase.noun)
        person = kind in ("", "person") or nouns.is_person(phrase.noun)
        fits = person if found[0].kind == "person" else kind in ("", "company", "body", "government")
        return found if fits else None

    def in_front(self, phrase: Phrase) -> Named | None:
        """The name right before the head noun, if it is no possessive: "the Mangue Vivo association"."""
        if phrase.head == phrase.first or self.words[phrase.head - 1].possessive:
            return None
        return self.scene.named_at(phrase.head - 1)
