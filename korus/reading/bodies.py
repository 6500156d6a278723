"""Names of organisations and public bodies: how far they reach, and what their words tell of their kind.

"Ministry of Trade, Industry and Energy"    "Growers' Alliance"    "American Chamber of Commerce in Korea"
"""

from collections.abc import Sequence

from korus.reading import nouns
from korus.reading.languages.en.countries import SEATS
from korus.reading.languages.en.names import (
    GOVERNMENT_HEADS,
    GOVERNMENT_NAMES,
    INTERNATIONAL_BODIES,
    NEVER_NAMES,
    OFFICES,
    OPENING_HEADS,
    ORGANISATION_HEADS,
    SURE_GOVERNMENT_HEADS,
    WEAK_HEADS,
)
from korus.reading.words import Word

#: How many words a body's name may go on behind its head.
REACH = 10

_LINKS = frozenset({"of", "for", "on"})
_PLACED = frozenset({"chamber", "association", "federation", "council", "club", "embassy"})
_LISTING = frozenset(
    {
        "ministry",
        "department",
        "committee",
        "minister",
        "ministers",
        "secretary",
        "office",
        "agency",
        "institute",
        "bureau",
        "centre",
        "center",
        "chamber",
    }
)
_NUMBERED = frozenset({"local", "lodge", "branch", "number", "no", "division", "district"})
_COLLECTIVE = frozenset(
    "people women men children workers growers builders farmers teachers nurses drivers owners".split()
)


def extend(words: Sequence[Word], first: int, last: int) -> int:
    """The last word of the name that begins with the run `first`..`last`: over "of", "for", "and", commas of a list."""
    k = last + 1
    if k < len(words) and words[last].bare in _NUMBERED and words[k].text.isdigit() and not words[k].gap.strip():
        return k  # "Hospitality Local 19"
    opening = _opening(words, first, last)
    if not opening:
        return last
    end = last
    anded = False
    while end + 2 < len(words) and end - last < REACH:
        step = _continuation(words, end, opening)
        ands = bool(step) and any(words[k].lower in ("and", "&") for k in range(end + 1, end + step + 1))
        if not step or (ands and (anded or _begins_another(words, end + step))):
            break
        anded = anded or ands
        end += step
        while end + 1 < len(words) and _joins(words, end + 1) and not words[end].possessive:
            end += 1
    return end


def _opening(words: Sequence[Word], first: int, last: int) -> str:
    """The word of the run that lets it go on: its last one, if names of bodies open so ("Ministry", "Minister")."""
    bare = words[last].bare
    if words[last].possessive:
        return ""
    if bare in OPENING_HEADS or bare in OFFICES:
        return bare
    if first == last and first and nouns.is_body(words[first - 1].lower) and not words[first].gap.strip():
        return bare  # "the charity Care for Seniors"
    return next((words[k].bare for k in range(first, last) if words[k].bare in _LISTING), "")


def _begins_another(words: Sequence[Word], k: int) -> bool:
    """Whether an office or a body of its own begins at `k`: "... and Energy and U.S. Secretary of Commerce"."""
    while k < len(words) and words[k].text[0].isupper():
        if words[k].bare in OFFICES or words[k].bare in OPENING_HEADS:
            return True
        if k + 1 >= len(words) or not _joins(words, k + 1):
            return False
        k += 1
    return False


def _continuation(words: Sequence[Word], end: int, opening: str) -> int:
    link = words[end + 1]
    if link.block != words[end].block or words[end].possessive:
        return 0
    gap = link.gap.strip()
    if gap == "" and link.lower in _LINKS | ({"in"} if opening in _PLACED else frozenset()):
        ahead = words[end + 2]
        if ahead.gap.strip():
            return 0
        if ahead.lower == "the" and end + 3 < len(words) and _joins(words, end + 3):
            return 3
        return 2 if _joins(words, end + 2) else 0
    listing = opening in _LISTING
    if gap == "" and link.lower in ("and", "&") and listing and _joins(words, end + 2):
        return 2
    if gap == "&" and link.text[0].isupper():
        return 1
    if gap == "," and listing:
        return _listed(words, end)
    return 0


def _listed(words: Sequence[Word], end: int) -> int:
    """ ", Industry and Energy": one more member of a list that ends with "and" and a capital."""
    if words[end + 1].lower == "and":
        return 2 if _joins(words, end + 2) else 0
    if not words[end + 1].text[0].isupper():
        return 0
    k = end + 2
    while k + 1 < len(words) and k - end < REACH:
        if words[k].lower == "and" and words[k].gap.strip() in ("", ","):
            return 1 if _joins(words, k + 1) else 0
        if words[k].gap.strip() not in ("", ",") or not words[k].text[0].isupper():
            return 0
        k += 1
    return 0


