"""Countries, capitals and other places among the names: what stands for a government, and what only says where.

"Republic of Korea" is South Korea; "Seoul" speaks for it; "in Toledo", "Graz, Austria" are places.
"""

import re
from collections.abc import Sequence

from korus.reading.languages.en.countries import COUNTRIES, REGIONS
from korus.reading.languages.en.names import PLACE_HEADS
from korus.reading.languages.en.places import PLACES
from korus.reading.words import Word


def _alternatives(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


_COUNTRIES = {name: row[0] for row in COUNTRIES for name in (row[0], *_alternatives(row[1]))}
_COUNTRIES.update({name: name for name, _ in REGIONS})
_DEMONYMS = {name.lower(): row[0] for row in COUNTRIES for name in _alternatives(row[2])}
_DEMONYMS.update({adjective.lower(): name for name, adjective in REGIONS})
_CAPITALS = {name: row[0] for row in COUNTRIES for name in _alternatives(row[3])}
_LONGEST_COUNTRY = 5  # words


def country_at(words: Sequence[Word], first: int, last: int) -> str:
    """The usual English name of the country that the words name, whole; "" when they name none."""
    if last - first >= _LONGEST_COUNTRY:
        return ""
    return country(" ".join(words[k].text for k in range(first, last + 1)))


def country(name: str) -> str:
    """The usual English name of the country called `name`; "" for what is none."""
    return _COUNTRIES.get(name, "")


def country_of_demonym(word: str) -> str:
    """The country of "Korean" or "korean"; "" for any other word."""
    return _DEMONYMS.get(word.lower(), "")


def country_of_capital(name: str) -> str:
    """The country for which its capital stands: "Seoul" gives "South Korea"; "" for any other place."""
    return _CAPITALS.get(name.title() if name.isupper() else name, "")  # "WARSAW, Sept 22 –" names it, too


def is_demonym(word: str) -> bool:
    """Whether a word in lower case says of which country something is."""
    return word in _DEMONYMS


_PLACING = frozenset({"in", "near", "outside", "across", "throughout", "around"})
_LOOSELY_PLACING = _PLACING | {"at", "to", "from", "of"}
_DATELINE = re.compile(r"(?:,[^.]{1,30})?\s*(?:\([^)]{1,40}\))?\s*(?:—|–|--|-\s)")
_CREDIT = re.compile(r"\)\s*(?:—|–|--|-\s)")


def vote(text: str, words: Sequence[Word], first: int, last: int) -> float:
    """How much the words around a name tell that it is a place."""
    weight = 0.0
    before = words[first - 1].lower if first and not words[first].gap.strip() else ""
    if before in _PLACING:
        weight += 1.5
    known = _is_known(words, first, last)
    if known or _before_country(words, last) or is_dateline(text, words, first, last):
        weight += 2.5
    if last > first and words[last].bare in PLACE_HEADS:
        weight += 3
    return weight


def _before_country(words: Sequence[Word], last: int) -> bool:
    """ "Graz, Austria": a comma and a country."""
    k = last + 1
    if k >= len(words) or words[k].gap.strip() != ",":
        return False
    return bool(country(words[k].text)) or words[k].entity == "GPE"


def is_dateline(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """ "MUSCAT (Reuters) —", "Haenam, March 3 -": the place at the head of a paragraph."""
    if first and words[first - 1].block == words[first].block:
        return False
    return bool(_DATELINE.match(text[words[last].end : words[last].end + 60].partition("\n")[0]))


def is_credit(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """ "HAENAM (Rift Newswire) —": the agency that a dateline names is nobody in the story."""
    return words[first].gap.endswith("(") and bool(_CREDIT.match(text[words[last].end : words[last].end + 6]))


def only_locates(words: Sequence[Word], first: int, last: int) -> bool:
    """Whether a name only says where, so that what follows describes somebody else: "in Toledo, the mother of"."""
    before = words[first - 1].lower if first else ""
    place = words[first].entity in ("GPE", "LOC") or _is_known(words, first, last)
    return last - first < 2 and place and before in _LOOSELY_PLACING


def _is_known(words: Sequence[Word], first: int, last: int) -> bool:
    return is_place(" ".join(words[k].text for k in range(first, last + 1)))


def is_place(name: str) -> bool:
    """Whether a name is that of a well-known city, province or sea."""
    return name in PLACES or name in _CAPITALS
