"""Where the text names someone: every capitalised name with the title, the office and the description around it.

    "South Korea's industry minister Kim Jung-kwan"              person, role "South Korea's industry minister"
    "Park Seong-hui, vice chairman of Geumo Heavy Industries,"   person, role, and the body named in it
    "the Ministry of Trade, Industry and Energy"                 government
    "the civic group Safe Cell Network"                          organisation

Own rules find where a name begins and ends and what stands around it. What kind of actor it is, is left to votes: of
the words in and around the name, and of the parser's entity labels, which alone are often wrong (titles inside names,
people taken for places, Korean and Arabic names cut in two).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from korus.reading import appositions, bodies, names, nouns
from korus.reading.appositions import Apposition
from korus.reading.languages.en.names import (
    CAPITAL_PARTICLES,
    HONORIFICS,
    NEVER_NAMES,
    OFFICE_MODIFIERS,
    OFFICES,
    PAIRED_HONORIFICS,
    PARTICLES,
    PLACE_HEADS,
    POST_NOMINALS,
    WEAK_HONORIFICS,
)
from korus.reading.mentions import Span
from korus.reading.names import is_leading_surname
from korus.reading.text import Document
from korus.reading.words import Word

#: A name of more words than this is a heading or a list, not a name.
LONGEST = 9

#: A naming whose best vote is weaker than this makes no actor of its own.
EVIDENCE = 0.75

_LABEL_VOTES = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "NORP": "people",
    "LOC": "place",
    "FAC": "place",
}
_OTHER_LABELS = frozenset(
    {
        "EVENT",
        "WORK_OF_ART",
        "LAW",
        "LANGUAGE",
        "PRODUCT",
        "DATE",
        "MONEY",
        "CARDINAL",
        "ORDINAL",
        "QUANTITY",
        "TIME",
        "PERCENT",
    }
)


@dataclass(slots=True)
class Naming:
    """One place where somebody is named. `first` and `last` are the indexes of the name's words."""

    span: Span
    form: str
    first: int
    last: int
    whole: Span  # with the titles in front: "Prime Minister Kim Min-seok"
    sentence: int
    block: int
    subject: bool
    quoted: bool
    votes: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    gender: str = ""
    honorific: str = ""
    title: str = ""  # the office in front, as written, with its modifiers
    descriptions: list[Apposition] = field(default_factory=list)
    affiliation: int | None = None  # the word at which the body begins in "NAME of BODY"
    country: str = ""  # the usual English name, where the name is a country's
    label: bool = False  # "LEWAI:" at the head of a line: a speaker of a transcript

    @property
    def size(self) -> int:
        return self.last - self.first + 1

    @property
    def abbreviation(self) -> str:
        return next((d.abbreviation for d in self.descriptions if d.abbreviation), "")


def find(document: Document, words: Sequence[Word]) -> list[Naming]:
    """Every naming, in order of the text."""
    found: list[Naming] = []
    running = any(block.kind == "body" for block in document.blocks)
    for first, last in _runs(words):
        inside = _read(document, words, first, last)
        if _is_credit(document, words, first, last):
            continue
        if running and document.blocks[words[first].block].kind != "body":
            # Every word of a headline carries a capital: only what the parser takes for a whole person is one.
            inside = (n for n in inside if _is_whole_person(words, n))
        found.extend(inside)
    return found


def _is_credit(document: Document, words: Sequence[Word], first: int, last: int) -> bool:
    """ "HAENAM (Rift Newswire) —": the agency that a dateline names is nobody in the story."""
    text = document.text
    return words[first].gap.endswith("(") and bool(_CREDIT.match(text[words[last].end : words[last].end + 6]))


_CREDIT = re.compile(r"\)\s*(?:—|–|--|-\s)")


def single(document: Document, words: Sequence[Word], k: int) -> Naming:
    """The naming of one word that the parser did not take for a name, where the article has made it known as one."""
    return _naming(document, words, k, k, k)


