"""The tokens of a document as plain lists, computed once: what the cue and content models look at.

spaCy's attribute access costs more than the models themselves; every list here is indexed by the token's place.
"""

from array import array
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from spacy.tokens import Doc

from korus.reading.text import Document, lengths_of

WEIGHTS = Path(__file__).parent / "weights"

#: `Syntax.state` of a token against the quotations.
OUTSIDE, INSIDE, MARK = 0, 1, 2

#: The arcs that begin a clause of their own.
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp", "csubj", "csubjpass", "parataxis"})


MOST_CHILDREN = 50

#: For each row of the model's word vectors its cluster, fine and coarse, and -1 at the end for "no vector".
Clusters = npt.NDArray[np.int16]


class Syntax:
    """Token lists of one document: words, tags, heads, sentences, quotations, clusters of meaning."""

    def __init__(self, document: Document, clusters: Clusters | None = None) -> None:
        doc = document.doc
        strings = doc.vocab.strings
        columns = doc.to_array(["LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "SHAPE"])
        texts: dict[int, str] = {}
        for key in np.unique(columns).tolist() if len(doc) else []:
            texts[key] = strings[key] if key else ""
        self.word, self.pos, self.tag, self.dep, self.ent, self.shape = (
            [texts[key] for key in columns[:, i].tolist()] for i in (0, 2, 3, 4, 5, 6)
        )
        lowered = {key: text.lower() for key, text in texts.items()}
        self.lemma = [lowered[key] for key in columns[:, 1].tolist()]
        self.count = len(doc)
        offsets = np.asarray(doc.to_array(["HEAD"]), dtype=np.uint64).astype(np.int64).reshape(-1)
        self.head: list[int] = (np.arange(self.count) + offsets).tolist()
        self.start: list[int] = document.starts
        # Of large numbers a list holds an object each, an array eight bytes: it counts where a text has 200,000 tokens.
        self.end = array("q", (np.array(self.start, dtype=np.int64) + lengths_of(doc)).tobytes())
        self.block: list[int] = document.blocks_of_tokens
        self._sentences(doc)
        self._children()
        self._clauses()
        self._quotations(document)
        self._marks()
        #: The classes of attributing words of each token, as `cues.senses` was asked for them.
        self.senses: dict[int, tuple[str, ...]] = {}
        self.fine, self.coarse = _clusters_of(doc, clusters if clusters is not None else shipped_clusters())

    def _sentences(self, doc: Doc) -> None:
        starts = np.asarray(doc.to_array(["SENT_START"])).reshape(-1).astype(np.int64) == 1
        if self.count:
            starts[0] = True
        self.sentence = array("q", (np.cumsum(starts) - 1).astype(np.int64).tobytes())
        self.sentence_start: list[int] = [int(i) for i in np.flatnonzero(starts)] + [self.count]

    def _children(self) -> None:
        self.children: list[list[int]] = [[] for _ in range(self.count)]
        for i, head in enumerate(self.head):
            # A head of hundreds is a list or noise: the features look at the first ones only, and stay linear.
            if head != i and len(self.children[head]) < MOST_CHILDREN:
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

    def _marks(self) -> None:
        """For each token the nearest quotation mark before it, -1 for none, and behind it, `count` for none."""
        self.mark_before, self.mark_after = [-1] * self.count, [self.count] * self.count
        for i in range(1, self.count):
            self.mark_before[i] = i - 1 if self.state[i - 1] == MARK else self.mark_before[i - 1]
        for i in range(self.count - 2, -1, -1):
            self.mark_after[i] = i + 1 if self.state[i + 1] == MARK else self.mark_after[i + 1]


def _clusters_of(doc: Doc, clusters: Clusters) -> tuple[list[int], list[int]]:
    """Each token's fine and coarse cluster of word vectors; -1 for a word without one."""
    keys = doc.to_array(["NORM"]).reshape(-1).tolist()
    rows = doc.vocab.vectors.find(keys=keys) if keys else np.zeros(0, dtype=np.int64)
    # Row -1 (no vector) takes the last entry of each table, which says so.
    return clusters[0][rows].tolist(), clusters[1][rows].tolist()


@lru_cache(maxsize=1)
def shipped_clusters() -> Clusters:
    """The clusters that the weights beside this module were trained with."""
    return np.load(WEIGHTS / "clusters.npy", allow_pickle=False)  # type: ignore[no-any-return]
