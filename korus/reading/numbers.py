"""Numerals in English text: digits, number words, and both together, with their value and characters.

    1,900   1 900   3.5   2½   1.2tn   5 crore   three and a half million   a dozen   forty-one
    a third   two-thirds   half   a quarter of a million   twice

A numeral is only a number; whether it is an amount, and of what, is decided in `korus.reading.quantities`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from korus.reading.languages.en import quantities as words
from korus.reading.languages.en import quantity_context as context
from korus.reading.mentions import Span
from korus.reading.patterns import any_of

#: Longer digits are no amount of anything; the bound also keeps Decimal arithmetic exact.
MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. `value` has its scale applied, `mantissa` has not (1.2 of "1.2tn")."""

    span: Span
    value: Decimal
    mantissa: Decimal
    digits: bool = False
    scaled: bool = False
    #: A share of one ("a third", "half"): percent, unless a unit follows ("half a kilometre").
    fraction: bool = False
    #: A multiple by itself ("twice").
    multiple: bool = False
    #: Glued letters that scale the number or name a unit ("m" of "100m"); they end the span and `value` obeys them.
    suffix: str = ""

    def without_suffix(self) -> "Numeral":
        """The number alone, where the letters behind it are no scale."""
        span = Span(self.span.start, self.span.end - len(self.suffix))
        return replace(self, span=span, value=self.mantissa, scaled=False, suffix="")


def numerals(text: str) -> Iterator[Numeral]:
    """The numerals of `text` in order. Linear in its length; strings of digits that are no number are skipped."""
    for match in _NUMERAL.finditer(text):
        digits = match["digits"]
        found = _of_words(match) if digits is None else _of_digits(match, digits)
        if found is not None:
            yield found


def share(numerator: Decimal, denominator: Decimal) -> Decimal:
    """Percent of a fraction: one decimal unless two are exact (a third 33.3, one in sixteen 6.25)."""
    exact = numerator * 100 / denominator
    return plain(exact if exact == round(exact, 2) else round(exact, 1))


def plain(value: Decimal) -> Decimal:
    """`value` without trailing zeros and never in exponent notation."""
    # Not quantize: it raises beyond the context's 28 digits.
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


_MORE = {"half": Decimal("0.5"), "quarters": Decimal("0.75"), "quarter": Decimal("0.25")}
_MULTIPLES = words.MULTIPLES | words.FOLDS
_ONE_TO_NINE = "one|two|three|four|five|six|seven|eight|nine"
_UNDER_HUNDRED = (
    rf"(?:(?:{any_of(words.TENS)})(?:[ -](?:{_ONE_TO_NINE})\b)?(?!-(?:first|second|third|{any_of(words.FRACTIONS)}))"
    rf"|{any_of(words.ONES)})"
)
# "two hundred and three hundred" (behind "between") is two numbers: hence the look ahead.
_HUNDREDS = (
    rf"(?:(?:{_UNDER_HUNDRED}|an?)[ -]hundred\b"
    rf"(?:[ -]and[ -]{_UNDER_HUNDRED}\b(?![ -]hundred)|[ ]{_UNDER_HUNDRED}\b)?)"
)
_SCALE = any_of(words.SCALES)
_SCALES = rf"(?:[ -](?:{_SCALE})\b){{1,2}}"
_LONG_SUFFIX = any_of(suffix for suffix in words.SCALE_SUFFIXES if len(suffix) > 1)
_SHORT_SUFFIX = any_of(suffix for suffix in words.SCALE_SUFFIXES if len(suffix) == 1)
_BLANK = "[ \u00a0\u202f]"
# Two letters rule out most words at once: without them the scan takes three times as long.
_OPENINGS = "[Aa][Nn]?[ -]|" + "|".join(
    sorted(
        f"[{opening[0].upper()}{opening[0]}][{opening[1].upper()}{opening[1]}]"
        for opening in {
            word[:2]
            for table in (words.ONES, words.TENS, words.HUNDREDS, words.SCALES, words.FRACTIONS, words.MULTIPLES)
            for word in table
        }
    )
)

# Order matters within each group. Possessive and bounded quantifiers keep the scan linear on runs of digits and commas.
_NUMERAL = re.compile(
    rf"""
    (?P<digits> (?<![.,\d]) (?:
        \d{{1,3}} (?: {_BLANK}\d{{3}}(?!\d) ){{1,5}}+ (?: [.,]\d{{1,3}}(?!\d) )?   # 1 900, 740 000
      | \d++ (?: [.,]\d++ )*+ [½¼¾⅓⅔⅕]?                                             # 1,900, 3.5, 1,20,000, 2½
      | [½¼¾⅓⅔⅕] ) )
    (?P<digits_more> (?i: [ -]and[ -]a[ ](?:half|quarter)\b ) )?
    (?: [ \u00a0\u202f-]? (?P<digits_scale> (?i: (?:hundred|dozen|{_SCALE})\b (?:[ -](?:{_SCALE})\b)*+ ) )
      | (?P<suffix> {_BLANK}?(?:{_LONG_SUFFIX}) | {_SHORT_SUFFIX} ) (?![\w/²³]) )?
    |
    \b (?= {_OPENINGS} ) (?i:
        (?P<multiple> {any_of(words.MULTIPLES, words.FOLDS)} )
      | (?: (?P<numerator> an? | {_ONE_TO_NINE} )[ -] (?P<part> {any_of(words.FRACTIONS)} ) s?    # two-thirds, a third
          | (?<!-) (?P<half> half | quarter(?=-) ) )                                             # half, quarter-point
        (?P<part_of> [ -] (?: (?:of[ ])? an?[ -] )? (?:dozen|hundred|{_SCALE}) )?                # half a million
      | (?P<words>
            (?: {_HUNDREDS} | {_UNDER_HUNDRED} | an? ) (?: {_SCALES} | [ -]dozen )
            (?: [ ] (?:and[ ])? (?!an?\b) {_HUNDREDS} (?:[ ]thousand\b)? (?! [ -](?:{_SCALE}) ) )?
          | {_HUNDREDS} | {_UNDER_HUNDRED} )
        (?P<more> [ -]and[ -] (?: an?[ -](?:half|quarter) | three[ -]quarters ) (?P<more_scale> {_SCALES} )? )?
      | (?P<bare> hundred|{_SCALE} ) (?=-[a-z]) | (?<=first[ ]) hundred
    ) \b
    """,
    re.VERBOSE,
)
_MONTH_BEFORE = re.compile(rf"\b(?:{context.MONTHS}) $")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d+(?:\.\d+)?")


