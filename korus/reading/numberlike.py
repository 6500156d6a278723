"""Numbers that are no amounts by the words around them: names, codes, dates, times of day, ages, scores, addresses.

Each rule looks at a few dozen characters on one side of the number, within its line, so that the whole stays linear.
What needs the parse ("the two countries") is in `korus.reading.counted`.
"""

import re
from collections.abc import Iterable

from korus.reading.languages.en import quantities as words
from korus.reading.numbers import Numeral
from korus.reading.units import Unit

#: Characters looked at on either side.
NEAR = 48


def numberlike(text: str, numeral: Numeral, unit: Unit | None) -> bool:
    """Whether `numeral` (with its unit, if one stands beside it) is something other than an amount."""
    start, end = numeral.span.start, numeral.span.end
    near = max(0, start - NEAR)
    before = text[max(text.rfind("\n", near, start) + 1, near) : start]
    after = text[end : end + NEAR].split("\n", 1)[0]
    written = text[start:end]
    if (_AGE_AFTER.match(after) and numeral.value < 150) or _AGO.match(after) or _TIMES_A_DAY.match(after):
        return True
    if numeral.multiple and _A_DAY.match(after):
        return True
    if _EXCHANGE_BEFORE.search(before) or _EXCHANGE_AFTER.match(after):
        return True
    if _EVERY.search(before) and unit is not None and unit.kind == "time":
        return True
    if unit is not None and _is_title(text, numeral, unit):
        return True
    if unit is not None and unit.kind != "time":
        return False
    if numeral.fraction or numeral.multiple:
        if numeral.fraction:
            return not _share_of_something(written, before, after)
        return not (written[-4:].casefold() == "fold" or _multiple_of(before, after))
    if unit is not None:
        return bool(_AGE_BEFORE.search(before) or _HIGH_AFTER.match(after) or before.endswith("-in-"))
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


def _without_unit(numeral: Numeral, written: str, before: str, after: str) -> bool:
    if _NAME_BEFORE.search(before) or _GLUED_AFTER.match(after) or _JOINED_AFTER.match(after):
        return True
    if _hyphened(after) or (_is_age(before, after) and not numeral.scaled) or _CLOCK_AFTER.match(after):
        return True
    if numeral.digits and not numeral.scaled:
        return _is_date(numeral, before, after) or _is_code(written, before, after)
    return _WORD_NAME_BEFORE.search(before) is not None


def _is_title(text: str, numeral: Numeral, unit: Unit) -> bool:
    """Whether a number word and its unit are part of a name ("the Six-Day War", "Three Mile Island")."""
    written = unit.span.of(text)
    if numeral.digits or written.isupper() or not written[0].isupper():
        return False
    named = written[len(numeral.span) :].strip(" -\u00a0")[:1].isupper()
    return named and _CAPITAL_AFTER.match(text, unit.span.end) is not None


def _hyphened(after: str) -> bool:
    """Whether the number is part of an adjective that counts nothing ("two-way")."""
    match = _HYPHENED.match(after)
    return match is not None and match["word"].casefold() not in words.HYPHENATED | words.HYPHENED_BOUNDS


def _is_age(before: str, after: str) -> bool:
    """Whether the number is somebody's age ("aged 12 to 15", "Ada Byrne, 54, said")."""
    return bool(_AGE_BEFORE.search(before) or (_APPOSED_BEFORE.search(before) and _APPOSED_AFTER.match(after)))


def _is_date(numeral: Numeral, before: str, after: str) -> bool:
    value = numeral.value
    if value <= 31 and (_MONTH_BEFORE.search(before) or _MONTH_AFTER.match(after)):
        return True
    if len(numeral.span) != 4 or not 1500 <= value <= 2200:
        return False
    if _YEARS_AFTER.match(after) or _YEARS_BEFORE.search(before) or _MONTH_DAY_BEFORE.search(before):
        return True
    # A plain four-digit number is a year, unless the words call it an amount ("about 2000 homes").
    return not _QUALIFIED.search(before) or _IN_BEFORE.search(before) is not None


