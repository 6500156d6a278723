"""What a common noun stands for: a person, a company, another body, a public body, a paper, a group of people.

kind_of("spokeswoman") == "person"    kind_of("shipbuilder") == "company"    kind_of("memo") == "document"
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal

from korus.reading.languages.en.names import OFFICES
from korus.reading.languages.en.roles import (
    AGENT_ENDINGS,
    ANY_BODY,
    BODY_NOUNS,
    COMPANY_NOUNS,
    DOCUMENT_NOUNS,
    GENDERED,
    GOVERNMENT_NOUNS,
    NOT_PERSONS,
    PERSON_ENDINGS,
    PERSON_NOUNS,
    SAME_OFFICE,
    WIDER_OFFICES,
)

NounKind = Literal["person", "company", "body", "government", "document", ""]

_IRREGULAR = {
    "men": "man",
    "women": "woman",
    "people": "person",
    "children": "child",
    "wives": "wife",
    "data": "data",
    "police": "police",
    "news": "news",
    "boss": "boss",
    "press": "press",
    "congress": "congress",
    "staff": "staff",
}


@lru_cache(maxsize=8192)
def singular(noun: str) -> str:
    """The singular of a noun in lower case; what is none comes back as it is."""
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    head, hyphen, last = noun.rpartition("-")
    if hyphen and last:
        return f"{head}-{singular(last)}"
    for ending, one in (
        ("women", "woman"),
        ("men", "man"),
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
    ):
        if noun.endswith(ending) and len(noun) > len(ending) + 1:
            return noun[: -len(ending)] + one
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")) and len(noun) > 3:
        return noun[:-1]
    return noun


def is_plural(noun: str) -> bool:
    """Whether the form of `noun` is a plural."""
    return singular(noun) != noun or noun in ("people", "police")


@lru_cache(maxsize=8192)
def is_person(noun: str) -> bool:
    """Whether a singular noun in lower case stands for a person."""
    bare = noun.rstrip(".")
    if bare in PERSON_NOUNS or bare in OFFICES or bare in SAME_OFFICE:
        return True
    last = bare.rpartition("-")[2]
    if last in PERSON_NOUNS or last in OFFICES or last == "old":
        return True
    if bare in NOT_PERSONS or bare in COMPANY_NOUNS or len(bare) < 6:
        return False
    return bare.endswith(PERSON_ENDINGS)


@lru_cache(maxsize=8192)
def is_body(noun: str) -> bool:
    """Whether a singular noun in lower case stands for a company, an association or a public body."""
    last = noun.rpartition("-")[2]
    return any(word in table for word in (noun, last) for table in (COMPANY_NOUNS, BODY_NOUNS, GOVERNMENT_NOUNS))


def may_be_person(noun: str) -> bool:
    """Whether a singular noun in lower case may stand for a person: what is not in the lists has the ending of one."""
    return is_person(noun) or (not kind_of(noun) and noun.endswith(AGENT_ENDINGS))


def is_any_body(noun: str) -> bool:
    """Whether "the NOUN" may mean any company or organisation spoken of: "the firm", "the charity"."""
    return noun in ANY_BODY or kind_of(noun) == "company"


@lru_cache(maxsize=8192)
def kind_of(noun: str) -> NounKind:
    """The one thing a singular noun in lower case stands for, the likeliest first; "" when none is known."""
    if noun.endswith("-in-law"):
        return "person"
    last = noun.rpartition("-")[2]
    for word in (noun, last):
        if word in DOCUMENT_NOUNS:
            return "document"
        if word in GOVERNMENT_NOUNS:
            return "government"
        if word in BODY_NOUNS:
            return "body"
        if word in COMPANY_NOUNS:
            return "company"
    return "person" if is_person(noun) else ""


def gender_of(noun: str) -> str:
    """ "m", "f", or "" where the noun does not tell."""
    return GENDERED.get(noun) or GENDERED.get(noun.rpartition("-")[2], "")


def office(noun: str) -> str:
    """An office under the word by which offices are compared: "Gov." and "governor" are one."""
    bare = noun.rstrip(".").lower()
    return SAME_OFFICE.get(bare, bare)


def office_of(parts: Iterable[str], head: str) -> str:
    """The office that a head noun and the words in front of it make: "prime minister" is compared as "premier"."""
    if head in ("minister", "ministers") and _PREMIER.intersection(parts):
        return "premier"
    return office(head)


_PREMIER = frozenset({"prime", "chief", "first"})


@lru_cache(maxsize=8192)
def may_mean(noun: str, held: str) -> bool:
    """Whether "the NOUN" may speak of somebody whose office is `held`: "the lawmaker" of a senator."""
    asked, has = office(noun), office(held)
    return asked == has or has in WIDER_OFFICES.get(asked, frozenset()) or has in WIDER_OFFICES.get(noun, frozenset())
