"""Money in English text: the sign or code before a number, the name behind it, and which country's money it is.

Names and codes come from CLDR through Babel, the rest from `languages.en.currencies`. "$" and "rupees" belong to
several countries; `Money` settles them once an article, by the countries it writes about.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property, lru_cache

from babel import Locale
from babel.numbers import get_currency_name, get_territory_currencies

from korus.reading.languages.en import currencies as words
from korus.reading.languages.en.countries import COUNTRIES
from korus.reading.patterns import any_of

#: The day whose money counts as current: fixed, so that a reading never depends on the clock.
CURRENT_ON = date(2025, 1, 1)
HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Currency:
    """A currency beside a number, up to the offset `edge`; the number counts `factor` of it (cents: 0.01)."""

    code: str
    edge: int
    factor: Decimal = Decimal(1)


class Money:
    """The money of one article."""

    def __init__(self, text: str) -> None:
        self.text = text

    def sign_before(self, start: int, *, scaled: bool = False) -> Currency | None:
        """The sign or code that ends right before `start`; `edge` is where it begins. `scaled`: the number is large."""
        match = _BEFORE.search(self.text, max(0, start - 9), start)
        if match is None:
            return None
        sign = match["sign"]
        if sign in words.CURRENCY_LETTERS:
            if match.end("sign") < start:
                return None
            code = self._of_letter(sign, scaled=scaled)
            return Currency(code, match.start("sign")) if code else None
        codes = words.CURRENCY_SIGNS.get(sign) or (sign,)
        return Currency(self.one_of(codes), match.start("sign"))

    def name_after(self, end: int) -> Currency | None:
        """The name, code or sign that follows `end`; `edge` is behind it."""
        match = _AFTER.match(self.text, end)
        if match is None:
            return None
        if match["sign"]:
            return Currency(self.one_of(words.CURRENCY_SIGNS_AFTER[match["sign"]]), match.end())
        written = match["name"]
        for edge in reversed([m.end() for m in _WORD.finditer(written)]):
            found = self._named(written[:edge], match.start("name") + edge)
            if found is not None:
                return found
        return None

    def own(self) -> str:
        """The money this article counts in: of the country it writes most about."""
        return self._own

    def one_of(self, codes: tuple[str, ...]) -> str:
        """The code meant by a sign or name that all of `codes` share."""
        if len(codes) == 1:
            return codes[0]
        default = codes[0]
        if codes is words.DOLLARS:
            # An article that writes "A$" for its own dollars means others by "$".
            at_home = self.own() in words.HOME_DOLLARS and not self._explicit[self.own()]
            return self.own() if at_home else default
        seen = {code: self._mentions(code) for code in codes}
        best = max(codes, key=lambda code: seen[code])
        return best if seen[best] > seen[default] else default

    def _named(self, written: str, edge: int) -> Currency | None:
        if written.upper() == written and written in _codes():
            return Currency(written, edge)
        name = " ".join(written.casefold().replace("-", " ").split())
        for form in (name, name.removesuffix("s")):
            if form in words.GRAND:
                return Currency(self.own(), edge, Decimal(1000))
            if form in words.CURRENCY_PARTS:
                code = self.one_of(words.CURRENCY_PARTS[form])
                return Currency(code or self.own(), edge, HUNDREDTH)
            codes = _names().get(form)
            if codes:
                return Currency(self.one_of(codes), edge)
        return None

    def _of_letter(self, letter: str, *, scaled: bool) -> str | None:
        codes = words.CURRENCY_LETTERS[letter]
        best = max(codes, key=self._mentions)
        return best if self._mentions(best) or (scaled and letter in words.LETTERS_WITH_SCALES) else None

    def _mentions(self, code: str) -> int:
        countries = sum(self._countries[country] for country in _countries_of().get(code, ()))
        return countries + 3 * self._explicit[code]

    @cached_property
    def _countries(self) -> Counter[str]:
        """How often each country is named, through its people, capital and places too."""
        found: Counter[str] = Counter()
        for match in _PLACE_WORDS.finditer(self.text):
            country = _longest_place(match[0])
            if country:
                found[country] += 1
        return found

    @cached_property
    def _explicit(self) -> Counter[str]:
        """How often money is named that belongs to one country only ("NZ$", "KRW", "Kenyan shillings")."""
        found: Counter[str] = Counter()
        for match in _EXPLICIT.finditer(self.text):
            found[_explicit_signs()[match[0]]] += 1
        return found

    @cached_property
    def _own(self) -> str:
        """The money most spoken of; nobody's where two are level, and then dollars."""
        signs = Counter({"GBP": self.text.count("£")})
        counts = sorted(((self._mentions(code) + signs[code], code) for code in _countries_of()), reverse=True)
        (most, code), (next_most, _) = counts[0], counts[1]
        return code if most > next_most else "USD"


