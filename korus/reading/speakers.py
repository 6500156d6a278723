"""Who speaks: from the words of a source to an actor of the article.

    "Park Seong-hui, vice chairman of Geumo Heavy Industries"   the person named
    "Minister Kim", "he", "the minister", "the 54-year-old"     whoever that is at this place
    "an FKI official", "critics"                                somebody new, without a name
    "figures from the finance ministry", "his letter"           whoever made the paper

What cannot be told apart stays open: no actor, but the candidates.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from korus.reading import bodies, nouns, phrases
from korus.reading.clusters import Entity, Role
from korus.reading.languages.en.names import OFFICES
from korus.reading.languages.en.roles import GROUP_WORDS, PRONOUNS
from korus.reading.mentions import Span
from korus.reading.names import fold
from korus.reading.phrases import Phrase
from korus.reading.salience import Mention
from korus.reading.scene import Named, Ranking, Scene

#: Below this share of the two best candidates' weight the best one is no answer.
DECISIVE = 0.5

#: A description whose best candidate weighs less brings in somebody new.
MATCHED = 0.5

#: How prominent somebody must be for a description that tells something new: "the innkeeper".
DESCRIBED = 0.75

#: By kinds of pronouns: what a noun weighs against an actor known by name.
NOUNS = {"m": 0.7, "f": 0.7, "body": 0.7, "plural": 0.9}

#: Words that point back to several at once; which of them speaks is not told.
_RELATIVE_WORDS = frozenset({"former", "latter", "pair", "duo", "both", "most", "two", "three"})

_AGE = re.compile(r"(\d{1,3})-year-old")
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "all", "both", "too"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a source is. `actor` and the others are indexes into `Cast.actors`; None is "not known"."""

    actor: int | None
    as_written: str = ""
    role: str = ""
    body: int | None = None
    candidates: tuple[int, ...] = ()
    confidence: float = 0.0
    explanation: str = ""


