"""Phrases that count from the publication, the day of the speech, or a date named before them.

Each function takes a phrase of its shape and gives its value, or None where the text does not tell it.
"""

import re
from dataclasses import replace
from datetime import date, timedelta

from korus.reading import edtf
from korus.reading.date_calendar import of_year
from korus.reading.date_grammar import Phrase
from korus.reading.date_parts import EDGES, marked, rank, said_count, said_unit, said_year
from korus.reading.date_scene import RECENT, Scene, Value
from korus.reading.date_units import Unit, containing, distant, feast, moved, stepped, stretch, unit_of
from korus.reading.languages.en import date_context as context
from korus.reading.languages.en import dates as words

_OWNED = re.compile("['’]s")


def weekday(phrase: Phrase, scene: Scene) -> Value | None:
    """The last such day, the publication day included, or the next, by the sense of the sentence."""
    number = words.WEEKDAYS[phrase.parts["weekday"]]
    if scene.not_before is not None:
        ahead = (number - scene.not_before.weekday()) % 7
        return Value((scene.not_before + timedelta(days=ahead)).isoformat(), "after the first end of the range")
    told = scene.sense(phrase)
    owned = _OWNED.match(scene.document.text, phrase.span.end)  # "pins it on Saturday's defeat"
    if told.lean > 1 or (told.lean == 1 and not owned):
        ahead = (number - scene.published.weekday()) % 7
        return Value((scene.published + timedelta(days=ahead)).isoformat(), f"the next one: {told.because}")
    behind = (scene.published.weekday() - number) % 7
    return Value((scene.published - timedelta(days=behind)).isoformat(), f"the last one: {told.because}")


def shifted_weekday(phrase: Phrase, scene: Scene) -> Value | None:
    """ "last Friday" (the one before today), "next Friday" (of next week), "this Friday", "the following Monday"."""
    number, today = words.WEEKDAYS[phrase.parts["weekday"]], scene.published
    monday = today - timedelta(days=today.weekday())
    if "follows" in phrase.parts:
        return _followed_weekday(phrase, scene, number)
    said = phrase.parts["shift"]
    step = words.SHIFTS[said]
    if "of_week" in phrase.parts:
        day = monday + timedelta(weeks=step, days=number)
    elif step < 0:
        day = _before(today, number)
    elif said in words.COMING or (step == 0 and number < today.weekday() and scene.sense(phrase).lean > 0):
        day = _after(today, number)
    else:
        day = monday + timedelta(weeks=step, days=number)
    return Value(day.isoformat())


def _after(day: date, number: int) -> date:
    """The first such weekday after `day`."""
    return day + timedelta(days=(number - day.weekday() - 1) % 7 + 1)


def _before(day: date, number: int) -> date:
    """The last such weekday before `day`."""
    return day - timedelta(days=(day.weekday() - number - 1) % 7 + 1)


def _followed_weekday(phrase: Phrase, scene: Scene, number: int) -> Value | None:
    step = words.FOLLOWS[phrase.parts["follows"]]
    anchor = scene.anchor(phrase, "day")
    if anchor is None:
        return weekday(phrase, scene) if step == 0 else None
    start = date.fromisoformat(anchor[:10])
    same_week = start + timedelta(days=number - start.weekday())
    day = same_week if step == 0 else _after(start, number) if step > 0 else _before(start, number)
    return Value(day.isoformat(), f"counted from {anchor}")


def weekday_week(phrase: Phrase, scene: Scene) -> Value | None:
    """ "Friday week": a week after the next one."""
    day = _after(scene.published, words.WEEKDAYS[phrase.parts["weekday"]]) + timedelta(weeks=1)
    return Value(day.isoformat())


