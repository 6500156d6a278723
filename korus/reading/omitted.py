"""Nouns left out: "three more", "from 900 to 1,400 jobs", "38 of them", "put the toll at 233".

A bare number takes the unit of the noun that is meant, where the words around it or the amounts before it tell; else it
stays without one and is no amount.
"""

import re
from decimal import Decimal

from spacy.tokens import Token

from korus.reading.amounts import Amount
from korus.reading.counted import Nouns
from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.numbers import plain
from korus.reading.patterns import any_of
from korus.reading.units import singular

#: How far back an amount may stand whose noun is taken over.
REACH = 400
#: ... and how many amounts are looked at.
REACH_BACK = 24


def supply(nouns: Nouns, found: list[Amount]) -> None:
    """Give bare numbers of `found` the unit that is meant, in place."""
    text = nouns.text
    for index, amount in enumerate(found):
        before = found[index - 1] if index else None
        if amount.unit or _is_name(text, nouns, amount, before):
            continue
        after = found[index + 1] if index + 1 < len(found) else None
        _supply(text, nouns, amount, found[max(0, index - REACH_BACK) : index], after)


def _supply(text: str, nouns: Nouns, amount: Amount, earlier: list[Amount], after: Amount | None) -> None:
    if after is not None and after.unit and _FORWARD.fullmatch(text, amount.span.end, after.span.start):
        _take(amount, after, "the noun behind the next number")
        return
    meant = "person" if _WHO.match(text, amount.span.end) else _meant(nouns, amount) or _told_before(text, amount)
    if meant:
        amount.unit = meant
        amount.kind = "percent" if meant == "percent" else "time" if meant == "year" else "noun"
        amount.explanation = "the noun whose number is told"
        return
    before = earlier[-1] if earlier else None
    if before is not None and before.unit and _linked(text, before, amount):
        _take(amount, before, "the unit of the number before")
        return
    of_them = bool(
        _OF_THEM.match(text, amount.span.end)
        or _FURTHER.search(text, max(0, amount.span.start - 24), amount.span.start)
    )
    source = _source(text, earlier, amount, counted=of_them)
    if source is not None and (of_them or amount.value > SMALL):
        _take(amount, source, "the unit of an earlier number")


def _take(amount: Amount, source: Amount | None, why: str) -> None:
    if source is None:
        return
    factor = source.value / source.numeral.value if source.kind == "money" and source.numeral.value else Decimal(1)
    amount.unit, amount.kind = source.unit, source.kind
    amount.value = plain(amount.value * factor)
    amount.explanation = why


def _is_name(text: str, nouns: Nouns, amount: Amount, earlier: Amount | None) -> bool:
    """Whether the number names something ("grade four"), is an age or an hour, or is known already ("the two")."""
    start = amount.span.start
    if amount.value <= SMALL + 2 and _HOUR_BEFORE.search(text, max(0, start - 24), start):
        return True
    if amount.upper is None and _AGE_BEFORE.search(text, max(0, start - 24), start):
        return True
    first = nouns.at(amount.numeral.span.start)
    before = nouns.doc[first - 1] if first else None
    if before is None:
        return False
    if before.lower_ in context.KNOWN - {"all", "other", "past"} and amount.value <= SMALL:
        return True
    if amount.bound != "exact" or before.whitespace_ != " " or _OF_THEM.match(text, amount.span.end):
        return False
    if earlier is not None and earlier.unit and _is_listed(text, earlier, amount):
        return False
    return before.tag_ in ("NNP", "NNPS") or (before.tag_ == "NN" and amount.value <= 20 and before.ent_type_ != "TIME")


def _is_listed(text: str, earlier: Amount, amount: Amount) -> bool:
    """Whether a name and its number go on from the amount before ("took 365 seats, Labour 203 and the Greens 4")."""
    between = text[earlier.span.end : amount.span.start]
    return _LISTED.fullmatch(between) is not None and _CLOSED.match(text, amount.span.end) is not None


def _source(text: str, earlier: list[Amount], amount: Amount, *, counted: bool) -> Amount | None:
    """The nearest amount before `amount` that may lend its unit: of something counted, if `counted`."""
    for source in reversed(earlier):
        between = text[source.span.end : amount.span.start]
        if len(between) > REACH or "\n" in between:
            return None
        if not source.unit or source.hyphened or source.kind in ("time", "times", "points"):
            continue
        if counted and source.kind != "noun":
            continue
        return source if _of_one_size(source, amount) else None
    return None


