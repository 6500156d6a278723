"""Titles of events in the article's words: an occasion's noun phrase, or a main clause without what hangs on it."""

import re

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from korus.reading.mentions import Span

#: Words of a title at most (GUIDE: about 12).
LONGEST = 12

#: What is left of a clause that was cut out: two commas.
_GAPS = re.compile(r"(?:[,;:]\s*)+([,;:])")


def title(sentence: TokenSpan, anchor: Token, evidence: Span) -> str:
    """The title of the event that `anchor` names in `sentence`, in words of its `evidence`."""
    while anchor.dep_ == "xcomp" and anchor.head.i != anchor.i:  # "has agreed to meet" has its subject above
        anchor = anchor.head
    told = _told_by(anchor)
    words = _without_edges(
        [t for t in anchor.subtree if evidence.start <= t.idx < evidence.end and not _hangs(t, anchor, told)]
    )
    text = _GAPS.sub(r"\1", "".join(t.text_with_ws for t in _shortened(words))).strip(" ,;:.–—-\"“”'")
    return text[:1].upper() + text[1:] if text else sentence.text.strip()[:80]


def _told_by(root: Token) -> Token | None:
    """The clause without which the verb names nothing: "the office reported that the tunnel had cost twice as much"."""
    deps = {c.dep_: c for c in root.children}
    return None if deps.keys() & {"dobj", "attr", "acomp", "oprd"} else deps.get("ccomp")


def _hangs(token: Token, root: Token, told: Token | None) -> bool:
    """Whether `token` belongs to a clause that is not needed to name the event."""
    while token.i != root.i:
        if token == told:
            return False
        if token.dep_ in ("advcl", "relcl", "ccomp", "parataxis", "appos", "dep") or (
            token.dep_ == "conj" and token.head.i == root.i and token.pos_ in ("VERB", "AUX")
        ):
            return True
        token = token.head
    return False


def _without_edges(words: list[Token]) -> list[Token]:
    while words and (
        words[0].is_punct or words[0].is_space or words[0].dep_ in ("cc", "mark") or words[0].pos_ == "DET"
    ):
        words = words[1:]
    while words and (words[-1].is_punct or words[-1].is_space or words[-1].pos_ in ("ADP", "DET", "CCONJ", "SCONJ")):
        words = words[:-1]
    return words


def _shortened(words: list[Token]) -> list[Token]:
    if sum(t.is_alpha for t in words) <= LONGEST:
        return words
    kept, count = [], 0
    for token in words:
        count += token.is_alpha
        if count > LONGEST:
            break
        kept.append(token)
    return _without_edges(kept)
