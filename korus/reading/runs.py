"""Runs of words that may hold one name: capitals, particles between them, nicknames, and what bodies' names go on with.

"Deputy Prime Minister Gerald Lim"   "Bertus van der Berg"   "Wayne ‘Spud’ Tranter"   "Ministry of Trade and Industry"
"""

from collections.abc import Iterator, Sequence

from korus.reading import bodies, places, titles
from korus.reading.languages.en.names import (
    BEFORE_MONTHS,
    CALENDAR_TOO,
    CAPITAL_PARTICLES,
    HONORIFICS,
    MONTHS_TOO,
    NEVER_NAMES,
    OFFICES,
    PARTICLES,
)
from korus.reading.words import Word

#: A run of more words than this is a heading or a list, not a name with its titles.
LONGEST = 15

#: Words that a name does not go on with, whatever letter they begin with.
FUNCTION_WORDS = frozenset("the a an i he she it they we you this that these those but and or in at on to".split())


def find(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of words that may hold one name: capitals with particles between, bodies with "of", "and", commas."""
    i = 0
    while i < len(words):
        if not _may_open(words, i):
            i += 1
            continue
        last = i
        while last + 1 < len(words) and last - i < LONGEST:
            step = _extends(words, i, last)
            if not step:
                break
            last += step
        last = bodies.joined(words, i, bodies.extend(words, i, last))
        yield i, last
        i = last + 1


def _may_open(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if not word.text[0].isupper():
        return word.capital  # "al-Duraymi"
    if word.text.isupper() and _is_label(words, i):
        return True
    if places.country(word.text) or places.is_place(word.text):
        return True
    if word.capital:
        return (
            word.bare not in NEVER_NAMES
            or (word.bare in CAPITAL_PARTICLES and _follows(words, i))
            or _is_first_name(words, i)
        )
    # "Minister Kim", "Vice Chairman Lee": at the start of a sentence only what follows tells.
    if titles.opens(word) and _follows(words, i):
        return True
    if word.pos == "NOUN" and _follows_upper(words, i):
        return True  # "Rights Beyond Borders": the second capital makes a name of the first
    # "Leader of the Opposition Rukmini Saikia", "Director of Services Pádraig Feerick"
    if word.bare not in OFFICES or i + 3 >= len(words) or words[i + 1].bare not in ("of", "for"):
        return False
    return words[i + 2].capital or words[i + 3].capital


def _is_label(words: Sequence[Word], i: int) -> bool:
    """ "LEWAI: We planted in June": a word in capitals before a colon at the head of a line."""
    if len(words[i].text) < 2 or (i and words[i - 1].block == words[i].block):
        return False
    k = i + 1
    while k < len(words) and k - i < 8 and words[k].block == words[i].block:
        if words[k].gap.lstrip(")").startswith(":"):
            return True
        if not words[k].text.isupper() and "(" not in words[k].gap and k == i + 1:
            return False
        k += 1
    return False


def _follows(words: Sequence[Word], i: int) -> bool:
    """Whether a capitalised word follows word `i` after nothing but a blank."""
    return i + 1 < len(words) and words[i + 1].capital and not words[i].possessive and _adjacent(words, i + 1)


def _is_surname(words: Sequence[Word], k: int) -> bool:
    """Whether a word of the calendar is part of somebody's name: "Theresa May", "Nguyen Thi Thu Nga"."""
    return words[k].bare in CALENDAR_TOO and words[k].entity == "PERSON" and not words[k].opens_entity


def _is_first_name(words: Sequence[Word], i: int) -> bool:
    """Whether a month is somebody's first name: "Jan de Vries", "April Jones"; not "in May Congress", "3 Jan Kowal"."""
    if words[i].bare not in MONTHS_TOO:
        return False
    before = words[i - 1].lower if i and _adjacent(words, i) else ""
    if before in BEFORE_MONTHS or before[-1:].isdigit() or before.endswith(("st", "nd", "rd", "th")):
        return False
    if words[i].possessive or i + 1 >= len(words) or not _adjacent(words, i + 1):
        return False
    if _over_particles(words, i + 1):
        return True
    surname = words[i + 1]
    named = surname.pos == "PROPN" and surname.bare not in NEVER_NAMES and not titles.opens(surname)
    return surname.capital and named


def _follows_upper(words: Sequence[Word], i: int) -> bool:
    k = i + 1
    if k >= len(words) or words[i].possessive or not _adjacent(words, k) or words[k].opens_sentence:
        return False
    return words[k].text[0].isupper() and words[k].bare not in NEVER_NAMES and words[k].lower not in FUNCTION_WORDS


def _adjacent(words: Sequence[Word], k: int) -> bool:
    return words[k].gap.strip() == "" and words[k].block == words[k - 1].block


def _extends(words: Sequence[Word], first: int, last: int) -> int:
    """How many words go on the run that ends with word `last`: 0, 1, or more over particles and nicknames."""
    k = last + 1
    word = words[k]
    if word.block != words[last].block:
        return 0
    gap = word.gap.strip()
    if words[last].possessive:
        return 1 if gap == "" and bodies.possessive_goes_on(words, last) else 0
    if gap == "&" and word.text[0].isupper():
        return 1
    if gap in _OPENING_MARKS and _nickname(words, last):
        return 2
    if gap not in ("", "."):
        return 0
    if gap == "." or (word.opens_sentence and words[last].text.endswith(".")):
        # "Rep. Quist", "J. Kim": the parser ends a sentence behind some abbreviations.
        abbreviated = words[last].bare in HONORIFICS or words[last].bare in OFFICES or len(words[last].bare) == 1
        if not abbreviated:
            return 0
    if word.capital:
        return 1 if word.bare not in NEVER_NAMES or _is_surname(words, k) or _is_first_name(words, k) else 0
    if word.text[0].isupper() and word.lower not in FUNCTION_WORDS:
        return 1
    return _over_particles(words, k)


def _over_particles(words: Sequence[Word], k: int) -> int:
    """The steps from word `k` to a capital over one or two particles: "van Wyk", "de la Cruz"; 0 when there is none."""
    for steps in (1, 2):
        if k + steps >= len(words) or words[k + steps - 1].lower not in PARTICLES or not _adjacent(words, k + steps):
            return 0
        if words[k + steps].text[0].isupper():
            return steps + 1
    return 0


_OPENING_MARKS = frozenset({"“", '"', "‘", "'", "("})
_CLOSING_MARKS = frozenset({"”", '"', "’", "'", ")"})


def _nickname(words: Sequence[Word], last: int) -> bool:
    """ "Wayne ‘Spud’ Tranter": one word in marks between two capitals."""
    if last + 2 >= len(words):
        return False
    inner, behind = words[last + 1], words[last + 2]
    closes = behind.gap.strip() in _CLOSING_MARKS and behind.capital
    named = inner.text[0].isupper() or inner.bare in ("retd", "ret", "rtd")
    return closes and named and not words[last].possessive
