"""Phrases that name their place in the calendar: months, days, quarters, seasons, decades, dates in figures.

Each function takes a phrase of its shape and gives its value, or None where the text does not tell it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from korus.reading import edtf
from korus.reading.date_grammar import Phrase
from korus.reading.date_parts import full_year, marked, rank, said_count, said_month, said_unit, said_year
from korus.reading.date_scene import Scene, Value
from korus.reading.date_units import Unit, containing, moved, nth_weekday
from korus.reading.languages.en import dates as words

#: A date in figures that can be read in two ways is read as the one so near to the publication, if the other is not.
NEAR = timedelta(days=31)


def calendar(phrase: Phrase, scene: Scene) -> Value | None:
    """A month, day, quarter, half or season, of a year that is named or chosen by the sense."""
    parts, today = phrase.parts, scene.published
    year = said_year(phrase, scene)
    if year is None and "month" in parts:
        year = scene.year_told(phrase)
    if "day" in parts and "month" not in parts:
        candidates = _of_weekday(phrase, _in_months_around(rank(parts["day"]), today))
        return marked(phrase, scene.choose(candidates, phrase, strictly=True))
    if year is not None:
        return marked(phrase, Value(of_year(phrase, year)))
    if "which" in parts and rank(parts["which"]) == -1:
        before = moved(today, -1, "quarter")
        return Value(containing(before, "quarter"), "the quarter before this one") if before else None
    candidates = [c for y in (today.year - 1, today.year, today.year + 1) for c in _possible(phrase, y)]
    return marked(phrase, scene.choose(_of_weekday(phrase, candidates), phrase))


def of_year(phrase: Phrase, year: int) -> str:
    """What the phrase names, in that year. Raises ValueError where the year has no such day."""
    parts = phrase.parts
    if "month" in parts:
        day = parts.get("day") or parts.get("day_word")
        month = said_month(phrase)
        return date(year, month, rank(day)).isoformat() if day else f"{year}-{month:02}"
    quarter = parts.get("q") or parts.get("q2") or parts.get("which")
    if quarter:
        number = rank(quarter)
        return f"{year}-{32 + (4 if number == -1 else number)}"
    half = parts.get("h") or parts.get("h2") or parts.get("half")
    if half:
        number = rank(half)
        return f"{year}-{39 + (2 if number == -1 else number)}"
    if "season" in parts:
        return f"{year}-{words.SEASONS[parts['season']]}"
    return f"{year}"


def _possible(phrase: Phrase, year: int) -> list[str]:
    """The value in that year, if there is one: not every year has a 29 February."""
    try:
        return [of_year(phrase, year)]
    except ValueError:
        return []


def _of_weekday(phrase: Phrase, candidates: list[str]) -> list[str]:
    """Of days those that fall on the weekday the phrase names; all, if it names none or a wrong one."""
    if "weekday" not in phrase.parts:
        return candidates
    weekday = words.WEEKDAYS[phrase.parts["weekday"].rstrip(".")]
    return [c for c in candidates if len(c) == 10 and date.fromisoformat(c).weekday() == weekday] or candidates


def _in_months_around(day: int, today: date) -> list[str]:
    """That day of the three months before, of this one and of the three after."""
    months = (moved(today.replace(day=1), step, "month") for step in range(-3, 4))
    lengths = ((m, edtf.bounds(containing(m, "month"))[1]) for m in months if m)
    return [m.replace(day=day).isoformat() for m, last in lengths if last and day <= last.day]


def days(phrase: Phrase, scene: Scene) -> Value | None:
    """ "July 22-25": the first day is placed, the last follows it."""
    start = calendar(phrase, scene)
    if start is None:
        return None
    first = date.fromisoformat(start.edtf)
    last = first.replace(day=rank(phrase.parts["last_day"]))
    return replace(start, edtf=f"{first}/{last}") if last > first else None


def year(phrase: Phrase, scene: Scene) -> Value | None:
    return marked(phrase, Value(phrase.parts["year"]))


def years(phrase: Phrase, scene: Scene) -> Value | None:
    """ "2022-23", "2019–2021"."""
    first, end = phrase.parts["year"], phrase.parts["yy_end"]
    return Value(f"{first}/{end if len(end) == 4 else first[:2] + end}")


def financial_year(phrase: Phrase, scene: Scene) -> Value | None:
    if "yy_end" in phrase.parts:
        return years(phrase, scene)
    return marked(phrase, Value(str(said_year(phrase, scene))))


def figures(phrase: Phrase, scene: Scene) -> Value | None:
    """ "2025.08.26" is plain; "18/03/24" goes by what is possible, by the article's other dates, by the nearer one."""
    parts = phrase.parts
    if "mm" in parts:
        return Value(date(int(parts["year"]), int(parts["mm"]), int(parts["dd"])).isoformat())
    year = int(parts["year"]) if "year" in parts else full_year(int(parts["yy"]), scene.published)
    first, second = int(parts["first"]), int(parts["second"])
    day_first, month_first = _day_or_none(year, second, first), _day_or_none(year, first, second)
    if parts["sep"] == ".":  # only those who write the day first put dots
        month_first = None
    if day_first and month_first and day_first != month_first:
        if scene.day_first is not None:
            return Value(
                (day_first if scene.day_first else month_first).isoformat(), "in the order of the article's others"
            )
        near = [d for d in (day_first, month_first) if abs(d - scene.published) <= NEAR]
        return Value(near[0].isoformat(), "the reading near the publication") if len(near) == 1 else None
    found = day_first or month_first
    return Value(found.isoformat()) if found else None


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day_comes_first(phrases: Sequence[Phrase]) -> bool | None:
    """Whether the article's dates in figures have the day in front; None if none of them tells."""
    for phrase in phrases:
        if phrase.shape == "figures" and "first" in phrase.parts:
            first, second = int(phrase.parts["first"]), int(phrase.parts["second"])
            if first > 12 >= second or second > 12 >= first:
                return first > 12
    return None


