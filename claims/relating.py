"""How one claim stands to an earlier one, and the reason a person can check: the rules of `claims.links`.

kept      the same number on another occasion            repeats
moved     a target or forecast named anew                raises, lowers
later     a count of the past, told again later          updates
set right a number taken back, in so many words          corrects
disputed  two voices, one thing, one time, two numbers   contradicts
inside    a figure "of the" other                        part_of
"""

import re
from dataclasses import dataclass
from itertools import product

from claims.comparing import (
    COUNTS,
    Figure,
    Told,
    agree,
    alike,
    equal,
    names_of,
    same_voice,
    stems,
    unlike,
    unlike_objects,
)
from korus.reading.languages.en import comparing as words

#: Statements without figures are about one thing from this share of common words on; beside figures less is enough.
SAME_WORDS, SAME_MATTER = 0.55, 0.2

#: Two counts, which differ as two things would, have to have so many of their words in common.
SAME_COUNT = 0.5

#: A denial has to have almost all words in common with what it denies.
DENIED_WORDS = 0.65

#: Days between two counts of a thing, by one voice, after which the second is a new count.
ANOTHER_COUNT = 21

#: Days between two voices that speak of one state of things.
ONE_TIME = 200

_TARGETS = frozenset({"pledge", "request", "forecast"})
_CHANGING = re.compile(words.CHANGING, re.I)
_CORRECTING = re.compile(r"\b(" + "|".join(map(re.escape, words.CORRECTING)) + r")\b", re.I)


@dataclass(frozen=True)
class Relation:
    """What the later of two claims does to the earlier, and why."""

    kind: str
    reason: str


def relation(later: Told, earlier: Told) -> Relation | None:
    """How `later` stands to `earlier`; None where nothing is sure."""
    inside = _part_of(later, earlier)
    if inside or _one_occasion(later, earlier):
        return inside
    pairs = [(a, b) for a, b in product(later.figures, earlier.figures) if not unlike(later, a, earlier, b)]
    if pairs and _one_matter(later, earlier):
        return _of_figures(later, earlier, pairs)
    if later.figures and earlier.figures:
        return None
    return _of_words(later, earlier)


def _of_figures(later: Told, earlier: Told, pairs: list[tuple[Figure, Figure]]) -> Relation | None:
    if len(earlier.figures) > 1 and _CHANGING.search(earlier.text):
        return None  # one of its figures is the one that no longer held
    same = next(((a, b) for a, b in pairs if equal(a, b)), None)
    if same and len(pairs) == 2 and _CHANGING.search(later.text):  # it names the old number beside the new
        new = next(a for a, b in pairs if not equal(a, b))
        return _changed(later, earlier, new, same[1])
    if same:
        return _same_number(later, earlier, *same)
    if len(pairs) > 1:  # which of them goes with which cannot be told
        return None
    a, b = pairs[0]
    if _sets_right(later, b):
        return Relation("corrects", f"{a}, where {b} was said before, which it sets right")
    if later.kind in _TARGETS and earlier.kind in _TARGETS and same_voice(later, earlier):
        kind = "raises" if a.nominal > b.nominal else "lowers"
        return Relation(kind, f"from {b} to {a}, said of the same thing")
    if later.kind in COUNTS and earlier.kind in COUNTS:
        return _two_counts(later, earlier, a, b)
    return None


def _changed(later: Told, earlier: Told, new: Figure, old: Figure) -> Relation | None:
    """What a statement does that has the earlier number beside its own."""
    if later.kind in _TARGETS and earlier.kind in _TARGETS:
        kind = "raises" if new.nominal > old.nominal else "lowers"
        return Relation(kind, f"from {old} to {new}, both named") if same_voice(later, earlier) else None
    kind = "corrects" if _CORRECTING.search(later.text) else "updates"
    if kind == "updates" and not same_voice(later, earlier):
        return None
    return Relation(kind, f"{new}, where {old} was said before; it names both")


def _same_number(later: Told, earlier: Told, a: Figure, b: Figure) -> Relation | None:
    if not same_voice(later, earlier) or (later.kind in _TARGETS and earlier.kind in COUNTS):
        return None
    if _due_moved(later, earlier):
        return Relation("updates", f"the same {a}, now due by {later.due} instead of {earlier.due}")
    if later.about and earlier.about and not later.about & earlier.about and later.kind in COUNTS:
        return None  # the same number of another year
    how = "" if a.bound == b.bound else f", now “{a.bound}” instead of “{b.bound}”"
    return Relation("repeats", f"the same {b} on another occasion{how}")


