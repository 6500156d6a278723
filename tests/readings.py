"""Readings for tests of what is done with them, written with the words they rest on instead of offsets."""

from decimal import Decimal

from korus.reading.mentions import (
    ActorMention,
    ClaimMention,
    DateMention,
    EventMention,
    QuantityMention,
    Reading,
    Span,
)


class ReadingOf:
    """Builds a Reading of `text` step by step; every passage is named by its words, which must occur."""

    def __init__(self, text: str, version: str = "test-1") -> None:
        self.text = text
        self.version = version
        self.actors: list[ActorMention] = []
        self.claims: list[ClaimMention] = []
        self.events: list[EventMention] = []

    def span(self, words: str) -> Span:
        start = self.text.index(words)
        return Span(start, start + len(words))

    def actor(self, name: str, kind: str = "person", *, aliases: tuple[str, ...] = (), named: bool = True) -> int:
        self.actors.append(ActorMention(name, kind, aliases=aliases, named=named))
        return len(self.actors) - 1

    def event(self, title: str, when: str, words: str, *participants: int) -> int:
        self.events.append(EventMention(title, when, self.span(words), participants=participants))
        return len(self.events) - 1

    def claim(self, *words: str, claimant: int | None = None, kind: str = "account", **more) -> int:
        content = tuple(map(self.span, words))
        self.claims.append(ClaimMention(kind=kind, content=content, claimant=claimant, **more))
        return len(self.claims) - 1

    def figure(self, words: str, value: str, unit: str, **more) -> QuantityMention:
        return QuantityMention(self.span(words), Decimal(value), unit, **more)

    def date(self, words: str, edtf: str) -> DateMention:
        return DateMention(self.span(words), edtf)

    def reading(self) -> Reading:
        return Reading(self.version, tuple(self.actors), tuple(self.claims), tuple(self.events))