def _is_code(written: str, before: str, after: str) -> bool:
    """Phone numbers, scores, addresses, times of day, labels."""
    if _LABEL_BEFORE.search(before) and not _SCALE_AFTER.match(after):
        return True
    if _ADDRESS_AFTER.match(after) or _CLOCK_BEFORE.search(before):
        return True
    if not before.strip(" •▪►>|*[(") and _HOUR.fullmatch(written) and _ENTRY_AFTER.match(after):
        return True  # the entries of a live blog
    if _is_phone(before, after):
        return True
    if written == "50" and (_EVEN_AFTER.match(after) or _EVEN_BEFORE.search(before)):
        return True
    if _SCORE_AFTER.match(after) and (_CONTEST_BEFORE.search(before) or _SCORE_CONTEST.match(after)):
        return True
    second = _SCORE_BEFORE.search(before)
    return second is not None and bool(
        _CONTEST_BEFORE.search(before[: second.start("joint")]) or _CONTEST_AFTER.match(after)
    )


def _is_phone(before: str, after: str) -> bool:
    """Whether digits stand in groups that hyphens, dots or brackets join, as no amount has them."""
    if _PHONE_BEFORE.search(before) or _PHONE_AFTER.match(after):
        return True
    return _PLUS_BEFORE.search(before) is not None


def _share_of_something(written: str, before: str, after: str) -> bool:
    """Whether a fraction is a share: "a third of", "by half"; not "a third term", "the second half"."""
    if _HALF_NAME_BEFORE.search(before) or _HYPHENED.match(after) or _QUARTER_PERIOD_BEFORE.search(before):
        return False
    if "-" in written or not written[:2].casefold().startswith(("a ", "an", "ha")):
        return True  # "two-thirds", "one third"
    return bool(_SHARE_AFTER.match(after) or _SHARE_BEFORE.search(before) or _STOP_AFTER.match(after))


def _multiple_of(before: str, after: str) -> bool:
    return bool(_MULTIPLE_AFTER.match(after)) and not _TO_BEFORE.search(before)


def _any(names: Iterable[str]) -> str:
    return "|".join(sorted({re.escape(name) for name in names}, key=len, reverse=True))


def _labels(labels: Iterable[str]) -> str:
    """Labels as a pattern: with a capital, and in lower case too where that cannot be an ordinary noun."""
    return "|".join(
        label.capitalize() if label in words.LABELS_IN_CAPITALS else f"[{label[0].upper()}{label[0]}]{label[1:]}"
        for label in sorted(set(labels), key=len, reverse=True)
    )


_NO_LETTER = re.compile(r"[\W\d_]*+")
_BLANKS = re.compile(r"[ \t|]*+")
_NUMBER = rf"(?:\d+|{_any(words.ONES)}|(?:{_any(words.TENS)})(?:-(?:{_any(words.ONES)}))?)"
_TIME = rf"(?:{_any(words.TIME_UNITS)}|centurie)s?"
_MONTH = rf"(?:{words.MONTHS})"
_CONTEST = rf"(?:{_any(words.CONTEST)})"

_AGE_AFTER = re.compile(rf"(?:-? (?:to|and|or) {_NUMBER})?[ -]years?[ -](?:olds?\b|of[ -]age\b)", re.IGNORECASE)
_AGO = re.compile(rf" (?:and a half )?{_TIME} ago\b", re.IGNORECASE)
_A_DAY = re.compile(rf" (?:an?|per|every|each) (?:{_NUMBER} )?{_TIME}\b", re.IGNORECASE)
_TIMES_A_DAY = re.compile(rf" (?:times|{_TIME}){_A_DAY.pattern}", re.IGNORECASE)
_EXCHANGE_BEFORE = re.compile(r"= ?\S{0,4}$")
_EXCHANGE_AFTER = re.compile(r" ?\S{0,12} ?= ?\S{0,4}\d")
_HIGH_AFTER = re.compile(
    r"-(?:second|minute|hour|day|week|month|year|decade) (?:high|low|record|peak|trough)s?\b", re.IGNORECASE
)
_EVERY = re.compile(r"\b(?:every|each)(?: other| few)? (?:few )?$", re.IGNORECASE)