def _is_whole_person(words: Sequence[Word], naming: Naming) -> bool:
    inside = words[naming.first : naming.last + 1]
    behind = words[naming.last + 1] if naming.last + 1 < len(words) else None
    goes_on = behind is not None and not behind.gap.strip() and behind.entity == "PERSON" and not behind.opens_entity
    return naming.size in (2, 3) and all(w.entity == "PERSON" for w in inside) and not goes_on


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Stretches of words that may hold one name: capitals with particles between, bodies with "of", "and", commas."""
    i = 0
    while i < len(words):
        if not _may_open(words, i):
            i += 1
            continue
        last = i
        while last + 1 < len(words) and last - i < LONGEST + 6:
            step = _extends(words, i, last)
            if not step:
                break
            last += step
        last = bodies.extend(words, i, last)
        last = bodies.joined(words, i, last)
        yield i, last
        i = last + 1


def _may_open(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if (
        word.text.isupper()
        and len(word.text) > 1
        and (i == 0 or words[i - 1].block != word.block)
        and _is_label(words, i)
    ):
        return True
    if word.capital:
        return word.bare not in NEVER_NAMES or (word.bare in CAPITAL_PARTICLES and _follows(words, i))
    if not word.text[0].isupper():
        return False
    # "Minister Kim", "Analysts", "Police": at the start of a sentence only what follows tells.
    if (word.bare in OFFICES or word.bare in HONORIFICS or word.bare in OFFICE_MODIFIERS) and _follows(words, i):
        return True
    # "Leader of the Opposition Rukmini Saikia", "Director of Services Pádraig Feerick"
    return (
        word.bare in OFFICES
        and i + 3 < len(words)
        and words[i + 1].bare in ("of", "for")
        and (words[i + 2].capital or words[i + 3].capital)
    )


def _is_label(words: Sequence[Word], i: int) -> bool:
    """ "LEWAI: We planted in June": a word in capitals before a colon at the head of a line."""
    k = i + 1
    while k < len(words) and k - i < 8 and words[k].block == words[i].block:
        if words[k].gap.lstrip(")").startswith(":"):
            return True
        if not words[k].text.isupper() and "(" not in words[k].gap and k == i + 1:
            return False
        k += 1
    return False


def _follows(words: Sequence[Word], i: int) -> bool:
    """Whether a capitalised word follows word `i` after nothing but a blank."""
    return i + 1 < len(words) and words[i + 1].capital and not words[i].possessive and _adjacent(words, i + 1)


def _adjacent(words: Sequence[Word], k: int) -> bool:
    return words[k].gap.strip() == "" and words[k].block == words[k - 1].block


def _extends(words: Sequence[Word], first: int, last: int) -> int:
    """How many words go on the run that ends with word `last`: 0, 1, or 2 over a particle."""
    k = last + 1
    word = words[k]
    if word.block != words[last].block:
        return 0
    gap = word.gap.strip()
    if words[last].possessive:
        return 1 if gap == "" and bodies.possessive_goes_on(words, last) else 0
    if gap == "&" and word.text[0].isupper():
        return 1
    if gap in _OPENING_MARKS and _nickname(words, last):
        return 2
    if gap not in ("", "."):
        return 0
    if gap == "." or (word.opens_sentence and words[last].text.endswith(".")):
        # "Rep. Quist", "J. Kim": the parser ends a sentence behind some abbreviations.
        abbreviated = words[last].bare in HONORIFICS or words[last].bare in OFFICES or len(words[last].bare) == 1
        if not abbreviated:
            return 0
    if word.capital:
        return 0 if word.bare in NEVER_NAMES else 1
    if word.text[0].isupper() and word.lower not in _FUNCTION:
        return 1
    if word.lower in PARTICLES and k + 1 < len(words) and words[k + 1].text[0].isupper() and _adjacent(words, k + 1):
        return 2
    if (
        word.lower in PARTICLES
        and k + 2 < len(words)
        and words[k + 1].lower in PARTICLES
        and words[k + 2].text[0].isupper()
    ):
        return 3
    return 0


_OPENING_MARKS = frozenset({"“", '"', "‘", "'", "("})
_CLOSING_MARKS = frozenset({"”", '"', "’", "'", ")"})
_FUNCTION = frozenset("the a an i he she it they we you this that these those but and or in at on to".split())


def _nickname(words: Sequence[Word], last: int) -> bool:
    """ "Wayne ‘Spud’ Tranter": one word in marks between two capitals."""
    if last + 2 >= len(words):
        return False
    inner, behind = words[last + 1], words[last + 2]
    return (
        behind.gap.strip() in _CLOSING_MARKS
        and inner.text[0].isupper()
        and behind.capital
        and not words[last].possessive
    )


def _read(document: Document, words: Sequence[Word], first: int, last: int) -> Iterator[Naming]:
    """The names inside one run: what is in front of the last title is the title's, what is behind is the name."""
    if words[first].lower in _FUNCTION and first < last:
        first += 1
    if last - first + 1 > LONGEST + 6 or (_is_compound(words[first]) and first == last):
        return
    country = bodies.country_at(words, first, last)
    if country:
        one = _naming(document, words, first, last, first)
        one.country = country
        one.votes["government"] += 6
        yield one
        return
    if last > first + 1 and words[last].bare in POST_NOMINALS:
        last -= 1  # "Leonard Hexham MP"
    told = bodies.votes(words, first, last)
    title = _title(words, first, last)
    if title is not None and max(told.values(), default=0) < 5:
        if title == last:
            return  # an office without a name: "the Prime Minister"
        yield from _titled(document, words, first, title, last)
        return
    yield from _untitled(document, words, first, last, told)


