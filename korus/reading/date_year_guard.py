"""When four digits are a year: by the words beside them. A count, an address, a model or a time of day is none."""

import re

from korus.reading.date_grammar import Phrase
from korus.reading.date_neighbours import after, before, is_counted, next_token, word_after, word_before
from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document

_GLUED_BEFORE = re.compile(r"[$€£¥₩#@/+=&-]$")
_GLUED_AFTER = re.compile(r"[%°/+=@_]|[-–](?!(?:era|bound|model|vintage)\b)\w")
_CLOCK = re.compile(words.CLOCK)
_CLAUSE_START = re.compile(r"[(,;:—–.!?“\"|•\[]\s*$")
_STREETS = re.compile(words.STREETS)
_AMOUNT_OF = re.compile(words.AMOUNT_OF, re.IGNORECASE)
_CHANGED = re.compile(words.CHANGED, re.IGNORECASE)


def is_year(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "in 2024", "the 2017 act", "(2019)", "Expo 2030"; not "2000 people", "1600 Main Street", "rose to 1850"."""
    place = phrase.places["year"]
    year, last = int(phrase.parts["year"]), word_before(document, place).lower()
    left, right = before(document, place), after(document, place)
    if _GLUED_BEFORE.search(before(document, phrase.span)) or _GLUED_AFTER.match(right):
        return False
    if last in words.YEAR_SURE and 1950 <= year <= 2060 and year % 100 and not _CLOCK.match(right):
        return True
    if is_counted(document, place) or _STREETS.match(right) or (" of " in left and _AMOUNT_OF.search(left)):
        return False
    if not 1980 <= year <= 2060 and _CHANGED.search(left):
        return False
    follower = word_after(document, place)
    if last in words.NUMBERED or last in words.AMOUNT_BEFORE or (last == "at" and follower):
        return False
    if earlier is not None and earlier.shape in ("year", "years") and 0 <= place.start - earlier.span.end <= 6:
        return True  # one of several: "2023, 2024 and 2025"
    if last.isdigit():
        return False  # a telephone
    return _by_word_before(document, phrase, place, bare=not follower or not _noun_follows(document, place))


def _by_word_before(document: Document, phrase: Phrase, place: Span, *, bare: bool) -> bool:
    """Whether the word before makes it a year; `bare` when no noun follows that the number could count or name."""
    year, word = int(phrase.parts["year"]), word_before(document, place)
    ours, last = 1900 <= year <= 2099, word.lower()
    if any(name.startswith("edge") for name in phrase.parts) or last in words.YEAR_PREPOSITIONS:
        return bare or (ours and last not in words.YEAR_OR_COUNT)
    if last.endswith(("'s", "’s")) or last in words.DETERMINERS:
        return ours or (year >= 1500 and last == "the" and not bare)
    if last.rstrip("'’") in words.YEAR_EVENTS or (word.isupper() and len(word) > 2 and ours):
        return True
    if not word or _CLAUSE_START.search(before(document, place)):
        return ours and bare
    return ours and _seems_year(document, place, word)


def _noun_follows(document: Document, place: Span) -> bool:
    follower = next_token(document, place)
    return follower is not None and follower.pos_ in ("NOUN", "PROPN", "ADJ", "NUM")


def _seems_year(document: Document, place: Span, word: str) -> bool:
    """Where no word tells, the parser's word for it; behind a name it is more likely a model's number."""
    tokens = document.tokens(place)
    if not len(tokens) or tokens[0].ent_type_ != "DATE":
        return False
    return not word[:1].isupper() or (tokens.start > 0 and document.doc[tokens.start - 1].pos_ == "VERB")


def is_span_of_years(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "2022-23", "1914–1918"; not "1500-2000 people", "2025-01"."""
    first, end = int(phrase.parts["year"]), phrase.parts["yy_end"]
    last = int(end) if len(end) == 4 else first // 100 * 100 + int(end)
    return first < last <= first + 120 and not is_counted(document, phrase.span)
