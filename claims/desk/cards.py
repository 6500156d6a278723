"""What an article's desk shows of each proposal, read with a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Prefetch, Q

from claims.desk.marking import Mark
from claims.models import Appearance, Claim, Passage, Quantity
from timeline.models import Actor, Article, Decision, Event, Membership, Mention, RecordKind, State, Topic, Verb


@dataclass
class Card:
    """One proposal as it is shown, with where it stands in the text and who decided on it last."""

    kind: RecordKind
    record: Claim | Event
    evidence: Appearance | Mention
    decided: Decision | None = None
    candidates: Sequence[Actor | str] = field(default=())
    office: Membership | None = None  # that the claimant held when it was said

    @property
    def dom_id(self) -> str:
        return f"{self.kind}-{self.record.pk}"

    @property
    def version(self) -> str:
        return self.record.updated_at.isoformat()

    @property
    def position(self) -> int:
        return min((mark.start for mark in self.marks), default=0)

    @property
    def waits(self) -> bool:
        return self.record.state == State.PROPOSED

    @cached_property
    def marks(self) -> list[Mark]:
        state = self.record.state
        if isinstance(self.evidence, Mention):
            return [Mark(self.evidence.start, self.evidence.end, self.dom_id, "event", "event", state)]
        return [
            Mark(p.start, p.end, self.dom_id, p.role, self.record.kind, state) for p in self.evidence.passages.all()
        ]

    @property
    def confidence(self) -> float | None:
        """Of the least certain field, in percent; None where the reader gave none, or a person added it."""
        if isinstance(self.evidence, Mention):
            value = self.evidence.confidence
        else:
            value = min(self.evidence.confidence.values(), default=None)
        return None if value is None else round(100 * value)

    @property
    def why(self) -> list[tuple[str, str, int | None]]:
        """(field, the rule or model and its words, confidence in percent), as the reader left it."""
        if isinstance(self.evidence, Mention):
            return [("event", self.evidence.explanation, self.confidence)] if self.evidence.explanation else []
        confidence = {name: round(100 * value) for name, value in self.evidence.confidence.items()}
        words = self.evidence.explanation
        return [(name, words.get(name, ""), confidence.get(name)) for name in {**words, **confidence}]

    @property
    def suggestion(self) -> dict[str, Any]:
        return self.evidence.suggestion or {}

    @property
    def values(self) -> dict[str, Any]:
        """What the form to mend it begins with."""
        record = self.record
        topics = ", ".join(topic.name for topic in record.topics.all())
        if isinstance(record, Event):
            names = [actor.name for actor in record.participants.all()]
            return {
                "title": record.title,
                "date": record.date,
                "place": record.place,
                "participants": ", ".join(names),
                "topics": topics,
            }
        return {
            "claimant": record.claimant.name if record.claimant else "",
            "body": record.body.name if record.body else "",
            "kind": record.kind,
            "said": record.said,
            "due": record.due,
            "starts": record.starts,
            "role_as_written": record.role_as_written,
            "event": record.event_id or "",
            "topics": topics,
        }


def cards_of(article: Article, *, record: tuple[str, int] | None = None) -> list[Card]:
    """The cards of an article in the order of its text; of one record (kind, id) only, when given."""
    kind, pk = record or (None, None)
    cards: list[Card] = []
    if kind in (None, RecordKind.CLAIM):
        cards += [Card(RecordKind.CLAIM, a.claim, a) for a in _appearances(article, pk)]
    if kind in (None, RecordKind.EVENT):
        cards += _event_cards(article, pk)
    _add_decisions(cards)
    offices = _offices(cards)
    _add_candidates(cards, offices)
    _add_offices(cards, offices)
    return sorted(cards, key=lambda card: (card.position, card.kind, card.record.pk))


def _appearances(article: Article, claim_id: int | None) -> Iterable[Appearance]:
    found = Appearance.objects.filter(article=article).exclude(claim__state=State.WITHDRAWN)
    if claim_id:
        found = found.filter(claim=claim_id)
    return found.select_related("claim__claimant", "claim__body", "claim__event").prefetch_related(
        Prefetch("passages", Passage.objects.order_by("start")),
        Prefetch("quantities", Quantity.objects.order_by("start")),
        Prefetch("claim__topics", Topic.objects.order_by("name")),
    )


def _event_cards(article: Article, event_id: int | None) -> list[Card]:
    found = Mention.objects.filter(article=article).exclude(event__state=State.WITHDRAWN)
    if event_id:
        found = found.filter(event=event_id)
    found = found.select_related("event").prefetch_related(
        Prefetch("event__participants", Actor.objects.order_by("name")),
        Prefetch("event__topics", Topic.objects.order_by("name")),
    )
    by_event = {m.event_id: Card(RecordKind.EVENT, m.event, m) for m in found.order_by("-start")}
    return list(by_event.values())


def _add_decisions(cards: Sequence[Card]) -> None:
    """The last decision that stands on each record."""
    by_record = {(card.kind.value, card.record.pk): card for card in cards}
    for kind in {card.kind for card in cards}:
        ids = [pk for k, pk in by_record if k == kind]
        standing = Decision.objects.filter(record=kind, record_id__in=ids, undone_by=None).exclude(verb=Verb.UNDO)
        last = standing.order_by("record_id", "-id").distinct("record_id").select_related("by")
        for decision in last:
            by_record[(kind.value, decision.record_id)].decided = decision


def _offices(cards: Sequence[Card]) -> list[Membership]:
    """The offices of those who speak here, and those that unknown speakers are said to hold."""
    claims = [card.record for card in cards if isinstance(card.record, Claim)]
    holders = {claim.claimant_id for claim in claims if claim.claimant_id}
    roles = {_role(claim.role_as_written) for claim in claims if not claim.claimant_id and claim.role_as_written}
    wanted = Q(person__in=holders)
    for role in sorted(roles - {""})[:20]:
        wanted |= Q(role__iexact=role)
    found = Membership.objects.filter(wanted, person__merged_into=None).exclude(person__state=State.REJECTED)
    return list(found.select_related("person", "organisation").order_by("id")[:200]) if holders or roles else []


def _role(words: str) -> str:
    return words.casefold().removeprefix("the ").strip()


def _add_offices(cards: Sequence[Card], offices: Sequence[Membership]) -> None:
    for card in cards:
        if isinstance(card.record, Claim):
            mine = (office for office in offices if office.person_id == card.record.claimant_id)
            card.office = next((office for office in mine if office.held_on(card.record.said)), None)


def _add_candidates(cards: Sequence[Card], offices: Sequence[Membership]) -> None:
    """Who an unknown or doubtful claimant may be: actors of the register, else names.

    Whoever held the office on that day comes first: "the minister" is a person when the day is known.
    """
    offered = {id(card): card.evidence.candidates for card in cards if isinstance(card.evidence, Appearance)}
    ids = {c["actor"] for candidates in offered.values() for c in candidates if c.get("actor")}
    actors = Actor.objects.select_related("merged_into").in_bulk(ids) if ids else {}
    for card in cards:
        found: dict[Any, Actor | str] = {}
        if isinstance(card.record, Claim) and not card.record.claimant_id and card.record.role_as_written:
            role = _role(card.record.role_as_written)
            held = (o for o in offices if o.role.casefold() == role and o.held_on(card.record.said))
            found = {office.person_id: office.person for office in held}
        for candidate in offered.get(id(card), ()):
            actor = actors.get(candidate.get("actor"))
            actor = actor and (actor.merged_into or actor)
            if actor is None or actor.state != State.REJECTED:
                found[actor.pk if actor else candidate["name"]] = actor or candidate["name"]
        card.candidates = list(found.values())
