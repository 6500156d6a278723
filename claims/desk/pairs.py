"""Records that may be one and the same: spellings of a name, and one occasion told in several articles."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Count, Q

from claims.models import Claim
from korus.reading.names import same_name
from timeline.models import Actor, Article, Decision, Event, Merge, RecordKind, State, Verb

#: Of how many records, those touched last, the likes are looked for.
LATELY = 400

#: Names and titles that share fewer trigrams are not shown as likely the same.
NAMES_ALIKE, TITLES_ALIKE = 0.45, 0.3

_OPEN = (State.PROPOSED.value, State.CONFIRMED.value)

#: A person and a body of one and the same name are one actor whose kind was misread once, or a firm and its founder.
_ACTORS = """
SELECT least(a.actor_id, b.actor_id), greatest(a.actor_id, b.actor_id), max(similarity(a.name, b.name))
FROM timeline_actorname a
JOIN timeline_actorname b ON (b.name %% a.name OR b.folded = a.folded) AND b.actor_id <> a.actor_id
JOIN timeline_actor x ON x.id = a.actor_id
JOIN timeline_actor y ON y.id = b.actor_id
WHERE a.actor_id = ANY(%s) AND y.merged_into_id IS NULL AND y.state = ANY(%s)
  AND ((x.kind = 'person') = (y.kind = 'person') OR b.folded = a.folded)
GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 300
"""

_EVENTS = """
SELECT least(a.id, b.id), greatest(a.id, b.id), max(similarity(a.title, b.title))
FROM timeline_event a
JOIN timeline_event b ON b.id <> a.id AND b.date_earliest <= a.date_latest AND a.date_earliest <= b.date_latest
WHERE a.id = ANY(%s) AND b.merged_into_id IS NULL AND b.state = ANY(%s)
  AND a.date_latest - a.date_earliest < 32 AND b.date_latest - b.date_earliest < 32
  AND (similarity(a.title, b.title) > %s OR (
    SELECT count(*) FROM timeline_event_participants p JOIN timeline_event_participants q
    ON p.actor_id = q.actor_id WHERE p.event_id = a.id AND q.event_id = b.id) > 1)
GROUP BY 1, 2 ORDER BY 3 DESC LIMIT 300
"""


@dataclass(frozen=True)
class Pair:
    """Two records that look like one, the older first, and how much in percent."""

    one: Any
    two: Any
    alike: int
    shared: int = 0  # articles in which both stand


def actor_pairs(limit: int) -> list[Pair]:
    """Likely duplicates among actors, likeliest first."""
    found = []
    for one, two, alike in _alike(Actor, _ACTORS, []):
        spelt_alike = one.kind == "person" and same_name(one.name, two.name)
        if spelt_alike or alike >= NAMES_ALIKE:
            found.append(Pair(one, two, round(100 * (max(alike, 0.9) if spelt_alike else alike))))
    found.sort(key=lambda pair: -pair.alike)
    return [Pair(p.one, p.two, p.alike, shared_articles(p.one, p.two)) for p in found[:limit]]


def event_pairs(limit: int) -> list[Pair]:
    """Events that may be one occasion, likeliest first."""
    return [Pair(one, two, round(100 * alike)) for one, two, alike in _alike(Event, _EVENTS, [TITLES_ALIKE])][:limit]


def shared_articles(one: Actor, two: Actor) -> int:
    """In how many articles both speak, or are spoken for."""
    return articles_of(one).filter(pk__in=articles_of(two).values("pk")).count()


def articles_of(actor: Actor):
    """The articles in which an actor speaks, is spoken for, or takes part in an event."""
    named = Q(claimant=actor) | Q(body=actor)
    claims = Claim.objects.filter(named).values("appearances__article")
    events = actor.events.values("mentions__article")
    return Article.objects.filter(Q(pk__in=claims) | Q(pk__in=events))


def _alike(model: type, sql: str, parameters: Sequence[Any]) -> list[tuple[Any, Any, float]]:
    lately = model.objects.filter(merged_into=None, state__in=_OPEN).order_by("-updated_at")
    ids = list(lately.values_list("pk", flat=True)[:LATELY])
    with connection.cursor() as cursor:
        cursor.execute(sql, [ids, list(_OPEN), *parameters])
        found = cursor.fetchall()
    apart = _kept_apart(RecordKind(model._meta.model_name))
    found = [row for row in found if frozenset(row[:2]) not in apart]
    rows = _loaded(model, {pk for row in found for pk in row[:2]})
    return [(rows[a], rows[b], alike) for a, b, alike in found if a in rows and b in rows]


def _loaded(model: type, ids: set[int]) -> dict[int, Any]:
    rows = model.objects.filter(pk__in=ids)
    if model is Actor:
        rows = rows.annotate(said=Count("claims", distinct=True)).prefetch_related("names", "memberships__organisation")
    else:
        rows = rows.prefetch_related("mentions__article__outlet", "participants")
    return {row.pk: row for row in rows}


def _kept_apart(kind: RecordKind) -> set[frozenset[int]]:
    """Pairs of which a curator said that they are two: outright, or by undoing a merge."""
    said = Decision.objects.filter(record=kind, verb=Verb.APART, undone_by=None).values_list("record_id", "changes")
    undone = Merge.objects.filter(record=kind).exclude(undone_at=None).values_list("winner_id", "loser_id")
    return {frozenset((pk, changes["apart"][1])) for pk, changes in said} | {frozenset(pair) for pair in undone}


PAIRS: dict[str, Callable[[int], list[Pair]]] = {RecordKind.ACTOR: actor_pairs, RecordKind.EVENT: event_pairs}
