"""How the pages write amounts and decisions."""

import json
from decimal import Decimal

from django import template
from django.db.models import Model

from claims.models import Bound, Quantity
from timeline.dates import in_words
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
    """ "more than 500 AI factory", "1,200,000,000,000 USD", "3 to 4 percent a year (of growth)"."""
    amount = _plain(quantity.value)
    if quantity.upper is not None:
        amount = f"{amount} to {_plain(quantity.upper)}"
    bound = "" if quantity.bound in (Bound.EXACT, Bound.RANGE) else f"{quantity.bound} "
    period = f" a {quantity.period}" if quantity.period else ""
    measure = f" ({quantity.measure})" if quantity.measure else ""
    return f"{bound}{amount} {quantity.unit}{period}{measure}"


@register.filter
def as_json(value: object) -> str:
    """For an attribute of an element; the template escapes it."""
    return json.dumps(value)


def _plain(value: Decimal) -> str:
    return f"{value.normalize():,f}"


@register.filter
def dated(record: Model, field: str) -> str:
    """An EDTF date in words: "22 July 2025", "July 2025", "2025", "2025 to 2028", "about 2028"."""
    return in_words(getattr(record, field))
