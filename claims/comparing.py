"""Whether two statements are about one thing, and how the later stands to the earlier. Nothing here asks the database.

Figures are intervals with their bounds and units, and only what is alike is compared: the same unit, the same period,
a measure of the same words, and no place, name or purpose that only one of them is about. When in doubt, no.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from korus.reading import units
from korus.reading.languages.en import comparing as words
from korus.reading.languages.en.countries import COUNTRIES

#: "About" a number is within this share of it.
ABOUT = Decimal("0.05")

#: Two numbers as written are one when they differ by no more than this share: $6.79 billion, $6.8 billion.
ROUNDING = Decimal("0.005")

#: Kinds of claims that tell what is, or was.
COUNTS = frozenset({"figure", "account", "position"})

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_COUNTRY = {
    name.casefold(): country.casefold()
    for country, others, adjectives, _ in COUNTRIES
    for name in (country, country.replace(" ", ""), *others.split("|"), *adjectives.split("|"))
    if name
}
_LONG_COUNTRIES = re.compile(
    r"\b(" + "|".join(sorted((re.escape(n) for n in _COUNTRY if " " in n), key=len, reverse=True)) + r")\b", re.I
)


@dataclass(frozen=True)
class Figure:
    """An amount as stated."""

    value: Decimal
    unit: str
    upper: Decimal | None = None
    bound: str = "exact"
    measure: str = ""
    period: str = ""

    @property
    def nominal(self) -> Decimal:
        """The number that was named; of a range its middle."""
        return self.value if self.upper is None else (self.value + self.upper) / 2

    @property
    def interval(self) -> tuple[Decimal | None, Decimal | None]:
        """The least and the most it can mean; None for no limit."""
        match self.bound:
            case "about":
                slack = abs(self.value) * ABOUT
                return self.value - slack, self.value + slack
            case "at least" | "more than":
                return self.value, None
            case "at most" | "less than":
                return None, self.value
            case "range" if self.upper is not None:
                return self.value, self.upper
        return self.value, self.value

    def __str__(self) -> str:
        number = short(self.value) + (f" to {short(self.upper)}" if self.upper is not None else "")
        told = f"{self.bound} {number}" if self.bound not in ("exact", "range") else number
        unit = self.unit if self.upper is None and self.value == 1 else units.plural(self.unit)
        return f"{told} {unit}".rstrip() + (f" a {self.period}" if self.period else "")


@dataclass(frozen=True)
class Told:
    """A claim as it is compared. `first` and `last` are the days on which it can have been said; `about` the years
    that it speaks of; `due` the last day of a pledge."""

    kind: str
    text: str
    claimant: int | None = None
    body: int | None = None
    first: date | None = None
    last: date | None = None
    due: date | None = None
    about: frozenset[int] = frozenset()
    figures: tuple[Figure, ...] = ()
    id: int = 0
    article: int | None = None

    @property
    def voices(self) -> frozenset[int]:
        """Who speaks in it: the claimant, and the body they speak for."""
        return frozenset(v for v in (self.claimant, self.body) if v is not None)


def written(number: Decimal) -> str:
    """A number as the API has it: no exponent, no zeros at its end."""
    return f"{number.normalize():f}"


def short(number: Decimal) -> str:
    """A number as newspapers have it: "1.2 trillion", "500", "12,345"; never rounded."""
    for scale, name in _SCALES:
        if abs(number) >= scale and number % (scale / 1000) == 0:
            return f"{(number / scale).normalize():,f} {name}"
    return f"{number.normalize():,f}"


_SCALES = ((Decimal(10**12), "trillion"), (Decimal(10**9), "billion"), (Decimal(10**6), "million"))


def same_voice(one: Told, other: Told) -> bool:
    return bool(one.voices & other.voices)


def agree(one: Figure, other: Figure) -> bool:
    """Whether both can be true of one thing: their intervals meet."""
    low, high = one.interval
    other_low, other_high = other.interval
    return not (
        (high is not None and other_low is not None and high < other_low)
        or (other_high is not None and low is not None and other_high < low)
    )


def equal(one: Figure, other: Figure) -> bool:
    """Whether the same number was named, whatever its bound."""
    if (one.upper is None) != (other.upper is None):
        return False
    close = abs(one.nominal - other.nominal) <= ROUNDING * max(abs(one.nominal), abs(other.nominal))
    return close or ((one.bound == "about" or other.bound == "about") and agree(one, other))


def unlike(one: Told, figure: Figure, other: Told, another: Figure) -> str:
    """Why two figures cannot be compared; "" when they can."""
    if not _same_unit(figure, another, one, other):
        return f"{figure.unit} and {another.unit} are different units"
    if figure.period != another.period:
        return f"one is {_per(figure)}, the other {_per(another)}"
    strange = _foreign(stems(figure.measure), other), _foreign(stems(another.measure), one)
    if any(strange) and not _weak_only(strange[0] | strange[1]):
        return f"they measure different things: “{figure.measure}” and “{another.measure}”"
    return unlike_objects(one, other) or unlike_acts(one, other)


def unlike_acts(one: Told, other: Told) -> str:
    """Why two statements with comparable figures are of two things by what is done, to whom, or over which time."""
    here, there = stems(one.text), stems(other.text)
    if _direction(here) * _direction(there) < 0:
        return "one is about more of it, the other about less"
    opposite = _opposite(one.text, other.text)
    if opposite:
        return f"one is {opposite[0]}, the other {opposite[1]}"
    mine, theirs = _weighty(here, there, one), _weighty(there, here, other)
    if mine and theirs:
        return f"one is about {_listed(mine)}, the other about {_listed(theirs)}"
    if one.kind in COUNTS and other.kind in COUNTS and _stretch(one.text) != _stretch(other.text):
        return "they are counts of stretches of time of different lengths"
    return ""


def _weighty(stems_of_one: frozenset[str], of_other: frozenset[str], told: Told) -> frozenset[str]:
    """Words of one statement that the other has not and that may make it another matter."""
    units = {stem for figure in told.figures for stem in stems(figure.unit)}
    names = {name.replace(" ", "") for name in names_of(told.text)}  # which `unlike_objects` has compared
    return stems_of_one - of_other - _LIGHT - _WEAK - units - names


def _opposite(one: str, other: str) -> tuple[str, str] | None:
    here, there = set(_plain_words(one)), set(_plain_words(other))
    for a, b in words.OPPOSITES:
        for mine, theirs in ((a, b), (b, a)):
            if mine in here and theirs in there and mine not in there and theirs not in here:
                return mine, theirs
    return None


def _plain_words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _direction(found: frozenset[str]) -> int:
    return bool(found & _MORE) - bool(found & _LESS)


def _stretch(text: str) -> str:
    return next((name for name, pattern in words.STRETCHES if re.search(pattern, text)), "")


def unlike_objects(one: Told, other: Told) -> str:
    """Why two statements are about different things although their words look alike; "" when they are not."""
    names, others = names_of(one.text), names_of(other.text)
    if names - others and others - names:
        return f"one is about {_listed(names - others)}, the other about {_listed(others - names)}"
    here, there = objects(one.text), objects(other.text)
    mine, theirs = here - stems(other.text), there - stems(one.text)
    if mine and theirs and not here & there:
        return f"one is about {_listed(mine)}, the other about {_listed(theirs)}"
    return ""


def alike(one: Told, other: Told) -> float:
    """The share of content words that two statements have in common, 0 to 1."""
    a, b = stems(one.text), stems(other.text)
    return len(a & b) / len(a | b) if a and b else 0.0


@lru_cache(maxsize=8192)
def stems(text: str) -> frozenset[str]:
    """What a text is about: its content words without their endings; countries under one name."""
    return frozenset(stem for word in _words(text) if (stem := _stem(word)))


@lru_cache(maxsize=8192)
def names_of(text: str) -> frozenset[str]:
    """Names in a text: capitalised words that do not open it, and countries, without their endings."""
    found = {country for name in _LONG_COUNTRIES.findall(text) if (country := _COUNTRY[name.casefold()])}
    rest = _LONG_COUNTRIES.sub(" ", text)
    for place, match in enumerate(_WORD.finditer(rest)):
        word = re.sub(r"['’]s?$", "", match[0])
        if word.casefold() in _COUNTRY:
            found.add(_COUNTRY[word.casefold()])
        elif place and word[0].isupper() and word.casefold() not in words.EMPTY and len(word) > 1:
            found.add(_ending_off(word.casefold()))
    return frozenset(found)


@lru_cache(maxsize=8192)
def objects(text: str) -> frozenset[str]:
    """What stands after the prepositions of a text: what its figures are for, in, on, against."""
    found: set[str] = set()
    open_ = False
    for token in re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[\d.,]+|[^\w\s]", _one_word_countries(text)):
        lower = token.casefold()
        if lower in words.JOINING:
            open_ = True
        elif not token[0].isalpha():
            open_ = False
        elif open_ and (stem := _stem(token)):
            found.add(stem)
            open_ = False
    return frozenset(found - _WEAK)


def _words(text: str) -> Iterable[str]:
    return _WORD.findall(_one_word_countries(text))


def _one_word_countries(text: str) -> str:
    return _LONG_COUNTRIES.sub(lambda match: _COUNTRY[match[0].casefold()].replace(" ", ""), text)


def _stem(word: str) -> str:
    lower = re.sub(r"['’]s?$", "", word.casefold())
    if lower in words.EMPTY or len(lower) < 2:
        return ""
    if lower in _COUNTRY:
        return _COUNTRY[lower].replace(" ", "")
    return _ending_off(lower)


@lru_cache(maxsize=8192)
def _ending_off(word: str) -> str:
    word = words.IRREGULAR.get(word, word)
    for ending in words.ENDINGS:
        kept = 3 if ending in ("s", "ed") else 4
        if word.endswith(ending) and len(word) - len(ending) >= kept and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 4 else word


def _same_unit(figure: Figure, another: Figure, one: Told, other: Told) -> bool:
    """One unit, or one counted noun of which the other text has the rest: "AI factory" and "factory"."""
    if figure.unit == another.unit:
        return True
    money = any(len(unit) == 3 and unit.isupper() for unit in (figure.unit, another.unit))
    if money or not figure.unit or not another.unit:
        return False
    a, b = stems(figure.unit), stems(another.unit)
    if not a or not b or not (a <= b or b <= a):
        return False
    return (b - a) <= stems(one.text) and (a - b) <= stems(other.text)


def _foreign(measure: frozenset[str], other: Told) -> frozenset[str]:
    """Words of a measure that the other statement has nowhere."""
    return measure - stems(other.text) - {s for f in other.figures for s in stems(f.measure) | stems(f.unit)}


def _weak_only(measure: frozenset[str]) -> bool:
    return measure <= _WEAK


def _per(figure: Figure) -> str:
    return f"a {figure.period}" if figure.period else "a sum"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names)[:3])


_WEAK, _LIGHT, _MORE, _LESS = (
    frozenset(map(_ending_off, table)) for table in (words.WEAK, words.LIGHT, words.MORE, words.LESS)
)
