"""Where titles end and names begin: "Deputy Prime Minister | Gerald Lim", "Minister for Defence | Eoin Hartigan"."""

from collections.abc import Sequence

from korus.reading import bodies
from korus.reading.languages.en.names import (
    GIVEN_NAMES_TOO,
    HONORIFICS,
    OFFICE_MODIFIERS,
    OFFICES,
    PAIRED_HONORIFICS,
    WEAK_HONORIFICS,
)
from korus.reading.words import Word


def last_title(words: Sequence[Word], first: int, last: int) -> int | None:
    """The last title word of the run that can be one; None when the run has none."""
    found = None
    for k in range(first, last + 1):
        bare = words[k].bare
        if bare in GIVEN_NAMES_TOO and words[k].entity == "PERSON" and words[k].opens_entity:
            continue  # "Dean Oldfield"
        if k < last and (bare, words[k + 1].bare) in PAIRED_HONORIFICS:
            found = k + 1
        elif bare in HONORIFICS and bare not in OFFICES:
            # Elsewhere it is part of a name: "Lim Siew Eng", "Halima Sheikh Nur"; "Justice Within Reach" is no judge.
            opens = k == first or k - 1 == found or _is_topic(words[k - 1]) or words[k - 1].bare in OFFICE_MODIFIERS
            weak = bare in WEAK_HONORIFICS and (words[k + 1 : k + 2] and words[k + 1].entity not in ("PERSON", ""))
            if opens and k < last and not weak:
                found = k
        elif bare in OFFICES and not (k == last and found is not None and k - first <= 3 and bare in _SURNAMES_TOO):
            found = k
    return found


_SURNAMES_TOO = frozenset(
    {
        "king",
        "prince",
        "dean",
        "judge",
        "bishop",
        "pope",
        "chancellor",
        "speaker",
        "marshal",
        "farmer",
        "clerk",
        "steward",
        "chief",
    }
)


def behind_topic(words: Sequence[Word], start: int, last: int) -> int:
    """Where the person begins in "Minister for Defence Eoin Hartigan"; past `last` where nobody is named."""
    topics = [k for k in range(start + 1, last + 1) if _is_topic(words[k]) or words[k].possessive]
    # An unknown topic has one word, and two names behind it: "Minister of Supply Karim Fayed".
    begin = 1 + max(topics, default=start + (last - start >= 3))
    behind = words[last + 1] if last + 1 < len(words) else None
    # "Director of the National Nutrition study": no person's name goes on with a common noun.
    goes_on = behind is not None and not behind.gap.strip() and behind.pos == "NOUN" and not words[last].possessive
    return begin if last - begin in (1, 2, 3) and not goes_on else last + 1


def opens(word: Word) -> bool:
    """Whether the word is of a title: an office, what modifies one, or a form of address."""
    return word.bare in OFFICES or word.bare in OFFICE_MODIFIERS or word.bare in HONORIFICS


def _is_topic(word: Word) -> bool:
    if word.entity in ("GPE", "NORP") or not word.text[0].isupper():
        return True
    return word.bare in OFFICE_MODIFIERS or bodies.is_head(word.bare) or word.bare in OFFICES
