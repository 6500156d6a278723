"""Actors in the making: what an article tells of each, gathered from all its namings."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from korus.reading.languages.en.names import HONORIFICS, OFFICES
from korus.reading.languages.en.roles import DOCUMENT_NOUNS
from korus.reading.mentions import Span
from korus.reading.names import given_gender
from korus.reading.naming import Naming


@dataclass(frozen=True, slots=True)
class Role:
    """An office or description: as written, where, its head noun as offices are compared, its words."""

    text: str
    start: int
    head: str
    words: frozenset[str]


@dataclass(slots=True, eq=False)
class Entity:
    """An actor in the making; two are the same only when they are one object."""

    kind: str  # an ActorKind, or "place"
    name: str
    namings: list[Naming] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)
    gender: str = ""  # "m", "f"; "" as long as no title and no pronoun tells
    ages: set[int] = field(default_factory=set)
    abbreviations: set[str] = field(default_factory=set)
    country: str = ""  # its usual English name, where the actor is a country
    named: bool = True
    body: int | None = None  # the index of the body that a person speaks for
    spans: list[Span] = field(default_factory=list)  # of all namings, or of an unnamed speaker's words

    @property
    def explanation(self) -> str:
        """Why this is an actor of the article, in words."""
        if not self.named:
            return "speaks without a name"
        times = "once" if len(self.namings) == 1 else f"{len(self.namings)} times"
        return f"named {times}" + (f", as {self.role}" if self.role else "") if self.namings else "meant, not named"

    @property
    def likely_gender(self) -> str:
        """The gender told by titles and pronouns, else the one that the given name tells."""
        return self.gender or (given_gender(self.name) if self.kind == "person" and self.named else "")

    @property
    def is_paper(self) -> bool:
        """Whether this is a report, a letter or figures that speak for themselves."""
        return not self.named and bool(self.roles) and self.roles[0].head in DOCUMENT_NOUNS

    @property
    def role(self) -> str:
        """The first office or description that the article gives; forms of address are none."""
        told = (r for r in self.roles if not r.words <= HONORIFICS.keys() or r.words & OFFICES)
        return next((r.text for r in told), "")

    @property
    def first(self) -> int:
        """Where the actor is first mentioned."""
        if self.spans:
            return self.spans[0].start
        return self.namings[0].span.start if self.namings else 0


@dataclass(slots=True, eq=False)
class Doubt:
    """A short form that several people fit, with how well each does. For the time being it has gone to `held`."""

    naming: Naming
    held: Entity
    rivals: list[tuple[float, Entity]]


def settle(doubts: Iterable[tuple[Doubt, Entity]]) -> None:
    """Gives each doubtful naming to the entity chosen for it. One pass, however many they are."""
    leaving: dict[int, tuple[Entity, set[int]]] = {}
    arriving: dict[int, tuple[Entity, list[Naming]]] = {}
    for doubt, chosen in doubts:
        if chosen is not doubt.held:
            leaving.setdefault(id(doubt.held), (doubt.held, set()))[1].add(id(doubt.naming))
            arriving.setdefault(id(chosen), (chosen, []))[1].append(doubt.naming)
    for entity, gone in leaving.values():
        entity.namings = [n for n in entity.namings if id(n) not in gone]
        entity.spans = [n.span for n in entity.namings]
    for entity, come in arriving.values():
        entity.namings = sorted(entity.namings + come, key=lambda n: n.span.start)
        entity.spans = [n.span for n in entity.namings]


def opposed(one: str, other: str) -> bool:
    """Whether two genders are told, and not the same."""
    return bool(one) and bool(other) and one != other
