"""The grammar of English dates.

A phrase is one row of RULES: its name in words a journalist understands, the shape by which `korus.reading.date_shapes`
resolves it, and its pattern. In a pattern a blank stands for white space, `<name>` for the row of FRAGMENTS of that
name, and upper and lower case are alike unless the fragment says otherwise. The group `span`, where there is one, is
the mention, the rest its surroundings. A rule is tried around the words of its family only (FAMILIES), so each phrase
must contain one of them. The longest match wins; of two of the same length, the later row.
"""

from collections.abc import Iterable

from korus.reading.languages.en.dates import (
    DAYS,
    DECADES,
    FOLLOWS,
    HOLIDAYS,
    ONES,
    SHIFTS,
    TEENS,
    TENS,
    VAGUE,
)


def _any(words: Iterable[str], *, but: tuple[str, ...] = ()) -> str:
    """The words as one alternative, the longest first, with blanks and apostrophes as newspapers set them."""
    kept = sorted((w for w in words if w not in but), key=lambda w: (-len(w), w))
    return "|".join(w.replace(".", r"\.").replace("'", "['’]?") for w in kept)


_SMALL = rf"(?:{'|'.join(TENS)})(?:[ -](?:{'|'.join(ONES)}))?|{'|'.join(TEENS)}|{'|'.join(ONES)}"
_DAY_WORDS = (
    "(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    "|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)

_FULL_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
_WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)(?:day|DAY)"
_DAY_FIGURES = r"(?:3[01]|[12]\d|0?[1-9])"

FRAGMENTS: dict[str, str] = {
    # A year of our calendar as four digits that no further digits join.
    "Y": r"(?<![\d.,])(?P<year>1\d{3}|2[01]\d\d)(?!\d|[.,]\d)",
    # A year as it is written behind a month or a quarter: also "next year", "the same year", "'22".
    "year": (
        r"(?:(?P<year>1\d{3}|2[01]\d\d)(?!\d|[.,]\d)|['’‘](?P<yy>\d\d)(?!\d)"
        r"|(?P<year_shift><shifts>) (?:(?:fiscal|financial|calendar|business) )?year|(?P<year_follows><follows>) year"
        r"|(?P<year_same>the (?:(?:fiscal|financial|calendar|current) )?year))"
    ),
    "shifts": f"(?:{_any(SHIFTS)})",
    "follows": f"(?:{_any(FOLLOWS, but=('the',))})",
    "shift": f"(?:(?P<shift>{_any(SHIFTS)})|(?P<follows>{_any(FOLLOWS, but=('the',))}))",
    # Months have a capital, and their abbreviations a dot.
    "Month": rf"(?-i:(?P<month>{_FULL_MONTHS}|{_FULL_MONTHS.upper().replace('MARCH|', '').replace('MAY|', '')}"
    rf"|Sept|(?:{_SHORT_MONTHS})(?=\.)))(?![\w])(?:(?<=Sept)\.|(?<=Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\.)?",
    # Beside a number an abbreviation is known without.
    "month": rf"(?-i:(?P<month>{_FULL_MONTHS}|{_FULL_MONTHS.upper()}"
    rf"|(?:{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})\b\.?))",
    "day": rf"(?P<day>{_DAY_FIGURES}(?:st|nd|rd|th)?(?![\d:%]|[.,]\d| ?percent)"
    rf"|the (?:{_DAY_FIGURES}(?:st|nd|rd|th)|{_DAY_WORDS}))",
    "last_day": rf"(?P<last_day>{_DAY_FIGURES}(?:st|nd|rd|th)?)(?![\d:%]|[.,]\d)",
    "weekday": rf"(?-i:(?P<weekday>{_WEEKDAY}|(?:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\b\.?))",
    "Weekday": f"(?-i:(?P<weekday>{_WEEKDAY}))",
    "hour": r"(?: (?:early |late )?(?:morning|afternoon|evening|night|lunchtime|noon|midnight))?",
    "season": "(?P<season>spring|summer|autumn|fall|winter)",
    "which": "(?P<which>first|second|third|fourth|final|last|1st|2nd|3rd|4th|opening|closing)",
    "half": "(?P<half>first|second|last|latter|final|1st|2nd)[ -]half",
    "count": (
        rf"(?:(?P<vague>{_any(VAGUE)}) |just |only |at least |less than |under |up to |as little as )?"
        rf"(?P<count>\d{{1,3}}(?:\.5)?(?![\d,.]\d|\d)|(?:an? |one )?hundred(?: and (?:{_SMALL}))?|{_SMALL}"
        r"|half an?|a couple of|a dozen|a single|an?)(?P<plus_half> and a half)?"
    ),
    "one_unit": "(?P<unit>week|month|quarter|year|decade|century)",
    "unit": "(?P<unit>day|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?",
    # "early", "the end of", "mid-": which part of what follows.
    "edge": (
        r"(?:(?:the )?(?:very )?(?P<edge>early(?:[- ]to[- ]mid)?|mid(?:[- ]to[- ]late)?|late|around|about|approximately"
        r"|roughly|circa|c\.|(?:midway|halfway) through)(?: in| on|-| part of)?[ -]?"
        r"|(?:the )?(?:very )?(?P<edge2>middle|end|start|beginning|close|turn|rest|remainder|course|whole)"
        r" of (?:the )?"
        r"|(?P<edge3>end|start)-)?"
    ),
    "'": "['’‘]",
    "holiday": f"(?P<holiday>{_any(HOLIDAYS)})",
}

