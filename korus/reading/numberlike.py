"""Numbers that are no amounts by the words around them: names, codes, dates, times of day, ages, scores, addresses.

Each rule looks at a few dozen characters on one side of the number, within its line, so that the whole stays linear.
What needs the parse ("the two countries") is in `korus.reading.counted`.
"""

import re
from collections.abc import Iterable

from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.numbers import Numeral
from korus.reading.patterns import any_of
from korus.reading.units import Unit

#: Characters looked at on either side.
NEAR = 48
#: Nobody is older; a higher number of years is a duration.
OLDEST = 150
LAST_DAY = 31
YEARS = range(1500, 2201)


def numberlike(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether `numeral` (with its unit, if one stands beside it) is something other than an amount."""
    start, end = numeral.span.start, numeral.span.end
    near = max(0, start - NEAR)
    before = text[max(text.rfind("\n", near, start) + 1, near) : start]
    after = text[end : end + NEAR].split("\n", 1)[0]
    written = text[start:end]
    if _is_age_of(numeral, after) or _AGO.match(after) or _is_frequency(numeral, unit, before, after):
        return True
    if _EXCHANGE_BEFORE.search(before) or _EXCHANGE_AFTER.match(after):
        return True
    if unit is not None and (_is_title(text, numeral, unit) or _PLAN.match(after)):
        return True
    if written.casefold() == "one" and _EMPHASIS.search(before):
        return True
    if unit is not None and unit.kind != "time":
        return False
    if numeral.fraction:
        return not _is_share(written, before, after)
    if numeral.multiple:
        return not _is_multiple(written, before, after)
    if unit is not None:
        return bool(_AGE_BEFORE.search(before) or _EXTREME.match(after) or before.endswith("-in-"))
    return _without_unit(numeral, written, before, after)


def outside_tables(text: str, found: list[Numeral]) -> list[Numeral]:
    """Without the cells of tables: three or more numbers with only blanks between, six or more without a letter."""
    kept: list[Numeral] = []
    for row in _rows(text, found, _NO_LETTER):
        if len(row) >= 6:
            continue
        for cells in _rows(text, row, _BLANKS):
            kept.extend(cells if len(cells) < 3 else ())
    return kept


def _rows(text: str, found: list[Numeral], gap: re.Pattern[str]) -> list[list[Numeral]]:
    """`found` in runs of numbers that only `gap` parts."""
    rows: list[list[Numeral]] = []
    for numeral in found:
        if rows and gap.fullmatch(text, rows[-1][-1].span.end, numeral.span.start):
            rows[-1].append(numeral)
        else:
            rows.append([numeral])
    return rows


def _is_age_of(numeral: Numeral, after: str) -> bool:
    return numeral.value < OLDEST and _YEARS_OLD.match(after) is not None


def _is_frequency(numeral: Numeral, unit: Unit | None, before: str, after: str) -> bool:
    """Whether it tells how often: "every three weeks", "three times a day", "seven days a week", "twice a month"."""
    if _TIMES_A_DAY.match(after) or (numeral.multiple and _A_DAY.match(after)):
        return True
    return unit is not None and unit.kind == "time" and _EVERY.search(before) is not None


def _is_title(text: str, numeral: Numeral, unit: Unit) -> bool:
    """Whether a number word and its unit are part of a name ("the Six-Day War", "Three Mile Island")."""
    written = unit.span.of(text)
    if numeral.digits or written.isupper() or not written[0].isupper():
        return False
    named = written[len(numeral.span) :].strip(" -\u00a0")[:1].isupper()
    return named and _CAPITAL_AFTER.match(text, unit.span.end) is not None


def _is_share(written: str, before: str, after: str) -> bool:
    """Whether a fraction is a share: "a third of", "by half"; not "a third term", "the second half"."""
    if _HALF_NAME.search(before) or _HYPHENED.match(after) or _PERIOD_OF_SUM.search(before):
        return False
    if "-" in written or not written[:2].casefold().startswith(("a ", "an", "ha")):
        return True  # "two-thirds", "one third"
    return bool(_SHARE_AFTER.match(after) or _SHARE_BEFORE.search(before) or _STOP_AFTER.match(after))


def _is_multiple(written: str, before: str, after: str) -> bool:
    """Whether "twice" or "double" multiplies something: "twice the toll"; not "will double", "voted twice"."""
    if written[-4:].casefold() == "fold":
        return True
    return _MULTIPLE_AFTER.match(after) is not None and not _VERBAL_BEFORE.search(before)


def _without_unit(numeral: Numeral, written: str, before: str, after: str) -> bool:
    if _NAME_BEFORE.search(before) or _NAMED_BEFORE.search(before):
        return True
    if _GLUED_AFTER.match(after) or _JOINED_AFTER.match(after) or _CLOCK_AFTER.match(after) or _is_adjective(after):
        return True
    if not numeral.scaled and _is_age(before, after):
        return True
    if numeral.digits and not numeral.scaled:
        return _is_date(numeral, before, after) or _is_code(written, before, after)
    return _TITLE_BEFORE.search(before) is not None


def _is_adjective(after: str) -> bool:
    """Whether the number is part of an adjective that counts nothing ("two-way")."""
    match = _HYPHENED.match(after)
    return match is not None and match["word"].casefold() not in words.HYPHENATED | words.HYPHENED_BOUNDS


def _is_age(before: str, after: str) -> bool:
    """Whether the number is somebody's age ("aged 12 to 15", "Ada Byrne, 54, said")."""
    return bool(_AGE_BEFORE.search(before) or (_APPOSED_BEFORE.search(before) and _APPOSED_AFTER.match(after)))


def _is_date(numeral: Numeral, before: str, after: str) -> bool:
    value = numeral.value
    if value <= LAST_DAY and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):
        return True
    if len(numeral.span) != 4 or value not in YEARS:
        return False
    if _YEARS_AFTER.match(after) or _YEARS_BEFORE.search(before) or _DAY_BEFORE.search(before):
        return True
    # A plain four-digit number is a year, unless the words call it an amount ("about 2000 homes").
    return not _COUNTED_BEFORE.search(before) or _YEAR_BEFORE.search(before) is not None


