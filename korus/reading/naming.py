"""Where the text names someone: every capitalised name with the title, the office and the description around it.

    "South Korea's industry minister Kim Jung-kwan"              person, role "South Korea's industry minister"
    "Park Seong-hui, vice chairman of Geumo Heavy Industries,"   person, role, and the body named in it
    "the Ministry of Trade, Industry and Energy"                 government
    "the civic group Safe Cell Network"                          organisation

Own rules find where a name begins and ends and what stands around it. What kind of actor it is, is left to votes: of
the words in and around the name, and of the parser's entity labels, which alone are often wrong (titles inside names,
people taken for places, Korean and Arabic names cut in two).
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from korus.reading import appositions, bodies, names, nouns, places, runs, titles
from korus.reading.appositions import Apposition
from korus.reading.languages.en.names import (
    CAPITAL_PARTICLES,
    HONORIFICS,
    NEVER_NAMES,
    OFFICE_MODIFIERS,
    OFFICES,
    PAIRED_HONORIFICS,
    PARTICLES,
    POST_NOMINALS,
)
from korus.reading.languages.en.roles import TRADES
from korus.reading.mentions import Span
from korus.reading.text import Document
from korus.reading.words import Word

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


@dataclass(slots=True, eq=False)
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
    for first, last in runs.find(words):
        inside = _read(document, words, first, last)
        if places.is_credit(document.text, words, first, last):
            continue
        if running and document.blocks[words[first].block].kind != "body":
            # Every word of a headline carries a capital: only what the parser takes for a whole person is one.
            inside = (n for n in inside if _is_whole_person(words, n))
        found.extend(inside)
    return found


def single(document: Document, words: Sequence[Word], k: int) -> Naming:
    """The naming of one word that the parser did not take for a name, where the article has made it known as one."""
    return _naming(document, words, k, k, k)


def _is_whole_person(words: Sequence[Word], naming: Naming) -> bool:
    inside = words[naming.first : naming.last + 1]
    behind = words[naming.last + 1] if naming.last + 1 < len(words) else None
    goes_on = behind is not None and not behind.gap.strip() and behind.entity == "PERSON" and not behind.opens_entity
    return naming.size in (2, 3) and all(w.entity == "PERSON" for w in inside) and not goes_on


def _read(document: Document, words: Sequence[Word], first: int, last: int) -> Iterator[Naming]:
    """The names inside one run: what is in front of the last title is the title's, what is behind is the name."""
    if first < last and (words[first].lower in runs.FUNCTION_WORDS or _is_compound(words[first])):
        first += 1  # "State-owned Song Hong Group"
    if last - first + 1 > runs.LONGEST or (_is_compound(words[first]) and first == last):
        return
    country = places.country_at(words, first, last)
    if country:
        one = _naming(document, words, first, last, first)
        one.country = country
        one.votes["government"] += 6
        yield one
        return
    if last > first + 1 and words[last].bare in POST_NOMINALS:
        last -= 1  # "Leonard Hexham MP"
    told = bodies.votes(words, first, last)
    title = titles.last_title(words, first, last)
    if title is not None and (max(told.values(), default=0) < 5 or _is_behind_body(words, first, title, last)):
        if title == last:
            return  # an office without a name: "the Prime Minister"
        yield from _titled(document, words, first, title, last)
        return
    yield from _untitled(document, words, first, last, told)


def _is_compound(word: Word) -> bool:
    """ "Korea-U.S.", "Seoul-based": a hyphen that makes an adjective of a name."""
    head, hyphen, tail = word.text.partition("-")
    return bool(hyphen) and (bool(places.country(head) or places.is_demonym(head.lower())) or tail in _ADJECTIVAL)


_ADJECTIVAL = frozenset(
    "based held led born backed style wide level owned run made era educated trained listed linked affiliated"
    " appointed".split()
)


def _is_behind_body(words: Sequence[Word], first: int, title: int, last: int) -> bool:
    """Whether the body stands in front of the title and a person behind: "Prime Ministry Affairs Minister Nabil S."."""
    if not 0 < last - title <= LONGEST_PERSON or title == first or words[title].bare not in OFFICES:
        return False
    behind = words[title + 1 : last + 1]
    plain = all(w.text[0].isupper() and not w.gap.strip() and w.bare not in OFFICE_MODIFIERS for w in behind)
    return plain and bodies.vote(words, title + 1, last) < 3 <= bodies.vote(words, first, title - 1)


#: So many words at most a person's name has behind the title of an office.
LONGEST_PERSON = 4


def _titled(document: Document, words: Sequence[Word], first: int, title: int, last: int) -> Iterator[Naming]:
    start = title + 1
    if words[start].bare in ("of", "for", "to", "on", "at", "in"):
        start = titles.behind_topic(words, start, last)
        if start > last or bodies.votes(words, start, last):
            return
    elif words[start].bare in PARTICLES and words[start].bare not in CAPITAL_PARTICLES:
        return
    last = _without_country(words, start, last)
    one = _naming(document, words, start, last, first)
    one.votes["person"] += 6
    _take_title(one, words, first, start)
    _describe(one, document, words, first)
    yield one
    # "Senate Armed Services Chair", "Samsung Chairman": the body in front of the office is named, too.
    end = (
        next(
            (k for k in range(first, start) if titles.opens(words[k])),
            start,
        )
        - 1
    )
    if end >= first and not (words[first].opens_sentence and words[first].entity not in _LABEL_VOTES):
        yield from _untitled(document, words, first, end, bodies.votes(words, first, end))


