"""Claims: an attribution with its speaker, kind, figures and dates.

`claimant`, `body` and `candidates` are indexes into the whole cast; `reader.tie` makes them indexes into the reading's
actors.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from korus.reading import datelines, deadlines, kinds, said, voices
from korus.reading.mentions import ActorMention, Attribution, ClaimMention, DateMention, QuantityMention, Span, inside
from korus.reading.plans import is_impersonal, with_its_subject
from korus.reading.speakers import Speaker
from korus.reading.text import Document
from korus.reading.voices import Voice

#: An impersonal plan ("the goal is to ...") is the last speaker's, if he spoke no more than so many characters before.
NEAR = 600


class Cast(Protocol):
    """What claims need of `actors.Cast`."""

    @property
    def actors(self) -> tuple[ActorMention, ...]: ...

    def resolve(self, source: tuple[Span, ...], *, at: int) -> Speaker: ...


def find(
    document: Document,
    attributions: Sequence[Attribution],
    cast: Cast,
    dates: Sequence[DateMention],
    figures: Sequence[QuantityMention],
) -> list[ClaimMention]:
    """A claim for each attribution, in the same order."""
    places = datelines.find(document)
    attributions = [with_its_subject(document, _without_dateline(attribution, places)) for attribution in attributions]
    speakers = _speakers(document, attributions, cast)
    actors = cast.actors
    claims: list[ClaimMention] = []
    for attribution, speaker in zip(attributions, speakers, strict=True):
        claim = _claim(document, attribution, speaker, voices.of(speaker, actors), dates, figures)
        claims.append(_with_last_speaker(document, claim, claims))
    return said.date_claims(document, claims, dates)


def _without_dateline(attribution: Attribution, places: Sequence[Span]) -> Attribution:
    content = datelines.without(attribution.content, places)
    source = datelines.without(attribution.source, places)
    return replace(attribution, source=source, content=content or attribution.content)


def _speakers(document: Document, attributions: Sequence[Attribution], cast: Cast) -> list[Speaker]:
    found: list[Speaker] = []
    for attribution in attributions:
        if attribution.continues is not None:
            found.append(Speaker(None))  # the one of the tagged sentence, which may come later: “A. B,” he said.
        elif is_impersonal(document, attribution.source, attribution.cue):
            found.append(Speaker(None, explanation="an impersonal plan"))
        else:
            found.append(cast.resolve(attribution.source, at=(attribution.cue or attribution.content)[0].start))
    return [
        speaker if attribution.continues is None else found[attribution.continues]
        for attribution, speaker in zip(attributions, found, strict=True)
    ]


def _claim(
    document: Document,
    attribution: Attribution,
    speaker: Speaker,
    voice: Voice,
    dates: Sequence[DateMention],
    figures: Sequence[QuantityMention],
) -> ClaimMention:
    inside_dates = tuple(dict.fromkeys(d for piece in attribution.content for d in inside(dates, piece)))
    inside_figures = tuple(dict.fromkeys(f for piece in attribution.content for f in inside(figures, piece)))
    kind, sure, why = kinds.kind_of(document, attribution, voice, inside_figures, inside_dates)
    due, starts = deadlines.find(document, inside_dates) if kind == "pledge" else (None, None)
    return ClaimMention(
        kind=kind,
        content=attribution.content,
        claimant=speaker.actor,
        claimant_as_written=speaker.as_written,
        role_as_written=speaker.role,
        body=speaker.body,
        source=attribution.source,
        cue=attribution.cue,
        quote_type=attribution.quote_type,
        due=due,
        starts=starts,
        figures=inside_figures,
        dates=inside_dates,
        candidates=speaker.candidates,
        confidence={"content": attribution.confidence, "claimant": speaker.confidence, "kind": sure},
        explanation={"content": attribution.explanation, "claimant": speaker.explanation, "kind": why},
    )


def _with_last_speaker(document: Document, claim: ClaimMention, earlier: Sequence[ClaimMention]) -> ClaimMention:
    """A plan told with no one as its subject is the plan of who spoke just before (GUIDE, Decisions)."""
    named = bool(claim.source) and not is_impersonal(document, claim.source, claim.cue)
    if named or claim.claimant is not None or claim.kind != "pledge" or claim.quote_type == "direct" or not earlier:
        return claim
    last = next((c for c in reversed(earlier) if c.claimant is not None), None)
    if last is None or not 0 <= claim.content[0].start - last.content[-1].end < NEAR:
        return claim
    return replace(
        claim,
        claimant=last.claimant,
        claimant_as_written=last.claimant_as_written,
        body=last.body,
        confidence={**claim.confidence, "claimant": 0.6},
        explanation={**claim.explanation, "claimant": "an impersonal plan: of the one who spoke just before"},
    )