def _of_digits(match: re.Match[str], digits: str) -> Numeral | None:
    start, end = match.span()
    mantissa = _digits(digits)
    if mantissa is None or (" " in digits and _after_month(match)):
        return None  # "on May 5 200 people" is not 5,200
    if end - start == len(digits):
        return Numeral(Span(start, end), mantissa, mantissa, digits=True)
    if match["digits_more"]:
        mantissa += _MORE[match["digits_more"].casefold().rpartition("a ")[2].strip(" -")]
    suffix = (match["suffix"] or "").strip()
    scale = words.SCALE_SUFFIXES[suffix] if suffix else _scale(match["digits_scale"])
    scaled = bool(suffix or match["digits_scale"])
    return Numeral(Span(start, end), plain(mantissa * scale), mantissa, digits=True, scaled=scaled, suffix=suffix)


def _after_month(match: re.Match[str]) -> bool:
    start = match.start()
    return _MONTH_BEFORE.search(match.string, max(0, start - 12), start) is not None


def _digits(written: str) -> Decimal | None:
    """The value of a run of digits, points and commas; None when it is a version, a list, or too long."""
    if written[0] == "0" and written[1:2].isdecimal():
        return None  # an hour or a code ("0930 GMT")
    if written.isdecimal():
        return Decimal(written) if len(written) <= MOST_DIGITS else None
    fraction = words.VULGAR.get(written[-1], Decimal(0))
    plain_digits = re.sub(_BLANK, ",", written.rstrip("½¼¾⅓⅔⅕")).rstrip(".,")
    if not plain_digits:
        return fraction
    if len(plain_digits) > MOST_DIGITS or not _GROUPED.fullmatch(plain_digits):
        return None
    return plain(Decimal(plain_digits.replace(",", "")) + fraction)


def _scale(written: str | None) -> Decimal:
    scale = Decimal(1)
    for word in re.split(r"[ \u00a0-]", (written or "").casefold()):
        scale *= words.SCALES.get(word) or words.HUNDREDS.get(word) or 1
    return scale


def _of_words(match: re.Match[str]) -> Numeral | None:
    span = Span(*match.span())
    if match["multiple"]:
        value = _MULTIPLES[match["multiple"].casefold()]
        return Numeral(span, value, value, multiple=True)
    if match["part"] or match["half"]:
        return _of_fraction(match, span)
    if not match["words"]:
        scale = _scale(match[0])
        return Numeral(span, scale, Decimal(1), scaled=True)
    mantissa, value = _cardinal(match["words"])
    if match["more"]:
        more = _MORE[next(word for word in _MORE if word in match["more"].casefold())]
        value += more * (value / mantissa)
        mantissa += more
    value *= _scale(match["more_scale"])
    return Numeral(span, plain(value), plain(mantissa), scaled=value != mantissa)


def _of_fraction(match: re.Match[str], span: Span) -> Numeral:
    numerator = words.ONES.get((match["numerator"] or "").casefold(), Decimal(1))
    part = Decimal(words.FRACTIONS[(match["part"] or match["half"]).casefold()])
    if match["part_of"]:
        value = _scale(match["part_of"].replace(" of", "")) * numerator / part
        return Numeral(span, plain(round(value, 6)), plain(round(numerator / part, 6)), scaled=True)
    value = plain(round(numerator / part, 6))
    return Numeral(span, value, value, fraction=True)


def _cardinal(written: str) -> tuple[Decimal, Decimal]:
    """Mantissa and value of number words: 6 and 6000 of "six thousand"."""
    mantissa = total = group = Decimal(0)
    for word in re.split(r"[ -]", written.casefold()):
        scale = words.SCALES.get(word)
        if word in words.HUNDREDS:
            group = (group or 1) * words.HUNDREDS[word]
        elif scale is None:
            group += words.ONES.get(word) or words.TENS.get(word) or 0
        else:
            mantissa = mantissa or group or Decimal(1)
            # A scale with no number of its own multiplies the one before it ("two lakh crore").
            total = total + (group or 1) * scale if group or not total else total * scale
            group = Decimal(0)
    return mantissa or group, total + group
