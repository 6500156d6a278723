"""Which namings name one actor: people by their full names first, then everybody by shorter ones, in reading order.

A bare surname goes to whoever of that name was spoken of last, a title decides between several ("Minister Kim"), two
spellings of one romanised name are one. Bodies meet under their fullest name by abbreviation and by first words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from korus.reading import bodies, nouns
from korus.reading.languages.en.names import GOVERNMENT_NAMES, OFFICES
from korus.reading.languages.en.roles import PRONOUNS
from korus.reading.mentions import Span
from korus.reading.names import acronym_of, called, fold, given_gender, initials, properly_cased, same_name, words
from korus.reading.naming import EVIDENCE, Naming, single
from korus.reading.text import Document
from korus.reading.words import PLAIN, Word

#: A vote of this weight rests on the words of the name or around it, not on the parser's label alone.
SURE = 3.0


@dataclass(slots=True)
class Role:
    """An office or description of a person or body: as written, where, and its head noun."""

    text: str
    start: int
    head: str
    words: frozenset[str]


@dataclass(slots=True)
class Entity:
    """An actor in the making."""

    kind: str  # an ActorKind, or "place"
    namings: list[Naming] = field(default_factory=list)
    name: str = ""
    roles: list[Role] = field(default_factory=list)
    gender: str = ""
    ages: set[int] = field(default_factory=set)
    abbreviations: set[str] = field(default_factory=set)
    country: str = ""
    named: bool = True
    body: int | None = None
    spans: list[Span] = field(default_factory=list)
    explanation: str = ""

    @property
    def likely_gender(self) -> str:
        """The gender told by titles and pronouns, else the one that the given name tells."""
        return self.gender or (given_gender(self.name) if self.kind == "person" and self.named else "")

    @property
    def first(self) -> int:
        if self.spans:
            return self.spans[0].start
        return self.namings[0].span.start if self.namings else 0


@dataclass(slots=True)
class Doubt:
    """A short form that several people fit, with how well each does."""

    naming: Naming
    held: Entity
    rivals: list[tuple[float, Entity]]


def cluster(
    namings: Sequence[Naming], document: Document, text_words: Sequence[Word]
) -> tuple[list[Entity], list[Doubt]]:
    """The actors that `namings` name, in order of their first mention; places are among them, of kind "place".

    With them come the doubts: short forms that fit several people. Each has gone to the likeliest for the time being.
    """
    work = _Clusters(document, text_words)
    kinds = [_kind(n) for n in namings]
    for naming, kind in zip(namings, kinds, strict=True):
        if naming.country:
            work.country(naming)
        elif naming.size > 1 and kind == "person" and not naming.label:
            work.full_person(naming)
    for naming, kind in zip(namings, kinds, strict=True):
        if naming.country or naming.size == 1 or kind not in ("organisation", "government") or naming.votes[kind] < 1:
            continue
        if naming.votes[kind] >= SURE or not work.is_person_called(naming):
            work.full_body(naming, kind)
    work.join_bodies()
    rest = [n for n in namings if id(n) not in work.placed]
    work.learn_genders(rest)
    work.learn_people()
    known = work.known(namings)
    work.tally(rest)
    for naming in sorted([*rest, *known], key=lambda n: n.span.start):
        work.short(naming, _kind(naming))
    work.late()
    return work.finished(), work.doubts


def _kind(naming: Naming) -> str:
    """What the votes make of one naming: person, organisation, government, place, people; "" when there are none."""
    kind, weight = max(naming.votes.items(), key=lambda vote: vote[1], default=("", 0.0))
    return kind if weight >= EVIDENCE else ""


def _goes_on(short: list[str], full: list[str]) -> bool:
    """Whether a body's full name begins with a shorter one, or only puts its sort in front: "Fondation Terre Vive"."""
    if len(full) <= len(short):
        return False
    return full[: len(short)] == short or (full[1:] == short and len(short) > 1 and bodies.is_head(full[0]))