#: The words around which the rules of a family are tried.
FAMILIES: dict[str, str] = {
    # Before months and seasons: "May Day", "the Spring Festival".
    "holiday": f"(?:{_any(HOLIDAYS)})(?!\\w)",
    "month": rf"(?-i:{_FULL_MONTHS}|{_FULL_MONTHS.upper()}|{_SHORT_MONTHS}|{_SHORT_MONTHS.upper()})(?!\w)",
    "weekday": f"(?-i:{_WEEKDAY})",
    "figures": r"(?:1\d\d\d|2[01]\d\d|\d\d?(?:[-/]\d\d?[-/]|\.\d\d?\.)\d\d)(?!\d|['’]?s)|FY\d\d",
    "ordinal": r"(?:3[01]|[12]?\d)(?:st|nd|rd|th)(?!\w)",
    "unit": r"(?:days?|weeks?|weekends?|fortnight|months?|quarters?|half|years?|decades?|century|centuries)(?!\w)",
    "code": r"(?-i:(?:Q[1-4]|[1-4]Q|H[12]|[12]H)(?![a-zA-Z]))",
    "season": r"(?:spring|summer|autumn|fall|winter)(?!\w)",
    "two figures": r"['’‘]\d\d(?!\w)",
    "decade": r"(?:(?:1\d|20|21)?\d0|['’‘]\d0)['’]?s(?!\w)",
    "decade word": f"(?:{_any(DECADES)})",
    "today": r"(?:today|tonight|yesterday|tomorrow|morning|afternoon|evening|night|midnight)(?!\w)",
}

