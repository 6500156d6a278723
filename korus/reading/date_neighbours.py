"""What stands beside a phrase: the questions that guards ask of the text around a date."""

import re
from collections.abc import Collection

from spacy.tokens import Token

from korus.reading.languages.en import date_context as words
from korus.reading.mentions import Span
from korus.reading.text import Document

#: Characters beside a phrase that are looked at.
NEAR = 60
_BLANKS = str.maketrans("\n\t\u00a0\u202f\u2009", "     ")

_OPENERS = " ([“‘\"'«"
_WORD_AFTER = re.compile(r"\s{0,2}([^\W\d_][\w.]*)")


def before(document: Document, span: Span) -> str:
    """The text before the span, every blank a plain one."""
    return document.text[max(0, span.start - NEAR) : span.start].translate(_BLANKS)


def after(document: Document, span: Span) -> str:
    return document.text[span.end : span.end + NEAR].translate(_BLANKS)


def word_before(document: Document, span: Span) -> str:
    """The last word before the span, quotation marks and brackets aside; "" where there is none."""
    words_before = before(document, span).rstrip(_OPENERS).rsplit(None, 1)
    last = words_before[-1].lstrip(_OPENERS) if words_before else ""
    return last if last[-1:].isalnum() or last.endswith((".", "-", "’", "'")) else ""


def word_after(document: Document, span: Span) -> str:
    """The next word, if no punctuation parts it from the span."""
    match = _WORD_AFTER.match(after(document, span))
    return match[1] if match else ""


def is_counted(document: Document, span: Span) -> bool:
    """Whether the number that ends the span counts what follows: "2000 people"."""
    return word_after(document, span).lower().rstrip(".") in words.COUNTED


def next_token(document: Document, span: Span) -> Token | None:
    tokens = document.tokens(span)
    if not len(tokens) or tokens.end >= len(document.doc):
        return None
    return document.doc[tokens.end]


def paragraph(document: Document, span: Span) -> str:
    """The paragraph around the span, or so much of it: one long line shall cost no more than many short."""
    lines = document.text[max(0, span.start - 300) : span.end + 300]
    at = span.start - max(0, span.start - 300)
    start = lines.rfind("\n", 0, at) + 1
    end = lines.find("\n", at)
    return lines[start:end] if end > 0 else lines[start:]


def governor(document: Document, span: Span, stops: Collection[str]) -> Token | None:
    """The nearest word above that is one of the parts of speech `stops`, else the root of the sentence."""
    words = document.tokens(span)
    token: Token | None = words.root if len(words) else None
    while token is not None and token.pos_ not in stops and token.head.i != token.i:
        token = token.head
    return token