class _Clusters:
    def __init__(self, document: Document, text_words: Sequence[Word]) -> None:
        self.document, self.words = document, text_words
        self.people: list[Entity] = []
        self.bodies: list[Entity] = []
        self.places: dict[str, Entity] = {}
        self.countries: dict[str, Entity] = {}
        self.placed: dict[int, Entity] = {}
        self.doubts: list[Doubt] = []
        self.untold: list[Naming] = []
        self.by_word: dict[str, list[Entity]] = defaultdict(
            list
        )  # people and bodies by each folded word of their names

    def country(self, naming: Naming) -> None:
        entity = self.countries.get(naming.country)
        if entity is None:
            entity = self.countries[naming.country] = Entity("government", country=naming.country, name=naming.country)
        self._place(naming, entity)

    def full_person(self, naming: Naming) -> None:
        candidates = self._sharing(naming.form, self.people)
        entity = next((e for e in candidates if same_name(e.name, naming.form)), None)
        if entity is None:
            held = [e for e in candidates if called(naming.form, e.name) >= 0.8 or called(e.name, naming.form) >= 0.8]
            entity = held[0] if len(held) == 1 and not _opposed(held[0].likely_gender, naming.gender) else None
        if entity is None:
            entity = Entity("person", name=naming.form)
            self.people.append(entity)
        self._place(naming, entity)
        self._rename(entity, naming.form)

    def full_body(self, naming: Naming, kind: str) -> None:
        entity = next((e for e in self._sharing(naming.form, self.bodies) if fold(e.name) == fold(naming.form)), None)
        if entity is None:
            entity = Entity(kind, name=naming.form)
            self.bodies.append(entity)
        self._place(naming, entity)
        self._index(entity, naming.form)
        if naming.abbreviation:
            entity.abbreviations.add(naming.abbreviation)
            self._index(entity, naming.abbreviation)

    def join_bodies(self) -> None:
        """A body whose name begins another's, and no third one's, is that one: "POSCO International Corporation"."""
        for entity in sorted(self.bodies, key=lambda e: len(e.name)):
            parts = [w.lower() for w in words(entity.name)]
            longer = [
                e
                for e in self._sharing(entity.name, self.bodies)
                if e is not entity and _goes_on(parts, [w.lower() for w in words(e.name)])
            ]
            if len(longer) == 1:
                self._merge(entity, longer[0])

    def is_person_called(self, naming: Naming) -> bool:
        """Whether a name of several words is some person's surname: "Al Falahi" of "Tariq Al Falahi"."""
        return any(
            called(naming.form, e.name) >= 1 and fold(e.name) != fold(naming.form)
            for e in self._sharing(naming.form, self.people)
        )

    def learn_people(self) -> None:
        """What only the parser's label makes a body is a person where "he" or "she" has nobody else to mean."""
        unsure = [
            e for e in self.bodies if all(max(n.votes["organisation"], n.votes["government"]) < SURE for n in e.namings)
        ]
        near = (
            sorted((n.span.start, n.sentence, e) for e in [*unsure, *self.people] for n in e.namings if not n.quoted)
            if unsure
            else []
        )
        at = 0
        for word in self.words if near else ():
            while at < len(near) and near[at][0] < word.start:
                at += 1
            gender = PRONOUNS.get(word.lower)
            if gender not in ("m", "f") or self.document.in_quotation(word.start):
                continue
            meant = {id(e): e for _, sentence, e in near[max(0, at - 6) : at] if word.sentence - sentence <= 1}
            if len(meant) == 1 and (entity := next(iter(meant.values()))).kind != "person":
                self._make_person(entity)

    def _make_person(self, entity: Entity) -> None:
        entity.kind = "person"
        for naming in entity.namings:
            naming.votes["person"] += 3
        self.bodies.remove(entity)
        self.people.append(entity)

    def tally(self, namings: Sequence[Naming]) -> None:
        """One word is one kind of thing in an article: its namings vote together ("Hokkaido" after "in" is a place)."""
        total: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for naming in namings:
            for kind, weight in naming.votes.items():
                total[fold(naming.form)][kind] += weight
        for naming in namings:
            if max(naming.votes.values(), default=0) < SURE and not naming.label:
                naming.votes.update(
                    {kind: min(weight, SURE - 0.1) for kind, weight in total[fold(naming.form)].items()}
                )

    def late(self) -> None:
        """Namings that nothing told the kind of, where another place of the article has: "Fairlow closed down"."""
        for naming in self.untold:
            entity = next(
                (
                    e
                    for e in [*self._sharing(naming.form, self.bodies), *self._sharing(naming.form, self.people)]
                    if fold(e.name) == fold(naming.form)
                ),
                None,
            )
            if entity is not None:
                self._place(naming, entity)

    def known(self, namings: Sequence[Naming]) -> list[Naming]:
        """Words with a capital out of a person's full name that nobody took for a name where they stand alone."""
        taken = {k for n in namings for k in range(n.first, n.last + 1)}
        telling = {fold(w) for e in self.people for w in words(e.name) if len(w) > 2}
        found = []
        for k, word in enumerate(self.words):
            if k in taken or not word.text[0].isupper() or word.pos in PLAIN or fold(word.text) not in telling:
                continue
            beside = (
                k and k - 1 not in taken and self.words[k - 1].capital and not word.gap.strip()
            ) or self._capital_follows(k)
            if not beside:
                found.append(single(self.document, self.words, k))
        return found

    def _capital_follows(self, k: int) -> bool:
        return (
            k + 1 < len(self.words)
            and self.words[k + 1].text[0].isupper()
            and self.words[k + 1].gap == " "
            and not self.words[k].possessive
        )

    def learn_genders(self, shorts: Sequence[Naming]) -> None:
        """A person is "she" where a "she" has nobody else to mean; contradicting evidence tells nothing."""
        full = [(n.span.start, n.sentence, i) for i, e in enumerate(self.people) for n in e.namings if not n.quoted]
        # Short forms may be anybody's: they count against certainty, for nobody.
        full += [(n.span.start, n.sentence, -1) for n in shorts if not n.quoted and _kind(n) == "person"]
        full.sort()
        votes: dict[int, set[str]] = defaultdict(set)
        at = 0
        for word in self.words:
            while at < len(full) and full[at][0] < word.start:
                at += 1
            gender = PRONOUNS.get(word.lower)
            if gender not in ("m", "f") or self.document.in_quotation(word.start):
                continue
            near = {i for _, sentence, i in full[max(0, at - 6) : at] if word.sentence - sentence <= 1}
            if len(near) == 1 and -1 not in near:
                votes[near.pop()].add(gender)
        for i, told in votes.items():
            if len(told) == 1:
                self.people[i].gender = self.people[i].gender or min(told)

    def short(self, naming: Naming, kind: str) -> None:
        entity = self._person_called(naming, kind)
        if (
            entity is None
            and naming.size == 1
            and _is_common(naming.form.lower())
            and naming.form not in GOVERNMENT_NAMES
            and not naming.title
        ):
            return  # "the Ministry", "The Front": a description, not a name
        entity = entity or self._body_called(naming, kind)
        if entity is None:
            entity = self._new(naming, kind)
        if entity is None:
            self.untold.append(naming)
        else:
            self._place(naming, entity)

    def _person_called(self, naming: Naming, kind: str) -> Entity | None:
        if naming.votes["person"] < -1 or (kind in ("organisation", "government") and naming.votes[kind] >= 3):
            return None
        scored = [(self._fit(e, naming), -i, e) for i, e in enumerate(self._sharing(naming.form, self.people))]
        if naming.label and len(naming.form) <= 3:
            scored += [(1.0, -i, e) for i, e in enumerate(self.people) if initials(e.name) == naming.form]
        if naming.honorific or naming.title:
            scored += [
                (0.5, -i, e)
                for i, e in enumerate(self.people)
                if not any(s[0] > 0 for s in scored) and _misspelt(naming.form, e.name)
            ]
        fitting = [s for s in scored if s[0] > 0]
        if not fitting:
            return None
        best = max(fitting, key=lambda s: s[:2])
        if len(fitting) > 1:
            self.doubts.append(
                Doubt(naming, best[2], [(self._fit(e, naming, timeless=True), e) for _, _, e in fitting])
            )
        return best[2]

    def _fit(self, entity: Entity, naming: Naming, *, timeless: bool = False) -> float:
        """How well a short naming goes to a person: by form, title, gender, and how long ago that one was named."""
        weight = called(naming.form, entity.name)
        if not weight or _opposed(entity.likely_gender, naming.gender):
            return 0.0
        if naming.title:
            weight += self._title_fit(entity, naming.title)
        if timeless:
            return weight
        before = [n for n in entity.namings if n.span.start < naming.span.start and (naming.quoted or not n.quoted)]
        if not before:
            return weight - 0.3
        return weight + 0.5 / (1 + naming.sentence - before[-1].sentence)

    @staticmethod
    def _title_fit(entity: Entity, title: str) -> float:
        asked = [w.strip(".,").lower() for w in title.split()]
        offices = [w for w in asked if w in OFFICES]
        if not entity.roles:
            return 0.0
        if any(role.head == nouns.office_of(asked, o) for role in entity.roles for o in offices[-1:]):
            named = max(len(role.words & set(asked)) for role in entity.roles)
            return 1.0 + 0.1 * named
        return -0.5

    def _body_called(self, naming: Naming, kind: str) -> Entity | None:
        if kind == "person" and naming.votes["person"] >= 4:
            return None
        found = [
            e
            for e in self._sharing(naming.form, self.bodies)
            if _names_body(naming.form, e)
            and (e.first < naming.span.start or _is_parent(e) or len(words(e.name)) == naming.size)
        ]
        if not found and naming.size == 1 and any(c.isupper() for c in naming.form[1:]):
            found = [e for e in self.bodies if acronym_of(naming.form, e.name)]
        if len(found) > 1:
            parents = [e for e in found if _is_parent(e)]
            found = parents[:1] if parents else [e for e in found if fold(e.name) == fold(naming.form)][:1]
        return found[0] if found else None

    def _new(self, naming: Naming, kind: str) -> Entity | None:
        if kind == "place" and naming.votes["organisation"] < naming.votes["place"]:
            key = fold(naming.form)
            if key not in self.places:
                self.places[key] = Entity("place", name=naming.form)
            return self.places[key]
        if kind == "person":
            entity = Entity("person", name=naming.form)
            self.people.append(entity)
        elif kind in ("organisation", "government"):
            entity = Entity(kind, name=naming.form)
            self.bodies.append(entity)
        else:
            return None
        self._index(entity, naming.form)
        return entity

    def _place(self, naming: Naming, entity: Entity) -> None:
        self.placed[id(naming)] = entity
        entity.namings.append(naming)
        entity.gender = entity.gender or naming.gender
        if naming.title:
            self._role(entity, Span(naming.whole.start, naming.span.start), naming.title)
        for description in naming.descriptions:
            if description.age is not None:
                entity.ages.add(description.age)
            elif description.head:
                self._role(entity, description.span, description.span.of(self.document.text), description.head)

    def _role(self, entity: Entity, span: Span, text: str, head: str = "") -> None:
        parts = [w.strip(".,'’").lower() for w in text.split()]
        head = head or next((w for w in reversed(parts) if w in OFFICES), parts[-1] if parts else "")
        entity.roles.append(Role(" ".join(text.split()), span.start, nouns.office_of(parts, head), frozenset(parts)))

    def _rename(self, entity: Entity, form: str) -> None:
        """The fullest form is the name; among equals the first."""
        if (len(words(form)), not form.isupper()) > (len(words(entity.name)), not entity.name.isupper()):
            entity.name = form
        self._index(entity, form)

    def _index(self, entity: Entity, form: str) -> None:
        for word in _keys(form):
            if entity not in self.by_word[word]:
                self.by_word[word].append(entity)

    def _sharing(self, form: str, pool: list[Entity]) -> list[Entity]:
        """Those of `pool` whose names share a word with `form`, in the order in which they were made."""
        found: dict[int, Entity] = {}
        for word in _keys(form):
            for entity in self.by_word.get(word, ()):
                found[id(entity)] = entity
        kinds = ("person",) if pool is self.people else ("organisation", "government")
        return [e for e in found.values() if e.kind in kinds]

    def _merge(self, entity: Entity, into: Entity) -> None:
        for naming in entity.namings:
            self.placed[id(naming)] = into
        into.namings = sorted(into.namings + entity.namings, key=lambda n: n.span.start)
        into.roles += entity.roles
        into.abbreviations |= entity.abbreviations
        self.bodies.remove(entity)
        for sharing in self.by_word.values():
            if entity in sharing:
                sharing.remove(entity)
        self._index(into, into.name)

    def finished(self) -> list[Entity]:
        found = [*self.people, *self.bodies, *self.countries.values(), *self.places.values()]
        for entity in found:
            entity.namings.sort(key=lambda n: n.span.start)
            entity.spans = [n.span for n in entity.namings]
            _settle_kind(entity)
            if entity.kind == "person":
                entity.name = properly_cased(entity.name)
        return sorted(found, key=lambda e: e.first)


