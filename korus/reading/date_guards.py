"""What looks like a date and is none: the verbs may and march, a Sunday, Black Friday, ages, the halves of a match.

Each guard answers whether a phrase is a date after all; GUARDS names the guard of each shape.
"""

import re
from collections.abc import Callable

from korus.reading.date_grammar import Phrase
from korus.reading.date_neighbours import after, before, is_counted, next_token, paragraph, word_before
from korus.reading.date_year_guard import is_span_of_years, is_year
from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document

_ANY = re.compile(words.ANY, re.IGNORECASE)
_EVERY = re.compile(words.EVERY, re.IGNORECASE)
_NAMED_BEFORE = re.compile(words.NAMED_DAY_BEFORE)
_NAMED_AFTER = re.compile(words.NAMED_DAY_AFTER)
_WORKING_WEEK_AFTER = re.compile(words.WORKING_WEEK_AFTER)
_WORKING_WEEK_BEFORE = re.compile(words.WORKING_WEEK_BEFORE)
_NOT_MONTH_AFTER = re.compile(words.NOT_MONTH_AFTER)
_ATTACKS = re.compile(words.ATTACKS, re.IGNORECASE)
_NUMBERED_NOUN = re.compile(words.ORDINAL_NOUNS, re.IGNORECASE)
_PART_OF_ELSE = re.compile(words.PART_OF_ELSE, re.IGNORECASE)
_SEASON_OF_ELSE = re.compile(words.SEASON_OF_ELSE, re.IGNORECASE)
_SEASON_EACH = re.compile(words.SEASON_EACH, re.IGNORECASE)
_SPORT = re.compile(words.SPORT, re.IGNORECASE)
_DEGREES = re.compile(words.DEGREES, re.IGNORECASE)
_AGE_BEFORE = re.compile(words.AGE_BEFORE, re.IGNORECASE)
_NO_DISTANCE_BEFORE = re.compile(words.NO_DISTANCE_BEFORE, re.IGNORECASE)
_NO_DISTANCE_AFTER = re.compile(words.NO_DISTANCE_AFTER, re.IGNORECASE)
_HANGS_ON = re.compile(words.HANGS_ON, re.IGNORECASE)
_FEAST_LIMIT = re.compile(rf"\b(?:{words.UNTIL}|since|at|last|next|this)\s(?:the\s)?$", re.IGNORECASE)
_OF_THAT_DAY = re.compile(words.OF_THAT_DAY, re.IGNORECASE)
_SENTENCE_START = re.compile(r"[.!?:;”\"“‘»)—–-]\s*$")
_AS_NOUN = re.compile(r"(?:['’]s)?\s+[a-z]|[-–][A-Z]")