def _is_compound(word: Word) -> bool:
    """ "Korea-U.S.", "Seoul-based": a hyphen that makes an adjective of a name."""
    head, hyphen, tail = word.text.partition("-")
    return bool(hyphen) and (bool(bodies.country(head) or bodies.is_demonym(head.lower())) or tail in _ADJECTIVAL)


_ADJECTIVAL = frozenset(
    "based led born backed style wide level owned run made era educated trained listed linked affiliated"
    " appointed".split()
)


def _title(words: Sequence[Word], first: int, last: int) -> int | None:
    """The last title word of the run that can be one; None when the run has none."""
    found = None
    for k in range(first, last + 1):
        bare = words[k].bare
        if k < last and (bare, words[k + 1].bare) in PAIRED_HONORIFICS:
            found = k + 1
        elif bare in HONORIFICS and bare not in OFFICES:
            # Elsewhere it is part of a name: "Lim Siew Eng", "Halima Sheikh Nur"; "Justice Within Reach" is no judge.
            opens = k == first or k - 1 == found or _is_topic(words[k - 1]) or words[k - 1].bare in OFFICE_MODIFIERS
            if opens and k < last and (bare not in WEAK_HONORIFICS or words[k + 1].entity in ("PERSON", "")):
                found = k
        elif bare in OFFICES and not (k == last and found is not None and k - first <= 3 and bare in _SURNAMES_TOO):
            found = k
    return found


_SURNAMES_TOO = frozenset(
    {
        "king",
        "prince",
        "dean",
        "judge",
        "bishop",
        "pope",
        "chancellor",
        "speaker",
        "marshal",
        "farmer",
        "clerk",
        "steward",
        "chief",
    }
)


def _titled(document: Document, words: Sequence[Word], first: int, title: int, last: int) -> Iterator[Naming]:
    start = title + 1
    if words[start].bare in ("of", "for", "to", "on", "at", "in"):
        start = _behind_topic(words, start, last)
        if start > last or bodies.votes(words, start, last):
            return
    elif words[start].bare in PARTICLES and words[start].bare not in CAPITAL_PARTICLES:
        return
    one = _naming(document, words, start, last, first)
    one.votes["person"] += 6
    _take_title(one, words, first, start)
    _describe(one, document, words, first)
    yield one
    # "Senate Armed Services Chair", "Samsung Chairman": the body in front of the office is named, too.
    end = (
        next(
            (
                k
                for k in range(first, start)
                if words[k].bare in OFFICES or words[k].bare in OFFICE_MODIFIERS or words[k].bare in HONORIFICS
            ),
            start,
        )
        - 1
    )
    if end >= first and not (words[first].opens_sentence and words[first].entity not in _LABEL_VOTES):
        yield from _untitled(document, words, first, end, bodies.votes(words, first, end))


