"""What a reading is made of: frozen values with offsets into the article's text.

Offsets count Unicode code points; `text[m.start:m.end]` is the mention. Dates are EDTF strings
(`korus.reading.edtf`), amounts are `Decimal`. Nothing here knows how it was found; `explanation` says it in words.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

ActorKind = Literal["person", "organisation", "government", "group"]
ClaimKind = Literal["pledge", "request", "forecast", "figure", "account", "position"]
QuoteType = Literal["direct", "indirect", "mixed"]
Bound = Literal["exact", "about", "at least", "more than", "at most", "less than", "range"]

ACTOR_KINDS: tuple[ActorKind, ...] = ("person", "organisation", "government", "group")
CLAIM_KINDS: tuple[ClaimKind, ...] = ("pledge", "request", "forecast", "figure", "account", "position")
QUOTE_TYPES: tuple[QuoteType, ...] = ("direct", "indirect", "mixed")
BOUNDS: tuple[Bound, ...] = ("exact", "about", "at least", "more than", "at most", "less than", "range")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of the article's text: `start` is inside, `end` is not."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: "Span") -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end

    def of(self, text: str) -> str:
        """The words the span covers."""
        return text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A time expression that names a calendar time ("last year", "by the end of August")."""

    span: Span
    edtf: str
    #: How the phrase places what it dates: plain, or an end ("by 2030") or a beginning ("from May") of it.
    role: Literal["at", "until", "from"] = "at"
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """An amount with its qualifier: "more than 30%", "between 3 and 4 billion won"."""

    span: Span
    value: Decimal
    unit: str  # ISO 4217 code, "percent", "times", or the counted noun in the singular
    upper: Decimal | None = None  # the upper end of a range
    bound: Bound = "exact"
    measure: str = ""  # what the number measures, in the article's words
    period: str = ""  # of a rate: "year" in "52,000 homes a year"
    explanation: str = ""


def inside[M: (DateMention, QuantityMention)](mentions: Sequence[M], span: Span) -> Sequence[M]:
    """Those of `mentions`, which stand in order and do not overlap, that lie in `span`."""
    first = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    last = bisect_right(mentions, span.end, first, key=lambda m: m.span.end)
    return mentions[first:last]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one reported statement (the terms of PARC and PolNeAR)."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quote_type: QuoteType
    confidence: float = 1.0
    #: Set on a quoted sentence without a tag that goes on from its speaker: the index of the attribution it continues.
    continues: int | None = None
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ActorMention:
    """A person, organisation, government or group of this article, under its fullest name."""

    name: str
    kind: ActorKind
    role: str = ""
    aliases: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    named: bool = True  # False for "an FKI official", "critics": actors of the reading, never of the register
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class EventMention:
    """What happened or is set to happen, at a time the article lets one tell."""

    title: str
    when: str  # EDTF
    evidence: Span
    where: str = ""
    participants: tuple[int, ...] = ()  # indexes into Reading.actors
    confidence: float = 1.0
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class ClaimMention:
    """One attributed statement."""

    kind: ClaimKind
    content: tuple[Span, ...]
    claimant: int | None = None  # index into Reading.actors; None is "not known"
    claimant_as_written: str = ""
    role_as_written: str = ""
    body: int | None = None  # index into Reading.actors: the organisation the claimant speaks for
    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    quote_type: QuoteType = "indirect"
    said_on: str | None = None  # EDTF
    due: str | None = None  # EDTF, pledges only
    starts: str | None = None  # EDTF, pledges only
    figures: tuple[QuantityMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    event: int | None = None  # index into Reading.events: the occasion on which it was said
    candidates: tuple[int, ...] = ()  # who it may be when `claimant` is None or doubtful
    confidence: Mapping[str, float] = field(default_factory=dict)  # per field: content, claimant, kind, said_on, due
    explanation: Mapping[str, str] = field(default_factory=dict)  # per field: the rule or model and its words


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one reading of one article found. An unread language gives an empty `reader_version`."""

    reader_version: str
    actors: tuple[ActorMention, ...] = ()
    claims: tuple[ClaimMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    figures: tuple[QuantityMention, ...] = ()