def _is_code(written: str, before: str, after: str) -> bool:
    """Whether digits are a label's, a time of day, a telephone's, an address's, a score."""
    if _LABEL_BEFORE.search(before) and not _SCALE_AFTER.match(after):
        return True
    if _ADDRESS_AFTER.match(after) or _CLOCK_BEFORE.search(before):
        return True
    if not before.strip(" •▪►>|*[(") and _HOUR.fullmatch(written) and _ENTRY_AFTER.match(after):
        return True  # the entries of a live blog
    if _PHONE_BEFORE.search(before) or _PHONE_AFTER.match(after) or _ABROAD_BEFORE.search(before):
        return True
    return _is_score(written, before, after)


def _is_score(written: str, before: str, after: str) -> bool:
    """Whether the number is one half of "3-1", of "312 to 201" beside a vote, of "50-50"."""
    if written == "50" and (_EVEN_AFTER.match(after) or _EVEN_BEFORE.search(before)):
        return True
    if _SCORE_AFTER.match(after) and (_CONTEST_BEFORE.search(before) or _SCORE_OF_CONTEST.match(after)):
        return True
    second = _SCORE_BEFORE.search(before)
    if second is None:
        return False
    return bool(_CONTEST_BEFORE.search(before[: second.start("joint")]) or _CONTEST_AFTER.match(after))


def _labels(labels: Iterable[str]) -> str:
    """Labels as a pattern: with a capital, and in lower case too where that cannot be an ordinary noun."""
    return "|".join(
        label.capitalize() if label in context.LABELS_IN_CAPITALS else f"[{label[0].upper()}{label[0]}]{label[1:]}"
        for label in sorted(set(labels), key=len, reverse=True)
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE | re.IGNORECASE)


_NO_LETTER = re.compile(r"[\W\d_]*+")
_BLANKS = re.compile(r"[ \t|]*+")
_NUMBER = rf"(?: \d+ | {any_of(words.ONES)} | (?:{any_of(words.TENS)})(?:-(?:{any_of(words.ONES)}))? )"
_TIME = rf"(?: (?:{any_of(words.TIME_UNITS)}|centurie) s? )"
_MONTH = rf"(?: {context.MONTHS} )"
_CONTEST = rf"(?: {any_of(context.CONTEST)} )"
_SCALE = rf"(?: % | per | point | year | {any_of(words.SCALES)} | bn\b )"

