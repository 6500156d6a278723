"""When it was said: the day of the speech if the article tells it, else the day of publication.

In this order: the date beside the words of speech ("said on Tuesday"); the day of the occasion that they name ("told
the hearing", when the hearing was on Tuesday); the day on which the same speaker spoke before; the day that the
article's opening reports, for those who spoke there; the day of publication.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from korus.reading import date_neighbours, datelines, edtf
from korus.reading.claimed import Claimed
from korus.reading.languages.en.occasions import AUDIENCES, OCCASIONS, PUBLISHING, SITTINGS
from korus.reading.mentions import ClaimMention, DateMention, Span, inside
from korus.reading.text import Document

#: The opening reports what was said so many days ago at most; an older date there tells of something else.
RECENT = timedelta(days=3)

VERBS = ("VERB", "AUX")

#: How many sentences of the body are an article's opening.
OPENING = 3


def date_claims(document: Document, claims: Sequence[ClaimMention], dates: Sequence[DateMention]) -> list[ClaimMention]:
    """The claims with `said_on`, where it can be known."""
    claimed = Claimed(claims)
    free = [d for d in dates if d.role == "at" and not claimed.contents_over(d.span)]
    lines = datelines.find(document)
    free = [d for d in free if _is_past(document, d) and not any(line.overlaps(d.span) for line in lines)]
    opening = _opening_day(document, free)
    sitting = opening is not None and _is_sitting(document, opening)
    occasions = _Occasions(document, _dated_occasions(document, claimed, free))
    last_said: dict[object, str] = {}
    found = []
    for claim in claims:
        day, why = _told(document, claim, free)
        if day is None:
            day, why = _on_occasion(document, claim, occasions)
        speaker = claim.claimant if claim.claimant is not None else claim.claimant_as_written
        if day is None and speaker in last_said:
            day, why = last_said[speaker], "the day on which this speaker spoke before in the article"
        if day is None and not _is_told_plan(document, claim):
            day, why = document.published.isoformat(), "reported as just said: the day of publication"
            if opening is not None and (
                _has_audience(document, claim) or (sitting and not _is_present(document, claim))
            ):
                day, why = opening.edtf, f"the day that the article opens with: {opening.span.of(document.text)}"
        if day is not None and _day(day) is not None:
            last_said[speaker] = day
            if claim.body is not None:
                last_said.setdefault(claim.body, day)
        found.append(
            replace(claim, said_on=day, explanation={**claim.explanation, "said_on": why} if why else claim.explanation)
        )
    return found


def _opening_day(document: Document, free: Sequence[DateMention]) -> DateMention | None:
    """The first recent day that the opening tells, outside of everything that is said, if people spoke there on it."""
    spoken = (s for s in document.sentences if not s.root.is_space)
    body = (s for s in spoken if document.blocks[document.block_of(s.root)].kind == "body")
    opening = [Span(s.start_char, s.end_char) for s in islice(body, OPENING)]
    for mention in free:
        day = _day(mention.edtf)
        if (
            day is not None
            and any(sentence.contains(mention.span) for sentence in opening)
            and timedelta(0) <= document.published - day <= RECENT
        ):
            return mention
    return None


def _is_sitting(document: Document, mention: DateMention) -> bool:
    """Whether people speak at what happened on that day: "voted on Tuesday"; not "burned down on Tuesday"."""
    verb = date_neighbours.governor(document, mention.span, VERBS)
    return verb is not None and verb.pos_ in VERBS and verb.lemma_.lower() in SITTINGS


def _has_audience(document: Document, claim: ClaimMention) -> bool:
    """Whether it was said to people who had come together: "told the board", "asked the council"."""
    return any(
        child.dep_ in ("dobj", "dative", "iobj") and child.lemma_.lower() in AUDIENCES
        for span in claim.cue[:1]
        for token in document.tokens(span)
        for child in token.children
    )


def _is_present(document: Document, claim: ClaimMention) -> bool:
    """Whether the cue is in the present: "says", "is convinced" tell what holds on the day of publication."""
    cue = [t for span in claim.cue[:1] for t in document.tokens(span)]
    return any(t.tag_ in ("VBZ", "VBP") for t in cue) and not any(t.tag_ in ("VBD", "VBN") for t in cue)


def _dated_occasions(
    document: Document, claimed: Claimed, free: Sequence[DateMention]
) -> dict[str, list[tuple[int, str]]]:
    """For each noun of an occasion the sentences that tell its day, in order: their offsets and the days."""
    days: dict[int, tuple[TokenSpan, str]] = {}  # by the sentence's offset; of several days in one, the last
    for mention in free:
        tokens = document.tokens(mention.span)
        if _day(mention.edtf) is not None and len(tokens):
            sentence = tokens[0].sent
            days[sentence.start_char] = sentence, mention.edtf
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for start, (sentence, day) in days.items():
        for noun in dict.fromkeys(t.lemma_.lower() for t in _free_occasions(sentence, claimed)):
            found[noun].append((start, day))
    return found


def _free_occasions(sentence: TokenSpan, claimed: Claimed) -> Iterator[Token]:
    """The nouns of occasions in a sentence, outside of everything that is said."""
    for token in sentence:
        if token.lemma_.lower() in OCCASIONS and not claimed.contents_over(Span(token.idx, token.idx + 1)):
            yield token


class _Occasions:
    """The occasions of which the day is told, and where they are named."""

    def __init__(self, document: Document, days: dict[str, list[tuple[int, str]]]) -> None:
        self.days = days
        self._told = sorted(told for row in days.values() for told in row)
        self._document = document
        self._named: dict[int, list[tuple[Token, str]]] = {}

    def opened(self, sentence: TokenSpan) -> str | None:
        """The day of the occasion that the paragraph of the sentence told last: "In a debate on Wednesday, ..."."""
        before = bisect_left(self._told, (sentence.start_char,))
        if not before:
            return None
        start, day = self._told[before - 1]
        block = self._document.blocks[self._document.block_of(sentence.root)]
        told = _day(day)
        recent = told is not None and self._document.published - told <= RECENT
        return day if recent and block.span.start <= start else None

    def named(self, sentence: TokenSpan) -> list[tuple[Token, str]]:
        """The nouns by which a sentence means an occasion that was told before it, and the days; looked up once."""
        known = self._named.get(sentence.start)
        if known is None:
            known = self._named[sentence.start] = list(self._meant(sentence))
        return known

    def _meant(self, sentence: TokenSpan) -> Iterator[tuple[Token, str]]:
        for token in sentence if self.days else ():
            told = self.days.get(token.lemma_.lower(), ())
            day = next((day for start, day in reversed(told) if start < sentence.start_char), None)
            if day is not None and _is_definite(token):
                yield token, day


def _on_occasion(document: Document, claim: ClaimMention, occasions: _Occasions) -> tuple[str | None, str]:
    """The day of the occasion that the words of speech name: "told the hearing", "in his speech at the forum"."""
    anchor = (claim.cue or claim.source)[:1]
    tokens = list(document.tokens(anchor[0])) if anchor else []
    if not tokens:
        return None, ""
    for token, day in occasions.named(tokens[0].sent):
        if not any(piece.start <= token.idx < piece.end for piece in claim.content):
            return day, f"the day of the {token.lower_} that is told before"
    told = None if _is_present(document, claim) else occasions.opened(tokens[0].sent)
    return told, "the day of the occasion that the paragraph tells" if told else ""


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "this", "that", "his", "her", "its", "their") for c in noun.children)


def _told(document: Document, claim: ClaimMention, free: Sequence[DateMention]) -> tuple[str | None, str]:
    """The date in the sentence of the cue, outside of everything that is said."""
    anchor = (claim.cue or claim.source)[:1]
    if not anchor:
        return None, ""
    sentence = _sentence(document, anchor[0])
    near = [d for d in inside(free, sentence) if _day(d.edtf) is not None or _is_of(document, d, anchor[0])]
    if not near:
        return None, ""
    nearest = min(near, key=lambda d: abs(d.span.start - anchor[0].start))
    return nearest.edtf, f"the date beside the words of speech: {nearest.span.of(document.text)}"


def _is_of(document: Document, mention: DateMention, cue: Span) -> bool:
    """Whether a month or year dates the act of saying: "said in a 2019 interview"; not "Mills, born in 1980, said"."""
    words = document.tokens(mention.span)
    verbs = {t.i for t in document.tokens(cue)}
    if not len(words) or not verbs:
        return False
    token: Token = words.root
    while token.head.i != token.i:
        token = token.head
        if token.i in verbs:
            return True
        if token.pos_ == "VERB" and token.dep_ in ("acl", "relcl") and token.lemma_.lower() in PUBLISHING:
            continue  # "a survey published in June showed"
        if token.pos_ in ("VERB", "AUX", "PROPN"):  # of something else that happened, or of a name: "the 2025 Forum"
            return False
    return False


def _sentence(document: Document, span: Span) -> Span:
    tokens = document.tokens(span)
    if not len(tokens):
        return span
    sentence = tokens[0].sent
    return Span(sentence.start_char, sentence.end_char)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


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