def _behind_topic(words: Sequence[Word], start: int, last: int) -> int:
    """Where the person begins in "Minister for Defence Eoin Hartigan"; past `last` where nobody is named."""
    topics = [k for k in range(start, last + 1) if _is_topic(words[k]) or words[k].possessive]
    begin = topics[-1] + 1
    return begin if last - begin in (1, 2, 3) else last + 1


def _is_topic(word: Word) -> bool:
    if word.entity in ("GPE", "NORP") or not word.text[0].isupper():
        return True
    return word.bare in OFFICE_MODIFIERS or bodies.is_head(word.bare) or word.bare in OFFICES


def _take_title(one: Naming, words: Sequence[Word], first: int, start: int) -> None:
    honorifics = [words[k] for k in range(first, start) if words[k].bare in HONORIFICS]
    offices = [words[k] for k in range(first, start) if words[k].bare in OFFICES]
    for word in honorifics:
        one.gender = one.gender or HONORIFICS[word.bare]
    one.honorific = honorifics[-1].bare if honorifics else ""
    if offices or any(nouns.office(w.bare) != w.bare for w in honorifics):
        one.title = " ".join(words[k].text for k in range(first, start))
    for word in offices:
        one.gender = one.gender or nouns.gender_of(word.bare)


def _untitled(
    document: Document, words: Sequence[Word], first: int, last: int, told: dict[str, float]
) -> Iterator[Naming]:
    if max(told.values(), default=0) < 3:
        cut = _cut_at_entity(words, first, last)
        if cut is not None:
            yield from _read(document, words, first, cut - 1)
            yield from _read(document, words, cut, last)
            return
    if all(words[k].entity == "NORP" or bodies.is_demonym(words[k].lower) for k in range(first, last + 1)):
        return
    if words[last].bare in _PARTISANS and last - first <= 2:
        return  # "the Tennessee Republican" describes somebody
    if all(words[k].bare in NEVER_NAMES or _plain_modifier(words[k]) for k in range(first, last + 1)):
        return
    if last > first and words[first].opens_sentence and "-of-" in words[first].lower:
        first += 1  # "Gran-of-six Maureen Tully"
    if (
        last > first
        and words[first].opens_sentence
        and words[first].pos in ("NOUN", "PROPN")
        and words[first].entity != "ORG"
    ):
        opening = nouns.singular(words[first].lower)
        if last - first >= 2 and nouns.is_person(words[first].lower):
            yield from _titled(document, words, first, first, last)  # "Environmentalist Mark Lynas"
            return
        if opening != words[first].lower and (nouns.is_person(opening) or nouns.is_body(opening)):
            first += 1  # "Consultants Harrow Bay", "Retailer"
    one = _naming(document, words, first, last, first)
    for kind, weight in told.items():
        one.votes[kind] += weight
    _label_votes(one, words)
    _describe(one, document, words, first)
    if any(words[k].entity in _OTHER_LABELS for k in (first, last)) and max(one.votes.values(), default=0) < EVIDENCE:
        return
    yield one


_PARTISANS = frozenset({"republican", "democrat", "conservative", "tory", "liberal", "socialist", "independent"})


def _plain_modifier(word: Word) -> bool:
    return word.bare in OFFICE_MODIFIERS and word.entity != "ORG"