_NAME_BEFORE = re.compile(
    r"""
      (?:^|[^\w])[^\W\d_][\w]*-$ | [^\W\d_]$       # F-35, COVID-19, RE100
    | [#'’+/×]$ | \d[.:/x]$                        # '89, 5+3, 24/7, 16:30
    | \b[vV](?:ersion)?\.?[ ]?$
    | \bper[ ]$ | \b[Ll]eague[ ]$ | \b(?:net|ground|absolute|sub|patient)[ -]$
    | \b(?:top|bottom|big|group\ of|gang\ of)[ -]$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD_NAME_BEFORE = re.compile(
    rf"\b(?:{'|'.join(label.capitalize() for label in set(words.LABELS) if len(label) > 3)}) $"
)
_LABEL_BEFORE = re.compile(rf"\b(?:{_labels(words.LABELS)})\.? (?:\d[\w.]*(?:, ?| and | or | to |-|–))?$")
_SCALE_AFTER = re.compile(r" ?(?:%|per ?cent|million|billion|trillion|bn\b)", re.IGNORECASE)
_GLUED_AFTER = re.compile(r"[^\W\d_]|(?:st|nd|rd|th)\b|['’]s\b|_")
_JOINED_AFTER = re.compile(
    r"[+/×]\d|:\d|-\d{2}-\d{2}\b| to (?:1|one)\b(?![.,]\d)(?! [^\W\d_]{4,})| times (?:an?|per|each) "
)
_CAPITAL_AFTER = re.compile(r"['’]? [A-Z][a-z]")
_HYPHENED = re.compile(r"-(?P<word>[^\W\d_]+)")
_AGE_BEFORE = re.compile(
    rf"\b(?:aged?|ages)(?: of| between| over| under| about| from)? (?:{_NUMBER}(?: to | and | or |-|–))?$"
    r"|\b(?:under|over)-$|\bturn(?:s|ed|ing) $"
    r"|\b(?:kids|children|people|those|adults|women|men|girls|boys|anyone|everyone|youths|teens|players|drivers|pupils|students)"
    r" (?:under|over|below|above) (?:the age of )?$",
    re.IGNORECASE,
)
_APPOSED_BEFORE = re.compile(r"[^\W\d_][”\"’]?, $")
_APPOSED_AFTER = re.compile(r"[,.;)](?!\d)|$")
_MONTH_BEFORE = re.compile(rf"\b{_MONTH} (?:\d{{1,2}}(?:st|nd|rd|th)?(?: ?[-–] ?| and | to ))?$")
_MONTH_AFTER = re.compile(rf"(?:(?: ?[-–] ?| and | to )\d{{1,2}})? (?:of )?{_MONTH}(?!\w)")
_MONTH_DAY_BEFORE = re.compile(rf"\b{_MONTH}(?: \d{{1,2}}(?:st|nd|rd|th)?)?,? $")
_YEARS_AFTER = re.compile(r"[-–/]\d{2}(?:\d{2})?\b")
_YEARS_BEFORE = re.compile(r"\b\d{4}[-–/]$")
_QUALIFIED = re.compile(
    r"\b(?:about|around|some|roughly|approximately|nearly|almost|over|than|least|most|to|only|just|estimated|of) $",
    re.IGNORECASE,
)
_IN_BEFORE = re.compile(
    r"\b(?:in|since|by|of|from|until|till|before|after|for|during|to|back to|than in)"
    r"(?: about| around| early| late| mid)? $",
    re.IGNORECASE,
)
_ADDRESS_AFTER = re.compile(rf" (?:[A-Z][\w'’.]{{1,20}} ){{1,3}}(?:{_any(words.STREETS)})\b")
_CLOCK_AFTER = re.compile(
    r"(?:[:.]\d{2})? ?[ap]\.?m\b| ?o['’]clock|h\d\d\b| (?:GMT|BST|CES?T|E[SD]?T|P[SD]?T|UTC|JST|KST|IST)\b",
    re.IGNORECASE,
)
_HOUR = re.compile(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_ENTRY_AFTER = re.compile(r"$|[ \])]+(?:[A-Z“\"]|$)")
_CLOCK_BEFORE = re.compile(r"\d[:h]$")
_EVEN_AFTER, _EVEN_BEFORE = re.compile(r"[-–/:]50\b"), re.compile(r"\b50[-–/:]$")
_SCORE_AFTER = re.compile(
    r"(?:[-–]| to )\d{1,3}\b(?![.,]\d)(?! ?(?:%|per|point|year|million|billion|bn)| [^\W\d_]+s\b)"
)
_SCORE_BEFORE = re.compile(r"\b\d{1,3}(?P<joint>[-–]| to )$")
_SCORE_CONTEST = re.compile(rf"[-–]\d{{1,3}} {_CONTEST}\b", re.IGNORECASE)
_CONTEST_AFTER = re.compile(rf" {_CONTEST}\b", re.IGNORECASE)
_CONTEST_BEFORE = re.compile(rf"\b{_CONTEST}\b[^.;\d]{{0,30}}(?:\d{{1,3}})?$", re.IGNORECASE)
_PHONE_BEFORE = re.compile(
    r"(?<![\d,.])\(?\d{2,4}\)?[-.]\d{3,4}[-.]$|\(0\d{1,4}\) ?(?:\d{2,4}[ -])?$|(?<![\d,.])0\d{1,4}[ -](?:\d{2,4}[ -])?$"
    r"|\b(?:call|phone|tel|dial|hotline|fax|ring|whatsapp|telephone)(?: us| me)?(?: on| at| number)?[ :.]{1,3}"
    r"(?:\d{2,5}[ -]){0,3}$",
    re.IGNORECASE,
)
_PHONE_AFTER = re.compile(r"-\d{3,4}-\d|\) ?\d{3,4}[ -]\d{3,4}")
_PLUS_BEFORE = re.compile(r"\+(?:[\d()]{1,5}[ -]){0,4}[\d()]{0,5}$")

_HALF_NAME_BEFORE = re.compile(
    r"\b(?:first|second|latter|better|top|bottom|final|this|each|every|last|next|one-and-a)[ -]$|-$", re.IGNORECASE
)
_QUARTER_PERIOD_BEFORE = re.compile(r"(?:\d|illion|dollars|euros|won|yen|pounds) $")
_SHARE_AFTER = re.compile(
    r" (?!past\b)(?:of|the|its|their|his|her|our|my|your|this|that|those|these|all|as|an?|more|less|fewer|higher|lower"
    r"|larger|bigger|smaller|cheaper|again|below|above|over|off|since|in|from|to|goes?|went|will|would|could|may|might|can|are|were"
    r"|was|is|have|has|had|said|say)\b",
    re.IGNORECASE,
)
_SHARE_BEFORE = re.compile(
    r"\b(?:by|in|almost|nearly|about|around|roughly|over|under|than|least|most|to|only|some|just|other|or|and) $",
    re.IGNORECASE,
)
_STOP_AFTER = re.compile(r"[,.;:!?)”\"’]|$")
_MULTIPLE_AFTER = re.compile(
    r" (?:as|the|that|what|its|their|his|her|this|those|last|our|my|your|more|over)\b", re.IGNORECASE
)
_TO_BEFORE = re.compile(r"\b(?:to|will|would|could|should|must|may|might|can) $", re.IGNORECASE)