def _two_counts(later: Told, earlier: Told, a: Figure, b: Figure) -> Relation | None:
    if alike(later, earlier) < SAME_COUNT:
        return None
    other_time = bool(later.about and earlier.about and not later.about & earlier.about)
    days = _days_between(later, earlier)
    if same_voice(later, earlier):
        if days is None or not (other_time or days > ANOTHER_COUNT):
            return None
        return Relation("updates", f"{a}, where {b} was said {days} days before")
    if agree(a, b) or other_time or days is None or days > ONE_TIME:
        return None
    return Relation("contradicts", f"{a} against {b}: two voices of one thing at one time")


def _of_words(later: Told, earlier: Told) -> Relation | None:
    share = alike(later, earlier)
    if unlike_objects(later, earlier):
        return None
    if _denies(later) != _denies(earlier):
        if share >= DENIED_WORDS:
            return Relation(
                "contradicts", f"{share:.0%} of their words are the same, and one denies what the other says"
            )
        return None
    if not same_voice(later, earlier) or later.kind != earlier.kind or share < SAME_WORDS:
        return None
    if _due_moved(later, earlier):
        return Relation("updates", f"the same pledge, now due by {later.due} instead of {earlier.due}")
    return Relation("repeats", f"{share:.0%} of their words are the same, said on another occasion")


def _part_of(later: Told, earlier: Told) -> Relation | None:
    """A claim that names a figure and the whole it is a part of, and the claim that names the whole."""
    for whole in earlier.figures:
        inner = _figure_inside(later, whole)
        if inner and _about_whole(later, earlier, whole):
            return Relation("part_of", f"{inner} of the {whole} that the other claim is about")
    return None


def _figure_inside(claim: Told, whole: Figure) -> Figure | None:
    named = [f for f in claim.figures if f.unit == whole.unit and equal(f, whole)]
    smaller = [f for f in claim.figures if f.unit == whole.unit and f.nominal < whole.nominal and not equal(f, whole)]
    if not named or not smaller or not _says_part(claim.text):
        return None
    return smaller[0]


def _says_part(text: str) -> bool:
    """Whether "of the", "inside a" and the like stand right before an amount."""
    before = "|".join(re.escape(phrase) for phrase in words.PART_OF)
    return bool(re.search(rf"\b({before})\b\W+(?:[^\W\d_]+\W+){{0,2}}?[^\w\s]?\d", text, re.I))


def _about_whole(later: Told, earlier: Told, whole: Figure) -> bool:
    measure = stems(whole.measure)
    return bool(measure & stems(later.text)) or same_voice(later, earlier) or alike(later, earlier) >= SAME_MATTER


def _one_matter(later: Told, earlier: Told) -> bool:
    common = (stems(later.text) & stems(earlier.text)) | (names_of(later.text) & names_of(earlier.text))
    return len(common) >= 2 and alike(later, earlier) >= SAME_MATTER


def _one_occasion(later: Told, earlier: Told) -> bool:
    """Whether both can be one utterance, told twice: that is for merging, not for linking."""
    if later.article is not None and later.article == earlier.article:
        return True
    if None in (later.first, later.last, earlier.first, earlier.last):
        return True
    return later.first <= earlier.last and earlier.first <= later.last and same_voice(later, earlier)


def _days_between(later: Told, earlier: Told) -> int | None:
    if later.first is None or earlier.first is None:
        return None
    return abs((later.first - earlier.first).days)


def _due_moved(later: Told, earlier: Told) -> bool:
    return later.due is not None and earlier.due is not None and later.due != earlier.due


def _sets_right(later: Told, before: Figure) -> bool:
    """Whether it says that the earlier number was wrong: a word of correction, and the number or a “not”."""
    return bool(_CORRECTING.search(later.text)) or bool(
        re.search(r"\b(and|,)? not\b", later.text) and any(equal(f, before) for f in later.figures)
    )


def _denies(claim: Told) -> bool:
    found = re.findall(r"n['’]t\b|[^\W\d_]+", claim.text.casefold())
    return any(word.replace("’", "'") in words.DENYING for word in found)
