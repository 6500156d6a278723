"""Whether a date lies behind or ahead, by the tense and sense of its sentence.

said on Thursday                    behind        will meet on Friday                ahead
has fallen since May                behind        agreed to sign in May              ahead
was held on the 13th                behind        is scheduled for, due, a deadline  ahead
"""

import re
from dataclasses import dataclass

from spacy.tokens import Token

from korus.reading.date_neighbours import before
from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document


@dataclass(frozen=True, slots=True)
class Sense:
    """`lean` below 0 is behind, above 0 ahead, 0 not known; 3 is certain, 2 sure, 1 a leaning."""

    lean: int
    because: str


UNKNOWN = Sense(0, "nothing tells whether it is past")

_SINCE = re.compile(words.LOOKING_BACK, re.IGNORECASE)
_LIMIT = re.compile(rf"\b(?:{words.UNTIL}|{words.FROM}){words.BETWEEN}[ -]*$", re.IGNORECASE)
_PLACE = re.compile(r"\W{0,3}[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+[^.!?“\"]{0,40}$")
_DASH = re.compile(r"[.,]?\s?(?:\d{4}\s?)?(?:\([^()]{1,40}\)\s?)?(?:[-–—]|--)\s")

#: How far up the sentence to look, and how far before a verb for its auxiliaries: parses of news end well before, and
#: what is no news shall not cost more.
CLIMB, HELPERS = 12, 8


def sense(document: Document, span: Span) -> Sense:
    """Whether what is dated by the words of `span` is past or still to come."""
    left = before(document, span)
    if _SINCE.search(left):
        return Sense(-3, "“since” looks back")
    if _in_dateline(document, span):
        return Sense(-3, "it is the dateline")
    limit = bool(_LIMIT.search(left)) or span.of(document.text).lower().startswith(words.WITHIN)
    tokens = document.tokens(span)
    found = _of_verbs(tokens.root, limit=limit, on=left.lower().endswith(words.ON)) if len(tokens) else UNKNOWN
    return Sense(1, "it is named as a limit") if limit and not found.lean else found


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


def _in_dateline(document: Document, span: Span) -> bool:
    """ "GRAZ, Austria, July 24 (Wire) -": the place in capitals opens the line, a dash ends it."""
    start = document.text.rfind("\n", max(0, span.start - 60), span.start) + 1
    if start == 0 and span.start > 60:
        return False
    return bool(_PLACE.match(document.text[start : span.start]) and _DASH.match(document.text, span.end))


def _of_verbs(token: Token, *, limit: bool, on: bool) -> Sense:
    """The sense of the nearest verb above that has one; a word on the way that looks ahead decides."""
    node, direct = token, True
    for _ in range(CLIMB):
        if node.pos_ in ("VERB", "AUX"):
            if direct and on and node.tag_ in ("VBZ", "VBP") and node.lemma_ == "be":
                return Sense(1, f"“{node.text} on” tells of a plan")
            found = _tense(node, direct=direct, limit=limit)
            if found.lean:
                return found
            direct = False
        elif node is not token and node.lemma_.lower() in words.AHEAD:
            return Sense(2, f"“{node.text}” looks ahead")
        if node.head is node:
            break
        node = node.head
    return UNKNOWN


def _tense(verb: Token, *, direct: bool, limit: bool) -> Sense:
    """The tense of a verb with its auxiliaries; `direct` when the date hangs on this very verb."""
    helpers = _helpers(verb)
    said = {c.lower_ for c in helpers}
    lemma = verb.lemma_.lower()
    shown = " ".join([*(c.text for c in helpers), verb.text])
    future, perfect = said & words.FUTURE_AUXILIARIES, said & words.PERFECT
    if future:
        past = bool(perfect) and future <= words.PAST_WITH_HAVE
        return Sense(-1, f"“{shown}” looks back") if past else Sense(2, f"“{shown}” is still to come")
    if direct and lemma in words.SCHEDULED and verb.tag_ in ("VBN", "VBG"):
        # What "had been expected in May" may be past by now.
        return UNKNOWN if "had" in said else Sense(2, f"“{shown}” looks ahead")
    if limit and lemma in words.COMMITTING and "to" not in said:
        return Sense(2, f"“{shown}” sets a limit")
    if perfect or (verb.tag_ == "VBN" and said & words.PAST_PASSIVE):
        return Sense(-2, f"“{shown}” is past")
    if "to" in said:
        return _infinitive(verb, shown)
    if verb.tag_ == "VBD" or "did" in said:
        return Sense(-2, f"“{shown}” is past")
    if verb.tag_ in ("VBZ", "VBP"):
        if lemma in words.STATIVE and not limit:
            return Sense(-1, f"“{shown}” tells what is")
        return Sense(1, f"“{shown}” is the present of a plan")
    return _participle(verb, said, shown, limit=limit)


def _helpers(verb: Token) -> list[Token]:
    near = verb.doc[max(0, verb.i - HELPERS) : verb.i]
    return [t for t in near if t.dep_ in ("aux", "auxpass") and t.head.i == verb.i]


def _infinitive(verb: Token, shown: str) -> Sense:
    """ "agreed to meet" is to come, "failed to meet" has the tense of "failed"; so has "came to meet"."""
    above = verb.head
    lemma = above.lemma_.lower()
    if above is not verb and above.pos_ in ("VERB", "AUX") and lemma != "be":
        implied = lemma in words.IMPLICATIVE and verb.dep_ in ("xcomp", "ccomp")
        purpose = verb.dep_ == "advcl" and verb.tag_ != "VBN"  # but "to be unveiled on Friday"
        if implied or purpose:
            return UNKNOWN
    return Sense(2, f"“{shown}” is still to come")


def _participle(verb: Token, said: set[str], shown: str, *, limit: bool) -> Sense:
    if verb.tag_ == "VBN":
        if limit:  # "wants the duty waived till December": as the verb above has it
            return UNKNOWN
        return Sense(1, f"“{shown}” is the present of a plan") if said else Sense(-1, f"“{shown}” is done")
    if verb.tag_ == "VBG":
        if said & words.PAST_PASSIVE:
            return Sense(-2, f"“{shown}” is past")
        return Sense(1, f"“{shown}” is under way") if said or limit else UNKNOWN
    if verb.tag_ == "VB" and not said and verb.dep_ in ("ROOT", "conj", "ccomp"):
        return Sense(1, f"“{shown}” asks for it")
    return UNKNOWN
