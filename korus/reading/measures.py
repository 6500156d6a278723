"""What an amount measures, in the article's words, and the period of a rate."""

import re

from spacy.tokens import Token

from korus.reading.amounts import Amount
from korus.reading.counted import Nouns
from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context


def measure_of(nouns: Nouns, amount: Amount) -> str:
    """A few words of the article ("trade deficit"); empty where none is near."""
    if amount.converts is not None:
        return measure_of(nouns, amount.converts)
    first, last = nouns.at(amount.span.start), nouns.at(amount.span.end)
    if amount.noun is not None and nouns.parsed:
        return _phrase(amount.noun.head, nouns.at(amount.numeral.span.end), last)
    root = _root(nouns, amount)
    found = _measured(root, first, last) if root is not None else None
    if found is None or first <= found.i < last:
        return ""
    if found.pos_ in ("NOUN", "PROPN"):
        return _phrase(found, last if found.i >= last else 0, first if found.i < first else len(nouns.doc))
    return str(found.lemma_)


def _root(nouns: Nouns, amount: Amount) -> Token | None:
    """The token of the amount that the rest of the sentence holds on to."""
    first, last = nouns.at(amount.numeral.span.start), nouns.at(amount.span.end)
    if first >= last or not nouns.parsed:
        return None
    token = nouns.doc[first]
    for _ in range(MOST_STEPS):
        if not first <= token.head.i < last or token.head is token:
            break
        token = token.head
    return token


def _measured(root: Token, first: int, last: int) -> Token | None:
    """The noun that the amount at `root`, tokens `first` to `last`, measures; else the verb ("invest")."""
    head = root.head
    if root.dep_ in MODIFIERS and head.pos_ in ("NOUN", "PROPN") and head.i > root.i:
        return head
    for child in root.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "in", "for") and child.i >= last:
            inner = _object(child)
            place = child.lower_ == "in" and inner is not None and inner.ent_type_ == "GPE"
            if inner is not None and _names_something(inner) and not place:
                return inner
    if root.dep_ == "pobj":
        governor = head.head
        if first <= governor.i < last:
            governor = governor.head.head if governor.dep_ == "pobj" else governor.head
        return governor if governor.pos_ in ("NOUN", "PROPN") else _of_verb(governor, root)
    return _of_verb(head, root) if root.dep_ in VERB_PARTS else None


def _of_verb(verb: Token, root: Token) -> Token | None:
    """What is measured by an amount that is part of `verb`: its object, its subject, or itself."""
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN") and verb.lemma_ in context.EQUAL_VERBS:
        return verb.head
    parts = {child.dep_: child for child in verb.children if child is not root and child.pos_ in ("NOUN", "PROPN")}
    if root.dep_ == "pobj" and "dobj" in parts:
        return parts["dobj"]
    if verb.lemma_ in context.EQUAL_VERBS | context.CHANGE_VERBS or root.dep_ == "pobj":
        return parts.get("nsubj") or parts.get("nsubjpass") or (None if verb.pos_ == "AUX" else verb)
    if verb.lemma_ in context.PUT_VERBS | context.LIGHT_VERBS:  # they say nothing of what is measured
        return _purpose(verb)
    return verb


def _purpose(verb: Token) -> Token | None:
    """What an amount is put into or is for ("put 10 trillion won into the budget")."""
    ends = (_object(child) for child in verb.children if child.dep_ == "prep" and child.lower_ in context.PURPOSES)
    return next((end for end in ends if end is not None and _names_something(end)), None)


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _phrase(head: Token, first: int, last: int) -> str:
    """The noun with what stands right before it and its "of ...", inside tokens `first` to `last`."""
    doc, start, end = head.doc, head.i, head.i
    while start > first and doc[start - 1].dep_ in MODIFIERS and doc[start - 1].head.i in range(start, head.i + 1):
        if doc[start - 1].tag_ in ("CD", "$", "PRP$") or doc[start - 1].is_punct:
            break
        start -= 1
    if start < head.i and doc[start - 1].tag_ == "HYPH" and start:
        start += 1  # half of an adjective ("large-scale")
    after = next((child for child in head.children if child.lower_ in ("of", "in") and child.i == end + 1), None)
    inner = _object(after) if after is not None else None
    if inner is not None and inner.i < min(last, end + MOST_STEPS) and _names_something(inner):
        end = inner.i
    return " ".join(doc[start : end + 1].text.split())[:LONGEST]


def _names_something(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME")


#: Dependencies of words that stand in front of their noun and belong to it.
MODIFIERS = frozenset({"compound", "amod", "nmod", "nummod", "quantmod", "poss", "npadvmod"})
VERB_PARTS = frozenset(
    {"dobj", "attr", "oprd", "npadvmod", "acomp", "advmod", "nsubj", "nsubjpass", "ccomp", "conj", "dep"}
)
MOST_STEPS = 6
LONGEST = 80


def period_after(text: str, end: int) -> tuple[str, int]:
    """The period of a rate behind an amount ("a year", "/month", "annually"), and where it ends."""
    match = _PERIOD.match(text, end)
    if match is None:
        return "", end
    if match["adverb"]:
        return words.PERIODS[match["adverb"].casefold()], match.end()
    return words.TIME_UNITS.get(match["unit"].casefold(), match["unit"].casefold()), match.end()


_PERIOD = re.compile(
    rf"(?:[ -](?:an?|per|each|every)[ -]|/|p/)(?P<unit>{'|'.join(words.TIME_UNITS)}|quarter)\b"
    # "a year earlier" is a time, not a rate.
    r"(?! (?:before|earlier|ago|later|after|from|since)\b)"
    rf"| (?P<adverb>{'|'.join(map(re.escape, words.PERIODS))})(?!\w)",
    re.IGNORECASE,
)