#: By family: (name that a journalist understands, shape, pattern).
RULES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "figures": (
        # "2025-08-26", "2025.08.26", "2025. 8. 26", "2025/8/26"
        (
            "a date in figures",
            "figures",
            r"(?<![\d./-])(?P<year>1\d{3}|2[01]\d\d)(?P<sep>[-/]|\. ?)(?P<mm>\d\d?)(?P=sep)(?P<dd>\d\d?)"
            r"(?![\d/-]|\.\d)",
        ),
        # "18/03/24", "26.08.2025", "07-22-2025"
        (
            "a date in figures",
            "figures",
            r"(?<![\d./-])(?P<first>\d\d?)(?P<sep>[-/.])(?P<second>\d\d?)(?P=sep)"
            r"(?:(?P<year>1\d{3}|2[01]\d\d)|(?P<yy>\d\d))(?![\d/-]|\.\d)",
        ),
        # "2025", "mid-2026", "the end of 2028", "early in 2016", "around 2030"
        ("a year", "year", "<edge>(?:(?:the )?year )?<Y>"),
        # "2022-23", "2019–2021"
        (
            "a span of years",
            "years",
            r"<edge>(?:the )?(?<![-/–])<Y>[-–—/](?P<yy_end>(?:1\d|20|21)\d\d|\d\d)(?![\d/-]|[.,]\d|%)",
        ),
        # "fiscal 2026", "FY25", "the fiscal year 2025-26"
        (
            "a financial year",
            "financial year",
            r"<edge>(?:(?:the )?(?:fiscal|financial|tax|budget)(?: year)? |(?-i:FY) ?)"
            r"(?:<Y>(?:[-/–](?P<yy_end>\d\d(?:\d\d)?))?|<'>?(?P<yy>\d\d))",
        ),
        # "the 2026 fiscal year"
        (
            "a financial year",
            "financial year",
            r"<edge>(?:the )?<Y>(?:[-/–](?P<yy_end>\d\d(?:\d\d)?))? (?:fiscal|financial|tax|academic|school) year",
        ),
    ),
    "month": (
        # "July", "mid-March", "the end of August"
        ("a month", "calendar", "<edge><Month>"),
        # "July 2025", "early September of next year", "August '24"
        ("a month of a year", "calendar", "<edge><month>,?(?: of| in)?[ -]<year>"),
        # "22 July", "Tuesday (22 July 2025)", "22-Jul-2025"
        (
            "a day of a month",
            "calendar",
            rf"(?:<weekday>,? \(?)?(?<![\d.,/:-])(?P<day>{_DAY_FIGURES})(?: |-)<month>(?:,?[ -]<year>)?",
        ),
        # "the 22nd of July", "the first of March next year", "2nd May"
        (
            "a day of a month",
            "calendar",
            rf"(?:<weekday>,? \(?)?(?:(?:the )?(?P<day>{_DAY_FIGURES}(?:st|nd|rd|th)) (?:(?:day )?of )?"
            rf"|(?:the )?(?P<day_word>{_DAY_WORDS}) (?:day )?of )<month>(?:,?[ -]<year>)?",
        ),
        # "Tuesday, July 22, 2025", "July the 22nd", "Sept. 30"
        ("a day of a month", "calendar", r"(?:<weekday>,? \(?)?<month> ?<day>(?:,? ?<year>)?"),
        # "July 22-25, 2025", "July 22 and 23"
        ("days of a month", "days", "<month> <day>(?: ?[-–—] ?| to | through | and )<last_day>(?:,? <year>)?"),
        # "22-25 July 2025", "the 22nd to the 25th of July"
        (
            "days of a month",
            "days",
            rf"(?:the )?(?<![\d.,/:-])(?P<day>{_DAY_FIGURES}(?:st|nd|rd|th)?)(?: ?[-–—] ?| to | and )"
            r"(?:the )?<last_day>(?: of)? <month>(?:,? <year>)?",
        ),
        # "last July", "next March", "this coming September", "that May"
        (
            "a month of last, this or next year",
            "shifted period",
            "<edge>(?:(?P<shift><shifts>)|(?P<follows>that|the following|the previous)) <Month>",
        ),
        # "the first Monday of September", "the last Thursday in November 2025"
        ("a weekday of a month", "nth weekday", "(?:the )?<which> <Weekday> (?:of|in) <month>(?:,? (?:of )?<year>)?"),
        # "the first week of March", "the last day of May"
        (
            "a part of a month",
            "part of month",
            "(?:the )?<which> (?P<unit>week|day|weekend) (?:of|in) <month>(?:,? (?:of )?<year>)?",
        ),
        # "the week of July 21", "the week beginning December 13"
        (
            "the week of a day",
            "week of",
            "(?:the )?(?P<week>week) (?:of|beginning|starting|ending)(?: on)? <month> <day>(?:,? <year>)?",
        ),
        (
            "the week of a day",
            "week of",
            rf"(?:the )?(?P<week>week) (?:of|beginning|starting|ending)(?: on)? (?P<day>{_DAY_FIGURES}) "
            "<month>(?:,? <year>)?",
        ),
        # "the 12 months to July", "the year to June", "the three months ended September 30"
        (
            "a stretch up to a month",
            "stretch to",
            "the <count> <unit> (?:to|through|ended|ending|until|to the end of)(?: in| on)? "
            rf"(?:mid-|(?P<day>{_DAY_FIGURES}) )?<month>(?: <last_day>)?(?:,? <year>)?",
        ),
        (
            "a stretch up to a month",
            "stretch to",
            "the <one_unit> (?:to|through|ended|ending|until|to the end of)(?: in| on)? "
            rf"(?:mid-|(?P<day>{_DAY_FIGURES}) )?<month>(?: <last_day>)?(?:,? <year>)?",
        ),
    ),
    "weekday": (
        # "Tuesday", "Sunday night", "late Thursday"
        ("a weekday", "weekday", "(?:(?:early|late) (?:on )?)?<Weekday><hour>"),
        # "last Friday", "the following Monday", "this coming Sunday evening"
        ("a weekday of last, this or next week", "shifted weekday", "<shift> <Weekday><hour>"),
        # "Friday of next week", "Tuesday last week"
        (
            "a weekday of last, this or next week",
            "shifted weekday",
            "<Weekday><hour>(?: of| in)? <shift> (?P<of_week>week)",
        ),
        # "next week's Tuesday", "next week on Friday"
        (
            "a weekday of last, this or next week",
            "shifted weekday",
            "<shift> (?P<of_week>week)(?:<'>s| on|,) <Weekday><hour>",
        ),
        # "Friday week"
        ("a weekday, a week later", "weekday week", "<Weekday> week"),
        # "a week on Friday"
        ("a weekday, a week later", "weekday week", "(?:a )?week (?:on|from) <Weekday>"),
    ),
    "ordinal": (
        # "the 13th", "the morning of the 25th"; some write "on 13th", or "the" without the day
        (
            "a day of the month",
            "calendar",
            "(?:on|by|before|until|till|since|from|of|after|to|through|than) "
            r"(?P<span>(?:the )?(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)))",
        ),
        # "Monday the 25th"
        ("a day of the month", "calendar", r"<Weekday>,? (?:the )?(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th))"),
        # "the 13th of this month", "the 5th of next month"
        (
            "a day of last, this or next month",
            "shifted day",
            r"(?:the )?(?P<day>(?:3[01]|[12]?\d)(?:st|nd|rd|th)) (?:of )?<shift> month",
        ),
    ),
    "code": (
        # "Q3 2013", "Q1 of next year", "3Q 2025"
        ("a quarter", "calendar", "<edge>(?-i:Q(?P<q>[1-4])|(?P<q2>[1-4])Q)(?:[-/ ,]{1,2}(?:of |in |FY ?)?<year>)?"),
        # "2Q25"
        ("a quarter", "calendar", r"(?-i:(?P<q>[1-4])Q(?P<yy>\d\d))"),
        # "H1 2025", "1H25"
        ("a half-year", "calendar", r"(?-i:H(?P<h>[12])|(?P<h2>[12])H)(?:[-/ ,]{1,2}(?:of |in )?<year>|(?P<yy2>\d\d))"),
    ),
    "unit": (
        # "the first six months of 2025"
        (
            "the first or last months of a year",
            "months of year",
            r"(?:the )?(?P<which>first|last|final) <count> months of (?:fiscal )?<year>",
        ),
        # "the third quarter of next year", "fourth-quarter 2025", "Q4"
        (
            "a quarter",
            "calendar",
            r"(?:(?:the|its|their|our) )?<edge>(?:the )?<which>[ -](?:(?:fiscal|financial|calendar|business) )?"
            r"(?P<quarter>quarter)(?:,? (?:of |in )?<year>)?",
        ),
        # "the first half of 2026", "the second half"
        ("a half-year", "calendar", "(?:(?:the|its|their|our) )?<edge>(?:the )?<half>(?:,? (?:of |in )?<year>)?"),
        # "the 19th century", "the late twentieth century"
        (
            "a century",
            "century",
            "<edge>(?:the )?(?P<century>(?:1[0-9]|2[0-2])(?:th|st|nd)|tenth|eleventh|twelfth"
            "|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|twenty-first|twenty-second)[ -]century",
        ),
        ("the middle of the century", "mid-century", "(?:the )?(?:middle of the|mid-?) ?century"),
        # "this year", "late last month", "the coming week", "the end of next year", "the following year"
        (
            "last, this or next week, month or year",
            "shifted unit",
            r"(?:(?:earlier|later|sometime|some time|so far) )?<edge><shift> "
            r"(?P<financial>(?:fiscal|financial|business|tax) )?(?:(?:calendar|academic|school) )?"
            r"(?P<unit>week|weekend|month|quarter|year|decade|century)",
        ),
        # "the end of the year", "the rest of the month"
        (
            "this week, month or year",
            "present unit",
            r"(?:the )?(?:very )?(?P<edge2>middle|end|start|beginning|close|rest|remainder|course) of the (?:current )?"
            r"(?:(?:fiscal|financial|calendar|business) )?(?P<unit>week|month|quarter|year|decade|century)",
        ),
        # "year-end", "mid-year", "end-of-year"
        ("this month or year", "present unit", r"(?P<edge3>end|mid|start)-(?:of-)?(?P<unit>year|month|week)"),
        # "year's end", "month-end"
        (
            "this month or year",
            "present unit",
            r"(?:the )?(?P<unit>year|month|week|decade|century)(?:-|<'>s )(?P<edge3>end)",
        ),
        # "before the year is out"
        (
            "this month or year",
            "present unit",
            r"(?P<span>(?:the )?(?P<unit>year|decade|month|week|century)) (?P<edge3>is) (?:out|over|up)",
        ),
        # "the full year"
        ("this year", "whole unit", r"(?:the )?(?:full|whole|entire) (?P<unit>year|month|week)"),
        # "within the year"
        ("this year", "present unit", r"within the (?P<unit>year|month|week)"),
        # "end the year at 3 percent"
        ("this year", "present unit", r"(?:end|finish|close)(?:s|ed|ing)? (?P<span>the (?P<unit>year|month|week))"),
        # "end the day at 3,000 points", "later in the day"
        (
            "the day named before",
            "same day",
            r"(?:end|finish|close)(?:s|ed|ing)? (?P<span>(?P<follows>the) day)"
            "|(?:early|earlier|late|later) in (?P<follows2>the) day",
        ),
        # "the weekend", "the weekend after"
        ("the weekend", "weekend", "the weekend(?P<after> after)?"),
        # "three years ago", "a decade ago", "some 18 months ago"
        ("so long ago", "ago", "<count> <unit>(?P<half_more> and a half)? ago"),
        # "four years from now", "two weeks hence"
        ("so long from now", "from now", r"<count> <unit>(?: from (?:now|today)| hence|<'> time)"),
        # "in three years", "in 18 months' time"
        ("so long from now", "ahead", "(?P<prep>in) (?:the space of )?<count> <unit>(?P<time><'> time)?"),
        # "within a decade"
        ("so long from now", "ahead", "(?P<prep>within|inside) (?:the next )?<count> <unit>"),
        # "a year earlier", "two days later"
        (
            "so long before or after a time named before",
            "later",
            "<count> <unit> (?P<way>earlier|before|previously|prior|later|after|afterwards?|on)",
        ),
        # "the day before", "the year after"
        ("the one before or after a time named before", "later", "the <unit> (?P<way>before|earlier|after)"),
        # "year-ago", "year-earlier period"
        (
            "the same period of the year before",
            "same period",
            "(?:the |its )?year-(?:earlier|ago) (?P<period>period|quarter|month|figure|level)",
        ),
        # "the same period last year", "the same month a year earlier"
        (
            "the same period of the year before",
            "same period",
            "(?:the )?same (?P<period>period|time|month|months|quarter|week|day|point)(?: (?:of|in|during))?,? "
            "(?:(?:last|the last|the previous|the preceding|the prior) year|a year (?:earlier|before|ago))",
        ),
        # "over the next four years", "the coming 18 months"
        (
            "a stretch up to now or from now",
            "stretch",
            "(?:(?:over|in|during|for|within|across|throughout) )?(?:the|these) (?P<side>past|last|previous|preceding"
            "|prior|next|coming|following) <count> <unit>",
        ),
        # "over the past year", "in the next decade"
        (
            "a stretch up to now or from now",
            "stretch",
            "(?P<prep>over|in|during|for|within|across|throughout) the (?P<side>past|last|next|coming) <one_unit>",
        ),
        ("a stretch up to now or from now", "stretch", "the (?P<side>past|last|next|coming) (?P<unit>decade|century)"),
        # "over five years"
        ("a stretch from now", "bare stretch", "over <count> <unit>"),
        # "the same day", "that morning", "the next day"
        (
            "the day named before",
            "same day",
            "(?P<follows><follows>) (?:day|morning|afternoon|evening|night)",
        ),
        # "not this year and not next"
        (
            "next, behind this",
            "elliptic",
            r"(?:this|last) (?P<unit>year|month|week),? (?:or|and|nor)(?: not)? "
            r"(?P<span>(?P<shift>next|last))(?=[.,;:!?\"”’)])",
        ),
    ),
    "season": (
        # "spring 2027", "the summer of 1967"
        ("a season of a year", "calendar", "<edge>(?:the )?<season>(?:,? (?:of |in )?|-)<year>"),
        # "last summer", "this coming winter"
        (
            "last, this or next season",
            "shifted period",
            "<edge>(?:(?P<shift><shifts>)|(?P<follows>that|the following|the previous)) <season>",
        ),
        # "by spring", "in the fall", "before summer"
        (
            "a season",
            "calendar",
            "(?:in|by|before|until|till|since|from|during|over|for|through|survive) (?P<span><edge>(?:the )?<season>)",
        ),
    ),
    "holiday": (
        # "by Christmas", "Christmas 2027", "the Fourth of July"
        (
            "a feast day",
            "holiday",
            "(?:(?P<shift>this|last|next|this past|this coming) )?(?:the )?<holiday>(?:,? (?:of |in )?<year>)?",
        ),
    ),
    "two figures": (
        # "in '82"
        (
            "a year in two figures",
            "calendar",
            r"(?:in|of|since|from|by|until|till|before|after|summer|spring|fall|winter|and|or|to) "
            r"(?P<span><edge><'>(?P<yy>\d\d))",
        ),
    ),
    "decade": (
        # "the 1990s", "the early 2030s"
        ("a decade", "decade", r"<edge>(?:the )?(?P<decade>(?:1\d|20|21)\d0)<'>?s"),
        # "the '90s", "the late 80s"
        ("a decade", "decade", r"the <edge><'>?(?P<short_decade>[1-9]0)<'>?s"),
        ("a decade", "decade", r"(?:of|in|from) (?P<span><'>(?P<short_decade>[1-9]0)s)"),
    ),
    "decade word": (("a decade", "decade", f"the <edge>(?P<decade_word>{_any(DECADES)})"),),
    "today": (
        # "today", "tomorrow morning", "the day before yesterday"
        (
            "a day counted from today",
            "day",
            f"(?:(?:earlier|later|late|early) )?(?P<today>{_any(DAYS, but=('midnight',))})<hour>",
        ),
        ("a day counted from today", "day", "(?:from|until) (?P<span>(?P<today>midnight))(?! on| last)"),
        (
            "the day named before",
            "same day",
            "(?P<follows>the same|that same|that very|that|the next|the following|the previous) "
            "(?:day|morning|afternoon|evening|night)",
        ),
    ),
}
