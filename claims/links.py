"""Claims that meet: for a new claim those are found by index that may be about the same thing, and links are proposed.

A person confirms or rejects them (`claims.curation`); what was rejected is not proposed again, and what a person made
or decided is never touched here.
"""

import re
from collections.abc import Iterable, Sequence

from django.db import connection
from django.db.models import Q

from claims.comparing import Told
from claims.models import Claim, ClaimLink, LinkState
from claims.relating import Relation, relation
from claims.told import told_by
from korus.reading.languages.en.comparing import EMPTY
from timeline.models import State

#: Of one voice so many of its last claims are looked through, of one measure so many of its last figures; and so many
#: of those that are most alike are compared in full.
LAST_SAID, LAST_FIGURES, COMPARED = 500, 200, 50

#: Words by which claims without a figure are found whoever said them: the longest, as they say most.
TELLING_WORDS = 4

# Each branch walks an index from its end and stops. What they yield is ranked by the words that it shares, which two
# statements about one thing do (`relating.SAME_MATTER`).
_CANDIDATES = """
SELECT id FROM ({branches}) AS near
WHERE id <> %(id)s AND state IN ('proposed', 'confirmed')
GROUP BY id ORDER BY max(ts_rank(words, to_tsquery('public.korus', %(any)s))) DESC, id DESC LIMIT %(compared)s
"""
_BY_VOICE = """
(SELECT id, state, words FROM claims_claim WHERE {column} = %({name})s
 ORDER BY coalesce(said_earliest, DATE '0001-01-01') DESC, id DESC LIMIT %(said)s)
"""
_BY_MEASURE = """
(SELECT c.id, c.state, c.words
 FROM claims_quantity q JOIN claims_appearance a ON a.id = q.appearance_id JOIN claims_claim c ON c.id = a.claim_id
 WHERE q.unit = %(unit{n})s AND lower(q.measure) = lower(%(measure{n})s) ORDER BY q.id DESC LIMIT %(figures)s)
"""
_BY_WORDS = """
(SELECT id, state, words FROM claims_claim WHERE words @@ to_tsquery('public.korus', %(all)s) LIMIT %(figures)s)
"""


def propose_links(claims: Iterable[Claim]) -> list[ClaimLink]:
    """Propose how these claims stand to others, and take back what was proposed and no longer holds.

    Returns the links that are new. Running it twice changes nothing.
    """
    open_ids = [c.pk for c in claims if c.state in (State.PROPOSED, State.CONFIRMED)]
    near = {pk: candidates(told) for pk, told in told_by(open_ids).items()}
    linked = ClaimLink.objects.filter(Q(claim__in=open_ids) | Q(other__in=open_ids))
    for link in linked:
        for one, other in ((link.claim_id, link.other_id), (link.other_id, link.claim_id)):
            if one in near and other not in near[one]:
                near[one].append(other)
    told = told_by({pk for pk, others in near.items() for pk in (pk, *others)})
    found: dict[tuple[int, int], Relation] = {}
    for pk, others in near.items():
        found |= _nearest(told[pk], [told[other] for other in others if other in told])
    stored = {(link.claim_id, link.other_id): link for link in linked}
    _take_back(stored, found)
    return _propose(stored, found)


def candidates(told: Told) -> list[int]:
    """Claims that may be about the same thing as this one, the likeliest first. It takes milliseconds at a million."""
    values: dict[str, object] = {
        "id": told.id,
        "said": LAST_SAID,
        "figures": LAST_FIGURES,
        "compared": COMPARED,
    }
    branches = []
    for place, voice in enumerate(sorted(told.voices)):
        values[f"voice{place}"] = voice
        branches += [_BY_VOICE.format(column=column, name=f"voice{place}") for column in ("claimant_id", "body_id")]
    for place, figure in enumerate(f for f in told.figures if f.measure):
        values |= {f"unit{place}": figure.unit, f"measure{place}": figure.measure}
        branches.append(_BY_MEASURE.format(n=place))
    words = _telling(told.text)
    if not told.figures and len(words) >= TELLING_WORDS:
        values["all"] = " & ".join(words[:TELLING_WORDS])
        branches.append(_BY_WORDS)
    if not branches or not words:
        return []
    values["any"] = " | ".join(words)
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES.format(branches=" UNION ALL ".join(branches)), values)
        return [pk for (pk,) in cursor.fetchall()]


def _telling(text: str) -> list[str]:
    """Words of a text that say what it is about, the longest first."""
    found = {word for word in re.findall(r"[^\W\d_]{3,}", text.casefold()) if word not in EMPTY}
    return sorted(found, key=lambda word: (-len(word), word))


def _nearest(told: Told, others: Sequence[Told]) -> dict[tuple[int, int], Relation]:
    """What holds between a claim and others, by (later, earlier): of each kind the nearest in time on either side, as a
    number said twenty times is a chain of links and not a net."""
    nearest: dict[tuple[str, bool], tuple[int, tuple[int, int], Relation]] = {}
    for other in others:
        later, earlier = (told, other) if _day(told) >= _day(other) else (other, told)
        found = relation(later, earlier)
        if found is None:
            continue
        key = (found.kind, later is told)
        distance = abs(_day(later) - _day(earlier))
        if key not in nearest or distance < nearest[key][0]:
            nearest[key] = (distance, (later.id, earlier.id), found)
    return {pair: found for _, pair, found in nearest.values()}


def _day(told: Told) -> int:
    return told.first.toordinal() if told.first else 0


def _take_back(stored: dict[tuple[int, int], ClaimLink], found: dict[tuple[int, int], Relation]) -> None:
    gone = [
        link.pk
        for pair, link in stored.items()
        if link.state == LinkState.PROPOSED
        and link.touched_at is None
        and (pair not in found or found[pair].kind != link.kind)
    ]
    ClaimLink.objects.untouched().filter(pk__in=gone).delete()


def _propose(stored: dict[tuple[int, int], ClaimLink], found: dict[tuple[int, int], Relation]) -> list[ClaimLink]:
    """New links; where the pair is linked already, in whatever way, a person's word or the same proposal stands."""
    new = [
        ClaimLink(claim_id=later, other_id=earlier, kind=what.kind, reason=what.reason, state=LinkState.PROPOSED)
        for (later, earlier), what in sorted(found.items())
        if (later, earlier) not in stored
        or (stored[later, earlier].touched_at is None and stored[later, earlier].kind != what.kind)
    ]
    ClaimLink.objects.bulk_create(new, ignore_conflicts=True)  # which does not tell the keys of what it made
    made = ClaimLink.objects.proposed().filter(claim__in={n.claim_id for n in new}, other__in={n.other_id for n in new})
    wanted = {(n.claim_id, n.other_id, n.kind) for n in new}
    return [link for link in made.order_by("pk") if (link.claim_id, link.other_id, link.kind) in wanted]
