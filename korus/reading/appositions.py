"""What stands around a name: the office before it, the description behind it, the abbreviation in brackets.

"project manager | Kazuhiko Onodera"         "Its president, | Yoshinobu Mizobuchi"      before
"Bae Min-jae |, an analyst at Sejin Securities,"    "Wanda Littlejohn |, 71,"            after
"American Chamber of Commerce in Korea | (AmCham)"                                      after
"""

from collections.abc import Sequence
from dataclasses import dataclass

from korus.reading import nouns
from korus.reading.mentions import Span
from korus.reading.words import Word

#: How many words a description may have on either side of a name.
REACH = 14

_DETERMINERS = frozenset("a an the its his her their our my this that one another".split())
_PREPOSITIONS = frozenset(
    "of at for in from with on to by under behind near about who which that whose whom and where since as".split()
)
_FINITE = frozenset({"VERB", "AUX"})


@dataclass(slots=True)
class Apposition:
    """A description beside a name: its words, its head noun, and what it tells."""

    span: Span
    head: str  # singular, lower case; "" where only an age or a relative clause tells something
    person: bool = False
    body: bool = False
    age: int | None = None
    abbreviation: str = ""
    possessor: bool = False  # it begins with a possessive: "Its president", "Picton's mayor"


def before(words: Sequence[Word], i: int, text: str) -> Apposition | None:
    """The description that ends right before word `i` (a name begins there), with or without a comma."""
    if i == 0 or words[i].opens_sentence or words[i - 1].block != words[i].block:
        return None
    gap = words[i].gap
    if gap.strip() == "":
        return _premodifier(words, i, text)
    if gap.strip() in (",", ", ‘", "—"):
        return _leading(words, i, text)
    return None


def _premodifier(words: Sequence[Word], i: int, text: str) -> Apposition | None:
    last = words[i - 1]
    if last.possessive or last.pos not in ("NOUN", "PROPN", "ADJ"):
        return None
    head = nouns.singular(last.lower)
    person, body = nouns.is_person(head), nouns.is_body(head)
    if not (person or body):
        return None
    start = _noun_phrase_start(words, i - 1)
    return _apposition(words, start, i - 1, head, text, person=person, body=body and not person)


def _leading(words: Sequence[Word], i: int, text: str) -> Apposition | None:
    """ "The minister of culture, NAME": a noun phrase with a determiner or a possessive, and a person at its head."""
    j = i - 1
    while j > 0 and i - j < REACH and _goes_on(words[j]) and not words[j].opens_sentence:
        j -= 1
    for start in range(j, i):
        if not _opens_phrase(words, start):
            continue
        head_at = _head(words, start, i)
        head = nouns.singular(words[head_at].lower)
        if words[head_at].possessive or words[head_at].lower != head:
            continue
        if nouns.is_person(head):
            return _apposition(words, start, i - 1, head, text, person=True)
        # "The contractor, Limpiezas Moncayo", but not "At the company, Anna Berg said".
        located = start > 0 and words[start - 1].pos == "ADP" and not words[start].gap.strip()
        if nouns.is_body(head) and words[start].lower in _DETERMINERS and not located:
            return _apposition(words, start, i - 1, head, text, body=True)
    return None


def _goes_on(word: Word) -> bool:
    return word.gap.strip() == "" and word.pos not in _FINITE


def _opens_phrase(words: Sequence[Word], k: int) -> bool:
    word = words[k]
    return word.lower in _DETERMINERS or word.possessive or (word.opens_sentence and _nominal(word))


def after(words: Sequence[Word], j: int, text: str) -> list[Apposition]:
    """The descriptions behind a name that ends before word `j`, in order: an age, an office, a bracket."""
    found: list[Apposition] = []
    while j < len(words) and len(found) < 3 and words[j].block == words[j - 1].block and not words[j - 1].possessive:
        gap = words[j].gap.strip()
        if gap in ("(", "（", ", (", "[") or gap.startswith(("(“", '("', "(‘", "(the")):
            one, j = _bracket(words, j, text)
        elif gap in (",", "/", "—", "–", "--", ",‘"):
            one, j = _trailing(words, j, text)
        else:
            break
        if one is None:
            break
        found.append(one)
    return found


