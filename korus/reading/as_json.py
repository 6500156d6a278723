"""A reading in the shape of the gold readings (shared/gold): plain lists, spans as [start, end], amounts as strings."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from korus.reading.mentions import ActorMention, ClaimMention, DateMention, EventMention, QuantityMention, Reading, Span

Json = dict[str, Any]


def as_json(reading: Reading, *, explain: bool = False) -> Json:
    """The reading as a dictionary that `json.dumps` takes; with `explain`, why each record was made."""
    return {
        "reader_version": reading.reader_version,
        "actors": [_actor(reading.actors[i], explain) for i in sorted(_acting(reading))],
        "claims": [_claim(claim, reading, explain) for claim in reading.claims],
        "events": [_event(event, reading, explain) for event in reading.events],
        "dates": [_date(mention, explain) for mention in reading.dates],
        "figures": [_figure(mention, explain) for mention in reading.figures],
    }


def _acting(reading: Reading) -> set[int]:
    """Who speaks or takes part; bodies spoken for and candidates stand by name on their claims (GUIDE, Decisions)."""
    speaking = {claim.claimant for claim in reading.claims if claim.claimant is not None}
    return speaking | {i for event in reading.events for i in event.participants}


def plain(value: Decimal) -> str:
    """A decimal without exponent and without trailing zeros: "1200000000000", "33.3"."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _actor(actor: ActorMention, explain: bool) -> Json:
    found: Json = {
        "name": actor.name,
        "kind": actor.kind,
        "role": actor.role or None,
        "aliases": list(actor.aliases),
        "named": actor.named,
        "spans": _spans(actor.spans),
    }
    return found | ({"explanation": actor.explanation} if explain else {})


def _claim(claim: ClaimMention, reading: Reading, explain: bool) -> Json:
    found: Json = {
        "claimant": _name(claim.claimant, reading),
        "claimant_as_written": claim.claimant_as_written or None,
        "role_as_written": claim.role_as_written or None,
        "body": _name(claim.body, reading),
        "candidates": [reading.actors[i].name for i in claim.candidates],
        "kind": claim.kind,
        "source": _spans(claim.source),
        "cue": _spans(claim.cue),
        "content": _spans(claim.content),
        "quote_type": claim.quote_type,
        "said_on": claim.said_on,
        "figures": [_figure(figure, explain) for figure in claim.figures],
        "dates": [_date(mention, explain) for mention in claim.dates],
        "due": claim.due,
        "starts": claim.starts,
        "event": claim.event,
        "confidence": dict(claim.confidence),
    }
    return found | ({"explanation": dict(claim.explanation)} if explain else {})


def _event(event: EventMention, reading: Reading, explain: bool) -> Json:
    found: Json = {
        "title": event.title,
        "when": event.when,
        "where": event.where or None,
        "participants": [reading.actors[i].name for i in event.participants],
        "evidence": [event.evidence.start, event.evidence.end],
        "confidence": event.confidence,
    }
    return found | ({"explanation": event.explanation} if explain else {})


def _date(mention: DateMention, explain: bool) -> Json:
    found: Json = {"span": [mention.span.start, mention.span.end], "edtf": mention.edtf}
    return found | ({"explanation": mention.explanation} if explain else {})


def _figure(mention: QuantityMention, explain: bool) -> Json:
    found: Json = {
        "span": [mention.span.start, mention.span.end],
        "value": plain(mention.value),
        "upper": None if mention.upper is None else plain(mention.upper),
        "unit": mention.unit,
        "bound": mention.bound,
        "measure": mention.measure,
        "period": mention.period or None,
    }
    return found | ({"explanation": mention.explanation} if explain else {})


def _name(index: int | None, reading: Reading) -> str | None:
    return None if index is None else reading.actors[index].name
