"""The deadline of a pledge: by when it is to be done, and from when."""

from collections.abc import Sequence
from datetime import date

from spacy.tokens import Token

from korus.reading import date_neighbours, edtf
from korus.reading.languages.en.plans import BEGINNING, IN_FORCE
from korus.reading.mentions import DateMention
from korus.reading.text import Document


def find(document: Document, dates: Sequence[DateMention]) -> tuple[str | None, str | None]:
    """`due` and `starts` of a pledge: the last date it runs to, and the first it runs from, that are not past."""
    coming = [d for d in dates if _ends_after(d, document) and not _is_owner(d, document)]
    starts = [d for d in coming if d.role == "from" or _begins(d, document)]
    due = [d for d in coming if d not in starts]
    deadline = next((d for d in due if d.role == "until"), due[-1] if due else None)
    return (
        _end(deadline.edtf) if deadline else None,
        _beginning(starts[0].edtf) if starts else None,
    )


def _begins(mention: DateMention, document: Document) -> bool:
    """Whether it dates a beginning: "will begin issuing the plates on March 1", "takes effect in May"."""
    token = date_neighbours.governor(document, mention.span, ("VERB",))
    if mention.role == "until" or token is None:
        return False
    governors = (token, token.head) if token.dep_ == "xcomp" else (token,)
    return any(t.lemma_.lower() in BEGINNING for t in governors) or any(
        t.lemma_.lower() in IN_FORCE for t in _objects(token)
    )


def _objects(verb: Token) -> list[Token]:
    """What a verb takes, by itself or with a preposition: "takes effect", "comes into force"."""
    return [t for c in verb.children for t in (c, *c.children) if t.dep_ in ("dobj", "pobj")]


def _ends_after(mention: DateMention, document: Document) -> bool:
    _, latest = edtf.bounds(mention.edtf)
    return latest is None or latest >= document.published


def _is_owner(mention: DateMention, document: Document) -> bool:
    """ "next year's budget" is due on no day that this tells."""
    end = mention.span.end
    return bool({document.text[end - 2 : end], document.text[end : end + 2]} & {"'s", "’s"})


def _end(text: str) -> str:
    """Of an interval its end ("over the next four years" is due at their end); a week stays a week."""
    first, slash, last = text.partition("/")
    if not slash:
        return text
    return first if last in ("", "..") else text if _is_week(first, last) else last


def _is_week(first: str, last: str) -> bool:
    try:
        monday, sunday = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return False
    return monday.weekday() == 0 and (sunday - monday).days == 6


def _beginning(text: str) -> str:
    first, _, _ = text.partition("/")
    return first