def joined(words: Sequence[Word], first: int, last: int) -> int:
    """The end of a body's name whose head stands behind an "and": "the Markets and Competition Office"."""
    led = (
        first > 0 and (words[first - 1].lower == "the" or words[first - 1].possessive) and not words[first].gap.strip()
    )
    if not led and words[first].lower != "the":
        return last
    k = last + 1
    if k + 1 >= len(words) or words[last].possessive or _is_whole(words, first, last):
        return last
    if words[k].lower == "and" and words[k].gap.strip() in ("", ",") and _joins(words, k + 1):
        k += 1
    elif not (words[k].gap.strip() == "," and _listed(words, last)):
        return last
    commas = 0
    while k + 1 < len(words) and k - last < REACH + 4:
        if is_head(words[k].bare) and not _joins(words, k + 1):
            return k
        following = words[k + 1]
        if words[k].possessive and not possessive_goes_on(words, k):
            return last
        if _joins(words, k + 1):
            k += 1
        elif (
            following.lower == "and"
            and following.gap.strip() in ("", ",")
            and k + 2 < len(words)
            and _joins(words, k + 2)
        ):
            k += 2
        elif following.gap.strip() == "," and following.text[0].isupper() and commas < 2:
            commas += 1
            k += 1
        else:
            return last
    return last


def _is_whole(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether the run names a body by itself: "the World Bank and"; not "the United Nations Food and"."""
    return vote(words, first, last) >= 3 and (last - first < 2 or vote(words, last, last) >= 3)


def is_head(bare: str) -> bool:
    """Whether a word in lower case is what bodies call themselves: "association", "ministry"."""
    return (bare in ORGANISATION_HEADS and bare not in WEAK_HEADS) or bare in GOVERNMENT_HEADS


def _joins(words: Sequence[Word], k: int) -> bool:
    word = words[k]
    return (
        word.gap.strip() == "" and word.text[0].isupper() and word.bare not in NEVER_NAMES and not word.opens_sentence
    )


def possessive_goes_on(words: Sequence[Word], last: int) -> bool:
    """Whether a possessive is inside a body's name: "Growers' Alliance", "People's Party", "St John's College"."""
    word = words[last]
    k = last + 1
    while (
        k + 1 < len(words)
        and words[k].capital
        and words[k + 1].capital
        and words[k + 1].gap.strip() == ""
        and not words[k].possessive
    ):
        k += 1
    head = words[k].bare
    if word.lower.endswith("s") and word.entity == words[last + 1].entity == "ORG" and not words[last + 1].opens_entity:
        return True  # "Riders' Voice", by the parser's label
    if not words[k].text[0].isupper() or (head not in ORGANISATION_HEADS and head not in GOVERNMENT_HEADS):
        return False
    return (
        word.lower.endswith("s") or word.lower in _COLLECTIVE or head in ("college", "university", "hospital", "church")
    )


def vote(words: Sequence[Word], first: int, last: int) -> float:
    """The strongest of the `votes`; 0 without any."""
    return max(votes(words, first, last).values(), default=0.0)


def votes(words: Sequence[Word], first: int, last: int) -> dict[str, float]:
    """What the words of a name tell of its kind: organisation, government. Empty when they tell nothing."""
    inside = [words[k].bare for k in range(first, last + 1)]
    form = " ".join(words[k].text for k in range(first, last + 1))
    if form in INTERNATIONAL_BODIES:
        return {"organisation": 6.0}
    if form in GOVERNMENT_NAMES or form in SEATS:
        return {"government": 6.0}
    head = next((w for k, w in enumerate(inside) if k and w in _LINKS_AND), "")
    first_part = inside[: inside.index(head)] if head else inside
    if not first_part:
        return {}
    return _of_head(first_part, inside, single=first == last)


_LINKS_AND = frozenset({"of", "for", "on", "in"})


def _of_head(part: list[str], inside: list[str], *, single: bool) -> dict[str, float]:
    head = part[-1]
    if single:
        if head in SURE_GOVERNMENT_HEADS:
            return {"government": 4.0}
        return {}
    if head in SURE_GOVERNMENT_HEADS or any(w in ("ministry", "embassy") for w in part):
        return {"government": 6.0}
    if head in (
        "office",
        "agency",
        "authority",
        "commission",
        "bureau",
        "directorate",
        "inspectorate",
        "council",
        "assembly",
        "force",
        "board",
    ):
        public = any(w in _PUBLIC for w in inside)
        return {"government": 5.0 if public else 3.0, "organisation": 0.0 if public else 2.0}
    if head in ORGANISATION_HEADS and head not in WEAK_HEADS:
        return {"organisation": 5.0}
    if head in GOVERNMENT_HEADS:
        return {"government": 2.5}
    if head in WEAK_HEADS:
        return {"organisation": 1.5}
    if any(w in ORGANISATION_HEADS and w not in WEAK_HEADS for w in part):
        return {"organisation": 2.0}
    return {}


_PUBLIC = frozenset(
    """
    national federal state public city county town parish royal ministry government tax customs statistics
    statistical audit election electoral border police prosecutor prosecutors foreign defence defense health
    environment environmental energy labour labor trade transport european mayor governor president presidential
    prime cabinet parliament meteorological weather revenue accounts legislative budget fiscal disaster development
    planning safety highways roads forest
    """.split()
)
