"""The one way in: a text, its language and its publication date become an article that waits to be read."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cached_property, partial
from typing import Any

import orjson
from django.db import transaction

from korus.serving.prepared import Statement
from timeline import queue
from timeline.drafts import BadArticle, Draft, day_of, draft, language_of
from timeline.models import Article, Outlet

#: How often an article is tried to be stored: its outlet was missing, or another request stored the same just then.
ATTEMPTS = 5


@dataclass(frozen=True)
class Intake:
    """The number and the state of an article, and whether it is new."""

    number: int
    state: str
    created: bool

    @cached_property
    def article(self) -> Article:
        return Article.objects.get(pk=self.number)


def add_article(*, added_by=None, send: bool = True, **handed_in: Any) -> Intake:
    """Take in an article, or find the one that is there: the same text from the same outlet or url.

    `handed_in` is what `timeline.drafts.draft` takes. With `send` false the caller puts it to the workers itself
    (`queue.send`), many at once. Raises BadArticle.
    """
    return add_articles([draft(**handed_in)], added_by=added_by, send=send)[0]


def add_articles(drafts: Sequence[Draft], *, added_by=None, send: bool = True) -> list[Intake]:
    """Take in many articles as if they came one after the other: an intake for each, in their order."""
    intakes: dict[int, Intake] = {}
    for wave in _waves(drafts):
        intakes |= _stored(wave, added_by)
    new = [intakes[place].number for place in range(len(drafts)) if intakes[place].created]
    if send and new:
        transaction.on_commit(partial(queue.send, new), robust=True)
    return [intakes[place] for place in range(len(drafts))]


def mend_article(article: Article, *, published_on: date | None = None, language: str | None = None) -> None:
    """Correct what the reading hangs on, and read again. Raises BadArticle."""
    errors: dict[str, str] = {}
    day = day_of(published_on, errors) if published_on is not None else article.published_on
    tag = language_of(language, errors) if language is not None else article.language
    if errors:
        raise BadArticle(errors)
    if (day, tag) == (article.published_on, article.language):
        return
    article.published_on, article.language = day, tag
    with transaction.atomic():
        article.save(update_fields=["published_on", "language", "updated_at"])
        queue.requeue(Article.objects.filter(pk=article.pk))
    article.refresh_from_db()


def _waves(drafts: Sequence[Draft]) -> list[dict[int, Draft]]:
    """The drafts by their places, such as can be stored at once: what has the text or the address of an earlier one
    comes in a later wave, where it finds that one."""
    waves: list[dict[int, Draft]] = []
    free: dict[str, int] = {}  # the first wave that has nothing of this text or at this address, nor has one after it
    for place, one in enumerate(drafts):
        marks = (one.text_hash, one.url) if one.url else (one.text_hash,)
        number = max(free.get(mark, 0) for mark in marks)
        if number == len(waves):
            waves.append({})
        waves[number][place] = one
        free |= dict.fromkeys(marks, number + 1)
    return waves


def _stored(wave: Mapping[int, Draft], added_by) -> dict[int, Intake]:
    stored: dict[int, Intake] = {}
    waiting = dict(wave)
    for _ in range(ATTEMPTS):
        rows = _STORE.rows({"drafts": _written(waiting), "user": added_by and added_by.pk})
        stored |= {place: Intake(number, state, created) for place, number, state, created in rows if number}
        waiting = {place: one for place, one in wave.items() if place not in stored}
        if not waiting:
            return stored
        _add_outlets(waiting.values())
    raise RuntimeError(f"{len(waiting)} articles can neither be stored nor found")


def _written(drafts: Mapping[int, Draft]) -> str:
    rows = [asdict(d) | {"place": place, "text_hash": d.text_hash, "domain": d.domain} for place, d in drafts.items()]
    return orjson.dumps(rows).decode()


def _add_outlets(drafts) -> None:
    """Add the outlets that are missing, in one order, so that two requests never wait for one another in a ring."""
    outlets = {d.outlet: Outlet(name=d.outlet, domain=d.domain) for d in drafts if d.outlet}
    Outlet.objects.bulk_create([outlets[name] for name in sorted(outlets)], ignore_conflicts=True)


#: Stores what is not there, and tells for each draft its place, its article, that one's state and whether it is new; no
#: article where the outlet is missing, or where another request stored the same and this one began before that.
#:
#: - An outlet goes by its name; where an article came with an address only, by the domain of that.
#: - Numbers are drawn for what is new alone, in the order of the drafts, but rows inserted in that of their texts: two
#:   requests with the same articles then wait for one another, and never in a ring.
#: - `id + 0`, or PostgreSQL may look for the last article of an address by walking all from the newest back.
#: - It goes past pghistory, which tells its triggers who changes what: nothing is changed here, and `added_by` is kept.
_STORE = Statement(
    b"""
WITH sent AS (
    SELECT * FROM json_to_recordset($1::json) AS new (
        place int, outlet text, domain text, url text, title text, byline text, language text, published_on date,
        text text, text_hash text)
), outlets AS MATERIALIZED (
    SELECT named.*, coalesce(
        (SELECT o.id FROM timeline_outlet o WHERE o.domain = named.domain AND named.outlet = named.domain
            AND named.domain <> '' ORDER BY o.name LIMIT 1),
        (SELECT o.id FROM timeline_outlet o WHERE lower(o.name) = lower(named.outlet))
    ) AS outlet_id FROM (SELECT DISTINCT outlet, domain FROM sent) AS named
), found AS (
    SELECT sent.*, outlet_id, outlet <> '' AND outlet_id IS NULL AS strange, (
        SELECT a.id FROM timeline_article a WHERE a.text_hash = sent.text_hash AND (
            sent.url <> '' AND a.url = sent.url OR a.outlet_id = outlets.outlet_id
            OR outlet = '' AND a.outlet_id IS NULL)
        ORDER BY a.outlet_id IS NOT DISTINCT FROM outlets.outlet_id DESC, a.id LIMIT 1
    ) AS there FROM sent JOIN outlets USING (outlet, domain)
), fresh AS MATERIALIZED (
    SELECT nextval('timeline_article_id_seq') AS id, missing.*
    FROM (SELECT * FROM found WHERE there IS NULL AND NOT strange ORDER BY place) AS missing
), added AS (
    INSERT INTO timeline_article (
        id, outlet_id, url, title, byline, language, published_on, text, text_hash, revises_id, same_text_as_id, state,
        faults, losses, failure, reader_version, sent_at, added_by_id, created_at, updated_at)
    SELECT id, outlet_id, url, title, byline, language, published_on, text, text_hash,
        CASE WHEN url <> '' THEN (
            SELECT max(a.id + 0) FROM timeline_article a
            WHERE md5(a.url) = md5(fresh.url) AND a.url = fresh.url AND a.url <> '') END,
        (SELECT min(a.id + 0) FROM timeline_article a WHERE a.text_hash = fresh.text_hash), 'queued',
        0, 0, '', '', statement_timestamp(), $2::bigint, statement_timestamp(), statement_timestamp()
    FROM fresh ORDER BY text_hash
    ON CONFLICT DO NOTHING RETURNING id
)
SELECT place, coalesce(added.id, found.there), coalesce(a.state, 'queued'), added.id IS NOT NULL
FROM found LEFT JOIN fresh USING (place) LEFT JOIN added ON added.id = fresh.id
LEFT JOIN timeline_article a ON a.id = found.there
""",
    (("drafts", None), ("user", None)),
)
