"""Occasions that a sentence names beside what it reports: where somebody speaks, and what is still to come.

"..., she told a news conference in Bratislava on Wednesday"     a place of speech: GUIDE, "a named occasion is one"
"members will decide when they vote on it on Nov. 9"             set to happen on a day that is told
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from korus.reading import edtf
from korus.reading.claimed import Claimed
from korus.reading.languages.en.occasions import (
    BODIES,
    COMPOUNDS,
    GATHERING,
    HELD,
    OCCASIONS,
    POSSESSIVES,
    PROGRAMMES,
    SIDELINES,
    SPOKEN_AT,
)
from korus.reading.mentions import ClaimMention, DateMention, Span, inside
from korus.reading.text import Document

#: So many steps up the tree from a date to what takes place on it.
STEPS = 4


@dataclass(frozen=True, slots=True)
class Named:
    """An occasion: the word that names it, its day, the words that report it, and how it was found."""

    anchor: Token
    when: str
    evidence: Span
    why: str
    #: "the meeting", "Monday's ceremony", "his speech": one that the article may have told already.
    definite: bool = False


def of_speech(
    document: Document, sentence: TokenSpan, claimed: Claimed, dates: Sequence[DateMention]
) -> Iterator[Named]:
    """The occasions on which somebody speaks in `sentence`: "told a news conference", "in an interview on Tuesday"."""
    span = Span(sentence.start_char, sentence.end_char)
    telling = claimed.told_in(span)
    if not telling:
        return
    contents = claimed.contents_over(span)
    cues = {t.i for claim in telling for piece in claim.cue for t in document.tokens(piece)}
    for token in sentence:
        if not _is_spoken_at(token, cues) or any(c.start <= token.idx < c.end for c in contents):
            continue
        evidence = _between(contents, span, token.idx)
        day = _own_day(document, dates, evidence) or _said_on(telling)
        if day is not None:
            yield Named(token, day, evidence, "rule: the occasion on which it was said", _is_definite(token))


def _is_spoken_at(noun: Token, cues: set[int]) -> bool:
    """Whether the words of speech put it there: "at a seminar she said", "told the party's rally"."""
    if not (is_occasion(noun) or noun.lemma_.lower() in PROGRAMMES) or not any(c.i < noun.i for c in noun.children):
        return False  # without any word before it, it is no single one: "in talks", "on strike"
    link = noun.head
    if noun.dep_ in ("dobj", "dative"):
        return link.i in cues
    if noun.dep_ == "pobj" and link.lower_ == "of" and link.head.lemma_.lower() in SIDELINES:
        link = link.head.head
    return noun.dep_ == "pobj" and link.lower_ in SPOKEN_AT and _reaches(link, cues)


def is_occasion(noun: Token) -> bool:
    """Whether it names an occasion by itself or with the word before it: "forum", "open house", "investor day"."""
    lemma = noun.lemma_.lower()
    if noun.pos_ not in ("NOUN", "PROPN") or lemma in BODIES:
        return False
    return lemma in OCCASIONS or any(c.lower_ in COMPOUNDS.get(lemma, ()) for c in noun.children if c.i < noun.i)


def _is_definite(noun: Token) -> bool:
    """Whether it points to one known already: "the meeting", "the same show", "Monday's ceremony", "his speech"."""
    before = [c for c in noun.children if c.i < noun.i]
    if any(c.lower_ == "same" or c.lower_ in POSSESSIVES or c.ent_type_ == "DATE" for c in before):
        return True
    behind = any(c.i > noun.i and c.dep_ in ("prep", "acl") for c in noun.children)
    return not behind and any(c.lower_ in ("the", "this", "that") for c in before) and len(before) == 1


def _reaches(link: Token, cues: set[int]) -> bool:
    """Whether the preposition hangs on a word of speech, or on "speaking", "addressing" that hangs on one."""
    for _ in range(STEPS):
        link = link.head
        if link.i in cues:
            return True
        if link.pos_ == "VERB" and link.tag_ != "VBG":
            return False
    return False


def _between(contents: Sequence[Span], sentence: Span, at: int) -> Span:
    """The stretch of the sentence around `at` that is no content of a claim."""
    start = max((c.end for c in contents if c.end <= at), default=sentence.start)
    end = min((c.start for c in contents if c.start > at), default=sentence.end)
    return Span(max(start, sentence.start), min(end, sentence.end))


def _own_day(document: Document, dates: Sequence[DateMention], evidence: Span) -> str | None:
    published = document.published.isoformat()
    days = [d.edtf for d in inside(dates, evidence) if d.role == "at" and len(d.edtf) == 10 and d.edtf <= published]
    return days[-1] if days else None


def _said_on(telling: Sequence[ClaimMention]) -> str | None:
    return next((claim.said_on for claim in telling if claim.said_on), None)


def to_come(document: Document, sentence: TokenSpan, dates: Sequence[DateMention]) -> Iterator[Named]:
    """The occasions set on a day or in a month to come: "an open house on Nov. 4", "will vote on Friday"."""
    span = Span(sentence.start_char, sentence.end_char)
    for mention in inside(dates, span):
        earliest, latest = edtf.bounds(mention.edtf)
        if mention.role == "until" or earliest is None or latest is None:
            continue
        if earliest <= document.published or (latest - earliest).days > 31:
            continue
        anchor = _held_on(document, mention)
        if anchor is not None:
            yield Named(anchor, mention.edtf, span, f"rule: it is set for {mention.span.of(document.text)}")


def _held_on(document: Document, mention: DateMention) -> Token | None:
    """What takes place on a date: the noun or verb of an occasion on which the date hangs."""
    words = document.tokens(mention.span)
    if not len(words):
        return None
    before = [t for t in document.doc[max(0, words.start - 2) : words.start] if t.pos_ != "ADP"][-1:]
    if before and is_occasion(before[0]):
        return before[0]  # "come to an open house on Nov. 4", whatever the parser lets the date hang on
    token: Token = words.root
    for _ in range(STEPS):
        if token.head.i == token.i:
            return None
        token = token.head
        if token.pos_ in ("NOUN", "PROPN"):
            if is_occasion(token):
                return token
            continue
        if token.pos_ == "VERB":
            return token if _gathers(token) else None
    return None


def _gathers(verb: Token) -> bool:
    """Whether people come together by it: "vote", "meet"; "hold", "start", "is set" with an occasion."""
    lemma = verb.lemma_.lower()
    if lemma in GATHERING:
        return True
    if lemma not in HELD:
        return False
    deps = ("nsubj", "nsubjpass", "dobj", "attr", "pobj")
    verbs = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)  # "a hearing is scheduled to start in July"
    return any(c.dep_ in deps and is_occasion(c) for v in verbs for c in v.children)
