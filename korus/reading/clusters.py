"""Which namings name one actor: people by their full names first, then everybody by shorter ones, in reading order.

A bare surname goes to whoever of that name was named last, a title decides between several ("Minister Kim"), two
spellings of one romanised name are one. Bodies meet under their fullest name by abbreviation and by first words.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from korus.reading import bodies, clues, nouns, places
from korus.reading.clues import SURE, kind_of
from korus.reading.entities import Doubt, Entity, Role, opposed
from korus.reading.languages.en.names import GENERIC, GOVERNMENT_NAMES, OFFICES, PARENTS
from korus.reading.mentions import Span
from korus.reading.names import acronym_of, called, fold, initials, properly_cased, same_name, words
from korus.reading.naming import Naming
from korus.reading.text import Document
from korus.reading.words import Word

#: What it weighs that a title tells the gender that is known of somebody.
SAME_GENDER = 0.6

_BODIES = ("organisation", "government")


def cluster(
    namings: Sequence[Naming], document: Document, text_words: Sequence[Word]
) -> tuple[list[Entity], list[Doubt]]:
    """The actors that `namings` name, in order of their first mention; places are among them, of kind "place".

    With them come the doubts: short forms that fit several people. Each has gone to the likeliest for the time being.
    """
    work = _Clusters(document)
    work.full_names(namings)
    rest = [n for n in namings if id(n) not in work.placed]
    for i, gender in clues.told_genders(document, text_words, work.people, rest).items():
        work.people[i].gender = work.people[i].gender or gender
    for entity in clues.mistaken_bodies(document, text_words, work.bodies, work.people):
        work.make_person(entity)
    rest += clues.overlooked(document, text_words, namings, work.people, work.bodies)
    clues.vote_in_lists(document.text, namings)
    clues.vote_together(rest)
    work.short_names(sorted(rest, key=lambda n: n.span.start))
    return work.finished(), work.doubts


class _Clusters:
    """The clusters as they grow."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.people: list[Entity] = []
        self.bodies: list[Entity] = []
        self.places: dict[str, Entity] = {}
        self.countries: dict[str, Entity] = {}
        self.placed: set[int] = set()  # ids of the namings that have found their entity
        self.doubts: list[Doubt] = []
        self.by_word: dict[str, dict[int, Entity]] = defaultdict(dict)  # people and bodies by the words of their names
        self.acronyms: dict[str, list[Entity]] = {}
        self.slips: dict[str, list[Entity]] = {}

    # Full names.

    def full_names(self, namings: Sequence[Naming]) -> None:
        """Countries, people of two names and more, bodies of two words and more."""
        kinds = [kind_of(n) for n in namings]
        for naming, kind in zip(namings, kinds, strict=True):
            if naming.country:
                self._place(naming, self._country(naming.country))
            elif naming.size > 1 and kind == "person" and not naming.label:
                self._full_person(naming)
        for naming, kind in zip(namings, kinds, strict=True):
            if naming.country or naming.size == 1 or kind not in _BODIES or naming.votes[kind] < 1:
                continue
            if naming.votes[kind] >= SURE or not self._is_surname(naming):
                self._full_body(naming, kind)
        self._join_bodies()

    def _country(self, name: str) -> Entity:
        return self.countries.setdefault(name, Entity("government", name, country=name))

    def _full_person(self, naming: Naming) -> None:
        candidates = self._sharing(naming.form, ("person",))
        entity = next((e for e in candidates if same_name(e.name, naming.form)), None)
        if entity is None:
            held = [e for e in candidates if called(naming.form, e.name) >= 0.8 or called(e.name, naming.form) >= 0.8]
            entity = held[0] if len(held) == 1 and not opposed(held[0].likely_gender, naming.gender) else None
        if entity is None:
            entity = self._new_person(naming.form)
        self._place(naming, entity)
        # The fullest form is the name; among equals the first.
        if (len(words(naming.form)), not naming.form.isupper()) > (len(words(entity.name)), not entity.name.isupper()):
            entity.name = naming.form
        self._index(entity, naming.form)

    def _new_person(self, name: str) -> Entity:
        entity = Entity("person", name)
        self.people.append(entity)
        self._index(entity, name)
        return entity

    def _is_surname(self, naming: Naming) -> bool:
        """Whether a name of several words is some person's surname: "Al Falahi" of "Tariq Al Falahi"."""
        sharing = self._sharing(naming.form, ("person",))
        return any(called(naming.form, e.name) >= 1 and fold(e.name) != fold(naming.form) for e in sharing)

    def _full_body(self, naming: Naming, kind: str) -> None:
        entity = next((e for e in self._sharing(naming.form, _BODIES) if fold(e.name) == fold(naming.form)), None)
        if entity is None:
            entity = self._new_body(naming.form, kind)
        self._place(naming, entity)
        if naming.abbreviation:
            entity.abbreviations.add(naming.abbreviation)
            self._index(entity, naming.abbreviation)

    def _new_body(self, name: str, kind: str) -> Entity:
        entity = Entity(kind, name)
        self.bodies.append(entity)
        self._index(entity, name)
        return entity

    def _join_bodies(self) -> None:
        """A body whose name begins another's, and no third one's, is that one: "POSCO International Corporation"."""
        for entity in sorted(self.bodies, key=lambda e: len(e.name)):
            parts = [w.lower() for w in words(entity.name)]
            longer = [
                e
                for e in self._sharing(entity.name, _BODIES)
                if e is not entity and _goes_on(parts, [w.lower() for w in words(e.name)])
            ]
            if len(longer) == 1:
                self._merge(entity, longer[0])

    def _merge(self, entity: Entity, into: Entity) -> None:
        into.namings = sorted(into.namings + entity.namings, key=lambda n: n.span.start)
        into.roles += entity.roles
        into.abbreviations |= entity.abbreviations
        self._forget(entity)

    def make_person(self, entity: Entity) -> None:
        """Takes a supposed body for a person."""
        self._forget(entity)
        entity.kind = "person"
        for naming in entity.namings:
            naming.votes["person"] += SURE
        self.people.append(entity)
        self._index(entity, entity.name)

    def _forget(self, entity: Entity) -> None:
        self.bodies.remove(entity)
        for form in (entity.name, *entity.abbreviations):
            for word in _keys(form):
                self.by_word[word].pop(id(entity), None)

    # Short names.

    def short_names(self, namings: Sequence[Naming]) -> None:
        """Surnames, given names, abbreviations, first words of bodies; what fits nobody is somebody new."""
        untold = []
        for naming in namings:
            kind = kind_of(naming)
            entity = self._person_called(naming, kind)
            if entity is None and _describes(naming):
                continue
            entity = entity or self._body_called(naming, kind) or self._new(naming, kind)
            if entity is None:
                untold.append(naming)
            else:
                self._place(naming, entity)
        for naming in untold:
            # Nothing told the kind here, but another place of the article did: "Fairlow closed down 2 per cent".
            known = (e for e in self._sharing(naming.form, (*_BODIES, "person")) if fold(e.name) == fold(naming.form))
            entity = next(known, None)
            if entity is not None:
                self._place(naming, entity)

    def _person_called(self, naming: Naming, kind: str) -> Entity | None:
        if naming.votes["person"] < -1 or (kind in _BODIES and naming.votes[kind] >= SURE):
            return None
        scored = [(self._fit(e, naming), e) for e in self._sharing(naming.form, ("person",))]
        fitting = [(fit, e) for fit, e in scored if fit > 0]
        if not fitting and naming.label and len(naming.form) <= 3:
            fitting = [(1.0, e) for e in self.people if initials(e.name) == naming.form]
        if not fitting and (naming.honorific or naming.title):
            fitting = [(0.5, e) for e in self._misspelt(naming.form)]
        if not fitting:
            return None
        _, best = max(fitting, key=lambda pair: pair[0])
        if len(fitting) > 1:
            self.doubts.append(Doubt(naming, best, [(self._fit(e, naming, timeless=True), e) for _, e in fitting]))
        return best

    def _fit(self, entity: Entity, naming: Naming, *, timeless: bool = False) -> float:
        """How well a short naming goes to a person: by form, title, gender, and how long ago that one was named."""
        weight = called(naming.form, entity.name)
        if not weight or opposed(entity.likely_gender, naming.gender):
            return 0.0
        if naming.gender and entity.likely_gender:
            weight += SAME_GENDER  # "Ms Mosquera": rather Carmen than somebody of whom nothing is told
        if naming.title:
            weight += _title_fit(entity, naming.title)
        if timeless:
            return weight
        # Namings are placed in reading order: what is behind the last full name is a few short ones.
        before = next(
            (
                n
                for n in reversed(entity.namings)
                if n.span.start < naming.span.start and (naming.quoted or not n.quoted)
            ),
            None,
        )
        if before is None:
            return weight - 0.3
        return weight + 0.5 / (1 + max(0, naming.sentence - before.sentence))

    def _misspelt(self, form: str) -> list[Entity]:
        if form not in self.slips:
            self.slips[form] = [e for e in self.people if _is_slip(form, e.name)]
        return self.slips[form]

    def _body_called(self, naming: Naming, kind: str) -> Entity | None:
        if kind == "person" and naming.votes["person"] >= 4:
            return None
        found = [e for e in self._sharing(naming.form, _BODIES) if _names_body(naming, e)]
        if not found and naming.size == 1 and any(c.isupper() for c in naming.form[1:]):
            if naming.form not in self.acronyms:
                self.acronyms[naming.form] = [e for e in self.bodies if acronym_of(naming.form, e.name)]
            found = self.acronyms[naming.form]
        if len(found) > 1:
            # "Hanwha" of Hanwha Ocean, Hanwha Shipping and Hanwha Group is the group, else none of them.
            same = [e for e in found if fold(e.name) == fold(naming.form)]
            found = [e for e in found if _is_parent(e)] or same
        return found[0] if found else None

    def _new(self, naming: Naming, kind: str) -> Entity | None:
        if kind == "place" and naming.votes["organisation"] < naming.votes["place"]:
            return self.places.setdefault(fold(naming.form), Entity("place", naming.form))
        if kind == "person":
            return self._new_person(naming.form)
        return self._new_body(naming.form, kind) if kind in _BODIES else None

    # What all have in common.

    def _place(self, naming: Naming, entity: Entity) -> None:
        self.placed.add(id(naming))
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

    def _index(self, entity: Entity, form: str) -> None:
        for word in _keys(form):
            self.by_word[word][id(entity)] = entity

    def _sharing(self, form: str, kinds: Sequence[str]) -> list[Entity]:
        """Those of some kinds whose names share a word with `form`, in the order in which they were indexed."""
        found: dict[int, Entity] = {}
        for word in _keys(form):
            found.update(self.by_word.get(word, {}))
        return [e for e in found.values() if e.kind in kinds]

    def finished(self) -> list[Entity]:
        """All clusters in order of their first mention, each with its kind and its spans."""
        found = [*self.people, *self.bodies, *self.countries.values(), *self.places.values()]
        for entity in found:
            entity.namings.sort(key=lambda n: n.span.start)
            entity.spans = [n.span for n in entity.namings]
            entity.kind = _settled_kind(entity)
            if entity.kind == "person":
                entity.name = properly_cased(entity.name)
        return sorted(found, key=lambda e: e.first)