def shifted_period(phrase: Phrase, scene: Scene) -> Value | None:
    """ "last July", "next spring", "this winter", "that May"."""
    today = scene.published
    if "follows" in phrase.parts:
        return _followed_period(phrase, scene)
    step = words.SHIFTS[phrase.parts["shift"]]
    candidates = [of_year(phrase, y) for y in range(today.year - 2, today.year + 3)]
    placed = [(c, *edtf.bounds(c)) for c in candidates]
    if step < 0:
        return marked(phrase, Value([c for c, _, last in placed if last and last < today][-1]))
    if step > 0:
        return marked(phrase, Value(next(c for c, first, _ in placed if first and first > today)))
    if "month" in phrase.parts:
        return marked(phrase, Value(of_year(phrase, today.year)))
    return marked(phrase, scene.choose(candidates[1:4], phrase))


def _followed_period(phrase: Phrase, scene: Scene) -> Value | None:
    anchor = scene.anchor(phrase)
    start = edtf.bounds(anchor)[0] if anchor else None
    if start is None:
        return None
    step = words.FOLLOWS[phrase.parts["follows"]]
    candidates = [of_year(phrase, y) for y in (start.year - 1, start.year, start.year + 1)]
    placed = [(c, edtf.bounds(c)[0]) for c in candidates]
    later = [c for c, first in placed if first and first > start]
    sooner = [c for c, first in placed if first and first < start]
    value = candidates[1] if step == 0 else later[0] if step > 0 else sooner[-1]
    return marked(phrase, Value(value, f"counted from {anchor}"))