def _cut_at_entity(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where a person's label begins behind words that are no part of a name: "Labour Sadiq Khan"."""
    for k in range(first + 1, last):
        if words[k].opens_entity and words[k].entity == "PERSON" and words[k - 1].entity in ("ORG", "GPE", "NORP"):
            return k
    return None


def _naming(document: Document, words: Sequence[Word], first: int, last: int, outer: int) -> Naming:
    span = Span(words[first].start, words[last].end)
    one = Naming(
        span=span,
        form=" ".join(document.text[span.start : span.end].split()),
        first=first,
        last=last,
        whole=Span(words[outer].start, words[last].end),
        sentence=words[first].sentence,
        block=words[first].block,
        subject=any(words[k].subject for k in range(outer, last + 1)),
        quoted=document.in_quotation(span.start),
    )
    _mark_label(one, document, words, outer)
    if first > 0 and words[first - 1].lower == "the" and words[first].gap.strip() == "" and outer == first:
        one.votes["person"] -= 3
        one.votes["organisation"] += 0.5
    if first and words[first - 1].lower in _PLACING and not words[first].gap.strip() and outer == first:
        one.votes["place"] += 1.5
    if _before_country(words, last) or _is_dateline(document, words, first, last):
        one.votes["place"] += 2.5
    if words[last].bare in PLACE_HEADS and one.size > 1:
        one.votes["place"] += 3
        one.votes["person"] -= 3
    if "&" in one.form:
        one.votes["organisation"] += 2
    if one.size > 1 and (one.subject or words[last].possessive):
        one.votes["organisation"] += 0.8
    if is_leading_surname(words[first].text) and 2 <= one.size <= 3 and "-" in one.form and not one.form.isupper():
        one.votes["person"] += 1.5
    if one.size in (2, 3, 4) and names.given_gender(one.form):
        one.votes["person"] += 2
    return one


def _before_country(words: Sequence[Word], last: int) -> bool:
    """ "Graz, Austria": a comma and a country."""
    k = last + 1
    return (
        k < len(words)
        and words[k].gap.strip() == ","
        and bool(bodies.country(words[k].text) or words[k].entity == "GPE")
    )


def _is_dateline(document: Document, words: Sequence[Word], first: int, last: int) -> bool:
    """ "MUSCAT (Reuters) —", "Haenam, March 3 -": the place at the head of an article's first paragraph."""
    if first and words[first - 1].block == words[first].block:
        return False
    behind = document.text[words[last].end : words[last].end + 60].partition("\n")[0]
    return bool(_DATELINE.match(behind))


_DATELINE = re.compile(r"(?:,[^.]{1,30})?\s*(?:\([^)]{1,40}\))?\s*(?:—|–|--|-\s)")


def _in_place(one: Naming, words: Sequence[Word], outer: int) -> bool:
    before = words[outer - 1].lower if outer else ""
    return (
        words[one.first].entity in ("GPE", "LOC") and before in _PLACING | {"at", "to", "from", "of"} and one.size <= 2
    )


_PLACING = frozenset({"in", "near", "outside", "across", "throughout", "around"})


def _mark_label(one: Naming, document: Document, words: Sequence[Word], outer: int) -> None:
    opens = outer == 0 or words[outer - 1].block != words[outer].block
    behind = document.text[one.span.end : one.span.end + 80].lstrip()
    if opens and (behind.startswith(":") or (behind.startswith("(") and "):" in behind)):
        one.label = True
        one.votes["person"] += 2


def _label_votes(one: Naming, words: Sequence[Word]) -> None:
    for k in range(one.first, one.last + 1):
        kind = _LABEL_VOTES.get(words[k].entity)
        if kind:
            one.votes[kind] += (1.5 if one.size > 1 else 0.8) / one.size


def _describe(one: Naming, document: Document, words: Sequence[Word], outer: int) -> None:
    """Reads the descriptions on both sides and lets them vote."""
    ahead = appositions.before(words, outer, document.text)
    found = appositions.after(words, one.last + 1, document.text)
    if ahead is not None:
        found.insert(0, ahead)
    if _in_place(one, words, outer):
        return  # "in Toledo, the mother of ..."
    for description in found:
        if description.person:
            one.votes["person"] += 3
            one.gender = one.gender or nouns.gender_of(description.head)
        if description.body:
            one.votes["organisation"] += 3
        if description.abbreviation and one.size > 1:
            one.votes["organisation"] += 0.5
    one.descriptions = found
    k = one.last + 1
    if (
        k + 1 < len(words)
        and words[k].gap.strip() in ("", ",")
        and words[k].lower in ("of", "at", "from", "for", "with")
        and words[k].block == one.block
    ):
        one.affiliation = k + 1
