"""Dates: the time expressions of an article that name a calendar time, resolved against its publication.

The grammar finds phrases (`date_grammar`), guards throw out what is no date (`date_guards`), the sense of the sentence
tells past from future (`date_sense`), and each shape of phrase is resolved (`date_shapes`). Nothing here knows a clock.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Literal

from korus.reading import edtf
from korus.reading.date_calendar import day_comes_first
from korus.reading.date_grammar import Phrase, phrases
from korus.reading.date_guards import is_date
from korus.reading.date_neighbours import before
from korus.reading.date_scene import RECENT, Scene, Value
from korus.reading.date_sense import spoken
from korus.reading.date_shapes import resolve
from korus.reading.date_units import FIRST_YEAR, LAST_YEAR, unit_of
from korus.reading.languages.en import date_context as words
from korus.reading.mentions import DateMention, Span
from korus.reading.text import Document

#: "May to July", "2026–2030": what joins two dates to one stretch.
_JOINT = re.compile(r"\s*(?:(?P<to>to|through|until|till|and)\s+(?:the\s|early\s|late\s)?|[-–—]\s?)$", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s(?:the\s)?$", re.IGNORECASE)
_FROM_FIRST = re.compile(r"\bfrom\s(?:the\s)?$", re.IGNORECASE)
_MOVED = re.compile(words.MOVED, re.IGNORECASE)
_UNTIL = re.compile(rf"\b{words.UNTIL}{words.BETWEEN}[\s“‘\"'-]*$", re.IGNORECASE)
_FROM = re.compile(rf"\b(?:{words.FROM}|{words.STARTS}){words.BETWEEN}[\s“‘\"'-]*$", re.IGNORECASE)
_NOT_YET = re.compile(rf"{words.NOT_YET}", re.IGNORECASE)
_NOT_YET_WORD = re.compile(rf"\b{words.NOT_YET_WORDS}{words.BETWEEN}[\s-]*$", re.IGNORECASE)

#: Shapes of single days.
_DAYS = frozenset(("weekday", "calendar", "shifted weekday", "day", "figures"))
#: The opening of an article: its first paragraphs, with what the web puts before them.
OPENING = 1500
#: News is not older than so many days.
NEWS = timedelta(days=4)

#: Shapes that can be an end of a stretch.
_ENDS = frozenset(("calendar", "weekday", "year", "figures", "decade", "holiday", "shifted weekday", "financial year"))
_PERIODS = ("month", "which", "q", "season", "half")


def find(document: Document) -> tuple[DateMention, ...]:
    """The dates of the article in order of text, none overlapping another; raises nothing on any text."""
    if not FIRST_YEAR < document.published.year < LAST_YEAR:
        return ()
    kept = _dates_only(document, phrases(document.text, document.blocks))
    speeches, news_day = _occasions(document, kept)
    scene = Scene(document, day_comes_first(kept), speeches, news_day)
    found: list[DateMention] = []
    index = 0
    while index < len(kept):
        mention = _range(document, scene, kept, index)
        used = 2 if mention else 1
        mention = mention or _single(document, scene, kept[index])
        if mention is not None:
            found.append(mention)
            scene.resolved.append((mention.span, mention.edtf))
        index += used
    return tuple(found)


def _dates_only(document: Document, candidates: Sequence[Phrase]) -> list[Phrase]:
    kept: list[Phrase] = []
    for phrase in candidates:
        if is_date(document, phrase, kept[-1] if kept else None):
            kept.append(phrase)
    return kept


def _occasions(document: Document, kept: Sequence[Phrase]) -> tuple[list[tuple[int, date]], date | None]:
    """The recent days on which somebody spoke, and the day of the news: the first past day that the opening tells."""
    scene = Scene(document)
    speeches: list[tuple[int, date]] = []
    news_day: date | None = None
    for phrase in kept:
        if phrase.shape not in _DAYS or document.in_quotation(phrase.span.start):
            continue
        opening = news_day is None and phrase.span.start < OPENING
        said = phrase.shape != "day" and spoken(document, phrase.span)
        value = resolve(phrase, scene) if opening or said else None
        if value is None or unit_of(value.edtf) != "day" or value.edtf.endswith("~"):
            continue
        day = date.fromisoformat(value.edtf)
        if said and document.published - RECENT <= day <= document.published:
            speeches.append((phrase.span.start, day))
        if opening and document.published - NEWS <= day <= document.published:
            news_day = day
    return speeches, news_day


def _single(document: Document, scene: Scene, phrase: Phrase) -> DateMention | None:
    value = resolve(phrase, scene)
    if value is None:
        return None
    return DateMention(phrase.span, value.edtf, _role(document, phrase), _explanation(phrase.rule.name, value))


def _explanation(name: str, value: Value) -> str:
    return f"{name}; {value.because}" if value.because else name


def _role(document: Document, phrase: Phrase) -> Literal["at", "until", "from"]:
    """Which end of what it dates the phrase names: "by 2030", "from May"; "not before 2026" is a beginning."""
    if phrase.shape in ("later", "ago", "same period"):  # "up 5 percent from a year earlier" compares
        return "at"
    if phrase.span.of(document.text).lower().startswith(words.WITHIN):
        return "until"
    left = before(document, phrase.span)
    if _FROM.search(left):
        return "from"
    if not _UNTIL.search(left):
        return "at"
    word = _NOT_YET_WORD.search(left)
    return "from" if word and _NOT_YET.search(left[: word.start()]) else "until"


def _range(document: Document, scene: Scene, kept: Sequence[Phrase], index: int) -> DateMention | None:
    """The stretch from this date to the next, if the text joins them."""
    if index + 1 >= len(kept):
        return None
    first, second = kept[index], kept[index + 1]
    text = document.text
    joint = _JOINT.fullmatch(text, first.span.end, second.span.start)
    if joint is None or first.shape not in _ENDS or second.shape not in _ENDS:
        return None
    left = before(document, first.span)
    opened = _BETWEEN.search(left) if joint["to"] == "and" else _FROM_FIRST.search(left)
    if joint["to"] == "and" and not opened:
        return None
    if not opened and first.shape != second.shape:
        return None
    if opened and joint["to"] != "and" and _MOVED.search(left[: opened.start()]):
        return None
    ends = _ends(scene, first, second)
    if ends is None:
        return None
    start = first.span.start - (len(opened[0]) if opened else 0)
    return DateMention(
        Span(start, second.span.end),
        f"{_edge(ends[0].edtf, 0)}/{_edge(ends[1].edtf, -1)}",
        "at",
        _explanation(f"from {first.rule.name} to {second.rule.name}", ends[0]),
    )


def _edge(value: str, which: int) -> str:
    return value.split("/")[which]


def _ends(scene: Scene, first: Phrase, second: Phrase) -> tuple[Value, Value] | None:
    """Both ends resolved: each lends the other its year; without one, the second follows the first."""
    named_first, named_second = _names_year(first), _names_year(second)
    if named_second and not named_first and _takes_year(first):
        end = resolve(second, scene)
        start = _in_year(first, end, scene, 0) if end else None
        if start and end and _starts_after(start, end):
            start = _in_year(first, end, scene, -1)
    else:
        start = resolve(first, scene)
        if named_first and not named_second and start and _takes_year(second):
            end = _in_year(second, start, scene, 0)
            if end and _starts_after(start, end):
                end = _in_year(second, start, scene, 1)
        elif start and not named_second:
            scene.not_before = edtf.bounds(start.edtf)[0]
            end = resolve(second, scene)
            scene.not_before = None
        else:
            end = resolve(second, scene)
    if start is None or end is None or _starts_after(start, end) or start.edtf == end.edtf:
        return None
    return start, end


def _names_year(phrase: Phrase) -> bool:
    return phrase.names_year or phrase.shape == "decade"


def _takes_year(phrase: Phrase) -> bool:
    return phrase.shape == "calendar" and any(name in phrase.parts for name in _PERIODS)


def _in_year(phrase: Phrase, other: Value, scene: Scene, step: int) -> Value | None:
    first = edtf.bounds(other.edtf)[0]
    if first is None:
        return None
    return resolve(replace(phrase, parts={**phrase.parts, "year": str(first.year + step)}), scene)


def _starts_after(start: Value, end: Value) -> bool:
    first, last = edtf.bounds(start.edtf)[0], edtf.bounds(end.edtf)[1]
    return first is None or last is None or first > last
