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

from korus.reading import fuller, nouns, phrases, places
from korus.reading.antecedents import Ranking
from korus.reading.entities import Entity, Role
from korus.reading.languages.en.names import OFFICES
from korus.reading.languages.en.roles import GROUP_WORDS, PAIRED, PRONOUNS
from korus.reading.mentions import Span
from korus.reading.names import fold
from korus.reading.papers import Papers
from korus.reading.phrases import Phrase
from korus.reading.salience import Mention
from korus.reading.scene import Named, Scene
from korus.reading.source_names import SourceNames

#: Below this share of the two best candidates' weight the best one is no answer.
DECISIVE = 0.5

#: A description whose best candidate weighs less brings in somebody new.
MATCHED = 0.5

#: How prominent somebody must be for a description that tells something new ("the innkeeper"), and for one with an age.
DESCRIBED, AGED = 0.6, 0.25

#: By kinds of pronouns: what a noun weighs against an actor known by name.
NOUN_WEIGHTS = {"m": 0.7, "f": 0.7, "body": 0.7, "plural": 0.9}

#: What "it" and "they" may be, by kind of actor.
THINGS = {"organisation": 1.0, "government": 1.0, "paper": 0.7}
SEVERAL = {"group": 1.5, "paper": 0.5, "organisation": 0.6, "government": 0.4}

#: How often a pronoun may lead to a noun with a pronoun of its own ("its letter", "his brother").
DEEPEST = 3