# Of any number.
_YEARS_OLD = _compiled(rf"(?: -?[ ](?:to|and|or)[ ]{_NUMBER} )? [ -]years?[ -] (?: olds?\b | of[ -]age\b )")
_AGO = _compiled(rf"[ ](?:and[ ]a[ ]half[ ])? {_TIME} [ ]ago\b")
_PER_TIME = rf"[ ](?:an?|per|every|each)[ ] (?:{_NUMBER}[ ])? {_TIME} \b"
_A_DAY = _compiled(_PER_TIME)
_TIMES_A_DAY = _compiled(rf"[ ] (?: times | {_TIME} ) {_PER_TIME}")
_EVERY = _compiled(r"\b(?:every|each) (?:[ ](?:other|few))?[ ]$")
_EXCHANGE_BEFORE = re.compile(r"= ?\S{0,4}$")  # "($1 = 14,300 rupiah)"
_EXCHANGE_AFTER = re.compile(r" ?\S{0,12} ?= ?\S{0,4}\d")
_EXTREME = _compiled(rf"-{_TIME}[ ](?:{any_of(context.EXTREMES)})s?\b")
_PLAN = _compiled(rf"-point[ ] (?:[\w-]+[ ])? (?:{any_of(context.PLANS)})\b")
_EMPHASIS = _compiled(rf"\b(?:{any_of(context.EMPHASIS)})[ ]$")
_CAPITAL_AFTER = re.compile(r"['’]? [A-Z][a-z]")
_HYPHENED = re.compile(r"-(?P<word>[^\W\d_]+)")

# Of fractions and multiples.
_HALF_NAME = _compiled(rf"\b(?:{any_of(context.HALF_NAMES)})[ -]$ | -$")
_PERIOD_OF_SUM = re.compile(r"(?:\d|illion|dollars|euros|won|yen|pounds) $")  # "$3bn a quarter"
_SHARE_AFTER = _compiled(rf"[ ](?!past\b)(?:{any_of(context.SHARE_AFTER)})\b")
_SHARE_BEFORE = _compiled(rf"\b(?:{any_of(context.SHARE_BEFORE)})[ ]$")
_STOP_AFTER = re.compile(r"[,.;:!?)”\"’]|$")
_MULTIPLE_AFTER = _compiled(rf"[ ](?:{any_of(context.MULTIPLE_AFTER)})\b")
_VERBAL_BEFORE = _compiled(rf"\b(?:{any_of(context.VERBAL_BEFORE)})[ ]$")

# Of numbers without a unit.
_NAME_BEFORE = _compiled(
    r"""
      (?:^|[^\w]) [^\W\d_]\w*+ - $ | [^\W\d_]$     # F-35, COVID-19, RE100
    | [#'’+/×]$ | \d[.:/x]$                        # '89, 5+3, 24/7, 16:30
    """
)
_NAMED_BEFORE = _compiled(rf"\b(?:{any_of(context.NAMING_BEFORE)})[ -]?$")
_TITLE_BEFORE = re.compile(rf"\b(?:{'|'.join(label.capitalize() for label in context.LABELS if len(label) > 3)}) $")
_GLUED_AFTER = re.compile(r"[^\W\d_]|['’]s\b|_")
_JOINED_AFTER = _compiled(
    r"""
      [+/×]\d | :\d | -\d{2}-\d{2}\b               # 5+3, 16:30, 2024-05-13
    | [ ]to[ ](?:1|one)\b (?![.,]\d) (?![ ][^\W\d_]{4,})
    | [ ]times[ ](?:an?|per|each)[ ]
    """
)
_CLOCK_AFTER = _compiled(
    rf"(?:[:.]\d{{2}})?[ ]?[ap]\.?m\b | [ ]?o['’]clock | h\d\d\b | [ ](?:{any_of(context.TIME_ZONES)})\b"
)
_AGE_BEFORE = _compiled(
    rf"""
      \b(?:aged?|ages) (?:[ ](?:{any_of(context.AGE_RELATIONS)}))? [ ] (?:{_NUMBER} (?:[ ](?:to|and|or)[ ]|[-–]) )?$
    | \b(?:under|over)-$ | \bturn(?:s|ed|ing)[ ]$
    | \b(?:{any_of(context.AGED)})[ ](?:under|over|below|above)[ ](?:the[ ]age[ ]of[ ])?$
    """
)
_APPOSED_BEFORE = re.compile(r"[^\W\d_][”\"’]?, $")
_APPOSED_AFTER = re.compile(r"[,.;)](?!\d)|$")

