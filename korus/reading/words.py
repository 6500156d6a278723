"""The words of an article as the rules about names see them: hyphens joined, possessives set apart, marks between kept.

spaCy cuts "Min-seok" into three tokens and makes one of "'s"; a name needs the first whole and the second off.
"""

from dataclasses import dataclass

import numpy as np

from korus.reading.text import Document

#: Parts of speech that a capital at the start of a sentence says nothing about.
PLAIN = frozenset({"DET", "PRON", "ADP", "CCONJ", "SCONJ", "AUX", "ADV", "VERB", "INTJ", "PART", "NUM"})

_HYPHENS = frozenset("-‐‑")
_POSSESSIVES = frozenset({"'s", "’s", "'S", "’S", "'", "’"})


@dataclass(slots=True)
class Word:
    """One word. `gap` is what stands between the word before and this one, its possessive mark aside."""

    text: str
    lower: str
    start: int
    end: int
    token: int  # the index of its last token in Document.doc
    pos: str
    entity: str  # the parser's label of its first token, "" for none
    opens_entity: bool
    sentence: int
    block: int
    gap: str
    opens_sentence: bool
    subject: bool
    possessive: bool = False
    capital: bool = False

    @property
    def bare(self) -> str:
        """The word in lower case without the dot of an abbreviation."""
        return self.lower.rstrip(".")


def of(document: Document) -> list[Word]:
    """The words of `document` in order. Numbers are words; marks are not, they stand in the gaps."""
    doc, text = document.doc, document.text
    if not len(doc):
        return []
    table = np.asarray(doc.to_array(["POS", "ENT_TYPE", "ENT_IOB", "SENT_START", "DEP"]), dtype=np.uint64)
    rows = table.tolist()
    names = {
        key: doc.vocab.strings[key] if key else "" for key in {*table[:, :2].ravel().tolist(), *table[:, 4].tolist()}
    }
    blocks = document.blocks_of_tokens
    found: list[Word] = []
    closing = {quotation.inner.end for quotation in document.quotations}
    sentence, fresh, end = -1, True, 0
    glued = False  # the token before ends a word or is a hyphen, and nothing stands between
    for i, token in enumerate(doc):
        written = token.text
        tag, label, iob, starts, dep = rows[i]
        if starts == 1 or i == 0:
            sentence += 1
            fresh = True
        start = token.idx
        if (
            written in _POSSESSIVES
            and found
            and found[-1].end == start
            and _is_possessive(written, found[-1], start in closing)
        ):
            found[-1].possessive = True
            end = start + len(written)
            glued = False
            continue
        first = written[0]
        if not (first.isalnum() or (first in "@#$£€" and len(written) > 1)):
            # A hyphen between letters belongs to the word around it.
            joins = written in _HYPHENS and found and found[-1].end == start and not found[-1].possessive
            glued = bool(joins and start + 1 < len(text) and text[start + 1].isalnum())
            continue
        if glued and text[start - 1] in _HYPHENS and found[-1].end == start - 1:
            last = found[-1]
            last.text = text[last.start : start + len(written)]
            last.lower = last.text.lower()
            last.end = end = start + len(written)
            last.token = i
            last.subject = last.subject or names[dep] in _SUBJECTS
            last.entity = last.entity or names[label]
            glued = False
            continue
        found.append(
            Word(
                text=written,
                lower=written.lower(),
                start=start,
                end=start + len(written),
                token=i,
                pos=names[tag],
                entity=names[label],
                opens_entity=iob == _BEGINS,
                sentence=sentence,
                block=blocks[i],
                gap=text[end:start],
                opens_sentence=fresh,
                subject=names[dep] in _SUBJECTS,
            )
        )
        fresh = False
        end = start + len(written)
        glued = True
    _mark_capitals(found)
    return found


def _is_possessive(mark: str, word: Word, closes: bool) -> bool:
    """A bare apostrophe makes a possessive of a word in -s, unless it ends a quotation: "growers' alliance"."""
    return len(mark) > 1 or (word.lower[-1] in "sxz" and not closes)


_BEGINS = 3
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _mark_capitals(found: list[Word]) -> None:
    """`capital` is a capital letter that tells a name, not only the beginning of a sentence."""
    for word in found:
        if not word.text[0].isupper():
            # "al-Duraymi", "el-Kashef": the particle hides the capital.
            word.capital = word.lower[:3] in _HIDING and len(word.text) > 4 and word.text[3].isupper()
        elif word.entity in _NAMED or word.pos == "PROPN":
            word.capital = word.lower not in _NEVER_CAPITAL and not (
                word.lower in _OPENERS and (word.opens_sentence or word.gap.strip()) and not word.text.isupper()
            )
        else:
            word.capital = word.pos not in PLAIN and not (word.opens_sentence or _opens(word.gap))


_HIDING = frozenset({"al-", "el-", "as-", "ar-", "ad-", "ni-"})
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC"})
#: Words that labels of the parser take into a name at the start of a sentence: "Then Bronwyn Te Awa stood up".
_OPENERS = frozenset(
    "then now but and yet so still later when while as after before if even not only here there today yesterday"
    " once meanwhile"
    " last next this that these those both all some most many for from with without under over by at in on to of"
    " what why how who"
    " because since until unless although though former also first second third no nor or the a an our my his her"
    " its their"
    " dear hello enter ask see read call".split()
)
_NEVER_CAPITAL = frozenset({"the", "a", "an", "i", "he", "she", "it", "they", "we", "you", "but", "and"})


def _opens(gap: str) -> bool:
    """Whether the marks before a word let any word carry a capital: a quotation's start, a colon, a bullet."""
    return any(mark in gap for mark in '“"‘«:•▲▶▷·—–…')
