"""The tokens of a document as plain lists, computed once: what the cue and content models look at.

spaCy's attribute access costs more than the models themselves; every list here is indexed by the token's place.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, NORM, ORTH, POS, SENT_START, SHAPE, TAG
from spacy.tokens import Doc

from korus.reading.text import Document

WEIGHTS = Path(__file__).parent / "weights"

#: `Syntax.state` of a token against the quotations.
OUTSIDE, INSIDE, MARK = 0, 1, 2

#: The arcs that begin a clause of their own.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})


class Syntax:
    """Token lists of one document: words, tags, heads, sentences, quotations, clusters of meaning."""

    def __init__(self, document: Document) -> None:
        doc = document.doc
        strings = doc.vocab.strings
        columns = doc.to_array([LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, SHAPE, NORM, ORTH])
        texts: dict[int, str] = {}
        for key in np.unique(columns[:, :8]).tolist() if len(doc) else []:
            texts[key] = strings[key] if key else ""
        self.word, self.lemma, self.pos, self.tag, self.dep, self.ent, self.shape, _ = (
            [texts[key] for key in columns[:, i].tolist()] for i in range(8)
        )
        self.lemma = [lemma.lower() for lemma in self.lemma]
        self.count = len(doc)
        offsets = np.asarray(doc.to_array([HEAD]), dtype=np.uint64).astype(np.int64).reshape(-1)
        self.head: list[int] = (np.arange(self.count) + offsets).tolist()
        self.start: list[int] = [token.idx for token in doc]
        self.end: list[int] = [s + len(w) for s, w in zip(self.start, (t.text for t in doc), strict=True)]
        self.block: list[int] = document.blocks_of_tokens
        self._sentences(doc)
        self._children()
        self._clauses()
        self._quotations(document)
        self.fine, self.coarse = clusters_of(doc)

    def _sentences(self, doc: Doc) -> None:
        starts = np.asarray(doc.to_array([SENT_START])).reshape(-1).astype(np.int64) == 1
        if self.count:
            starts[0] = True
        self.sentence: list[int] = (np.cumsum(starts) - 1).tolist()
        self.sentence_start: list[int] = [int(i) for i in np.flatnonzero(starts)] + [self.count]

    def _children(self) -> None:
        self.children: list[list[int]] = [[] for _ in range(self.count)]
        for i, head in enumerate(self.head):
            if head != i:
                self.children[head].append(i)

    def _clauses(self) -> None:
        """For each token the arc that ties its clause to the one above: "ccomp", "advcl", "ROOT"."""
        self.clause: list[str] = [""] * self.count
        for i in range(self.count):
            trail, node = [], i
            while not self.clause[node]:
                dep, head = self.dep[node], self.head[node]
                if head == node or dep in CLAUSES or (dep == "conj" and self.pos[node] in ("VERB", "AUX")):
                    self.clause[node] = dep or "none"
                    break
                trail.append(node)
                node = head
                if len(trail) > self.count:
                    break
            for child in trail:
                self.clause[child] = self.clause[node] or "none"

    def _quotations(self, document: Document) -> None:
        self.state = [OUTSIDE] * self.count
        self.quotation = [-1] * self.count
        i = 0
        for number, quotation in enumerate(document.quotations):
            while i < self.count and self.end[i] <= quotation.span.start:
                i += 1
            j = i
            while j < self.count and self.start[j] < quotation.span.end:
                inside = quotation.inner.start <= self.start[j] < quotation.inner.end
                self.state[j] = INSIDE if inside else MARK
                self.quotation[j] = number
                j += 1
            i = j


def clusters_of(doc: Doc) -> tuple[list[int], list[int]]:
    """Each token's fine and coarse cluster of word vectors; -1 for a word without one."""
    fine, coarse = _clusters()
    vectors = doc.vocab.vectors
    rows = vectors.find(keys=doc.to_array([NORM]).reshape(-1).tolist()) if len(doc) else np.zeros(0, dtype=np.int64)
    # Row -1 (no vector) takes the last entry of each table, which says so.
    return fine[rows].tolist(), coarse[rows].tolist()


@lru_cache(maxsize=1)
def _clusters() -> tuple[np.ndarray, np.ndarray]:
    table = np.load(WEIGHTS / "clusters.npy", allow_pickle=False)
    return table[0].astype(np.int64), table[1].astype(np.int64)
