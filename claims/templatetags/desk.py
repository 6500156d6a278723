"""How the pages write amounts and decisions."""

import json

from django import template

from claims.models import Quantity
from claims.told import figure_of
from timeline import dates
from timeline.models import Verb

register = template.Library()

_DONE = {
    Verb.CONFIRM: "Confirmed",
    Verb.REJECT: "Rejected",
    Verb.MEND: "Mended",
    Verb.ADD: "Added",
    Verb.MERGE: "Merged",
    Verb.SPLIT: "Split",
    Verb.RESTORE: "Restored",
    Verb.UNDO: "Undone",
}


@register.filter
def done(verb: str) -> str:
    """A decision in the past tense."""
    return _DONE.get(Verb(verb.lower()), verb)


@register.filter
def figure(quantity: Quantity) -> str:
    """ "more than 500 AI factories", "1.2 trillion USD (trade deficit)", "3 to 4 percent a year (growth)"."""
    told = str(figure_of(quantity))
    if not quantity.measure or quantity.measure.casefold() in told.casefold():
        return told
    return f"{told} ({quantity.measure})"


@register.filter
def as_json(value: object) -> str:
    """For an attribute of an element; the template escapes it."""
    return json.dumps(value)


@register.filter
def in_words(date: str) -> str:
    """An EDTF date in words: "22 July 2025", "July 2025", "2025", "2025 to 2028", "about 2028"."""
    return dates.in_words(date)