def _is_parent(entity: Entity) -> bool:
    return words(entity.name)[-1].lower() in _PARENTS


_PARENTS = frozenset("group holdings corporation corp inc company co conglomerate".split())
_GENERIC = frozenset("the of and for in on new national international general first united royal".split())


def _keys(form: str) -> Iterable[str]:
    """The folded words by which a name is looked up; both halves of a hyphenated one, and the whole without blanks."""
    for word in words(form):
        yield fold(word)
        if "-" in word:
            yield from (fold(piece) for piece in word.split("-") if len(piece) > 1)
    yield fold(form)


def _names_body(form: str, entity: Entity) -> bool:
    """Whether `form` is the body's abbreviation, its first words, its last two or more, or its one telling word."""
    if fold(form) == fold(entity.name) or any(fold(a) == fold(form) for a in entity.abbreviations):
        return True
    short, full = [w.lower() for w in words(form)], [w.lower() for w in words(entity.name)]
    if not short or len(short) >= len(full):
        return False
    if full[: len(short)] == short:
        return not (len(short) == 1 and _is_common(short[0]))
    if len(short) > 1:
        return full[-len(short) :] == short
    return short[0] in full and not _is_common(short[0]) and "of" not in full


def _is_common(word: str) -> bool:
    return (
        word in _GENERIC
        or bool(nouns.kind_of(word))
        or bodies.is_head(word)
        or bodies.is_demonym(word)
        or bool(bodies.country(word.capitalize()))
    )


def _misspelt(form: str, full: str) -> bool:
    """Whether `form` is a slip for the surname of `full`: "Bachmann" for "Lydia Bahmann". Short names never are."""
    surname, written = fold(words(full)[-1]) if words(full) else "", fold(form)
    if min(len(surname), len(written)) < 6 or surname[0] != written[0] or surname == written:
        return False
    return SequenceMatcher(None, surname, written).ratio() >= 0.85


def _opposed(one: str, other: str) -> bool:
    return bool(one) and bool(other) and one != other


def _settle_kind(entity: Entity) -> None:
    if entity.kind == "place" or entity.country:
        return
    total: dict[str, float] = defaultdict(float)
    for naming in entity.namings:
        for kind, weight in naming.votes.items():
            total[kind] += weight
    if entity.kind == "person":
        if max(total["organisation"], total["government"]) > total["person"] + 2:
            entity.kind = "organisation"
        return
    entity.kind = "government" if total["government"] > total["organisation"] else "organisation"
    if total["person"] > max(total["government"], total["organisation"]):
        entity.kind = "person"
