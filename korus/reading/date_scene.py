"""What a date is resolved against: the publication, the sense of its sentence, and the dates named before it."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date, timedelta

from korus.reading import edtf
from korus.reading.date_grammar import Phrase
from korus.reading.date_neighbours import before
from korus.reading.date_sense import Sense, sense
from korus.reading.date_units import Unit, unit_of
from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document

#: So many characters behind a date a phrase still counts from it ("a year earlier").
REMEMBERED = 320
#: A paragraph is no longer than so on either side.
PARAGRAPH = 1000
#: A day of speech longer ago is told as history, not as an occasion of the article.
RECENT = timedelta(days=14)
#: So many times as near must a candidate on the wrong side be to be taken, by the sense: nobody writes "in March" of
#: the March eleven months ago, but "will open in December" may stand in an article of January. Unknown leans back.
WRONG_SIDE = {-3: 99.0, -2: 5.0, -1: 3.0, 0: 1.5, 1: 2.5, 2: 40.0}


_OPENING = re.compile(words.OPENING_YEAR)
_SENTENCE_END = re.compile(r"[.!?…][\"”’)]*\s|\n")


@dataclass(frozen=True, slots=True)
class Value:
    """A resolved date; `because` says in words what placed it, where the phrase alone did not."""

    edtf: str
    because: str = ""


@dataclass(slots=True)
class Scene:
    """The article as far as it has been resolved."""

    document: Document
    #: Whether "03/04/2025" is the third of April here; None where the article does not tell.
    day_first: bool | None = None
    #: Past days on which somebody spoke: (offset, day).
    speeches: list[tuple[int, date]] = field(default_factory=list)
    #: The day of what the article reports, where its opening dates it.
    news_day: date | None = None
    resolved: list[tuple[Span, str]] = field(default_factory=list)
    #: The second end of a range comes after the first.
    not_before: date | None = None

    @property
    def published(self) -> date:
        return self.document.published

    def sense(self, phrase: Phrase) -> Sense:
        return sense(self.document, phrase.span)

    def anchor(self, phrase: Phrase, *units: Unit, same_sentence: bool = False) -> str | None:
        """The last date before the phrase that names one of these units (any, when none is given)."""
        for span, value in reversed(self.resolved):
            if phrase.span.start - span.end > REMEMBERED:
                return None
            if same_sentence and _SENTENCE_END.search(self.document.text, span.end, phrase.span.start):
                return None
            if span.end <= phrase.span.start and (not units or unit_of(value) in units):
                return value
        return None

    def year_told(self, phrase: Phrase) -> int | None:
        """The past year of which the sentence tells: "In 1997, when he was mayor, it rose to nine metres in July"."""
        anchor = self.anchor(phrase, "year", same_sentence=True)
        if anchor is None or not anchor.isdigit() or int(anchor) >= self.published.year or self.sense(phrase).lean >= 0:
            return None
        span = next(span for span, value in reversed(self.resolved) if value == anchor)
        return int(anchor) if _OPENING.search(before(self.document, span)) else None

    def occasion(self, phrase: Phrase, *, quoted_only: bool) -> date:
        """What "today" is to who speaks here: the day of the speech the paragraph dates, else of the news, else now."""
        at, text = phrase.span.start, self.document.text
        if quoted_only and not self.document.in_quotation(at):
            return self.published
        start = text.rfind("\n", max(0, at - PARAGRAPH), at)
        end = text.find("\n", at, at + PARAGRAPH)
        near = self.speeches[
            bisect_left(self.speeches, (at - PARAGRAPH,)) : bisect_left(self.speeches, (at + PARAGRAPH,))
        ]
        here = next((day for offset, day in near if start < offset and (end < 0 or offset < end)), None)
        return here or self.news_day or self.published

    def choose(self, candidates: list[str], phrase: Phrase, *, strictly: bool = False) -> Value | None:
        """The candidate that the sense of the sentence asks for, unless one on the other side is much nearer.

        `strictly`: also then; where nothing tells, the past.
        """
        placed = [
            (value, first, last) for value in candidates for first, last in [edtf.bounds(value)] if first and last
        ]
        if not placed:
            return None
        if self.not_before is not None:
            after = [p for p in placed if p[1] >= self.not_before]
            return Value(min(after, key=lambda p: p[1])[0], "after the first end of the range") if after else None
        told = self.sense(phrase)

        def cost(candidate: tuple[str, date, date]) -> tuple[float, int]:
            _, first, last = candidate
            if first <= self.published <= last:
                return 0.0, 0
            ahead = first > self.published
            gap = (first - self.published).days if ahead else (self.published - last).days
            wrong = (told.lean <= 0) if ahead else (told.lean > 0)
            if not wrong:
                return gap, int(ahead)
            return gap * (WRONG_SIDE[-3] if strictly else WRONG_SIDE[told.lean]), int(ahead)

        best = min(placed, key=cost)
        side = "the next" if best[1] > self.published else "the last" if best[2] < self.published else "the present"
        return Value(best[0], f"{side} one: {told.because}")
