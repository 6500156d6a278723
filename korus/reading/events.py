"""Events: occasions and happenings, with the day, the place, who took part and the sentence that reports them.

    1. occasions    which sentences report one                      korus.reading.occasions (a model)
    2. when         the date in the sentence, else the day of the report
    3. one each     what two sentences tell of one occasion is one event

`participants` are indexes into the whole cast until `reader.tie`.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from korus.reading import datelines, edtf, event_titles, named_occasions, occasions
from korus.reading.claimed import Claimed
from korus.reading.languages.en.occasions import OCCASIONS, ON_OCCASION, PLACE, SPEECH, STATES
from korus.reading.mentions import ClaimMention, DateMention, EventMention, Span, inside
from korus.reading.plans import is_impersonal
from korus.reading.text import Document, trim

#: Below this probability a sentence reports no event (F1 on both sets of gold is level from .2 to .55) ...
THRESHOLD = 0.25
#: ... unless a date of its own stands beside an act in the past or an occasion to come: then it is at least so sure.
DATED_ACT = 0.5

#: What only a year dates is mostly background ("founded in 1934"): to be an event it must be surer than that.
SURE = 0.8

REPORTED = "reported as just past: the day of publication"

#: So many events back an occasion may be told again: a bound, so that the time stays linear.
NEAR = 30


class Cast(Protocol):
    """What events need of `actors.Cast`."""

    def among(self, span: Span) -> tuple[int, ...]: ...


def find(
    document: Document, claims: Sequence[ClaimMention], cast: Cast, dates: Sequence[DateMention]
) -> list[EventMention]:
    """The events of the body, in the order of the text."""
    # "The vote is to be held in May" is a plan and tells of an occasion as well.
    claimed = Claimed([c for c in claims if c.source or not is_impersonal(document, c.source, c.cue)])
    found: list[EventMention] = []
    places = datelines.find(document)
    for position, sentence in enumerate(document.sentences):
        if not any(t.is_alpha for t in sentence) or document.blocks[document.block_of(sentence.root)].kind != "body":
            continue
        span = trim(document.text, Span(sentence.start_char, sentence.end_char), " \t\n\r\u00a0")
        span = next(iter(datelines.without([span], places)), span)
        reported = _reported(document, position, sentence, span, claimed, cast, dates)
        if reported is not None:
            _add(found, reported, goes_on=_refers_back(sentence))
        for event, definite in _named(document, sentence, claimed, cast, dates):
            known = [reported, *found[-NEAR:]] if definite else [reported]
            if not any(e is not None and e.when == event.when for e in known):
                _add(found, event, goes_on=False)
    return found


def _add(found: list[EventMention], event: EventMention, *, goes_on: bool) -> None:
    """Add an event, or who took part to the one that it tells again."""
    told = _told_before(event, found[-NEAR:], goes_on=goes_on)
    if told is None:
        found.append(event)
    else:
        found[told] = _with_participants(found[told], event)


def _told_before(event: EventMention, earlier: Sequence[EventMention], *, goes_on: bool) -> int | None:
    """Which of the last events (counted from the end) the sentence tells again or goes on about; None: it is new."""
    for back, other in enumerate(reversed(earlier), start=1):
        if _same_occasion(event, other) or (goes_on and REPORTED in event.explanation):
            return -back
    return None


def _with_participants(event: EventMention, again: EventMention) -> EventMention:
    return replace(event, participants=tuple(dict.fromkeys((*event.participants, *again.participants))))


def _reported(
    document: Document,
    position: int,
    sentence: TokenSpan,
    span: Span,
    claimed: Claimed,
    cast: Cast,
    dates: Sequence[DateMention],
) -> EventMention | None:
    """The event that the sentence itself probably reports."""
    whole = Span(sentence.start_char, sentence.end_char)
    features = occasions.features(
        document,
        sentence,
        position,
        dated=any(not claimed.contents_over(d.span) for d in inside(dates, whole)),
        claimed=occasions.claimed(whole, claimed.contents_over(whole)),
    )
    probability = occasions.probability(features)
    if probability >= THRESHOLD:
        why = f"model: the sentence reports an event ({occasions.grounds(features)})"
    elif "dated" in features and _acts(sentence):
        probability, why = DATED_ACT, "rule: a date of its own beside an act in the past or an occasion to come"
    else:
        return None
    return _event(document, sentence, span, claimed, cast, dates, probability, why)


def _named(
    document: Document, sentence: TokenSpan, claimed: Claimed, cast: Cast, dates: Sequence[DateMention]
) -> Iterator[tuple[EventMention, bool]]:
    """The occasions that the sentence names beside it; True: one that the article may have told already."""
    of_speech = named_occasions.of_speech(document, sentence, claimed, dates)
    for named in (*of_speech, *named_occasions.to_come(document, sentence, dates)):
        span = trim(document.text, named.evidence, " \t\n\r\u00a0,;:")
        event = EventMention(
            title=event_titles.title(sentence, named.anchor, span),
            when=named.when,
            where=_where(sentence, named.anchor),
            participants=tuple(_participants(span, claimed, cast)),
            evidence=span,
            confidence=DATED_ACT,
            explanation=named.why,
        )
        yield event, named.definite


def _acts(sentence: TokenSpan) -> bool:
    """Whether the main verb tells an act in the past, or the sentence an occasion that is to come."""
    root = sentence.root
    if root.tag_ == "VBD" or (root.tag_ == "VBN" and any(c.lower_ in ("was", "were") for c in root.children)):
        return root.lemma_.lower() not in SPEECH | STATES
    return any(t.lemma_.lower() in OCCASIONS and t.dep_ in ("nsubj", "nsubjpass", "dobj") for t in sentence)


def _event(
    document: Document,
    sentence: TokenSpan,
    span: Span,
    claimed: Claimed,
    cast: Cast,
    dates: Sequence[DateMention],
    probability: float,
    why: str,
) -> EventMention | None:
    anchor = _anchor(sentence)
    if anchor.i == sentence.root.i and anchor.lemma_.lower() in SPEECH:  # GUIDE: a bare "said" is no event
        return None
    when, dated = _when(document, span, anchor, claimed, dates, probability)
    if when is None:
        return None
    return EventMention(
        title=event_titles.title(sentence, anchor, span),
        when=when,
        where=_where(sentence, anchor),
        participants=tuple(_participants(span, claimed, cast)),
        evidence=span,
        confidence=round(probability, 3),
        explanation=f"{why}; {dated}",
    )


def _anchor(sentence: TokenSpan) -> Token:
    """The word that names the event: the occasion of a speech, else the main verb."""
    if sentence.root.lemma_.lower() in SPEECH or sentence.root.pos_ not in ("VERB", "AUX"):
        for token in sentence:
            if token.lemma_.lower() in OCCASIONS and token.pos_ in ("NOUN", "PROPN"):
                governor = token.head if token.dep_ == "pobj" else None
                if governor is not None and governor.lower_ in ON_OCCASION:
                    return token
    return sentence.root


def _when(
    document: Document, span: Span, anchor: Token, claimed: Claimed, dates: Sequence[DateMention], probability: float
) -> tuple[str | None, str]:
    """The date of the event and how it is known; None for a deadline or what has no time of its own."""
    near, telling = inside(dates, span), claimed.told_in(span)
    own = [d for d in near if d.role == "at" and not claimed.contents_over(d.span)] or [
        d for d in near if d.role == "at" and _far(document, d)
    ]
    if anchor.tag_ == "VBD":  # "signed an agreement to buy trucks in 2028" was not signed in 2028
        own = [d for d in own if _has_begun(document, d)]
    if own:
        nearest = min(own, key=lambda d: (_coarseness(d), abs(d.span.start - anchor.idx)))
        if _coarseness(nearest) == 2 and probability < SURE:
            return None, ""
        return nearest.edtf, f"dated by its words: {nearest.span.of(document.text)}"
    if any(d.role != "at" for d in near) and not telling:
        return None, ""
    told = [claim.said_on for claim in telling if claim.said_on]
    if told:
        return told[0], "the day on which it was said there"
    if anchor.tag_ in ("MD", "VB") or any(c.lower_ in ("will", "would", "shall") for c in anchor.children):
        return None, ""
    return document.published.isoformat(), REPORTED


def _refers_back(sentence: TokenSpan) -> bool:
    """Whether it goes on about an occasion told before: "the event was attended by", "joined the meeting"."""
    return any(
        t.lemma_.lower() in OCCASIONS
        and t.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        and any(c.lower_ in ("the", "this") for c in t.children)
        for t in sentence
    )


def _coarseness(mention: DateMention) -> int:
    """0 for a day or a few, 1 for a month or a season, 2 for more: "the 2025 forum held Wednesday" was on Wednesday."""
    earliest, latest = edtf.bounds(mention.edtf)
    if earliest is None or latest is None:
        return 2
    days = (latest - earliest).days
    return 0 if days < 28 else 1 if days < 200 else 2


def _far(document: Document, mention: DateMention) -> bool:
    earliest, _ = edtf.bounds(mention.edtf)
    return earliest is not None and earliest != document.published


def _has_begun(document: Document, mention: DateMention) -> bool:
    earliest, _ = edtf.bounds(mention.edtf)
    return earliest is None or earliest <= document.published


def _participants(span: Span, claimed: Claimed, cast: Cast) -> list[int]:
    """Who is named in the sentence outside of what is said, and who speaks in it."""
    contents = [content for content in claimed.contents_over(span) if span.contains(content)]
    found = [claim.claimant for claim in claimed.told_in(span) if claim.claimant is not None]
    start = span.start
    for piece in [*contents, Span(span.end, span.end)]:
        if piece.start > start:
            found += cast.among(Span(start, piece.start))
        start = max(start, piece.end)
    return list(dict.fromkeys(found))


def _where(sentence: TokenSpan, anchor: Token) -> str:
    """The place that a preposition of place names: "in Washington, D.C."."""
    for entity in sentence.ents:
        if entity.label_ in ("GPE", "LOC", "FAC") and entity.start > 0:
            before = sentence.doc[entity.start - 1]
            before = before.nbor(-1) if before.lower_ == "the" and before.i > 0 else before
            if before.lower_ in PLACE:
                return " ".join(entity.text.split())
    return ""


def _same_occasion(event: EventMention, other: EventMention) -> bool:
    """One day, and most of the words of the shorter title: told twice."""
    if event.when != other.when:
        return False
    first, second = ({w for w in e.title.casefold().split() if len(w) > 3} for e in (event, other))
    return len(first & second) * 2 > min(len(first), len(second)) or not first or not second


def attach(claims: Sequence[ClaimMention], events: Sequence[EventMention]) -> list[ClaimMention]:
    """The claims with the occasion on which they were said: that of their sentence, else the speaker's last one."""
    last: dict[int, int] = {}
    found = []
    for claim in claims:
        occasion = _first_told_in(claim, events)
        if occasion is None and claim.claimant is not None:
            occasion = last.get(claim.claimant)
        if occasion is not None and claim.said_on not in (None, events[occasion].when):
            occasion = None
        if occasion is not None and claim.claimant is not None:
            last[claim.claimant] = occasion
        found.append(replace(claim, event=occasion))
    return found


def _first_told_in(claim: ClaimMention, events: Sequence[EventMention]) -> int | None:
    """The first of the events, whose sentences stand in order, in whose sentence the claim's cue or source stands."""
    pieces = (*claim.cue, *claim.source)
    places = [bisect_right(events, piece.start, key=lambda e: e.evidence.start) - 1 for piece in pieces]
    told = (i for i, piece in zip(places, pieces, strict=True) if i >= 0 and events[i].evidence.contains(piece))
    return min(told, default=None)
