"""Which sentences report an event: a maximum-entropy classifier over the sentence's verbs, nouns and dates.

An event is an occasion or a happening at a time the article lets one tell (GUIDE: meetings, speeches, signings,
announcements, launches, votes, visits). Trained on the corpus by `korus.reading.training`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pycrfsuite
from spacy.tokens import Span as TokenSpan

from korus.reading.mentions import Span
from korus.reading.text import Document

WEIGHTS = Path(__file__).parent / "weights" / "occasions.crfsuite"


def probability(features: Sequence[str]) -> float:
    """How probable it is that the sentence with these features reports an event."""
    tagger = _tagger()
    tagger.set([features])
    return float(tagger.marginal("1", 0))


@lru_cache(maxsize=1)
def _tagger() -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS))
    return tagger


def grounds(features: Sequence[str]) -> str:
    """The features that a person can check."""
    return ", ".join(f for f in features if f in ("dated",) or f.startswith(("root=", "subject type=", "object=")))


def claimed(sentence: Span, contents: Sequence[Span]) -> float:
    """The share of the sentence that is the content of claims."""
    inside = sum(max(0, min(sentence.end, c.end) - max(sentence.start, c.start)) for c in contents)
    return min(1.0, inside / max(1, len(sentence)))


def features(document: Document, sentence: TokenSpan, position: int, *, dated: bool, claimed: float) -> list[str]:
    """The features of one sentence, as CRFsuite takes them.

    `position` counts sentences from the beginning; `dated`: it has a date of its own outside of what somebody says;
    `claimed`: the share of its characters that are the content of claims.
    """
    found = ["bias", f"position={min(position, 6)}", f"claimed={int(claimed * 4)}"]
    if dated:
        found.append("dated")
    before = bisect_left(document.quotations, sentence.end_char, key=lambda q: q.span.start)
    if before and sentence.start_char < document.quotations[before - 1].span.end:
        found.append("quotation")
    found += _verbs(sentence)
    found += _nouns(sentence)
    found.append(f"length={min(len(sentence) // 10, 5)}")
    if dated:
        found += [f"dated&{f}" for f in found if f.startswith(("root", "position"))]
    return found


def _verbs(sentence: TokenSpan) -> Iterator[str]:
    root = sentence.root
    yield f"root={root.lemma_.lower()}"
    yield f"root tag={root.tag_}"
    for child in root.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            yield f"subject type={child.ent_type_ or child.pos_}"
            yield f"subject={child.lemma_.lower()}"
        if child.dep_ in ("aux", "auxpass"):
            yield f"aux={child.lower_}"
        if child.dep_ in ("dobj", "obj", "attr"):
            yield f"object={child.lemma_.lower()}"
    for token in sentence:
        if token.pos_ == "VERB" and token.i != root.i:
            yield f"verb={token.lemma_.lower()}"
            yield f"verb tag={token.tag_}"


def _nouns(sentence: TokenSpan) -> Iterator[str]:
    for token in sentence:
        if token.pos_ == "NOUN":
            yield f"noun={token.lemma_.lower()}"
        if token.dep_ == "pobj" and token.head.lower_ in ("at", "during", "after", "before", "in", "to"):
            yield f"{token.head.lower_} {token.lemma_.lower()}"
        if token.ent_type_:
            yield f"entity={token.ent_type_}"