def _keys(form: str) -> Iterable[str]:
    """The folded words by which a name is looked up; both halves of a hyphenated one, and the whole without blanks."""
    for word in words(form):
        if word.lower() in GENERIC:
            continue
        yield fold(word)
        if "-" in word:
            yield from (fold(piece) for piece in word.split("-") if len(piece) > 1)
    yield fold(form)


def _goes_on(short: list[str], full: list[str]) -> bool:
    """Whether a body's full name begins with a shorter one, or only puts its sort in front: "Fondation Terre Vive"."""
    if len(full) <= len(short):
        return False
    return full[: len(short)] == short or (full[1:] == short and len(short) > 1 and bodies.is_head(full[0]))


def _names_body(naming: Naming, entity: Entity) -> bool:
    """Whether a naming is the body's abbreviation, its first words, its last two or more, or its one telling word.

    A short form comes behind the full name, unless the full one is that of the parent ("Hanwha ... Hanwha Group").
    """
    form = naming.form
    if fold(form) == fold(entity.name) or any(fold(a) == fold(form) for a in entity.abbreviations):
        return True
    short, full = [w.lower() for w in words(form)], [w.lower() for w in words(entity.name)]
    if not short or len(short) >= len(full) or not (entity.first < naming.span.start or _is_parent(entity)):
        return False
    if full[: len(short)] == short:
        return len(short) > 1 or not _is_common(short[0])
    if len(short) > 1:
        return full[-len(short) :] == short
    return short[0] in full and not _is_common(short[0]) and "of" not in full


