"""The way from a text to a reading: each subject finds its mentions, then they are tied together."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import langcodes

from korus.reading import actors, attributions, claims, dates, events, plans, quantities, text
from korus.reading.mentions import ClaimMention, DateMention, EventMention, QuantityMention, Reading

#: Named in every record; changed with every change that readings can tell.
READER_VERSION = "en-1"


def read(article: str, *, language: str, published: date, title: str = "") -> Reading:
    """See `korus.reading.read`."""
    if not readable(language):
        return Reading(reader_version="")
    document = text.parse(article, published=published, title=title)
    found_dates = dates.find(document)
    found_figures = quantities.find(document, found_dates)
    cast = actors.find(document)
    found_attributions = plans.with_named_plans(document, attributions.find(document))
    found_claims = claims.find(document, found_attributions, cast, found_dates, found_figures)
    found_events = events.find(document, found_claims, cast, found_dates)
    return tie(cast, found_claims, found_events, found_dates, found_figures)


def readable(language: str) -> bool:
    """Whether Korus has a reader for this BCP 47 tag ("en", "en-GB", "EN")."""
    try:
        return langcodes.Language.get(language).language == "en"
    except ValueError:
        return False


def load() -> None:
    """Load every model this reader uses."""
    read("A spokesman said on Friday that the town would build 400 homes.", language="en", published=date(2025, 1, 1))


def tie(
    cast: actors.Cast,
    found_claims: Sequence[ClaimMention],
    found_events: Sequence[EventMention],
    found_dates: Sequence[DateMention],
    found_figures: Sequence[QuantityMention],
) -> Reading:
    """The reading: actors that speak or take part, in order, and every index pointing at them."""
    used = {i for c in found_claims for i in (c.claimant, c.body, *c.candidates) if i is not None}
    used |= {i for e in found_events for i in e.participants}
    kept, new = cast.reduced(used)
    return Reading(
        reader_version=READER_VERSION,
        actors=kept,
        claims=tuple(_renumbered(c, new.get) for c in events.attach(found_claims, found_events)),
        events=tuple(replace(e, participants=tuple(new[i] for i in e.participants)) for e in found_events),
        dates=tuple(found_dates),
        figures=tuple(found_figures),
    )


def _renumbered(claim: ClaimMention, new: Callable[[int], int | None]) -> ClaimMention:
    return replace(
        claim,
        claimant=None if claim.claimant is None else new(claim.claimant),
        body=None if claim.body is None else new(claim.body),
        candidates=tuple(i for i in map(new, claim.candidates) if i is not None),
    )