def shifted_day(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the 5th of next month", "the 20th of the same month"."""
    if "follows" in phrase.parts:
        anchor = scene.anchor(phrase, "day", "month")
        start = edtf.bounds(anchor)[0] if anchor else None
        step = words.FOLLOWS[phrase.parts["follows"]]
    else:
        start, step = scene.published, words.SHIFTS[phrase.parts["shift"]]
    month = moved(start.replace(day=1), step, "month") if start else None
    return Value(month.replace(day=rank(phrase.parts["day"])).isoformat()) if month else None


def shifted_unit(phrase: Phrase, scene: Scene) -> Value | None:
    """ "this year", "last week", "the following month"."""
    unit = said_unit(phrase)
    if "follows" in phrase.parts:
        return _followed_unit(phrase, scene, unit)
    step = words.SHIFTS[phrase.parts["shift"]]
    if unit == "weekend" and step == 0 and scene.sense(phrase).lean < 0 and scene.published.weekday() < 5:
        step = -1
    day = moved(scene.published, step, unit)
    return _with_edge(phrase, day, unit) if day else None


def _followed_unit(phrase: Phrase, scene: Scene, unit: Unit) -> Value | None:
    said = phrase.parts["follows"]
    step = words.FOLLOWS[said]
    anchor = scene.anchor(phrase)
    start = edtf.bounds(anchor)[0] if anchor else None
    if start is None or anchor is None:
        day = moved(scene.published, step, unit) if said in words.FOLLOWS_NOW else None
        return _with_edge(phrase, day, unit) if day else None
    if unit in ("week", "month", "weekend") and unit_of(anchor) in (
        "year",
        "decade",
        "century",
        "half",
        "quarter",
        "season",
    ):
        return None
    day = moved(start, step, unit)
    value = _with_edge(phrase, day, unit) if day else None
    return replace(value, because=f"counted from {anchor}") if value else None


def present_unit(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the end of the year", "month's end", "before the decade is out"."""
    return _with_edge(phrase, scene.published, said_unit(phrase))


def _with_edge(phrase: Phrase, day: date, unit: Unit) -> Value | None:
    """The unit around `day`, marked by its edge; the end of a decade or century is the round year that follows it."""
    at_end = any(phrase.parts.get(name) in words.ENDS for name in EDGES)
    if unit in ("decade", "century") and at_end:
        size = 10 if unit == "decade" else 100
        return Value(str((day.year // size + 1) * size))
    return marked(phrase, Value(containing(day, unit)))


def whole_unit(phrase: Phrase, scene: Scene) -> Value | None:
    """ "for the entire year": that of the quarter named in the same sentence, else the present one."""
    anchor = scene.anchor(phrase, "quarter", "half", "month", same_sentence=True)
    start = edtf.bounds(anchor)[0] if anchor else None
    return Value(containing(start or scene.published, said_unit(phrase)), f"counted from {anchor}" if anchor else "")


def weekend(phrase: Phrase, scene: Scene) -> Value | None:
    """The one that comes, or the last; "the weekend after" the one after."""
    today = scene.published
    told = scene.sense(phrase)
    past = told.lean < 0 and today.weekday() < 5
    weeks = -1 if past else 1 if "after" in phrase.parts else 0
    side = "last" if past else "next"
    return Value(containing(today + timedelta(weeks=weeks), "weekend"), f"the {side} one: {told.because}")


def ago(phrase: Phrase, scene: Scene) -> Value | None:
    return _distance(phrase, scene, -1)


def from_now(phrase: Phrase, scene: Scene) -> Value | None:
    return _distance(phrase, scene, 1)


def _distance(phrase: Phrase, scene: Scene, sign: int) -> Value | None:
    """So many units off, as exact as the unit; days and weeks count from the day of the speech."""
    number, unit = said_count(phrase), said_unit(phrase)
    start = scene.occasion(phrase, quoted_only=False) if unit in ("day", "week", "fortnight") else scene.published
    day = distant(start, sign * number, unit)
    if day is None:
        return None
    exact: Unit = "year" if unit in ("decade", "century") else unit
    if unit == "year" and number != int(number):
        exact = "month"
    because = "" if start == scene.published else f"counted from {start}, when it was said"
    return marked(phrase, Value(containing(day, exact), because))


def ahead(phrase: Phrase, scene: Scene) -> Value | None:
    """ "in three years" is a point to come; told of what has changed, it is the years up to now."""
    told = scene.sense(phrase)
    within = phrase.parts["prep"] != "in"
    if "time" in phrase.parts or told.lean > 1 or (within and told.lean > -2):
        return _distance(phrase, scene, 1)
    if not within and told.lean < 0 and said_unit(phrase) in ("year", "decade") and _tells_change(phrase, scene):
        value = stretch(scene.published, said_count(phrase), said_unit(phrase), ahead=False)
        return Value(value, f"up to now: {told.because}") if value else None
    return None


_CHANGE = re.compile(context.CHANGE, re.IGNORECASE)


def _tells_change(phrase: Phrase, scene: Scene) -> bool:
    """Whether a number stands before the phrase in its sentence: "fell by a third in two years"."""
    before = scene.document.text[max(0, phrase.span.start - 60) : phrase.span.start]
    return bool(_CHANGE.search(re.split(r"[.!?]\s", before)[-1]))


def stretch_of(phrase: Phrase, scene: Scene) -> Value | None:
    """ "over the next four years", "the past decade"."""
    side = phrase.parts["side"]
    to_come = side in words.AFTERWARDS
    number, unit, start = said_count(phrase), said_unit(phrase), scene.published
    if unit == "quarter" and "count" not in phrase.parts:
        day = moved(start, 1 if to_come else -1, unit)
        return Value(containing(day, unit)) if day else None
    if side == "following" or (to_come and scene.sense(phrase).lean == -2):
        # "joined in 2010 and over the next three years built ..."
        anchor = scene.anchor(phrase, same_sentence=True)
        first = edtf.bounds(anchor)[0] if anchor else None
        start = first if first is not None and first < start - RECENT else start
    value = stretch(start, number, unit, ahead=to_come)
    return Value(value, "" if start == scene.published else f"counted from {start}") if value else None


_MONEY = re.compile(rf"{context.MONEY}\b[^.;!?]{{0,24}}$", re.IGNORECASE)


def bare_stretch(phrase: Phrase, scene: Scene) -> Value | None:
    """ "over five years", of a plan or of money to be spent."""
    before = scene.document.text[max(0, phrase.span.start - 48) : phrase.span.start]
    if said_unit(phrase) in ("day", "week", "fortnight"):
        return None
    if scene.sense(phrase).lean <= 0 and not _MONEY.search(before):
        return None
    value = stretch(scene.published, said_count(phrase), said_unit(phrase), ahead=True)
    return Value(value) if value else None


def day(phrase: Phrase, scene: Scene) -> Value | None:
    """ "today" is the publication day; inside a quotation the day on which it was spoken."""
    start = scene.occasion(phrase, quoted_only=True)
    found = moved(start, words.DAYS[phrase.parts["today"]], "day")
    because = "" if start == scene.published else f"counted from {start}, when it was said"
    return Value(found.isoformat(), because) if found else None


def holiday(phrase: Phrase, scene: Scene) -> Value | None:
    """ "Christmas 2027", "by Easter", "last Thanksgiving"."""
    rule = words.HOLIDAYS[phrase.parts["holiday"]]
    year, today = said_year(phrase, scene), scene.published
    if year is not None:
        found = feast(year, rule)
        return Value(found.isoformat()) if found else None
    days = [d for y in range(today.year - 1, today.year + 3) for d in [feast(y, rule)] if d]
    step = words.SHIFTS.get(phrase.parts.get("shift", ""), 0)
    if step < 0:
        days = [d for d in days if d < today][-1:]
    if step > 0:
        days = [d for d in days if d > today][:1]
    if not days:  # a lunar feast in a year that the tables do not reach
        return None
    return Value(days[0].isoformat()) if step else scene.choose([d.isoformat() for d in days], phrase)


def elliptic(phrase: Phrase, scene: Scene) -> Value | None:
    """ "not this year and not next"."""
    found = moved(scene.published, words.SHIFTS[phrase.parts["shift"]], said_unit(phrase))
    return Value(containing(found, said_unit(phrase))) if found else None


def same_day(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the same day", "the next morning", "later in the day": of the last day named before."""
    said = phrase.parts.get("follows") or phrase.parts["follows2"]
    anchor = scene.anchor(phrase, "day")
    found = moved(date.fromisoformat(anchor[:10]), words.FOLLOWS[said], "day") if anchor else None
    return Value(found.isoformat(), f"counted from {anchor}") if found else None


_PERIODS: tuple[Unit, ...] = ("month", "season", "quarter", "half", "year")


def later(phrase: Phrase, scene: Scene) -> Value | None:
    """ "a year earlier" than the month, quarter or year named before; without one, than now."""
    unit = said_unit(phrase)
    back = phrase.parts["way"] in words.BACKWARDS
    number = int(said_count(phrase)) * (-1 if back else 1)
    anchor = scene.anchor(phrase, *_PERIODS) if unit in ("year", "decade") else None
    anchor = anchor or scene.anchor(phrase)
    if anchor is None:
        found = moved(scene.published, number, unit) if back and unit in ("year", "month", "decade") else None
        return Value(containing(found, "year" if unit == "decade" else unit)) if found else None
    named = unit_of(anchor)
    if unit in ("day", "week", "weekend") and named not in ("day", unit):
        return None
    value = stepped(anchor, number, unit)
    return Value(value.rstrip("~"), f"counted from {anchor}") if value else None


def same_period(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the same period last year", of the month, quarter or stretch named before; else the last year."""
    anchor = scene.anchor(phrase, "month", "quarter", "half", "season", "week", "interval")
    if anchor is None:
        before = moved(scene.published, -1, "year")
        return Value(containing(before, "year")) if before else None
    parts = anchor.split("/") if unit_of(anchor) == "interval" else [anchor]
    ends = [stepped(part, -1, "year") for part in parts]
    return Value("/".join(e for e in ends if e), f"counted from {anchor}") if all(ends) else None
