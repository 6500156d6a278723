"""What a reading says was claimed becomes rows: claims, their appearance in this article, passages and quantities.

Called inside the transaction that holds the article's lease; identities are kept as `timeline.recording` describes.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from decimal import Context, Decimal

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from claims.models import Appearance, Claim, Passage, PassageRole, Quantity
from korus.reading.mentions import ClaimMention, QuantityMention, Reading, Span
from timeline.models import Actor, Article, Event, State
from timeline.recording import Found, best_pairs, overlap, revive, set_changed, stamp, suggestion, withdraw

#: A column has 40 digits; decimal's default context has 28.
WIDE = Context(prec=50)

#: What stands between the pieces of an interrupted statement in `Claim.text`.
GAP = " … "


def record_claims(article: Article, reading: Reading, actors: Sequence[Found], events: Sequence[Event]) -> list[Claim]:
    """The claim for each of `reading.claims`, in the same order."""
    stored = list(  # also those a person added: what the reader finds only now is not found twice
        Appearance.objects.filter(article=article).select_related("claim").prefetch_related("passages", "quantities")
    )
    pairs = best_pairs(reading.claims, stored, _same_claim)
    claims = []
    for index, found in enumerate(reading.claims):
        appearance = pairs.get(index) or Appearance(article=article, claim=Claim(state=State.PROPOSED))
        claims.append(_record(appearance, found, reading, actors, events))
    for appearance in stored:
        if appearance not in pairs.values():
            withdraw(appearance.claim, appearance)
    return claims


def withdraw_orphans() -> int:
    """Withdraw proposed actors that nothing names any more (they were read otherwise since); the number of them."""
    return (
        Actor.objects.proposed()
        .untouched()
        .filter(created_at__lt=timezone.now() - timedelta(hours=1))
        .filter(~Exists(Claim.objects.filter(Q(claimant=OuterRef("pk")) | Q(body=OuterRef("pk")))))
        .filter(~Exists(Event.participants.through.objects.filter(actor=OuterRef("pk"))))
        .update(state=State.WITHDRAWN, updated_at=timezone.now())
    )


def _same_claim(found: ClaimMention, stored: Appearance) -> float:
    spans = [Span(p.start, p.end) for p in stored.passages.all() if p.role == PassageRole.CONTENT]
    return overlap(found.content, spans)


def _record(
    appearance, found: ClaimMention, reading: Reading, actors: Sequence[Found], events: Sequence[Event]
) -> Claim:
    claim, text = appearance.claim, appearance.article.text
    values = _values(found, text, actors, events)
    if claim.touched_at is None:
        set_changed(claim, **values)
        revive(claim)
    known = appearance.pk is not None
    appearance.claim = claim
    told_otherwise = set_changed(
        appearance,
        cue=GAP.join(span.of(text) for span in found.cue)[:200],
        quote_type=found.quote_type,
        dates=[{"start": d.span.start, "end": d.span.end, "edtf": d.edtf} for d in found.dates],
        reader_version=reading.reader_version,
        explanation=dict(found.explanation),
        candidates=_candidates(found, reading, actors),
        confidence=dict(found.confidence),
        suggestion=_suggestion(claim, values),
    )
    told_otherwise |= _record_passages(appearance, found)
    told_otherwise |= _record_quantities(appearance, found)
    if known and told_otherwise:
        stamp(claim)
    return claim


def _values(found: ClaimMention, text: str, actors: Sequence[Found], events: Sequence[Event]) -> dict[str, object]:
    """The claim's columns as this reading has them."""
    return {
        "claimant": None if found.claimant is None else actors[found.claimant].actor,
        "claimant_as_written": found.claimant_as_written[:300],
        "role_as_written": found.role_as_written[:300],
        "body": None if found.body is None else actors[found.body].actor,
        "kind": found.kind,
        "text": GAP.join(span.of(text) for span in found.content),
        "said": found.said_on or "",
        "due": found.due or "",
        "starts": found.starts or "",
        "event": None if found.event is None else events[found.event],
    }


