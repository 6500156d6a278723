"""The map of the project: an article is read, and what was read is recorded, in one transaction."""

import logging

from django.db import InterfaceError, OperationalError, close_old_connections, connection, transaction

from claims.bearing import propose_evidence
from claims.links import propose_links
from claims.recording import record_claims
from korus.celery import app
from korus.reading import read
from timeline import queue
from timeline.models import Article
from timeline.recording import record_actors, record_events

log = logging.getLogger(__name__)


@app.task
def read_articles(article_ids: list[int]) -> None:
    """Read articles one after the other; the lease is taken for each alone, so one bad article harms no other."""
    for article_id in article_ids:
        try:
            read_article(article_id)
        except (OperationalError, InterfaceError) as error:  # away before the lease was taken: the sweep sends it again
            log.warning("article %s was not taken: %s", article_id, error)
            connection.close()


@app.task
def read_article(article_id: int) -> None:
    """Read an article that waits, and record what it says. Running it twice changes nothing."""
    lease = queue.take(article_id)
    if lease is None:
        return
    try:
        article = Article.objects.get(pk=article_id)
        reading = read(article.text, language=article.language, published=article.published_on, title=article.title)
        with transaction.atomic():
            article = queue.hold(lease)
            actors = record_actors(article, reading)
            events = record_events(article, reading, actors)
            claims = record_claims(article, reading, actors, events)
            propose_links(claims)
            propose_evidence(article)
            queue.finish(article, reading.reader_version)
    except queue.LeaseLost:
        log.info("article %s: another worker has it", article_id)
    except Exception as error:
        _put_back(lease, error)
    else:
        log.info("article %s: read, %d claims and %d events", article_id, len(claims), len(events))


def _put_back(lease: queue.Lease, error: Exception) -> None:
    """After an error: it counts against the article, unless the database was at fault (away, or its disk full)."""
    lost = isinstance(error, (OperationalError, InterfaceError))
    log.warning("article %s: %s", lease.article_id, error, exc_info=not lost)
    close_old_connections()
    try:
        if lost:
            queue.give_back(lease)
        else:
            queue.count_fault(lease, f"{type(error).__name__}: {error}")
    except (OperationalError, InterfaceError):  # still away: the sweep finds the article when its lease has run out
        connection.close()


@app.task
def sweep() -> None:
    """Send what waits, rescue what a lost worker left. Every ten seconds, by the beat."""
    queue.rescue()
    queue.send_waiting()