def _of_one_size(source: Amount, amount: Amount) -> bool:
    """Whether two numbers can count the same thing."""
    if source.kind == "percent":
        return amount.value <= 200 and not amount.numeral.scaled
    low, high = sorted((max(source.numeral.value, Decimal(1)), max(amount.value, Decimal(1))))
    return high / low <= MOST_APART


def _linked(text: str, before: Amount, amount: Amount) -> bool:
    """Whether the amount before stands in the same sentence, close enough to lend its unit."""
    between = text[before.span.end : amount.span.start]
    if len(between) > 90 or _STOP.search(between) or before.hyphened or not _of_one_size(before, amount):
        return False
    if before.kind in ("time", "times", "points"):
        return _LINK.fullmatch(between) is not None
    return True


def _meant(nouns: Nouns, amount: Amount) -> str:
    """The unit by the noun whose number is told ("put the toll at 233", "vacancies dropped by 34,000")."""
    first = nouns.at(amount.numeral.span.start)
    if first >= len(nouns.doc) or not nouns.parsed:
        return ""
    token = nouns.doc[first]
    noun = _told(token)
    if noun is None:
        return ""
    name = singular(noun.lower_)
    if name in context.SUMS:
        return ""  # money, but nobody says which
    if name in words.MEANT:
        return words.MEANT[name]
    if name == "number":
        of = next((c for c in noun.children if c.lower_ == "of"), None)
        counted = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
        return singular(counted.lower_) if counted is not None else ""
    return name if noun.tag_ == "NNS" and name != noun.lower_ and amount.value >= 2 else ""


def _told_before(text: str, amount: Amount) -> str:
    """The same by the words alone, where the parse is lost ("the turnout at between 5,000 and 6,000")."""
    match = _MEANT_BEFORE.search(text, max(0, amount.span.start - 48), amount.span.start)
    return words.MEANT[singular(match["noun"].casefold())] if match else ""


def _told(token: Token) -> Token | None:
    """The noun whose number `token` tells: "the toll at", "arrivals rose to", "the number of homes by"."""
    head = token
    for _ in range(3):
        if head.dep_ in ("nummod", "quantmod", "compound", "nmod", "amod"):
            head = head.head
    if head.dep_ != "pobj":
        return None
    preposition, governor = head.head.lower_, head.head.head
    if governor.pos_ == "NOUN" and preposition in ("at", "of"):
        return governor if singular(governor.lower_) in words.MEANT or preposition == "at" else None
    verbs = (
        context.PUT_VERBS
        if preposition == "at"
        else context.CHANGE_VERBS
        if preposition in ("to", "by", "from")
        else ()
    )
    if governor.lemma_ not in verbs:
        return None
    children = list(governor.children)
    objects = [c for c in children if c.dep_ in ("dobj", "nsubjpass")] or [c for c in children if c.dep_ == "nsubj"]
    return objects[0] if objects else None


_MEANT_BEFORE = re.compile(
    rf"\b(?P<noun>{'|'.join(noun for noun, unit in words.MEANT.items() if unit == 'person')})s?(?: [\w'’]+){{0,3}}? "
    r"(?:at|of|to|was|were|is|reached|hit|topped|by) $",
    re.IGNORECASE,
)
SMALL = 10
#: The most that two numbers of one thing may differ, as a factor.
MOST_APART = 200
_FORWARD = re.compile(
    r" (?:a (?:month|year|week|day) )?(?:to|or|and|out of|of)(?: the| its| their| about| some)? ?", re.IGNORECASE
)
_WHO = re.compile(r" who\b", re.IGNORECASE)
_OF_THEM = re.compile(r" (?:of (?:them|those|these|which|whom)|more|others?|further)\b", re.IGNORECASE)
_FURTHER = re.compile(rf"\b(?:{any_of(context.FURTHER)}) $", re.IGNORECASE)
_STOP = re.compile(r"[.!?;\n](?:\s|$|[”\"’])|[\n;]")
_LINK = re.compile(r",? (?:to|or|not|perhaps|maybe|against|versus|from|and)[^.;]{0,24}", re.IGNORECASE)
_LISTED = re.compile(r"[^.;\n]{0,32}(?:,|;|\band) (?:the )?(?:[^\W\d_a-z][\w'’-]* ){1,3}")
_CLOSED = re.compile(r"[,.;:)]|$| and\b")
_HOUR_BEFORE = re.compile(rf"\b(?:{any_of(context.HOUR_BEFORE)}) $", re.IGNORECASE)
_AGE_BEFORE = re.compile(
    rf"\b(?:{any_of(context.AGE_OWNERS)}) (?:{any_of(context.AGE_VERBS)})(?: only| just| about)? $|[’'](?:m|s) $",
    re.IGNORECASE,
)