def _suggestion(claim: Claim, values: dict[str, object]) -> dict[str, object] | None:
    differing = suggestion(claim, values)
    if differing is None:
        return None
    return {name: getattr(value, "pk", value) for name, value in differing.items()}


def _candidates(found: ClaimMention, reading: Reading, actors: Sequence[Found]) -> list[dict[str, object]]:
    """Who the claimant may be: the reader's doubts, and the holders of one name in the register."""
    candidates: dict[str, dict[str, object]] = {}
    for index in found.candidates:
        actor = actors[index].actor
        name = reading.actors[index].name
        candidates[name] = {"actor": actor.pk if actor else None, "name": name}
    if found.claimant is not None and actors[found.claimant].actor is None:
        for actor in actors[found.claimant].candidates:
            candidates[f"{actor.name} {actor.pk}"] = {"actor": actor.pk, "name": actor.name}
    return list(candidates.values())


def _record_passages(appearance: Appearance, found: ClaimMention) -> bool:
    """Replace the passages where they differ. Whether they did."""
    wanted = [
        (role, ordinal, span.start, span.end)
        for role, spans in (
            (PassageRole.SOURCE, found.source),
            (PassageRole.CUE, found.cue),
            (PassageRole.CONTENT, found.content),
        )
        for ordinal, span in enumerate(spans)
    ]
    stored = [(p.role, p.ordinal, p.start, p.end) for p in _kept(appearance, "passages")]
    if sorted(stored) == sorted(wanted) or (stored and appearance.claim.touched_at is not None):
        return False
    appearance.passages.all().delete()
    Passage.objects.bulk_create(
        Passage(appearance=appearance, role=role, ordinal=ordinal, start=start, end=end)
        for role, ordinal, start, end in wanted
    )
    return True


def _record_quantities(appearance: Appearance, found: ClaimMention) -> bool:
    """Replace the figures where they differ; those of a claim that a person touched stay as they are. Whether they
    differed."""
    claim = appearance.claim
    stored = list(_kept(appearance, "quantities"))
    if claim.touched_at is not None and stored:
        return False
    if [_figure(q) for q in stored] == [_figure_of(f) for f in sorted(found.figures, key=lambda f: f.span)]:
        return False
    appearance.quantities.all().delete()
    claim.headline_quantity = None  # it went with them: what is no longer there cannot be compared
    made = Quantity.objects.bulk_create(
        stored_quantity(appearance, f) for f in sorted(found.figures, key=lambda f: f.span)
    )
    if claim.touched_at is None:
        set_changed(claim, headline_quantity=_headline(made))
    return True


def _kept(appearance: Appearance, related: str) -> Iterable:
    return getattr(appearance, related).all() if appearance.pk else ()


def stored_quantity(appearance: Appearance, figure: QuantityMention) -> Quantity:
    """The row for a figure of the reader, not saved yet."""
    start, end, value, upper, unit, bound, measure, period = _figure_of(figure)
    return Quantity(
        appearance=appearance, start=start, end=end, value=value, upper=upper, unit=unit, bound=bound, measure=measure,
        period=period,
    )  # fmt: skip


def _figure_of(figure: QuantityMention) -> tuple:
    value, upper = _stored(figure.value), None if figure.upper is None else _stored(figure.upper)
    return (
        figure.span.start, figure.span.end, value, upper, figure.unit[:100], figure.bound,
        figure.measure[:300], figure.period[:40],
    )  # fmt: skip


def _stored(value: Decimal) -> Decimal:
    """`value` as the column keeps it: ten decimals, and no more than thirty digits before them."""
    limit = Decimal("9" * 30)
    return min(max(value, -limit), limit).quantize(Decimal("1e-10"), context=WIDE)


def _figure(quantity: Quantity) -> tuple:
    return (
        quantity.start, quantity.end, quantity.value, quantity.upper, quantity.unit, quantity.bound, quantity.measure,
        quantity.period,
    )  # fmt: skip


def _headline(quantities: Sequence[Quantity]) -> Quantity | None:
    """The figure a list shows: the first amount of money, else the first."""
    money = (q for q in quantities if len(q.unit) == 3 and q.unit.isupper())
    return next(money, quantities[0] if quantities else None)