def _without_country(words: Sequence[Word], start: int, last: int) -> int:
    """Where the name ends in "Alphonsus Laborde of Dominica", "Minister Eyzaguirre of the Republic of Chile"."""
    return next((k - 1 for k in range(start + 1, last) if words[k].lower in ("of", "from")), last)


def _take_title(one: Naming, words: Sequence[Word], first: int, start: int) -> None:
    honorifics = [words[k] for k in range(first, start) if words[k].bare in HONORIFICS]
    offices = [words[k] for k in range(first, start) if words[k].bare in OFFICES]
    for word in honorifics:
        one.gender = one.gender or HONORIFICS[word.bare]
    one.honorific = honorifics[-1].bare if honorifics else ""
    if offices or any(nouns.office(w.bare) != w.bare for w in honorifics):
        one.title = " ".join(words[k].text for k in range(first, start))
    elif start == first + 1 and not honorifics and (words[first].bare, words[start].bare) not in PAIRED_HONORIFICS:
        one.title = words[first].text  # "Environmentalist Mark Lynas"
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
    if all(words[k].entity == "NORP" or places.is_demonym(words[k].lower) for k in range(first, last + 1)):
        return
    if words[last].bare in _PARTISANS and last - first <= 2:
        return  # "the Tennessee Republican" describes somebody
    if all(words[k].bare in NEVER_NAMES or _plain_modifier(words[k]) for k in range(first, last + 1)):
        return
    opening = _opening_noun(words, first, last)
    if opening == "person":
        yield from _titled(document, words, first, first, last)
        return
    first += opening != ""
    if opening == "body":
        told = {**told, "organisation": told.get("organisation", 0.0) + 3}
    one = _naming(document, words, first, last, first)
    for kind, weight in told.items():
        one.votes[kind] += weight
    _label_votes(one, words)
    _describe(one, document, words, first)
    if any(words[k].entity in _OTHER_LABELS for k in (first, last)) and max(one.votes.values(), default=0) < EVIDENCE:
        return
    yield one


_PARTISANS = frozenset({"republican", "democrat", "conservative", "tory", "liberal", "socialist", "independent"})


def _opening_noun(words: Sequence[Word], first: int, last: int) -> str:
    """What the first word of a sentence makes of the name behind it, if it only describes it; else "".

    "Environmentalist Mark Lynas" is a person, "Operator Niederrhein Kraft" and "Consultants Harrow Bay" are bodies,
    "Gran-of-six Maureen Tully" is left to the votes ("other").
    """
    word = words[first]
    opens = word.opens_sentence or bool(word.gap.strip())
    if opens and last > first and word.lower in TRADES:
        return "body"  # "Carmaker Rheintal Motoren", which the parser takes for one name
    if last == first or not opens or word.pos not in ("NOUN", "PROPN") or word.entity == "ORG":
        return ""
    one = nouns.singular(word.lower)
    person, body = nouns.is_person(one), nouns.is_body(one)
    if "-of-" in word.lower:
        return "other"
    if one != word.lower:
        whole = word.entity == "PERSON" and not words[first + 1].opens_entity  # "Carmen Mosquera" is no car men
        return "body" if (person or body) and not whole else ""
    begins = words[first + 1].opens_entity and word.entity != words[first + 1].entity
    if last - first < 2:
        return ""
    if body and not person:
        return "body" if begins else ""
    described = begins and words[first + 1].entity == "PERSON" and word.pos == "NOUN"  # not "Gaspare Lo Verde"
    return "person" if person or described else ""


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
    _vote_by_shape(one, document, words, outer)
    return one


def _vote_by_shape(one: Naming, document: Document, words: Sequence[Word], outer: int) -> None:
    """What the name itself and the words right beside it tell of its kind."""
    first, last = one.first, one.last
    if outer == first and first and words[first - 1].lower == "the" and not words[first].gap.strip():
        one.votes["person"] -= 3
        one.votes["organisation"] += 0.5
    located = places.vote(document.text, words, first, last)
    if located:
        one.votes["place"] += located
        one.votes["person"] -= 3 if located >= 3 else 0
    if "&" in one.form:
        one.votes["organisation"] += 2
    if one.size > 1 and (one.subject or words[last].possessive):
        one.votes["organisation"] += 0.8
    if names.surname_leads(one.form) and "-" in one.form and not one.form.isupper():
        one.votes["person"] += 1.5
    if one.size in (2, 3, 4) and names.given_gender(one.form):
        one.votes["person"] += 2


def _mark_label(one: Naming, document: Document, words: Sequence[Word], outer: int) -> None:
    opens = outer == 0 or words[outer - 1].block != words[outer].block
    behind = document.text[one.span.end : one.span.end + 80].lstrip()
    if opens and (behind.startswith(":") or (behind.startswith("(") and "):" in behind)):
        one.label = True
        one.votes["person"] += 2


def _label_votes(one: Naming, words: Sequence[Word]) -> None:
    for k in range(one.first, one.last + 1):
        kind = _LABEL_VOTES.get(words[k].entity)
        if kind == "organisation" and one.votes.get("government", 0) > 0:
            kind = "government"  # the label means both
        if kind:
            one.votes[kind] += (1.5 if one.size > 1 else 0.8) / one.size


def _describe(one: Naming, document: Document, words: Sequence[Word], outer: int) -> None:
    """Reads the descriptions on both sides and lets them vote."""
    ahead = appositions.before(words, outer, document.text)
    found = appositions.after(words, one.last + 1, document.text)
    if ahead is not None:
        found.insert(0, ahead)
    if places.only_locates(words, outer, one.last):
        return  # "in Toledo, the mother of ..."
    if one.form.isupper() and places.is_dateline(document.text, words, one.first, one.last):
        return  # "MATSUE--The board of education ..."
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
