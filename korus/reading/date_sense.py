"""Whether a date lies behind or ahead, by the tense and sense of its sentence.

said on Thursday                    behind        will meet on Friday                ahead
has fallen since May                behind        agreed to sign in May              ahead
was held on the 13th                behind        is scheduled for, due, a deadline  ahead
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document


@dataclass(frozen=True, slots=True)
class Sense:
    """`lean` below 0 is behind, above 0 ahead, 0 not known; 3 is certain, 2 sure, 1 a leaning."""

    lean: int
    because: str


UNKNOWN = Sense(0, "nothing tells whether it is past")
_SINCE = re.compile(r"\b(?:since|as of|ever since|back in)(?:\s(?:the|last|early|late|mid))*[\s-]*$", re.IGNORECASE)
_AHEAD_OF = re.compile(rf"(?:{words.UNTIL}){words.BETWEEN}[\s-]*$", re.IGNORECASE)
_FROM = re.compile(rf"(?:{words.FROM}){words.BETWEEN}[\s-]*$", re.IGNORECASE)
#: How far up the sentence to look: parses of news end well before.
CLIMB = 12


def sense(document: Document, span: Span) -> Sense:
    """Whether what is dated by the words of `span` is past or still to come."""
    before = document.text[max(0, span.start - 24) : span.start]
    if _SINCE.search(before):
        return Sense(-3, "“since” looks back")
    if _in_dateline(document, span):
        return Sense(-3, "it is the dateline")
    tokens = document.tokens(span)
    on = before.lower().endswith("on ")
    limit = bool(_AHEAD_OF.search(before) or _FROM.search(before)) or span.of(document.text)[:6].lower() == "within"
    found = _of_verbs(tokens.root, limit=limit, on=on) if len(tokens) else UNKNOWN
    if found.lean == 0 and limit:
        return Sense(1, "it is named as a limit")
    return found


_PLACE = re.compile(r"\W{0,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+[^.!?“\"]{0,40}$")
_DASH = re.compile(r"[.,]?\s?(?:\d{4}\s?)?(?:\([^()]{1,40}\)\s?)?(?:[-–—]|--)\s")


def _in_dateline(document: Document, span: Span) -> bool:
    """ "GRAZ, Austria, July 24 (Reuters) -": the place in capitals opens the line, a dash ends it."""
    start = document.text.rfind("\n", max(0, span.start - 60), span.start) + 1
    if start == 0 and span.start > 60:
        return False
    return bool(_PLACE.match(document.text[start : span.start]) and _DASH.match(document.text, span.end))


def spoken(document: Document, span: Span) -> bool:
    """Whether the words of `span` date an act of speech that is past ("said on Thursday")."""
    tokens = document.tokens(span)
    node = tokens.root if len(tokens) else None
    for _ in range(3):
        if node is None or node.head is node:
            return False
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return node.lemma_.lower() in words.SPEECH and _tense(node, direct=True, limit=False).lean < 0
    return False


def _of_verbs(token: Token, *, limit: bool, on: bool) -> Sense:
    """The sense of the nearest verb above that has one; a word on the way that looks ahead decides."""
    node, direct = token, True
    for _ in range(CLIMB):
        if node.head is node and node is not token:
            break
        if node is not token or node.pos_ in ("VERB", "AUX"):
            if node.pos_ in ("VERB", "AUX"):
                if direct and on and node.tag_ in ("VBZ", "VBP") and node.lemma_ == "be":
                    return Sense(1, f"“{node.text} on” tells of a plan")
                found = _tense(node, direct=direct, limit=limit)
                if found.lean:
                    return found
                direct = False
            elif node.lemma_.lower() in words.AHEAD:
                return Sense(2, f"“{node.text}” looks ahead")
        node = node.head
    if node.pos_ in ("VERB", "AUX") and node is not token:
        return _tense(node, direct=direct, limit=limit)
    return UNKNOWN


def _tense(verb: Token, *, direct: bool, limit: bool) -> Sense:
    """The tense of a verb with its auxiliaries; `direct` when the date hangs on this very verb."""
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    said = {c.lower_ for c in helpers}
    lemma = verb.lemma_.lower()
    shown = " ".join([*(c.text for c in helpers), verb.text])
    future, perfect = said & words.FUTURE_AUXILIARIES, {"have", "has", "had", "'ve", "’ve"} & said
    if future:
        past = perfect and future <= words.PAST_WITH_HAVE
        return Sense(-1 if past else 2, f"“{shown}” {'looks back' if past else 'is still to come'}")
    if direct and lemma in words.SCHEDULED and (verb.tag_ in ("VBN", "VBG") or lemma == "due"):
        return Sense(2, f"“{shown}” looks ahead")
    if limit and lemma in words.COMMITTING and "to" not in said:
        return Sense(2, f"“{shown}” sets a limit")
    if perfect or (verb.tag_ == "VBN" and said & {"was", "were", "been", "got"}):
        return Sense(-2, f"“{shown}” is past")
    if "to" in said:
        return _infinitive(verb, shown)
    if verb.tag_ == "VBD" or said & {"did"}:
        return Sense(-2, f"“{shown}” is past")
    if verb.tag_ == "VBN":
        return UNKNOWN if limit else _participle(verb, shown)
    if verb.tag_ in ("VBZ", "VBP"):
        if lemma in words.STATIVE and not limit:
            return Sense(-1, f"“{shown}” tells what is")
        return Sense(1, f"“{shown}” is the present of a plan")
    if verb.tag_ == "VBG":
        if said & {"was", "were"}:
            return Sense(-2, f"“{shown}” is past")
        return Sense(1, f"“{shown}” is under way") if said or limit else UNKNOWN
    if verb.tag_ == "VB" and not said and verb.dep_ in ("ROOT", "conj", "ccomp"):
        return Sense(1, f"“{shown}” asks for it")
    return UNKNOWN


def _infinitive(verb: Token, shown: str) -> Sense:
    """ "agreed to meet" is to come, "failed to meet" has the tense of "failed"; so has "came to meet"."""
    above = verb.head
    if above is verb or above.pos_ not in ("VERB", "AUX"):
        return Sense(2, f"“{shown}” is still to come")
    if above.lemma_.lower() in words.IMPLICATIVE and verb.dep_ in ("xcomp", "ccomp"):
        if above.lemma_.lower() == "be":
            return Sense(2, f"“{above.text} {shown}” is still to come")
        return UNKNOWN
    if verb.dep_ == "advcl" and verb.tag_ != "VBN":
        return UNKNOWN
    return Sense(2, f"“{shown}” is still to come")


def _participle(verb: Token, shown: str) -> Sense:
    present = any(
        c.lower_ in ("is", "are", "'s", "’s", "'re", "be", "being") for c in verb.children if c.dep_ == "auxpass"
    )
    if present:
        return Sense(1, f"“{shown}” is the present of a plan")
    return Sense(-1, f"“{shown}” is done")
