"""Names: which spellings are one name, and by which shorter forms a person may be called.

fold("Lee Jae-myung") == fold("LEE JAE MYUNG") == "leejaemyung"
same_name("Yun Suk-yeol", "Yoon Seok-youl")         two romanisations of one Korean name
called("Estienne de Laval", "Gaspard Estienne de Laval") > called("Gaspard", "Gaspard Estienne de Laval") > 0
"""

import re
import unicodedata
from functools import lru_cache

from korus.reading.languages.en.given_names import MEN, WOMEN
from korus.reading.languages.en.names import (
    CAPITAL_PARTICLES,
    LEADING_SURNAMES,
    PARTICLES,
    SURNAME_VARIANTS,
    SYLLABLE_VARIANTS,
)

_NOT_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[^\W_][^\s“”\"()]*")
_NICKNAME = re.compile(r"\s[“\"‘'(][^”\"’')]{1,20}[”\"’')](?=\s)")
_INITIAL = re.compile(r"(?:[^\W\d_]\.-?)+$|[^\W\d_]$")

#: How well a short form names a person: by the surname, by a part of it, by the given name.
BY_SURNAME, BY_PART, BY_GIVEN = 1.0, 0.8, 0.6

_SURNAME_KEY = {variant: row[0] for row in SURNAME_VARIANTS for variant in row}


@lru_cache(maxsize=16384)
def fold(name: str) -> str:
    """What the spellings of one name share: "Lee Jae-myung", "Lee Jae Myung" and "LEE JAEMYUNG" fold to "leejaemyung".

    Case, accents, hyphens, dots and blanks do not matter; letters of any script are kept.
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold()).casefold()
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", _NOT_LETTERS.sub("", bare))


@lru_cache(maxsize=4096)
def words(name: str) -> tuple[str, ...]:
    """The words of a name, without a nickname in quotation marks: "Wayne ‘Spud’ Tranter" has two."""
    return tuple(w.strip(".,'’") if len(w) > 3 else w for w in _WORD.findall(_NICKNAME.sub(" ", name)))


def surname_leads(name: str) -> bool:
    """Whether the first word of `name` is its surname: "Kim Min-seok", "He Yanling", "Nguyen Thi Thanh Ha"."""
    parts = words(name)
    if len(parts) < 2 or parts[0].lower() not in LEADING_SURNAMES:
        return False
    return len(parts) <= 4 and not any(_INITIAL.match(p) for p in parts[1:])


@lru_cache(maxsize=4096)
def romanised(name: str) -> str:
    """A key that romanisations of one East Asian name share; for other names the same as `fold`.

    "Yun Suk-yeol", "Yoon Seok-youl" and "Yoon Suk Yeol" have one key. Different names can share a key: it joins
    spellings inside one article, not people across articles.
    """
    if not surname_leads(name):
        return fold(name)
    surname, *given = (fold(part) for part in words(name))
    key = "".join(given)
    for written, compared in SYLLABLE_VARIANTS:
        key = key.replace(written, compared)
    return f"{_SURNAME_KEY.get(surname, surname)} {key}"


def same_name(one: str, other: str) -> bool:
    """Whether two full names are spellings of one: romanisation, order, middle initials and short given names aside."""
    if fold(one) == fold(other) or romanised(one) == romanised(other):
        return True
    a, b = _core(one), _core(other)
    if len(a) < 2 or len(b) < 2:
        return False
    if a == b or (sorted(a) == sorted(b) and len(a) == len(b)):
        return True
    return a[1:] == b[1:] and _abbreviates(a[0], b[0])


@lru_cache(maxsize=4096)
def _core(name: str) -> tuple[str, ...]:
    """The folded words of a name without its middle initials."""
    parts = words(name)
    return tuple(fold(p) for i, p in enumerate(parts) if i in (0, len(parts) - 1) or not _INITIAL.match(p))


def _abbreviates(one: str, other: str) -> bool:
    """Whether one given name is the beginning of the other: "Pat" and "Patricia", "S" and "Sunil"."""
    short, long = sorted((one, other), key=len)
    return bool(short) and long.startswith(short) and len(short) != 2


def called(short: str, full: str) -> float:
    """How well `short` (without titles) names the person `full`: 0 not at all, 1 as a surname does."""
    return _calls(full).get(fold(short), 0.0) or _partial(short, full)


@lru_cache(maxsize=4096)
def _calls(full: str) -> dict[str, float]:
    """The shorter forms of a name, folded, with what each is worth."""
    parts = words(full)
    found: dict[str, float] = {fold(full): BY_SURNAME, fold(" ".join(parts)): BY_SURNAME}
    if len(parts) < 2:
        return found
    leads = surname_leads(full)
    for i in range(1, len(parts)):  # every tail: "Estienne de Laval", "de Laval", "Laval"
        found.setdefault(fold(" ".join(parts[i:])), BY_GIVEN if leads and i == 1 else BY_SURNAME)
    found.setdefault(fold(parts[0]), BY_SURNAME if leads else BY_GIVEN)
    for i in range(1, len(parts) - 1):  # the first surname of two, the second given name
        found.setdefault(fold(parts[i]), BY_PART if len(parts) > 2 and not _INITIAL.match(parts[i]) else 0.0)
    for i in range(2, len(parts)):
        found.setdefault(fold(" ".join(parts[:i])), BY_PART)
    for part in parts[1:] if not leads else ():
        for piece in part.split("-"):
            if len(piece) > 3:
                found.setdefault(fold(piece), BY_GIVEN)
    nickname = _NICKNAME.search(full)
    if nickname:
        found.setdefault(fold(nickname[0]), BY_GIVEN)
    return found


def _partial(short: str, full: str) -> float:
    """Two words or more that name `full` by an initial or a clipped given name: "S. Maharaj", "Pat Ogle"."""
    a, b = words(short), words(full)
    if len(a) < 2 or len(b) < 2:
        return 0.0
    return BY_SURNAME if same_name(short, full) else 0.0


@lru_cache(maxsize=4096)
def given_gender(full: str) -> str:
    """The gender that the first word of a full name tells, "m" or "f"; "" for most names."""
    parts = words(full)
    if len(parts) < 2 or surname_leads(full):
        return ""
    first = fold(parts[0])
    return "f" if first in WOMEN else "m" if first in MEN else ""


def initials(name: str) -> str:
    """The first letters of a name's words: "Signe Falkenberg" gives "SF"."""
    return "".join(w[0].upper() for w in words(name) if w[0].isalpha())


