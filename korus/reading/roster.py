"""The actors of an article by index, and who of them "the mayor" or "the lender" may be by name, office and trade."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from korus.reading import nouns, places
from korus.reading.entities import Entity, Role
from korus.reading.languages.en.roles import (
    ANY_BODY,
    NO_COMPANY,
    PLAIN_MODIFIERS,
    TELLING_MODIFIERS,
    TRADES,
    WIDER_OFFICES,
)
from korus.reading.names import fold


class Roster:
    """Grows, never shrinks: an index always means the same actor. Places are no actors until they speak."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: list[Entity] = []
        self._index: dict[int, int] = {}
        self._holders: dict[str, dict[int, None]] = defaultdict(dict)  # by office
        self._bodies: dict[str, dict[int, None]] = defaultdict(dict)  # by the words of their names and descriptions
        self._countries: dict[str, int] = {}
        self._unnamed: dict[str, int] = {}
        self._ages: dict[int, list[int]] = defaultdict(list)
        for entity in entities:
            if entity.kind != "place":
                self.add(entity)

    def add(self, entity: Entity) -> int:
        """A new actor; its index."""
        i = len(self.entities)
        self.entities.append(entity)
        self._index[id(entity)] = i
        if entity.country:
            self._countries.setdefault(entity.country, i)
        if not entity.named:
            self._unnamed.setdefault(fold(entity.name), i)
        for age in entity.ages:
            self._ages[age].append(i)
        for role in entity.roles:
            self._register(i, role)
        if entity.named and entity.kind != "person":
            for word in _name_words(entity):
                self._bodies[word][i] = None
        return i

    def _register(self, i: int, role: Role) -> None:
        table = self._holders if self.entities[i].kind == "person" else self._bodies
        table[role.head][i] = None

    def describe(self, i: int, role: Role) -> None:
        """Keeps what an actor turned out to be called, so that the words find it again."""
        self.entities[i].roles.append(role)
        self._register(i, role)

    def index(self, entity: Entity) -> int | None:
        """The index of an entity; None for a place that has not spoken."""
        return self._index.get(id(entity))

    def speaking(self, entity: Entity) -> int:
        """The index of an entity that speaks. A capital stands for its country, another place for who governs it."""
        held = self._index.get(id(entity))
        if held is not None:
            return held
        name = places.country_of_capital(entity.name)
        if name in self._countries:
            held = self._index[id(entity)] = self._countries[name]
            return held
        entity.kind, entity.country = "government", name
        entity.name = name or entity.name
        return self.add(entity)

    def country(self, name: str) -> int:
        """The index of a country, by its usual English name; it becomes an actor if it was none."""
        held = self._countries.get(name)
        return self.add(Entity("government", name, country=name)) if held is None else held

    def unnamed(self, name: str) -> int | None:
        """The unnamed speaker already called so."""
        return self._unnamed.get(fold(name))

    def aged(self, age: int) -> Sequence[int]:
        """Who is of an age that the article tells."""
        return self._ages.get(age, ())

    def has_office(self, noun: str) -> bool:
        """Whether anybody is known to hold the office, by exactly this word."""
        return noun in self._holders

    def holders(self, noun: str) -> Iterator[int]:
        """People whom "the NOUN" may mean, by an office or description of theirs."""
        office = nouns.office(noun)
        wider = WIDER_OFFICES.get(noun, frozenset()) | WIDER_OFFICES.get(office, frozenset())
        return iter(dict.fromkeys(i for one in (office, *sorted(wider)) for i in self._holders.get(one, ())))

    def bodies(self, noun: str) -> Iterator[int]:
        """Bodies with the noun, or with what names of its trade have in them, in their names or descriptions."""
        trade = sorted(TRADES.get(noun, ()))
        return iter(dict.fromkeys(i for word in (noun, *trade) for i in self._bodies.get(word, ())))

    def office_fit(self, i: int, noun: str, asked: frozenset[str]) -> float:
        """How well "the NOUN" with the modifiers `asked` describes a person; 0 not at all."""
        best = 0.0
        for role in self.entities[i].roles:
            if _of_other_countries(asked, role.words):
                continue
            if nouns.may_mean(noun, role.head) and (asked & TELLING_MODIFIERS) <= role.words:
                same = nouns.office(noun) == role.head
                fit = (1.2 if same else 0.9) + 0.25 * len(asked & role.words) - 0.3 * len(asked - role.words)
                best = max(best, fit)
        return best

    def body_fit(self, i: int, noun: str, asked: frozenset[str]) -> float:
        """How well "the NOUN" with the modifiers `asked` describes a body; 0 not at all."""
        entity = self.entities[i]
        if entity.kind in ("person", "group") or entity.country:
            return 0.0
        name = _name_words(entity)
        fit = _noun_fit(entity, name, noun)
        told = {*name, *(w for role in entity.roles for w in role.words)}
        asked = asked - PLAIN_MODIFIERS
        if not fit or (asked and asked.isdisjoint(told) and noun in told):
            return 0.0  # "the planning ministry" is not the Ministry of Transport
        return fit + 0.3 * len(asked & told) - 0.3 * len(asked - told)


def _of_other_countries(asked: frozenset[str], told: frozenset[str]) -> bool:
    """Whether both tell a country, and not the same: "the Greek minister" is not the Portuguese one."""
    one, other = ({c for w in words if (c := places.country_of_demonym(w))} for words in (asked, told))
    return bool(one) and bool(other) and one.isdisjoint(other)


def _noun_fit(entity: Entity, name: Sequence[str], noun: str) -> float:
    if entity.named and noun in (name[0], name[-1], *_heads(name)):
        return 1.4
    if any(role.head == noun for role in entity.roles):
        return 1.3
    if not TRADES.get(noun, frozenset()).isdisjoint(name):
        return 1.2
    company = nouns.kind_of(noun) == "company" and NO_COMPANY.isdisjoint(name)
    if not (company or noun in ANY_BODY) or entity.kind != "organisation" or not entity.named:
        return 0.0
    fit = 0.9 if noun in ("company", "firm", "group") else 0.75
    return fit if len(name) > 1 or len(entity.namings) > 2 else 0.8 * fit  # a lone word may be a place


def _name_words(entity: Entity) -> list[str]:
    return [w.strip(".,'’").lower() for w in entity.name.split()] or [""]


def _heads(name: Sequence[str]) -> Iterator[str]:
    """The words in front of "of", "for", "in": "commission" of "Commission for Fair Trade"."""
    return (one for one, link in pairwise(name) if link in ("of", "for", "on", "in"))