def is_date(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """Whether `phrase` names a calendar time; `earlier` is the date before it in the text, if any."""
    guard = GUARDS.get(phrase.shape)
    return guard is None or guard(document, phrase, earlier)


def _calendar(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """Months, days, quarters, halves and seasons."""
    parts = phrase.parts
    if "month" in parts:
        return _day_of_month(document, phrase) if "day" in parts else _month(document, phrase)
    if "day" in parts:
        return _bare_ordinal(document, phrase)
    if phrase.names_year:
        return True
    if "half" in parts or "which" in parts:
        return _part_of_year(document, phrase.span)
    return "season" not in parts or _season(document, phrase)


def _day_of_month(document: Document, phrase: Phrase) -> bool:
    """ "In March 10 people died" has no day; the attacks of 11 September are an event's name."""
    parts = phrase.parts
    if parts["month"].startswith("sep") and parts["day"] == "11" and _ATTACKS.match(after(document, phrase.span)):
        return False
    day_first = phrase.places["day"].start < phrase.places["month"].start
    return "year" in parts or day_first or not is_counted(document, phrase.span)


def _month(document: Document, phrase: Phrase) -> bool:
    """ "in May" is a month, "Theresa May", "may", "April Jones", "the March on Washington", "every March" are none."""
    parts, place = phrase.parts, phrase.places["month"]
    if "year" in parts and "," in document.text[place.end : phrase.places["year"].start]:
        return not is_counted(document, phrase.span)  # "In March, 2000 people"
    if phrase.names_year or any(name in parts for name in ("edge", "edge2", "shift")):
        return True
    right = after(document, phrase.span)
    if _NOT_MONTH_AFTER.match(right) or _EVERY.search(before(document, place)):
        return False
    if parts["month"] not in words.DOUBTFUL_MONTHS:
        return True
    last = word_before(document, place).lower()
    if last in words.DETERMINERS:
        return bool(_AS_NOUN.match(right))  # "the March meeting"
    if last in words.YEAR_SURE or last.endswith(("'s", "’s", "-")):
        return True
    follower = next_token(document, place)
    named = follower is not None and follower.pos_ == "PROPN" and follower.text.istitle()
    if last in words.MONTH_PREPOSITIONS:
        return not named  # "spoke to June Carter"
    known = any(t.ent_type_ in ("PERSON", "ORG", "GPE", "FAC", "WORK_OF_ART") for t in document.tokens(place))
    return parts["month"] not in words.VERBAL_MONTHS and not named and not known


def _part_of_year(document: Document, span: Span) -> bool:
    """ "the second half" of a match, or of anything else that follows, is none of a year."""
    return not _PART_OF_ELSE.match(after(document, span)) and not _SPORT.search(paragraph(document, span))


def _bare_ordinal(document: Document, phrase: Phrase) -> bool:
    """ "on the 13th" is a day unless a noun follows that is numbered: "the 13th floor", "the 25th Amendment"."""
    if _NUMBERED_NOUN.match(after(document, phrase.span)):
        return False
    follower = next_token(document, phrase.span)
    if follower is None or follower.pos_ not in ("NOUN", "ADJ", "NUM", "PROPN"):
        return True
    return follower.pos_ == "PROPN" and follower.ent_type_ == "PERSON"


def _season(document: Document, phrase: Phrase) -> bool:
    """ "in the fall of Rome", "summer camp", "in winter" (each of them) are no seasons of a year."""
    place = phrase.places["season"]
    if _SEASON_OF_ELSE.match(after(document, phrase.span)):
        return False
    tokens = document.tokens(place)
    if not len(tokens) or tokens[0].pos_ == "VERB" or tokens[0].dep_ == "compound" or _noun_follows(document, place):
        return False
    return "edge" in phrase.parts or not _SEASON_EACH.search(before(document, place))


def _noun_follows(document: Document, span: Span) -> bool:
    follower = next_token(document, span)
    return follower is not None and follower.pos_ in ("NOUN", "PROPN")


def _weekday(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "a Sunday", "every Friday", "Black Friday", "the Sunday Times" are no days of the calendar."""
    left, right = before(document, phrase.span), after(document, phrase.span)
    if _NAMED_BEFORE.search(left) or _NAMED_AFTER.match(right) or _WORKING_WEEK_BEFORE.search(left):
        return False
    if phrase.parts["weekday"] == "monday" and _WORKING_WEEK_AFTER.match(right):
        return False
    if _EVERY.search(left):
        return False
    if not _ANY.search(left) or _noun_follows(document, phrase.span):  # "at a Friday meeting" is a day
        return True
    day = document.tokens(phrase.span)[:1]
    last = day[0].nbor(-1) if len(day) and day[0].i else None
    # "hold a hearing Thursday" is a day, "one summer Sunday" any.
    return last is not None and last.pos_ == "NOUN" and last.head.i != day[0].i and last.dep_ != "compound"


def _decade(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "in his 50s", "highs in the 80s" are ages and degrees."""
    if "decade" in phrase.parts:
        return True
    return not _AGE_BEFORE.search(before(document, phrase.span)) and not _DEGREES.search(
        paragraph(document, phrase.span)
    )


def _distance(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "for the first time in four years", "in five years of war" are lengths, not dates."""
    if _NO_DISTANCE_AFTER.match(after(document, phrase.span)):
        return False
    if phrase.shape == "stretch" or "time" in phrase.parts or phrase.parts.get("prep") in ("within", "inside"):
        return True
    return not _NO_DISTANCE_BEFORE.search(before(document, phrase.span))


def _later(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "a year before the election" hangs on the election; "two years on the road" is a length."""
    right = after(document, phrase.span)
    if phrase.parts["way"] == "on":
        return not right[:1].isspace()
    return phrase.parts["way"] in ("later", "earlier") or not _HANGS_ON.match(right)


def _day(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "USA Today" is a newspaper, "the leaders of tomorrow" have no date."""
    left = before(document, phrase.span)
    if _OF_THAT_DAY.search(left) and not after(document, phrase.span).startswith(("'s", "’s")):
        return False
    if not phrase.parts["today"].startswith("today") or document.text[phrase.span.start].islower():
        return True
    return not word_before(document, phrase.span)[:1].isupper() or _SENTENCE_START.search(left) is not None


def _holiday(document: Document, phrase: Phrase, earlier: Phrase | None) -> bool:
    """ "Christmas lights", "an Easter egg" are things; a feast has a capital, and is no one's name."""
    place = phrase.places["holiday"]
    if document.text[place.start].islower() and phrase.parts["holiday"] not in words.FEASTS_IN_SMALL_LETTERS:
        return False
    left = before(document, place)
    if phrase.names_year or "shift" in phrase.parts or _FEAST_LIMIT.search(left):
        return True
    if _ANY.search(left) or _EVERY.search(left) or _noun_follows(document, place):
        return False
    return not any(t.ent_type_ in ("PERSON", "ORG", "GPE") for t in document.tokens(place))


Guard = Callable[[Document, Phrase, Phrase | None], bool]

GUARDS: dict[str, Guard] = {
    "ahead": _distance,
    "bare stretch": _distance,
    "calendar": _calendar,
    "day": _day,
    "decade": _decade,
    "holiday": _holiday,
    "later": _later,
    "stretch": _distance,
    "weekday": _weekday,
    "year": is_year,
    "years": is_span_of_years,
}
