"""What a person decides about claims: confirm, reject, mend, add what the reader missed, and undo.

Written as `timeline.curation.decide` writes every decision: locked, versioned, touched, undoable.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db.transaction import atomic
from django.utils import timezone

from claims.models import Appearance, Claim, ClaimKind, ClaimLink, LinkState, Passage, PassageRole, Quantity, QuoteType
from claims.recording import GAP
from korus.serving.values import number_in
from timeline.curation import Proposal, Seen, actor_for, decide, refuse_unknown, topics_for
from timeline.models import ActorKind, Article, Decision, Event, State, Verb

CLAIM_FIELDS = {
    "kind", "text", "said", "due", "starts", "claimant", "claimant_as_written", "role_as_written", "body", "event",
    "topics", "headline_quantity",
}  # fmt: skip

#: (start, end) in code points of the article's text.
Offsets = tuple[int, int]


def confirm(claim: Claim, *, by, seen: Seen | None = None) -> Claim:
    """Make a claim public, and with it its claimant and the body they speak for. Raises ValidationError when one of
    these was rejected as an actor."""
    lifts = _lifted(claim)
    return decide(claim, Verb.CONFIRM, {"state": State.CONFIRMED}, by=by, seen=seen, lifts=lifts, found=proposal(claim))


def reject(claim: Claim, *, by, reason: str = "", seen: Seen | None = None) -> Claim:
    """Say that a claim is none; a later reading will not bring it back."""
    change = {"state": State.REJECTED}
    return decide(claim, Verb.REJECT, change, by=by, reason=reason, seen=seen, found=proposal(claim))


@atomic
def mend(claim: Claim, *, by, changes: Mapping[str, Any], seen: Seen | None = None) -> Claim:
    """Correct a claim. `changes` maps fields of CLAIM_FIELDS to values: dates in EDTF; claimant and body as an actor,
    its id or its name; event as a row or id; topics by name or id. With a wrong claimant goes the role that was read of
    them. Raises ValidationError naming the field."""
    values = _without_the_other_s_role(claim, _resolved(changes))
    mended = Claim(claimant=values.get("claimant", claim.claimant), body=values.get("body", claim.body))
    lifts = _lifted(mended) if claim.state == State.CONFIRMED else ()
    return decide(claim, Verb.MEND, values, by=by, seen=seen, lifts=lifts, found=proposal(claim))


@atomic
def add_claim(
    *,
    article: Article,
    spans: Sequence[Offsets],
    by,
    kind: str = ClaimKind.ACCOUNT,
    source: Sequence[Offsets] = (),
    cue: Sequence[Offsets] = (),
    quote_type: str = QuoteType.INDIRECT,
    seen: Seen | None = None,
    **fields: Any,
) -> Claim:
    """Add a claim that the reader missed, confirmed: its words are those of `spans`; `fields` as in `mend`."""
    if seen and seen.key and (earlier := Decision.objects.filter(key=seen.key).first()):
        return Claim.objects.get(pk=earlier.record_id)
    text = words_of(article, spans)
    values = _resolved({"kind": kind, **fields})
    topics = values.pop("topics", None)
    claim = Claim(text=text, touched_at=timezone.now(), **values)
    claim.clean_fields(exclude=["words"])
    with pghistory.context(user=by.pk):
        claim.save()
        appearance = Appearance(
            claim=claim, article=article, quote_type=quote_type, cue=words_of(article, cue, "cue")[:200] if cue else ""
        )
        appearance.clean_fields(exclude=["claim", "article"])
        appearance.save()
        for role, offsets in ((PassageRole.SOURCE, source), (PassageRole.CUE, cue), (PassageRole.CONTENT, spans)):
            _mark(appearance, role, offsets)
        if topics:
            claim.topics.set(topics)
        change = {"state": State.CONFIRMED}
        return decide(claim, Verb.ADD, change, by=by, seen=seen, lifts=_lifted(claim), found=Proposal(article))


@atomic
def move(claim: Claim, *, article: Article, spans: Sequence[Offsets], by, seen: Seen | None = None) -> Claim:
    """Set the passages that carry the claim in one article; its words are theirs. Figures outside them are taken out.

    Raises ValidationError naming `spans`, and Conflict.
    """
    text = words_of(article, spans)
    appearance = claim.appearances.filter(article=article).first()
    if appearance is None:
        raise ValidationError({"spans": "the claim does not appear in this article"})
    before = marks_of(appearance)
    after = before | {
        "content": [[start, end] for start, end in spans],
        "figures": [f for f in before["figures"] if any(s <= f["start"] and f["end"] <= e for s, e in spans)],
    }
    decide(
        claim, Verb.MEND, {"text": text}, by=by, seen=seen, found=proposal(claim),
        besides={"marks": [before, after]},
    )  # fmt: skip
    with pghistory.context(user=by.pk):
        set_marks(after)
    return claim


def marks_of(appearance: Appearance) -> dict[str, Any]:
    """Where an appearance's words and figures stand, as a decision keeps it."""
    content = appearance.passages.filter(role=PassageRole.CONTENT).order_by("ordinal")
    figures = list(appearance.quantities.values(*_FIGURE))
    return {
        "appearance": appearance.pk,
        "content": [list(span) for span in content.values_list("start", "end")],
        "figures": [{n: v if isinstance(v, int) or v is None else str(v) for n, v in f.items()} for f in figures],
    }