def _is_parent(entity: Entity) -> bool:
    return entity.name.rpartition(" ")[2].lower().rstrip(".") in PARENTS


def _describes(naming: Naming) -> bool:
    """Whether a single word with a capital only describes: "the Ministry", "The Front"."""
    common = naming.size == 1 and _is_common(naming.form.lower())
    return common and naming.form not in GOVERNMENT_NAMES and not naming.title


def _is_common(word: str) -> bool:
    if word in GENERIC or bodies.is_head(word) or places.is_demonym(word):
        return True
    return bool(nouns.kind_of(word) or places.country(word.capitalize()))


def _title_fit(entity: Entity, title: str) -> float:
    """What a title in front of a surname weighs: much for who holds the office, against who holds another."""
    asked = [w.strip(".,").lower() for w in title.split()]
    office = next((w for w in reversed(asked) if w in OFFICES), "")
    if not entity.roles or not office:
        return 0.0
    if any(role.head == nouns.office_of(asked, office) for role in entity.roles):
        return 1.0 + 0.1 * max(len(role.words & set(asked)) for role in entity.roles)
    return -0.5


def _is_slip(form: str, full: str) -> bool:
    """Whether `form` is a slip for the surname of `full`: "Bahmann" for "Lydia Bachmann". Short names never are."""
    surname, written = fold(words(full)[-1]) if words(full) else "", fold(form)
    if min(len(surname), len(written)) < 6 or surname[0] != written[0] or surname == written:
        return False
    return SequenceMatcher(None, surname, written).ratio() >= 0.85


def _settled_kind(entity: Entity) -> str:
    """The kind that all namings of a cluster vote for."""
    if entity.kind == "place" or entity.country:
        return entity.kind
    total: dict[str, float] = defaultdict(float)
    for naming in entity.namings:
        for kind, weight in naming.votes.items():
            total[kind] += weight
    body = "government" if total["government"] > total["organisation"] else "organisation"
    if entity.kind == "person":
        return "organisation" if total[body] > total["person"] + 2 else "person"
    return "person" if total["person"] > total[body] else body
