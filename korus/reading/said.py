"""When it was said: the day of the speech if the article tells it, else the day of publication."""

from collections.abc import Sequence
from dataclasses import replace

from korus.reading import edtf
from korus.reading.mentions import ClaimMention, DateMention, Span
from korus.reading.text import Document


def date_claims(document: Document, claims: Sequence[ClaimMention], dates: Sequence[DateMention]) -> list[ClaimMention]:
    """The claims with `said_on`, where it can be known."""
    contents = [span for claim in claims for span in claim.content]
    free = [d for d in dates if d.role == "at" and not any(span.overlaps(d.span) for span in contents)]
    last_said: dict[object, str] = {}
    found = []
    for claim in claims:
        day, why = _told(document, claim, free)
        speaker = claim.claimant if claim.claimant is not None else claim.claimant_as_written
        if day is None and speaker in last_said:
            day, why = last_said[speaker], "the day on which this speaker spoke before in the article"
        if day is None and not _is_told_plan(document, claim):
            day, why = document.published.isoformat(), "reported as just said: the day of publication"
        if day is not None:
            last_said[speaker] = day
        found.append(
            replace(claim, said_on=day, explanation={**claim.explanation, "said_on": why} if why else claim.explanation)
        )
    return found


def _told(document: Document, claim: ClaimMention, free: Sequence[DateMention]) -> tuple[str | None, str]:
    """The date in the sentence of the cue, outside of everything that is said, if it is past."""
    anchor = (claim.cue or claim.source)[:1]
    if not anchor:
        return None, ""
    sentence = _sentence(document, anchor[0])
    inside = [d for d in free if sentence.contains(d.span) and _is_past(document, d)]
    if not inside:
        return None, ""
    nearest = min(inside, key=lambda d: abs(d.span.start - anchor[0].start))
    return nearest.edtf, f"the date beside the words of speech: {nearest.span.of(document.text)}"


def _sentence(document: Document, span: Span) -> Span:
    tokens = document.tokens(span)
    if not len(tokens):
        return span
    sentence = tokens[0].sent
    return Span(sentence.start_char, sentence.end_char)


def _is_past(document: Document, mention: DateMention) -> bool:
    earliest, _ = edtf.bounds(mention.edtf)
    return earliest is not None and earliest <= document.published


def _is_told_plan(document: Document, claim: ClaimMention) -> bool:
    """A plan told without a word of speech ("X will build ...") was not said on any day that is told."""
    if claim.kind != "pledge" or claim.quote_type == "direct" or not claim.cue:
        return claim.kind == "pledge" and claim.quote_type != "direct"
    words = document.tokens(claim.cue[0])
    return all(t.lemma_.lower() in PLAN_WORDS or t.pos_ in ("AUX", "PART", "ADV") for t in words)


#: Cues that tell a plan, and no speech.
PLAN_WORDS = frozenset(
    "will would shall plan aim intend be set to expect seek want hope prepare schedule due goal target".split()
)