def set_marks(marks: Mapping[str, Any]) -> None:
    """Make an appearance's words and figures those of `marks_of`."""
    appearance = Appearance.objects.get(pk=marks["appearance"])
    appearance.passages.filter(role=PassageRole.CONTENT).delete()
    _mark(appearance, PassageRole.CONTENT, marks["content"])
    appearance.quantities.exclude(start__in=[f["start"] for f in marks["figures"]]).delete()
    kept = set(appearance.quantities.values_list("start", flat=True))
    Quantity.objects.bulk_create(
        Quantity(appearance=appearance, **figure) for figure in marks["figures"] if figure["start"] not in kept
    )


@atomic
def link(claim: Claim, *, other: Claim, kind: str, by, reason: str = "") -> ClaimLink:
    """Say how a claim stands to another (LinkKind), and why. Raises ValidationError."""
    proposed = ClaimLink.objects.filter(claim=claim, other=other, kind=kind).exclude(state=LinkState.CONFIRMED).first()
    made = proposed or ClaimLink(claim=claim, other=other, kind=kind, added_by=by)
    made.reason = reason or made.reason
    return _decide_link(made, LinkState.CONFIRMED, by)


@atomic
def decide_link(found: ClaimLink, *, by, confirm: bool) -> ClaimLink:
    """Confirm or reject a link; a rejected one is not proposed again. Raises ValidationError."""
    found = ClaimLink.objects.select_for_update(of=("self",)).get(pk=found.pk)
    return _decide_link(found, LinkState.CONFIRMED if confirm else LinkState.REJECTED, by)


def _decide_link(found: ClaimLink, state: str, by) -> ClaimLink:
    found.state, found.decided_by, found.touched_at = state, by, timezone.now()
    found.full_clean()
    with pghistory.context(user=by.pk):
        found.save()
    return found


_FIGURE = ("start", "end", "value", "upper", "unit", "bound", "measure", "period")


def words_of(article: Article, spans: Sequence[Offsets], field: str = "spans") -> str:
    """The words of the article that spans cover, in order. Raises ValidationError naming `field`."""
    if not spans:
        raise ValidationError({field: "select the words that carry the claim"})
    end_before = 0
    for start, end in spans:
        if not end_before <= start < end <= len(article.text):
            raise ValidationError({field: f"{start}-{end} is no stretch of the text, or out of order"})
        end_before = end
    return GAP.join(article.text[start:end] for start, end in spans)


def proposal(claim: Claim) -> Proposal:
    """The reading that proposed a claim; its confidence is that of the least certain field."""
    appearance = claim.appearances.select_related("article").order_by("id").first()
    if appearance is None:
        return Proposal()
    return Proposal(appearance.article, appearance.reader_version, min(appearance.confidence.values(), default=None))


def _mark(appearance: Appearance, role: PassageRole, spans: Iterable[Offsets]) -> None:
    Passage.objects.bulk_create(
        Passage(appearance=appearance, role=role, ordinal=ordinal, start=start, end=end)
        for ordinal, (start, end) in enumerate(spans)
    )


def _lifted(claim: Claim) -> list:
    """The actors that become public with a claim."""
    for field in ("claimant", "body"):
        actor = getattr(claim, field)
        if actor and actor.state == State.REJECTED:
            raise ValidationError({field: f"{actor} was rejected as an actor: choose another, or leave it empty"})
    return [claim.claimant, claim.body]


def _resolved(changes: Mapping[str, Any]) -> dict[str, Any]:
    values = dict(changes)
    refuse_unknown(values, CLAIM_FIELDS)
    if "claimant" in values:
        values["claimant"] = actor_for(values["claimant"], "claimant")
    if "body" in values:
        values["body"] = actor_for(values["body"], "body", ActorKind.ORGANISATION)
    if "event" in values:
        values["event"] = _event_for(values["event"])
    if "topics" in values:
        values["topics"] = topics_for(values["topics"])
    return values


def _without_the_other_s_role(claim: Claim, values: dict[str, Any]) -> dict[str, Any]:
    """Where the claimant was taken for somebody else, what the text calls that other person is no word about them."""
    claimant = values.get("claimant")
    if claim.claimant is None or claimant is None or claimant == claim.claimant or "role_as_written" in values:
        return values
    return values | {"role_as_written": ""}


def _event_for(value: Event | int | str | None) -> Event | None:
    if value is None or value == "" or isinstance(value, Event):
        return value or None
    event = Event.objects.select_related("merged_into").filter(pk=number_in(value)).first()
    if event is None:
        raise ValidationError({"event": f"there is no event {value}"})
    return event.merged_into or event