# Of digits.
_MONTH_BEFORE = re.compile(
    rf"\b{_MONTH}[ ](?:\d{{1,2}}(?:st|nd|rd|th)?(?:[ ]?[-–][ ]?|[ ]and[ ]|[ ]to[ ]))?$", re.VERBOSE
)
_MONTH_AFTER = re.compile(rf"(?:(?:[ ]?[-–][ ]?|[ ]and[ ]|[ ]to[ ])\d{{1,2}})?[ ](?:of[ ])?{_MONTH}(?!\w)", re.VERBOSE)
_DAY_BEFORE = re.compile(rf"\b{_MONTH}(?:[ ]\d{{1,2}}(?:st|nd|rd|th)?)?,?[ ]$", re.VERBOSE)
_YEARS_AFTER = re.compile(r"[-–/]\d{2}(?:\d{2})?\b")
_YEARS_BEFORE = re.compile(r"\b\d{4}[-–/]$")
_COUNTED_BEFORE = _compiled(rf"\b(?:{any_of(context.COUNTED_BEFORE)})[ ]$")
_YEAR_BEFORE = _compiled(rf"\b(?:{any_of(context.YEAR_BEFORE)})(?:[ ](?:{any_of(context.YEAR_ADVERBS)}))?[ ]$")
_LABEL_BEFORE = re.compile(rf"\b(?:{_labels(context.LABELS)})\.? (?:\d[\w.]*(?:, ?| and | or | to |-|–))?$")
_SCALE_AFTER = _compiled(rf"[ ]?{_SCALE}")
_ADDRESS_AFTER = re.compile(rf" (?:[A-Z][\w'’.]{{1,20}} ){{1,3}}(?:{any_of(context.STREETS)})\b")
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_ENTRY_AFTER = re.compile(r"$|[ \])]+(?:[A-Z“\"]|$)")
_CLOCK_BEFORE = re.compile(r"\d[:h]$")
_PHONE_BEFORE = _compiled(
    rf"""
      (?<![\d,.]) \(?\d{{2,4}}\)? [-.] \d{{3,4}} [-.]$                          # 202-555-
    | (?: \(0\d{{1,4}}\)[ ]? | (?<![\d,.])0\d{{1,4}}[ -] ) (?:\d{{2,4}}[ -])?$   # (020) 7946, 020 7946
    | \b(?:{any_of(context.PHONE_BEFORE)}) (?:[ ](?:us|me))? (?:[ ](?:on|at|number))? [ :.]{{1,3}}
      (?:\d{{2,5}}[ -]){{0,3}}$
    """
)
_PHONE_AFTER = re.compile(r"-\d{3,4}-\d|\) ?\d{3,4}[ -]\d{3,4}")
_ABROAD_BEFORE = re.compile(r"\+(?:[\d()]{1,5}[ -]){0,4}[\d()]{0,5}$")
_EVEN_AFTER, _EVEN_BEFORE = re.compile(r"[-–/:]50\b"), re.compile(r"\b50[-–/:]$")
_SCORE_AFTER = _compiled(rf"(?:[-–]|[ ]to[ ]) \d{{1,3}}\b (?![.,]\d) (?! [ ]?{_SCALE} | [ ][^\W\d_]+s\b )")
_SCORE_BEFORE = re.compile(r"\b\d{1,3}(?P<joint>[-–]| to )$")
_SCORE_OF_CONTEST = _compiled(rf"[-–]\d{{1,3}}[ ]{_CONTEST}\b")
_CONTEST_AFTER = _compiled(rf"[ ]{_CONTEST}\b")
_CONTEST_BEFORE = _compiled(rf"\b{_CONTEST}\b [^.;\d]{{0,30}} (?:\d{{1,3}})?$")