@lru_cache(maxsize=1)
def _codes() -> frozenset[str]:
    return frozenset(code for codes in _tender().values() for code in codes)


@lru_cache(maxsize=1)
def _tender() -> dict[str, tuple[str, ...]]:
    """English names of territories, and the codes of the money that is legal there."""
    return {
        name: tuple(get_territory_currencies(str(territory), start_date=CURRENT_ON))
        for territory, name in Locale("en").territories.items()
        if len(str(territory)) == 2  # not continents and other groups ("150")
    }


@lru_cache(maxsize=1)
def _countries_of() -> dict[str, tuple[str, ...]]:
    """The countries, as `COUNTRIES` calls them, whose own money a code is."""
    known = {name: row[0] for row in COUNTRIES for name in (row[0], *row[1].split("|")) if name}
    found: dict[str, list[str]] = {}
    for territory, codes in _tender().items():
        plain = re.sub(r" SAR China| \(.*\)", "", territory)
        country = known.get(plain)
        # Only the first: dollars are tender in Zimbabwe and Panama, but do not mean those countries.
        if country and codes:
            found.setdefault(codes[0], []).append(country)
    return {code: tuple(countries) for code, countries in found.items()}


@lru_cache(maxsize=1)
def _names() -> dict[str, tuple[str, ...]]:
    """Names of money in lower case, with and without their country."""
    found: dict[str, tuple[str, ...]] = {}
    for code in sorted(_codes()):
        for count in (1, 2):
            name = get_currency_name(code, count, locale="en").casefold().replace("-", " ")
            found.setdefault(name, (code,))
            last = name.split()[-1]
            if not {last, last.removesuffix("s")} & (words.CURRENCY_NAMES.keys() | words.NOT_MONEY_ALONE):
                found.setdefault(last, (code,))
    return found | words.CURRENCY_NAMES


@lru_cache(maxsize=1)
def _places() -> dict[str, str]:
    """Names of countries, their people, capitals and towns, and the country of each."""
    found: dict[str, str] = {}
    for name, others, people, capitals in COUNTRIES:
        more = words.PLACES_OF_MONEY.get(name, "")
        for place in "|".join((name, others, people, capitals, more)).split("|"):
            if place:
                found.setdefault(place, name)
                found.setdefault(place + "s", name)
    return found


def _longest_place(phrase: str) -> str | None:
    parts = phrase.split(" ")
    for length in range(len(parts), 0, -1):
        for first in range(len(parts) - length + 1):
            country = _places().get(" ".join(parts[first : first + length]))
            if country:
                return country
    return None


@lru_cache(maxsize=1)
def _explicit_signs() -> dict[str, str]:
    """Signs and codes that are one country's only."""
    signs = {sign: codes[0] for sign, codes in words.CURRENCY_SIGNS.items() if len(codes) == 1}
    return signs | {code: code for code in _codes()} | {"euro": "EUR", "euros": "EUR"}


_BLANK = "[ \u00a0\u202f]"
_BEFORE = re.compile(
    rf"(?<![^\W\d_])(?P<sign>{any_of(words.CURRENCY_SIGNS | words.CURRENCY_LETTERS)}|{any_of(_codes())}){_BLANK}?$"
)
# The dots of "U.S." belong to a word, a full stop behind it does not.
_LETTERS = r"(?:(?:[^\W\d_]\.){2,}|[^\W\d_]+)"
_WORD = re.compile(_LETTERS)
_AFTER = re.compile(
    rf"{_BLANK}?(?P<sign>{any_of(words.CURRENCY_SIGNS_AFTER)})(?![\w]|{_BLANK}?\d)"
    rf"|(?:{_BLANK}|-)?(?P<name>{_LETTERS}(?:[ -]{_LETTERS}){{0,3}})(?![\w_])"
)
_EXPLICIT = re.compile(rf"(?<![^\W_])(?:(?:{any_of(_explicit_signs())})(?={_BLANK}?\d)|euros?\b)")
_CAPITAL = r"(?:(?:[^\W\d_a-z]\.){2,}|[^\W\d_a-z][^\W\d_]*)"
_PLACE_WORDS = re.compile(rf"{_CAPITAL}(?:[ -]{_CAPITAL}){{0,3}}|\b(?:crore|lakh|rand|naira|baht|yuan|yen|renminbi)\b")