def acronym_of(short: str, full: str) -> bool:
    """Whether `short` abbreviates the body `full`: "FKI", "AmCham", "STU" for "Saale Technical University"."""
    letters = fold(short)
    if not 2 <= len(letters) <= 10 or len(letters) >= len(fold(full)):
        return False
    heads = [
        w
        for w in words(full)
        if w.lower() not in PARTICLES and w.lower() not in {"of", "the", "for", "and", "in", "on"}
    ]
    if not heads:
        return False
    plain = "".join(w[0] for w in heads)
    if fold(plain) == letters or fold("".join(w[0] for w in words(full))) == letters:
        return True
    return not short.isupper() and not fold(heads[0]).startswith(letters) and _woven(letters, [fold(w) for w in heads])


def _woven(letters: str, parts: list[str]) -> bool:
    """Whether `letters` are beginnings of `parts` in order, each at least one letter: am-cham of American Chamber."""
    if not letters:
        return True
    if not parts:
        return False
    first, rest = parts[0], parts[1:]
    length = 0
    while length < min(len(first), len(letters)) and first[length] == letters[length]:
        length += 1
    return any(_woven(letters[n:], rest) for n in range(length, 0, -1))


def properly_cased(name: str) -> str:
    """A name in capitals as a sentence would write it: "HSIAO PEI-JUNG" is "Hsiao Pei-jung"; others stay."""
    if not name.isupper() or len(_NOT_LETTERS.sub("", name)) < 4:
        return name
    leads = surname_leads(name)

    def cased(word: str) -> str:
        if word.lower() in PARTICLES and word.lower() not in CAPITAL_PARTICLES:
            return word.lower()
        head, *tail = word.split("-")
        return "-".join([head.capitalize(), *(t.lower() if leads else t.capitalize() for t in tail)])

    return " ".join(cased(w) for w in name.split())
