"""Later news finds its pledge: passages of a newly read article that bear on open pledges are proposed as evidence.

Nothing is applied: a person decides on each pledge's evidence alone, with its stance and its grade, and until then a
proposal says the least (neutral, an announcement). One passage an article and pledge is proposed, the likeliest.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery
from django.db.models import F, Q, QuerySet

from claims.comparing import Told, alike, stems, unlike, unlike_objects
from claims.models import Appearance, Evidence, EvidenceState, PassageRole, Pledge
from claims.told import told_by
from korus.reading.mentions import Span
from timeline.models import Article, Mention, State
from timeline.recording import SAME, overlap

#: Pledges of one voice, or of one measure, that are compared in full.
MOST = 200

#: Common words from which on a passage is about the same matter: of the same voice, of any, and without a figure.
SAME_VOICE, ANY_VOICE, WORDS_ALONE = 0.2, 0.25, 0.4


@dataclass(frozen=True)
class Passage:
    """A stretch of the article, as it is compared with what was promised."""

    start: int
    end: int
    told: Told
    voices: frozenset[int]


@dataclass(frozen=True)
class Bearing:
    """Why a passage bears on a pledge, and how much."""

    passage: Passage
    weight: float
    reason: str


def propose_evidence(article: Article) -> list[Evidence]:
    """Propose the passages of this article that bear on open pledges. Read again, what stands stays as it is.

    Returns the evidence that is new.
    """
    passages = _passages(article)
    pledges = list(_open_pledges(article, passages)) if passages else []
    promised = told_by(pledge.claim_id for pledge in pledges)
    stored = list(Evidence.objects.filter(article=article))
    best: dict[int, Bearing] = {}
    for pledge in pledges:
        told = promised[pledge.claim_id]
        voices = told.voices | ({pledge.promiser_id} if pledge.promiser_id else set())
        found = [b for p in passages if (b := bearing(p, told, frozenset(voices)))]
        if found:
            best[pledge.pk] = max(found, key=lambda b: (b.weight, -b.passage.start))
    _take_back(stored, best)
    new = [
        Evidence(pledge_id=pk, article=article, start=b.passage.start, end=b.passage.end, reason=b.reason)
        for pk, b in sorted(best.items())
        if not any(e.pledge_id == pk and _same_place(e, b.passage) for e in stored)
    ]
    Evidence.objects.bulk_create(new, ignore_conflicts=True)  # which does not tell the keys of what it made
    made = Evidence.objects.filter(article=article, pledge__in={e.pledge_id for e in new})
    return list(made.exclude(pk__in={e.pk for e in stored}).order_by("pk"))


def bearing(passage: Passage, promised: Told, promisers: frozenset[int]) -> Bearing | None:
    """Whether a passage bears on what was promised; None where that is not likely."""
    told, voice = passage.told, bool(passage.voices & promisers)
    share = alike(told, promised)
    who = "the same body speaks" if voice else "somebody else speaks"
    for a in told.figures:
        for b in promised.figures:
            if unlike(told, a, promised, b) or len(stems(told.text) & stems(promised.text)) < 2:
                continue
            if share >= (SAME_VOICE if voice else ANY_VOICE):
                return Bearing(passage, 1 + share + voice, f"{who} of the same measure: {a}, promised {b}")
    if share >= (ANY_VOICE if voice else WORDS_ALONE) and not unlike_objects(told, promised):
        common = ", ".join(sorted(stems(told.text) & stems(promised.text))[:5])
        return Bearing(passage, share + voice, f"{who} of the same matter: {common}")
    return None


def _passages(article: Article) -> list[Passage]:
    """What the article says: its claims, and the sentences that report its events."""
    appearances = (
        Appearance.objects.filter(article=article, claim__state__in=(State.PROPOSED, State.CONFIRMED))
        .prefetch_related("passages")
        .order_by("pk")
    )
    told = told_by(a.claim_id for a in appearances)
    found = []
    for appearance in appearances:
        spans = [p for p in appearance.passages.all() if p.role == PassageRole.CONTENT]
        if spans:
            claim = told[appearance.claim_id]
            found.append(Passage(min(p.start for p in spans), max(p.end for p in spans), claim, claim.voices))
    mentions = Mention.objects.filter(article=article, event__state__in=(State.PROPOSED, State.CONFIRMED))
    for mention in mentions.select_related("event").prefetch_related("event__participants").order_by("start"):
        voices = frozenset(actor.pk for actor in mention.event.participants.all())
        text = article.text[mention.start : mention.end]
        found.append(Passage(mention.start, mention.end, Told("account", text), voices))
    return found


def _open_pledges(article: Article, passages: Sequence[Passage]) -> Iterable[Pledge]:
    """Open pledges that this article may bear on, each branch by an index; not those that it tells itself, and none
    that was made after it."""
    voices = {voice for passage in passages for voice in passage.voices}
    measures = {(f.unit, f.measure) for p in passages for f in p.told.figures if f.measure}
    later = Pledge.objects.open().exclude(claim__appearances__article=article)
    later = later.filter(Q(claim__said_earliest=None) | Q(claim__said_earliest__lte=article.published_on))
    branches: list[QuerySet[Pledge]] = [
        later.filter(promiser__in=voices),
        later.filter(claim__claimant__in=voices),
        later.filter(claim__body__in=voices),
    ]
    for unit, measure in sorted(measures):
        branches.append(later.filter(unit=unit, claim__words=SearchQuery(measure, config="public.korus")))
    found = {pledge.pk: pledge for branch in branches for pledge in branch.order_by(F("pk").desc())[:MOST]}
    return [found[pk] for pk in sorted(found)]


def _same_place(evidence: Evidence, passage: Passage) -> bool:
    if evidence.start is None or evidence.end is None:
        return False
    return overlap([Span(evidence.start, evidence.end)], [Span(passage.start, passage.end)]) >= SAME


def _take_back(stored: Sequence[Evidence], best: dict[int, Bearing]) -> None:
    """Delete what the machine proposed of this article and would propose no more; what a person touched stays."""
    gone = [
        e.pk
        for e in stored
        if e.state == EvidenceState.PROPOSED
        and e.added_by_id is None
        and e.decided_by_id is None
        and not (e.pledge_id in best and _same_place(e, best[e.pledge_id].passage))
    ]
    Evidence.objects.filter(pk__in=gone, state=EvidenceState.PROPOSED).delete()