def _bracket(words: Sequence[Word], j: int, text: str) -> tuple[Apposition | None, int]:
    end = j
    while end < len(words) and end - j < REACH and ")" not in (words[end].gap if end > j else ""):
        end += 1
    if end - j == 1 and (words[j].text.isupper() or any(c.isupper() for c in words[j].text[1:])):
        return Apposition(_span(words, j, j), "", abbreviation=words[j].text), end
    one, _ = _trailing(words, j, text)
    return one, end


def _trailing(words: Sequence[Word], j: int, text: str) -> tuple[Apposition | None, int]:
    word = words[j]
    if word.text.isdigit():
        told = _closes(words, j + 1, text) and 5 <= int(word.text[:4]) <= 120
        return (Apposition(_span(words, j, j), "", person=True, age=int(word.text)), j + 1) if told else (None, j)
    if word.lower in ("who", "whose"):
        return Apposition(_span(words, j, j), "", person=True), j + 1
    if word.lower == "which":
        return Apposition(_span(words, j, j), "", body=True), j + 1
    start = j + 1 if word.lower in _DETERMINERS or word.lower in ("now", "then") else j
    end = start
    while end < len(words) and end - j < REACH and words[end].block == word.block:
        if (
            end > start
            and words[end].gap.strip() not in ("", "-", "“", "”")
            and not _lists_portfolio(words, start, end)
        ):
            break
        if words[end].pos in _FINITE and end > start and words[end].lower not in ("elect",):
            break
        end += 1
    if end == start:
        return None, j
    head_at = _head(words, start, end)
    head = nouns.singular(words[head_at].lower)
    plain = words[head_at].lower == head and not words[head_at].possessive
    person, body = plain and nouns.is_person(head), plain and nouns.is_body(head)
    bare = start == j
    if not person and not body and bare:
        return None, j
    if bare and words[start].capital and not person:
        return None, j
    if not person and not body and words[start - 1].lower not in ("a", "an"):
        return None, j
    return _apposition(words, start, end - 1, head, text, person=person, body=body and not person), end


def _lists_portfolio(words: Sequence[Word], start: int, k: int) -> bool:
    """Whether the comma before word `k` is inside "minister of trade, industry and energy"."""
    if words[k].gap.strip() != "," or not any(words[j].lower in ("minister", "secretary") for j in range(start, k)):
        return False
    ahead = [w.lower for w in words[k : k + 5]]
    if ahead[:1] == ["and"]:
        return True
    return "and" in ahead[1:4] and all(
        not w.gap.strip() or w.gap.strip() == "," for w in words[k : k + ahead.index("and") + 2]
    )


def _closes(words: Sequence[Word], j: int, text: str) -> bool:
    gap = words[j].gap if j < len(words) else text[words[j - 1].end : words[j - 1].end + 1] or "."
    return gap[:1] in ",.;:)—–”\n" or gap.strip()[:1] in ("—", "–", "(")


def _head(words: Sequence[Word], start: int, end: int) -> int:
    """The last word of the phrase before a preposition or relative: "vice chairman" of "vice chairman of X"."""
    for k in range(start, end):
        if words[k].lower in _PREPOSITIONS and k > start:
            return k - 1
    return end - 1


def _nominal(word: Word) -> bool:
    return word.pos not in ("DET", "ADP", "CCONJ", "SCONJ", "PRON", "NUM", "PUNCT") and word.text[0].isalpha()


def _noun_phrase_start(words: Sequence[Word], last: int) -> int:
    """Where the noun phrase that ends with word `last` begins, its determiner included."""
    start = last
    while start > 0 and last - start < REACH:
        word, previous = words[start], words[start - 1]
        if word.gap.strip() or word.opens_sentence or word.block != previous.block:
            break
        if previous.lower in _DETERMINERS:
            return start - 1
        if not _nominal(previous) or previous.pos in _FINITE or previous.pos == "ADV":
            break
        start -= 1
    return start


def _apposition(
    words: Sequence[Word], start: int, last: int, head: str, text: str, *, person: bool = False, body: bool = False
) -> Apposition:
    first = words[start]
    possessor = first.possessive or first.lower in ("its", "his", "her", "their", "our", "my")
    if first.lower in _DETERMINERS and first.lower not in ("its", "his", "her", "their") and start < last:
        start += 1
    return Apposition(_span(words, start, last), head, person=person, body=body, possessor=possessor)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)