def decade(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the 1990s", "the '90s", "the nineties"; "the 1800s" are a century, "the 2000s" ten years."""
    parts, today = phrase.parts, scene.published
    if "decade" in parts:
        said = parts["decade"]
        return Value(f"{said[:2]}XX" if said.endswith("00") and said < "2000" else f"{said[:3]}X")
    tens = words.DECADES[parts["decade_word"]] if "decade_word" in parts else int(parts["short_decade"])
    year = today.year // 100 * 100 + tens
    return Value(f"{(year if year <= today.year else year - 100) // 10}X", "the last one of that name")


def century(phrase: Phrase, scene: Scene) -> Value | None:
    return Value(f"{rank(phrase.parts['century']) - 1}XX")


def mid_century(phrase: Phrase, scene: Scene) -> Value | None:
    return Value(f"{scene.published.year // 100}50~")


def nth_weekday_of_month(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the last Thursday in November"."""
    weekday, which, month = words.WEEKDAYS[phrase.parts["weekday"]], rank(phrase.parts["which"]), said_month(phrase)
    year, this = said_year(phrase, scene), scene.published.year
    if year is not None:
        return Value(nth_weekday(year, month, weekday, which).isoformat())
    days = [nth_weekday(y, month, weekday, which).isoformat() for y in (this - 1, this, this + 1)]
    return scene.choose(days, phrase)


def part_of_month(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the first week of March", "the last day of May"."""
    month = _month_alone(phrase, scene)
    if month is None:
        return None
    first, last = edtf.bounds(month.edtf)
    if first is None or last is None:
        return None
    which, unit = rank(phrase.parts["which"]), said_unit(phrase)
    if unit == "day":
        day = last if which == -1 else first + timedelta(days=which - 1)
        return replace(month, edtf=day.isoformat())
    # The last week is the last full one; the first is the one with most of its days in the month.
    inside = last - timedelta(days=6) if which == -1 else first + timedelta(days=3, weeks=which - 1)
    return replace(month, edtf=containing(inside, unit))


def _month_alone(phrase: Phrase, scene: Scene) -> Value | None:
    """The month of a phrase that names more."""
    parts = {name: value for name, value in phrase.parts.items() if name not in ("day", "which")}
    return calendar(replace(phrase, parts=parts), scene)


def week_of(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the week beginning December 13"."""
    day = calendar(phrase, scene)
    return replace(day, edtf=containing(date.fromisoformat(day.edtf), "week")) if day else None


_IN_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "year": 12, "decade": 120}


def stretch_to(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the 12 months to July": the months that end with it."""
    months = round(said_count(phrase) * _IN_MONTHS.get(said_unit(phrase), 0))
    end = _month_alone(phrase, scene) if months > 1 else None
    first = edtf.bounds(end.edtf)[0] if end else None
    start = moved(first, 1 - months, "month") if first else None
    return replace(end, edtf=f"{containing(start, 'month')}/{end.edtf}") if start and end else None


def months_of_year(phrase: Phrase, scene: Scene) -> Value | None:
    """ "the first six months of 2025"."""
    year, months = said_year(phrase, scene), int(said_count(phrase))
    if year is None or not 1 < months < 12:
        return None
    if rank(phrase.parts["which"]) == 1:
        return Value(f"{year}-01/{year}-{months:02}")
    return Value(f"{year}-{13 - months:02}/{year}-12")
