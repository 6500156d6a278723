"""The queue of articles to read: a committed `queued` row is the outbox, a lease is the right to write the reading.

The broker only carries numbers. Nothing depends on its memory: the sweep sends what waits and rescues what a lost
worker left behind.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

import kombu
from django.db import transaction
from django.db.models import Case, F, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Length
from django.utils import timezone
from kombu.exceptions import LimitExceeded, OperationalError
from kombu.pools import producers
from kombu.utils.uuid import uuid

from korus.celery import app
from timeline.models import Article, ArticleState

READ_ARTICLES = "timeline.tasks.read_articles"

#: How often a reading may raise an error, and how often its worker may be lost, before the article is given up.
MAX_FAULTS, MAX_LOSSES = 3, 5
#: A lease: this long, and a second more for every so many characters; longer after each lost worker.
LEASE, CHARACTERS_A_SECOND = timedelta(seconds=30), 4000
#: What was put to the broker and not taken up for so long is sent again.
RESEND = timedelta(seconds=60)
#: Articles in a task, and articles the sweep sends or rescues at a time.
BATCH, SWEEP = 20, 500
#: Seconds a request waits for the broker.
BROKER_PATIENCE = 0.5

#: What a publisher may wait for; workers use the app's own connection, which may block.
_publisher = kombu.Connection(
    app.conf.broker_url,
    transport_options={"socket_timeout": BROKER_PATIENCE, "socket_connect_timeout": BROKER_PATIENCE, "max_retries": 0},
)


class LeaseLost(Exception):
    """Somebody else has the article now: what was read is thrown away."""


@dataclass(frozen=True)
class Lease:
    """The right of one worker to write the reading of one article."""

    article_id: int
    token: UUID


def take(article_id: int) -> Lease | None:
    """Take a waiting article; None when it does not wait (any more)."""
    token, now = uuid4(), timezone.now()
    seconds = LEASE.total_seconds() * (1 + F("losses")) + Length("text") / CHARACTERS_A_SECOND
    taken = Article.objects.filter(pk=article_id, state=ArticleState.QUEUED).update(
        state=ArticleState.READING,
        lease=token,
        leased_until=Value(now) + timedelta(seconds=1) * seconds,
        updated_at=now,
    )
    return Lease(article_id, token) if taken else None


def hold(lease: Lease) -> Article:
    """The article, locked until the transaction ends. Raises LeaseLost when the lease is no longer ours."""
    article = Article.objects.select_for_update().filter(pk=lease.article_id, lease=lease.token).first()
    if article is None:
        raise LeaseLost(lease.article_id)
    return article


def finish(article: Article, reader_version: str) -> None:
    """The held article is read."""
    article.state, article.reader_version, article.read_at = ArticleState.READ, reader_version, timezone.now()
    article.lease = article.leased_until = None
    article.failure, article.faults, article.losses = "", 0, 0
    article.save(
        update_fields=[
            "state", "reader_version", "read_at", "lease", "leased_until", "failure", "faults", "losses", "updated_at",
        ]
    )  # fmt: skip


def give_back(lease: Lease) -> None:
    """Let the article wait again: the worker lost its database while it read, which counts like a lost worker."""
    _mine(lease).update(**_lost())


def count_fault(lease: Lease, reason: str) -> None:
    """The reading raised an error: the article waits again, or is given up with the reason."""
    _mine(lease).update(
        faults=F("faults") + 1,
        state=_given_up("faults", MAX_FAULTS),
        failure=reason[:2000],
        lease=None,
        leased_until=None,
        sent_at=None,
        updated_at=timezone.now(),
    )


def requeue(articles: QuerySet[Article]) -> int:
    """Let articles be read again, also failed ones and such as are being read now; the number of them.

    Their tasks are sent when the transaction commits.
    """
    with transaction.atomic():
        ids = list(articles.order_by("pk").values_list("pk", flat=True))
        Article.objects.filter(pk__in=ids).update(
            state=ArticleState.QUEUED, faults=0, losses=0, failure="", lease=None, leased_until=None,
            sent_at=timezone.now(), updated_at=timezone.now(),
        )  # fmt: skip
        transaction.on_commit(lambda: send(ids), robust=True)
    return len(ids)


def send(article_ids: Sequence[int]) -> bool:
    """Put articles to the workers, many in a task. False when the broker did not take them: the sweep sends later."""
    batches = [list(article_ids[start : start + BATCH]) for start in range(0, len(article_ids), BATCH)]
    if publish(READ_ARTICLES, *batches):
        return True
    Article.objects.filter(pk__in=article_ids, state=ArticleState.QUEUED).update(sent_at=None)
    return False


def publish(task: str, *arguments: object) -> bool:
    """Send `task` once with each argument, waiting for the broker no longer than a request may. False: it took not all.

    By its name: the web process sends tasks without importing them, and with them the parser. To the default queue, by
    what `send_task` does last: the rest of it, looking for routes and options, takes longer than the sending.
    """
    try:
        with producers[_publisher].acquire(block=True, timeout=BROKER_PATIENCE) as producer:
            for argument in arguments:
                message = app.amqp.create_task_message(uuid(), task, [argument], {}, ignore_result=True)
                app.amqp.send_task_message(producer, task, message, queue=app.conf.task_default_queue, retry=False)
    except (OperationalError, LimitExceeded, *_publisher.connection_errors, *_publisher.channel_errors):
        return False  # the broker's own errors too: nothing below `send_task` puts them in kombu's words
    return True


def rescue() -> int:
    """Take articles from workers whose lease has run out; the number of them."""
    with transaction.atomic():
        ids = _locked(Article.objects.filter(state=ArticleState.READING, leased_until__lt=timezone.now()))
        return Article.objects.filter(pk__in=ids).update(**_lost())


def send_waiting() -> int:
    """Send what waits and was never sent, or sent long ago; what a worker was lost over goes alone. The number sent."""
    now = timezone.now()
    with transaction.atomic():
        ids = _locked(
            Article.objects.filter(state=ArticleState.QUEUED).filter(Q(sent_at=None) | Q(sent_at__lt=now - RESEND))
        )
        Article.objects.filter(pk__in=ids).update(sent_at=now)
        suspects = set(Article.objects.filter(pk__in=ids, losses__gt=0).values_list("pk", flat=True))
    if not send([pk for pk in ids if pk not in suspects]):
        return 0
    return sum(send([pk]) for pk in sorted(suspects)) + len(ids) - len(suspects)


def _locked(articles: QuerySet[Article]) -> list[int]:
    rows = articles.select_for_update(skip_locked=True).order_by("pk").values_list("pk", flat=True)
    return list(rows[:SWEEP])


def _mine(lease: Lease) -> QuerySet[Article]:
    return Article.objects.filter(pk=lease.article_id, lease=lease.token)


def _lost() -> dict[str, object]:
    """The columns of an article whose worker was lost: it waits again, or is given up."""
    return {
        "losses": F("losses") + 1,
        "state": _given_up("losses", MAX_LOSSES),
        "failure": Case(
            When(losses__gte=MAX_LOSSES - 1, then=Value(f"{MAX_LOSSES} workers were lost while reading it")),
            default=F("failure"),
            output_field=TextField(),
        ),
        "lease": None,
        "leased_until": None,
        "sent_at": None,
        "updated_at": timezone.now(),
    }


def _given_up(counter: str, limit: int) -> Case:
    return Case(
        When(**{f"{counter}__gte": limit - 1}, then=Value(ArticleState.FAILED)), default=Value(ArticleState.QUEUED)
    )