_AGE = re.compile(r"(\d{1,3})-year-old")
#: Modifiers by which somebody known is called what he was: "the retired admiral".
_PAST = frozenset({"former", "retired", "ex", "onetime", "veteran"})
#: Words that point back to several at once; which of them speaks is not told.
_SEVERAL_WORDS = frozenset({"former", "latter", "pair", "duo", "both", "most", "two", "three"})
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
        self.scene, self.words, self.roster = scene, scene.words, scene.roster
        self.near = scene.antecedents
        self._names, self._papers = SourceNames(scene), Papers(self)
        self._depth = 0

    def resolve(self, source: Sequence[Span], at: int) -> Speaker:
        """Who the words of `source` are; `at` is where they attribute something.

        Without a source the verb at `at` may have a subject ("Kim went on, saying ..."); else nobody is known.
        """
        scene = self.scene
        stretches = [r for r in (scene.words_of(s) for s in source) if r]
        if not stretches:
            subject = scene.subject_at(at)
            if subject is None:
                return Speaker(None, explanation="no source")
            stretches = [subject]
        stretches.sort(key=lambda r: abs(self.words[r.start].start - at))
        best = max((self.one(r.start, r.stop) for r in stretches), key=self._worth)
        if best.actor is not None:
            word = self.words[stretches[0].start]
            quoted = scene.document.in_quotation(word.start)
            scene.salience.add(Mention(word.start, best.actor, word.sentence, word.block, True, quoted, speaks=True))
        return replace(best, as_written=" … ".join(" ".join(s.of(scene.document.text).split()) for s in source))

    def _worth(self, speaker: Speaker) -> int:
        """A name before a description before nothing: "One of them … Mr Lee" is Mr Lee."""
        if speaker.actor is None:
            return 0
        return 2 if self.roster.entities[speaker.actor].named else 1

    def one(self, first: int, end: int) -> Speaker:
        """Who the words from `first` up to `end` are."""
        words, scene = self.words, self.scene
        if end - first > 1 and words[end - 1].lower in _REFLEXIVES:
            end -= 1  # "the senator himself", "they all"
        if end - first == 1 and words[first].text in ("A", "A."):
            return self._interviewee(first)
        if end - first == 1 and words[first].lower in PRONOUNS and scene.named_at(first) is None:
            return self._pronoun(first)
        if end - first > 2 and PRONOUNS.get(words[first].lower) in ("m", "f") and words[first + 1].lower == "and":
            return self._pronoun(first)  # "she and 17 others"
        phrase = phrases.parse(words, first, end, inside_name=scene.inside_name)
        named = self._names.of(phrase, first, end)
        return self.described(phrase, first, end) if named is None else self._named(named)

    # Names.

    def _named(self, found: Named) -> Speaker:
        entity, naming = found
        text = self.scene.document.text
        role = naming.title or next((d.span.of(text) for d in naming.descriptions if d.person and d.head), "")
        return self.speaker(self.roster.speaking(entity), 0.95, f"named: {naming.form}", role=role)

    def speaker(
        self, i: int, confidence: float, why: str, *, role: str = "", candidates: tuple[int, ...] = ()
    ) -> Speaker:
        """The speaker that is actor `i`; `why` and `confidence` tell how he was found."""
        entity = self.roster.entities[i]
        return Speaker(i, "", role or entity.role, entity.body, candidates, confidence, why)

    def _interviewee(self, k: int) -> Speaker:
        """ "A:" in an interview: whom the text before speaks of most."""
        entities = self.roster.entities
        label = next((w for w in self.words if w.text in ("Q", "Q.", "A", "A.") and w.opens_sentence), self.words[k])
        counts = Counter(m.entity for m in self.scene.salience.before(label.start))
        named = [i for i, _ in counts.most_common() if entities[i].kind == "person" and " " in entities[i].name]
        return self.decide([(float(counts[i]), i) for i in named if entities[i].named], "the one interviewed")

    # Pronouns.

    def _pronoun(self, k: int) -> Speaker:
        word, near = self.words[k], self.near
        match PRONOUNS[word.lower]:
            case "m" | "f" as sort:
                quoted = self.scene.document.in_quotation(word.start)
                return self._or_noun(k, sort, near.people(word, sort, quoted=quoted))
            case "body" as sort:
                return self._or_noun(k, sort, near.kinds(word, THINGS))
            case "plural" as sort:
                return self._or_noun(k, sort, near.kinds(word, SEVERAL))
            case "speaker":
                spoke = next((m.entity for m in self.scene.salience.before(word.start) if m.speaks), None)
                return self.decide([] if spoke is None else [(1.0, spoke)], f"pronoun “{word.text}”")
            case "relative":
                return self._relative(k)
        return Speaker(None, explanation=f"pronoun “{word.text}”")

    def _or_noun(self, k: int, sort: str, ranked: Ranking) -> Speaker:
        """Who a pronoun means: the best of the actors known, or a noun nearer than all of them."""
        why = f"pronoun “{self.words[k].text}”"
        noun = self.near.noun(k, sort)
        if noun is None or self._depth >= DEEPEST or (ranked and ranked[0][0] >= noun[0] * NOUN_WEIGHTS[sort]):
            return self.decide(ranked, why)
        first, end = self.near.phrase_around(noun[1])
        phrase = phrases.parse(self.words, first, end, inside_name=self.scene.inside_name)
        self._depth += 1
        found = self.described(phrase, first, end)
        self._depth -= 1
        return replace(found, confidence=min(found.confidence, 0.6), explanation=f"{why}: {found.explanation}")

    def _relative(self, k: int) -> Speaker:
        """ "who", "which": the name right in front, else what the sentence named last."""
        word, entities = self.words[k], self.roster.entities
        people = word.lower in ("who", "whom", "whose")
        before = self.scene.named_at(k - 1) if k else None
        if before is not None and (before[0].kind == "person") == people:
            return self._named(before)
        near = (
            m.entity
            for m in self.scene.salience.before(word.start)
            if m.sentence == word.sentence and (entities[m.entity].kind == "person") == people
        )
        found = next(near, None)
        return self.decide([] if found is None else [(1.0, found)], f"“{word.text}”")

    def decide(self, ranked: Ranking, why: str) -> Speaker:
        """The best of the candidates, if it is decisively the best; else nobody, with the candidates."""
        if not ranked:
            return Speaker(None, explanation=f"{why}: nobody it can mean")
        candidates = tuple(i for _, i in ranked[:4])
        best = ranked[0][0]
        share = best / (best + ranked[1][0]) if len(ranked) > 1 else 1.0
        if share < DECISIVE:
            return Speaker(None, candidates=candidates, explanation=f"{why}: cannot be told among {len(candidates)}")
        name = self.roster.entities[ranked[0][1]].name
        return self.speaker(ranked[0][1], round(0.4 + 0.5 * share, 2), f"{why}: {name}", candidates=candidates)

    # Descriptions.

    def described(self, phrase: Phrase, first: int, end: int) -> Speaker:
        """Who a source without a name of its own is: the words from `first` up to `end`, with `phrase` in them."""
        behind = self._names.behind(phrase, end)
        if behind is not None:
            return self._named(behind)
        kind = nouns.kind_of(phrase.noun)
        if not kind:
            owner = self._names.in_front(phrase)
            if owner is not None:
                return self._named(owner)  # "ComRes polling", "the Samsung outlook"
        if kind == "document":
            return self._papers.speaker(phrase, first, end)
        country = self._nation(phrase)
        if country:
            return self.speaker(self.roster.country(country), 0.8, f"the people of {country}")
        if phrase.noun in _SEVERAL_WORDS and phrase.end == phrase.head + 1:
            return Speaker(None, explanation=f"“{self.words[phrase.head].text}” points to more than one")
        if phrase.plural or phrase.noun in GROUP_WORDS:
            return self._first_of_pair(phrase) or self.unnamed(phrase, "group")
        return self._person(phrase) if kind in ("", "person") else self._body(phrase)

    def _first_of_pair(self, phrase: Phrase) -> Speaker | None:
        """Of two who speak together the first (GUIDE): "both governments", "the two ministers", "the two sides"."""
        said = {w.lower for w in self.words[max(0, phrase.outer - 1) : phrase.head]}
        if not phrase.plural or ("both" not in said and not ("two" in said and "the" in said)):
            return None
        found = self.near.pair(self.words[phrase.outer], PAIRED.get(phrase.noun, ()))
        return None if found is None else self.speaker(found, 0.6, f"the first of the two: “{self.written(phrase)}”")

    def _nation(self, phrase: Phrase) -> str:
        """The country of "the Vietnamese", "the Korean side"."""
        if not phrase.definite:
            return ""
        if phrase.noun == "side" and phrase.head > phrase.first:
            return places.country_of_demonym(self.words[phrase.head - 1].lower)
        return places.country_of_demonym(self.words[phrase.head].lower) or places.country_of_demonym(phrase.noun)

    def _person(self, phrase: Phrase) -> Speaker:
        word, near = self.words[phrase.outer], self.near
        soon = None
        if not phrase.determiner or phrase.definite:
            age = next((int(m[1]) for w in self._core(phrase) if (m := _AGE.match(w))), None)
            known = self._by_age_or_office(phrase, age)
            if known is not None:
                return known
            soon = self._named_next(phrase)
            past = not _PAST.isdisjoint(phrase.modifiers)
            by_deed = (phrase.noun not in OFFICES or past) and nouns.may_be_person(phrase.noun)
            bare = phrase.possessor is None and phrase.end == phrase.head + 1
            if soon is None and phrase.determiner in phrases.DEFINITE and (age is not None or (by_deed and bare)):
                people = near.described(word, phrase.noun)
                if people and people[0][0] >= (DESCRIBED if age is None else AGED):
                    self.roster.describe(people[0][1], self._role(phrase))
                    return self.decide(people, f"description “{self.written(phrase)}”")
        soon = soon or self._named_next(phrase)
        return soon or self.unnamed(phrase, "person" if nouns.is_person(phrase.noun) else "group")

    def _by_age_or_office(self, phrase: Phrase, age: int | None) -> Speaker | None:
        if age is not None and (aged := self.roster.aged(age)):
            return self.decide([(1.0, i) for i in aged], f"age “{self.written(phrase)}”")
        noun = nouns.office_of(phrase.modifiers, phrase.noun) if phrase.noun == "minister" else phrase.noun
        asked = phrase.modifiers | phrases.tail_modifiers(self.words, phrase)
        ranked = self.near.offices(self.words[phrase.outer], noun, asked)
        if phrase.determiner in phrases.POSSESSIVES:
            ranked = self._owned(ranked, self.owner(phrase))
        if ranked and ranked[0][0] >= MATCHED:
            return self.decide(ranked, f"role “{self.written(phrase)}”")
        return None

    def _owned(self, ranked: Ranking, owner: int | None) -> Ranking:
        """Of those with an office, who holds it for `owner`: "his lawyer" is no lawyer of somebody else."""
        entities = self.roster.entities
        surname = entities[owner].name.split()[-1].lower() if owner is not None else ""

        def held_for(i: int) -> bool:
            told = {w for role in entities[i].roles for w in role.words}
            return entities[i].body == owner or surname in told or not told.isdisjoint(phrases.POSSESSIVES)

        return [(weight, i) for weight, i in ranked if owner is not None and i != owner and held_for(i)]

    def _named_next(self, phrase: Phrase) -> Speaker | None:
        found = self.near.named_next(self.words[phrase.end - 1], phrase.noun, definite=phrase.definite)
        if found is None:
            return None
        self.roster.describe(found, self._role(phrase))
        return self.speaker(found, 0.6, f"described as “{self.written(phrase)}” before the name")

    def _core(self, phrase: Phrase) -> list[str]:
        return [self.words[k].lower for k in range(phrase.first, phrase.head + 1)]

    def written(self, phrase: Phrase) -> str:
        """The core of a phrase as the article has it."""
        return self.scene.text(phrase.first, phrase.head + 1)

    def _role(self, phrase: Phrase) -> Role:
        text = self.scene.text(phrase.first, phrase.end)
        parts = frozenset(w.lower() for w in text.split())
        return Role(text, self.words[phrase.first].start, nouns.office_of(parts, phrase.noun), parts)

    def _body(self, phrase: Phrase) -> Speaker:
        named = self._names.in_front(phrase)
        if named is not None and named[0].kind == "organisation" and named[1].size > 1:
            return self._named(named)
        public = nouns.kind_of(phrase.noun) == "government"
        if phrase.determiner in phrases.POSSESSIVES and not public:
            owner = self.owner(phrase)
            theirs = None if owner is None else self.roster.entities[owner].body
            if theirs is not None and self.roster.entities[theirs].kind == "organisation":
                return self.speaker(theirs, 0.75, "the body of whom the pronoun means")
        if phrase.determiner not in phrases.INDEFINITE:
            asked = phrase.modifiers | phrases.tail_modifiers(self.words, phrase)
            ranked = self.near.bodies(self.words[phrase.outer], phrase.noun, asked)
            if ranked and ranked[0][0] >= MATCHED:
                return self.decide(ranked, f"role “{self.written(phrase)}”")
        return self.unnamed(phrase, "government" if public else "organisation")

    def owner(self, phrase: Phrase) -> int | None:
        """Whom the possessive pronoun of a phrase means: "his company", "their report"."""
        owners = (k for k in range(phrase.outer, phrase.head) if self.words[k].lower in phrases.POSSESSIVES)
        k = next(owners, None)
        if k is None:
            return None
        ours = PRONOUNS.get(self.words[k].lower) == "speaker" and not self.scene.document.in_quotation(
            self.words[k].start
        )
        return None if ours else self._pronoun(k).actor  # the newspaper's own "our poll" is nobody's in the story

    # Somebody new.

    def unnamed(self, phrase: Phrase, kind: str) -> Speaker:
        """Somebody new of a kind of actors, under the article's own words."""
        phrase = fuller.of(self.words, phrase, self.near.phrase_around, self.scene.inside_name) or phrase
        name = self._name(phrase)
        if not fold(name):
            return Speaker(None, explanation="nothing that names anybody")
        sure = 0.6 if kind == "person" and phrase.definite else 0.7 if phrase.definite else 0.85
        held = self.roster.unnamed(name)
        if held is not None:
            return self.speaker(held, sure, f"unnamed: {name}")
        span = Span(self.words[phrase.outer].start, self.words[phrase.end - 1].end)
        entity = Entity(kind, name, roles=[self._role(phrase)], named=False, spans=[span])
        entity.body = self.scene.body_in(span)
        entity.gender = nouns.gender_of(phrase.noun) if kind == "person" else ""
        return self.speaker(self.roster.add(entity), sure, f"unnamed: {name}", role=name)

    def _name(self, phrase: Phrase) -> str:
        """The article's words without "a", "an", "the"; an owner is named: "Darnell Wix's lawyer" for "his lawyer"."""
        rest = self.scene.text(phrase.first, phrase.end)
        if phrase.possessor is not None:
            named = self.scene.named_at(phrase.possessor)
            if named is not None:
                return f"{named[0].name}'s {self.scene.text(phrase.possessor + 1, phrase.end)}"
        if phrase.determiner not in phrases.POSSESSIVES:
            return self.scene.text(phrase.outer, phrase.end)
        owner = self.owner(phrase)
        return rest if owner is None else f"{self.roster.entities[owner].name}'s {rest}"
