"""Where a content and a source begin and end: nothing is cut off from the phrase, sign or quotation it belongs to.

The content model decides word by word; what it leaves out of the middle of a phrase is not left out on purpose.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from korus.reading import contents
from korus.reading.contents import Labelling
from korus.reading.languages.en.furniture import WEEKDAYS
from korus.reading.syntax import INSIDE, Syntax

#: The arcs by which words stand in front of the noun or number that they belong to.
LEFT = frozenset({"det", "predet", "amod", "compound", "nummod", "quantmod", "nmod"})
#: A longer hole, or a phrase that reaches farther, is not closed.
REACH = 7
#: Arcs at most from a word of a source to its noun.
DEEPEST = 12

_DAY = re.compile(WEEKDAYS)
_SIGNS = frozenset({"%", "°", "€", "+"})
#: Penn tags of words that something has to follow: "to", prepositions, articles, modals, possessives.
_UNENDING = frozenset({"TO", "IN", "DT", "MD", "PRP$", "PDT"})


def is_word(s: Syntax, token: int) -> bool:
    """Whether a token has a letter or a digit."""
    return any(c.isalnum() for c in s.word[token])


def content(s: Syntax, labelling: Labelling) -> list[int]:
    """The words of a cue's content, in order; empty when there are none."""
    found = {t for t in labelling.tokens(contents.CONTENT) if is_word(s, t)}
    if not found:
        return []
    named = {labelling.cue, *labelling.tokens(contents.SOURCE), *labelling.tokens(contents.CUE)}
    found |= _clause(s, labelling.cue, found, named)
    found |= _begun(s, labelling, found, named)
    found |= _holes(s, sorted(found), named)
    found |= _phrases(s, found, named)
    found |= _signs(s, found)
    found |= _governed(s, max(found), named)
    return _without_day(s, labelling, sorted(found))


def source(s: Syntax, labelling: Labelling) -> list[int]:
    """The words of a cue's source, in order."""
    found = set(labelling.tokens(contents.SOURCE))
    named = {labelling.cue, *labelling.tokens(contents.CUE), *labelling.tokens(contents.CONTENT)}
    return _subject(s, labelling.cue, sorted(found | _phrases(s, found, named)))


def _subject(s: Syntax, cue: int, found: list[int]) -> list[int]:
    """`found` without what stands in front of the cue's subject: "*After a meeting with Kim*, Park said"."""
    subject = next((c for c in s.children[cue] if s.dep[c] in ("nsubj", "nsubjpass") and c in found), None)
    if subject is None:
        return found
    first = next((k for k, t in enumerate(found) if _hangs_on(s, t, subject)), 0)
    return found[first:]


def _hangs_on(s: Syntax, token: int, above: int) -> bool:
    for _ in range(DEEPEST):
        if token == above:
            return True
        token = s.head[token]
    return False


def _clause(s: Syntax, cue: int, found: set[int], named: set[int]) -> set[int]:
    """The beginning of the clause that the cue governs, where only its end was found: "*The city will pay* by 2030"."""
    if s.pos[cue] != "VERB":
        return set()
    first, last = min(found), max(found)
    for verb in s.children[cue]:
        cut = s.dep[verb] == "ccomp" and verb < first and _hangs_on(s, first, verb)
        if cut and s.state[verb] == s.state[first] and _hangs_on(s, last, verb):
            start = _edge(s, verb, right=False)
            stretch = range(start, first)
            return {t for t in stretch if is_word(s, t)} if _is_free(s, stretch, start, first, named) else set()
    return set()


def _begun(s: Syntax, labelling: Labelling, found: set[int], named: set[int]) -> set[int]:
    """The rest of the quotations of which `found` has the beginning or the end, or at least half."""
    words: dict[int, list[int]] = {}
    for t in range(labelling.start, labelling.start + len(labelling.labels)):
        if s.state[t] == INSIDE and is_word(s, t):
            words.setdefault(s.quotation[t], []).append(t)
    words.pop(s.quotation[labelling.cue], None)
    return {
        t
        for ts in words.values()
        if ts[0] in found or ts[-1] in found or 2 * sum(t in found for t in ts) >= len(ts)
        for t in ts
        if t not in named
    }


def _holes(s: Syntax, found: Sequence[int], named: set[int]) -> set[int]:
    """The few words between two of `found` that are neither source nor cue."""
    return {
        t
        for left, right in pairwise(found)
        if 1 < right - left <= REACH and _is_free(s, range(left + 1, right), left, right, named)
        for t in range(left + 1, right)
        if is_word(s, t)
    }


def _phrases(s: Syntax, found: Iterable[int], named: set[int]) -> set[int]:
    """The nouns and numbers in front of which `found` ends, and what stands in front of those that it begins with."""
    inside = set(found)
    added: set[int] = set()
    todo = sorted(inside)
    while todo:
        t = todo.pop()
        ends = [c for c in s.children[t] if c < t and s.dep[c] in LEFT]
        if s.dep[t] in LEFT and s.head[t] > t:
            ends.append(s.head[t])
        for end in ends:
            first, last = min(t, end), max(t, end)
            stretch = range(first, last + 1)
            if end in inside or last - first > REACH or not _is_free(s, stretch, first, last, named):
                continue
            new = [k for k in stretch if k not in inside and is_word(s, k)]
            inside.update(new)
            added.update(new)
            todo += new
    return added


def _governed(s: Syntax, last: int, named: set[int]) -> set[int]:
    """What the last word of a content governs, where nothing can end with that word: "a plan to *turn the tide*"."""
    if s.tag[last] not in _UNENDING:
        return set()
    ends = [t for t in (s.head[last], *s.children[last]) if t > last]
    if not ends:
        return set()
    end = _edge(s, min(ends), right=True)
    stretch = range(last + 1, end + 1)
    return {t for t in stretch if is_word(s, t)} if _is_free(s, stretch, last, end, named) else set()


def _edge(s: Syntax, token: int, *, right: bool) -> int:
    """The last word that hangs on a token, or the first one, "that" aside."""
    for _ in range(DEEPEST):
        below = [c for c in s.children[token] if (c > token) == right and is_word(s, c) and s.dep[c] != "mark"]
        if not below:
            break
        token = max(below) if right else min(below)
    return token


def _is_free(s: Syntax, stretch: Iterable[int], left: int, right: int, named: set[int]) -> bool:
    """Whether `stretch` lies in one sentence, on one side of every quotation mark, and holds no word of `named`."""
    if s.sentence[left] != s.sentence[right] or s.block[left] != s.block[right]:
        return False
    return all(t not in named and s.state[t] == s.state[left] and s.quotation[t] == s.quotation[left] for t in stretch)


def _signs(s: Syntax, found: set[int]) -> set[int]:
    """The currency sign before a number, the percent sign behind it."""
    before = {t - 1 for t in found if t > 0 and s.tag[t - 1] == "$" and s.state[t - 1] == s.state[t]}
    behind = {
        t + 1
        for t in found
        if t + 1 < s.count and s.word[t + 1] in _SIGNS and s.start[t + 1] == s.end[t] and s.state[t + 1] == s.state[t]
    }
    return before | behind


def _without_day(s: Syntax, labelling: Labelling, found: list[int]) -> list[int]:
    """`found` without the day of speaking: "said *Wednesday* it will build a yard"."""
    first = found[0]
    spoken = first == labelling.cue + 1 and s.dep[first] == "npadvmod" and bool(_DAY.fullmatch(s.word[first]))
    return found[1:] if spoken and len(found) > 1 else found