class Resolver:
    """Resolves the sources of one article against its scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.words = scene, scene.words

    def resolve(self, source: Sequence[Span], at: int) -> Speaker:
        """Who the words of `source` are; `at` is where they attribute something. Unknown when there are none."""
        scene = self.scene
        stretches = [r for r in (scene.words_of(s) for s in source) if r]
        if not stretches:
            subject = scene.subject_at(at)
            if subject is None:
                return Speaker(None, explanation="no source")
            stretches = [subject]
        written = " … ".join(" ".join(s.of(scene.document.text).split()) for s in source)
        found = [self._one(r.start, r.stop, at) for r in stretches]
        near = sorted(range(len(found)), key=lambda i: abs(self.words[stretches[i].start].start - at))
        best = max((found[i] for i in near), key=self._worth)
        if best.actor is not None:
            word = self.words[stretches[0].start]
            quoted = scene.document.in_quotation(word.start)
            scene.salience.add(Mention(word.start, best.actor, word.sentence, word.block, True, quoted, speaks=True))
        return replace(best, as_written=written)

    def _worth(self, speaker: Speaker) -> int:
        """A name before a description before nothing: "One of them … Mr Lee" is Mr Lee."""
        if speaker.actor is None:
            return 0
        return 2 if self.scene.entities[speaker.actor].named else 1

    def _one(self, first: int, end: int, at: int) -> Speaker:
        words = self.words
        if end - first > 1 and words[end - 1].lower in _REFLEXIVES and words[first].lower not in PRONOUNS:
            end -= 1  # "the senator himself"
        if end - first == 1 and words[first].text in ("A", "A."):
            return self._interviewee(first)
        alone = end - first == 1 or (end - first == 2 and words[first + 1].lower in _REFLEXIVES)
        if alone and words[first].lower in PRONOUNS and self.scene.named_at(first) is None:
            return self._pronoun(first)
        phrase = phrases.parse(words, first, end, inside_name=self.scene.inside_name)
        named = self.scene.titled_at(phrase.first, end) or self.scene.named_at(phrase.head)
        if named is not None:
            return self._named(named)
        return self._described(phrase, first, end, at)

    def _interviewee(self, k: int) -> Speaker:
        """ "A:" in an interview: whom the text before speaks of most."""
        word = self.words[k]
        counts = Counter(
            m.entity for m in self.scene.salience.before(word.start) if self.scene.entities[m.entity].kind == "person"
        )
        named = [
            (float(n), i)
            for i, n in counts.most_common(9)
            if self.scene.entities[i].named and " " in self.scene.entities[i].name
        ]
        return self._decide(named, "the one interviewed")

    # Names.

    def _named(self, found: Named) -> Speaker:
        _, _, entity, naming = found
        text = self.scene.document.text
        role = naming.title or next((d.span.of(text) for d in naming.descriptions if d.person and d.head), "")
        return self._speaker(self.scene.known(entity), 0.95, f"named: {naming.form}", role=role)

    def _speaker(
        self, i: int, confidence: float, why: str, *, role: str = "", candidates: tuple[int, ...] = ()
    ) -> Speaker:
        entity = self.scene.entities[i]
        if not role and entity.roles:
            role = entity.roles[0].text
        return Speaker(i, "", role, entity.body, candidates, confidence, why)

    # Pronouns.

    def _pronoun(self, k: int) -> Speaker:
        word, scene = self.words[k], self.scene
        why = f"pronoun “{word.text}”"
        match PRONOUNS[word.lower]:
            case "m" | "f" as sort:
                return self._or_noun(
                    k, sort, scene.rank_people(word, sort, quoted=scene.document.in_quotation(word.start))
                )
            case "body" as sort:
                return self._or_noun(k, sort, scene.rank_kinds(word, {"organisation": 1.0, "government": 1.0}))
            case "plural" as sort:
                return self._or_noun(
                    k, sort, scene.rank_kinds(word, {"group": 1.5, "organisation": 0.6, "government": 0.4})
                )
            case "speaker":
                spoke = next((m.entity for m in scene.salience.before(word.start) if m.speaks), None)
                return self._decide([] if spoke is None else [(1.0, spoke)], why)
            case "relative":
                return self._relative(k)
        return Speaker(None, explanation=why)

    def _or_noun(self, k: int, sort: str, ranked: Ranking) -> Speaker:
        """Who a pronoun means: the best of the actors known, or a noun nearer than all of them."""
        why = f"pronoun “{self.words[k].text}”"
        near = self.scene.noun_before(k, sort)
        if near is None or (ranked and ranked[0][0] >= near[0] * NOUNS[sort]):
            return self._decide(ranked, why)
        first, end = self.scene.noun_phrase(near[1])
        found = self._described(
            phrases.parse(self.words, first, end, inside_name=self.scene.inside_name), first, end, self.words[k].start
        )
        return replace(found, confidence=min(found.confidence, 0.6), explanation=f"{why}: {found.explanation}")

    def _relative(self, k: int) -> Speaker:
        """ "who", "which": the name right in front, else what the sentence named last."""
        word = self.words[k]
        before = self.scene.named_at(k - 1) if k else None
        people = word.lower in ("who", "whom", "whose")
        if before is not None and (before[2].kind == "person") == people:
            return self._named(before)
        near = [
            m.entity
            for m in self.scene.salience.before(word.start)
            if m.sentence == word.sentence and (self.scene.entities[m.entity].kind == "person") == people
        ]
        return self._decide([(1.0, near[0])] if near else [], f"“{word.text}”")

    def _decide(self, ranked: Ranking, why: str) -> Speaker:
        if not ranked:
            return Speaker(None, explanation=f"{why}: nobody it can mean")
        candidates = tuple(i for _, i in ranked[:4])
        best = ranked[0][0]
        share = best / (best + ranked[1][0]) if len(ranked) > 1 else 1.0
        if share < DECISIVE:
            return Speaker(None, candidates=candidates, explanation=f"{why}: cannot be told among {len(candidates)}")
        name = self.scene.entities[ranked[0][1]].name
        return self._speaker(ranked[0][1], round(0.4 + 0.55 * share, 2), f"{why}: {name}", candidates=candidates)

    # Descriptions.

    def _described(self, phrase: Phrase, first: int, end: int, at: int) -> Speaker:
        behind = self._name_behind(phrase, end)
        if behind is not None:
            return self._named(behind)
        kind = nouns.kind_of(phrase.noun)
        if not kind and phrase.head > phrase.first and not self.words[phrase.head - 1].possessive:
            named = self.scene.named_at(phrase.head - 1)
            if named is not None:
                return self._named(named)  # "ComRes polling", "the Samsung outlook"
        if kind == "document":
            return self._paper(phrase, first, end, at)
        country = bodies.country_of_demonym(phrase.noun) or bodies.country_of_demonym(self.words[phrase.head].lower)
        if phrase.noun == "side" and phrase.head > phrase.first:
            country = bodies.country_of_demonym(self.words[phrase.head - 1].lower)
        if country and phrase.definite:
            return self._speaker(self.scene.country(country), 0.8, f"the people of {country}")
        if phrase.plural or phrase.noun in GROUP_WORDS:
            return self._group(phrase, first)
        if kind in ("", "person"):
            return self._person(phrase, first, end)
        return self._body(phrase, first, end)

    def _name_behind(self, phrase: Phrase, end: int) -> Named | None:
        """The name behind a description and a comma: "Its president, Yoshinobu Mizobuchi"."""
        for k in range(phrase.head + 1, end):
            if self.words[k].gap.strip(" ‘“'\"") not in (",", "—", "–", "(", ":"):
                continue
            inner = phrases.parse(self.words, k, end, inside_name=self.scene.inside_name)
            found = (
                self.scene.titled_at(inner.first, end)
                or self.scene.named_at(inner.head)
                or self.scene.named_at(inner.first)
            )
            if found is None or self.words[found[3].last].possessive:
                return None
            kind = nouns.kind_of(phrase.noun)
            person = kind in ("", "person") or nouns.is_person(phrase.noun)
            fits = person if found[2].kind == "person" else kind in ("", "company", "body", "government")
            return found if fits else None
        return None

    def _person(self, phrase: Phrase, first: int, end: int) -> Speaker:
        word, scene = self.words[first], self.scene
        if phrase.determiner and not phrase.definite:
            return self._unnamed(phrase, "person")
        written = scene.text(phrase.first, phrase.head + 1)
        if phrase.noun in _RELATIVE_WORDS:
            return Speaker(None, explanation=f"“{written}” points to more than one")
        age = next(
            (int(m[1]) for k in range(phrase.first, phrase.head + 1) if (m := _AGE.match(self.words[k].lower))), None
        )
        if age is not None and (aged := scene.rank_ages(word, age)):
            return self._decide(aged, f"age “{written}”")
        noun = nouns.office_of(phrase.modifiers, phrase.noun) if phrase.noun == "minister" else phrase.noun
        ranked = scene.rank_offices(word, noun, phrase.modifiers | phrases.tail_modifiers(self.words, phrase))
        if ranked and ranked[0][0] >= MATCHED:
            return self._decide(ranked, f"role “{written}”")
        known_by_deed = phrase.noun not in OFFICES and phrase.possessor is None and phrase.end == phrase.head + 1
        if phrase.determiner in phrases.DEFINITE and (known_by_deed or age is not None):
            people = scene.rank_described(word, phrase.noun)
            if people and people[0][0] >= DESCRIBED:
                return self._decide(people, f"description “{written}”")
        return self._unnamed(phrase, "person" if nouns.is_person(phrase.noun) else "group")

    def _body(self, phrase: Phrase, first: int, end: int) -> Speaker:
        named = self._generic_name(phrase)
        if named is not None:
            return self._named(named)
        word = self.words[first]
        if phrase.determiner in phrases.POSSESSIVES and nouns.kind_of(phrase.noun) != "government":
            owner = self._pronoun(
                next(k for k in range(phrase.outer, phrase.first) if self.words[k].lower in phrases.POSSESSIVES)
            ).actor
            theirs = None if owner is None else self.scene.entities[owner].body
            if theirs is not None and self.scene.entities[theirs].kind == "organisation":
                return self._speaker(theirs, 0.75, f"the body of {self.scene.entities[owner or 0].name}")
        if phrase.determiner not in phrases.INDEFINITE:
            asked = phrase.modifiers | phrases.tail_modifiers(self.words, phrase)
            ranked = self.scene.rank_bodies(word, phrase.noun, asked)
            if ranked and ranked[0][0] >= MATCHED:
                return self._decide(ranked, f"role “{self.scene.text(phrase.first, phrase.head + 1)}”")
        return self._unnamed(phrase, "government" if nouns.kind_of(phrase.noun) == "government" else "organisation")

    def _generic_name(self, phrase: Phrase) -> Named | None:
        """The body whose name stands in front of a common noun: "the Mangue Vivo association"."""
        if phrase.head == phrase.first:
            return None
        found = self.scene.named_at(phrase.head - 1)
        if found is None or self.words[phrase.head - 1].possessive or found[3].size < 2:
            return None
        return found if found[2].kind == "organisation" else None

    def _group(self, phrase: Phrase, first: int) -> Speaker:
        if phrase.noun in _RELATIVE_WORDS and phrase.end == phrase.head + 1:
            return Speaker(None, explanation=f"“{phrase.noun}” points to more than one")
        return self._unnamed(phrase, "group")

    # Papers and who made them.

    def _paper(self, phrase: Phrase, first: int, end: int, at: int) -> Speaker:
        written = self.scene.text(phrase.first, phrase.head + 1)
        maker = self._maker(phrase, first, end, at)
        if maker is not None:
            self.scene.papers.append((self.words[first].start, phrase.noun, maker))
            return self._speaker(maker, 0.8, f"the maker of “{written}”")
        if phrase.determiner in phrases.DEFINITE:
            place = self.words[first].start
            made = next((row for row in reversed(self.scene.papers) if row[0] < place and row[1] == phrase.noun), None)
            if made is not None:
                return self._speaker(made[2], 0.7, f"the maker of the {phrase.noun} told of before")
        return self._unnamed(phrase, "group")

    def _maker(self, phrase: Phrase, first: int, end: int, at: int) -> int | None:
        words, scene = self.words, self.scene
        if phrase.determiner in phrases.POSSESSIVES:
            k = next(k for k in range(first, phrase.head) if words[k].lower in phrases.POSSESSIVES)
            return self._pronoun(k).actor
        if phrase.possessor is not None and words[phrase.possessor].entity not in ("DATE", "TIME"):
            return self._one(first, phrase.possessor + 1, at).actor
        inside = [
            row for row in scene.named_in(Span(words[first].start, words[phrase.head].start)) if row[2].kind != "place"
        ]
        if inside:
            return scene.index[id(inside[-1][2])]
        for k in range(phrase.head + 1, end - 1):
            if words[k].lower not in ("by", "from", "of"):
                continue
            inner = phrases.parse(words, k + 1, end, inside_name=scene.inside_name)
            named = scene.titled_at(inner.first, end) or scene.named_at(inner.head)
            if named is not None and named[2].kind != "place":
                return scene.index[id(named[2])]
            if nouns.is_body(inner.noun) or (nouns.is_person(inner.noun) and not inner.plural):
                return self._described(inner, k + 1, end, at).actor
        return None

    # Somebody new.

    def _unnamed(self, phrase: Phrase, kind: str) -> Speaker:
        scene = self.scene
        span = Span(self.words[phrase.outer].start, self.words[phrase.end - 1].end)
        name = self._name_of(phrase)
        key = fold(name)
        if not key:
            return Speaker(None, explanation="nothing that names anybody")
        held = next((i for i, e in enumerate(scene.entities) if not e.named and fold(e.name) == key), None)
        if held is not None:
            return self._speaker(held, 0.7, f"unnamed: {name}")
        role = Role(name, span.start, nouns.office(phrase.noun), frozenset(w.lower() for w in name.split()))
        entity = Entity(kind, name=name, roles=[role], named=False, body=scene.body_in(span), spans=[span])
        entity.gender = nouns.gender_of(phrase.noun) if kind == "person" else ""
        return self._speaker(scene.add(entity), 0.75, f"unnamed: {name}", role=name)

    def _name_of(self, phrase: Phrase) -> str:
        """The article's words without "a", "an", "the"; a possessive pronoun gives way to whose it is."""
        if phrase.possessor is not None and (named := self.scene.named_at(phrase.possessor)) is not None:
            return f"{named[2].name}'s {self.scene.text(phrase.possessor + 1, phrase.end)}"
        rest = self.scene.text(phrase.first, phrase.end)
        if phrase.determiner not in phrases.POSSESSIVES:
            return self.scene.text(phrase.outer, phrase.end)
        k = next(k for k in range(phrase.outer, phrase.first) if self.words[k].lower in phrases.POSSESSIVES)
        owner = self._pronoun(k).actor
        return rest if owner is None else f"{self.scene.entities[owner].name}'s {rest}"
