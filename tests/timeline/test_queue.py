"""The lease, the sweep, and what counts against an article."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from queue import Empty
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from kombu import Queue

from tests.factories import ArticleFactory
from timeline import queue
from timeline.models import Article, ArticleState

pytestmark = pytest.mark.django_db


@pytest.fixture
def article() -> Article:
    return ArticleFactory(state=ArticleState.QUEUED)


def expire(article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(leased_until=timezone.now() - timedelta(seconds=1))


@pytest.mark.parametrize("state", [ArticleState.READING, ArticleState.READ, ArticleState.FAILED])
def test_only_what_waits_can_be_taken(state):
    assert queue.take(ArticleFactory(state=state).pk) is None


def test_an_article_is_taken_once(article):
    assert queue.take(article.pk) is not None
    assert queue.take(article.pk) is None


def test_a_lease_is_longer_for_a_long_text_and_after_a_loss():
    short, lost = ArticleFactory(state="queued", text="a"), ArticleFactory(state="queued", text="b", losses=2)
    long = ArticleFactory(state="queued", text="a" * 200_000)
    ends = []
    for one in (short, lost, long):
        queue.take(one.pk)
        one.refresh_from_db()
        ends.append((one.leased_until - timezone.now()).total_seconds())
    assert ends[0] == pytest.approx(30, abs=3)
    assert ends[1] == pytest.approx(90, abs=3)
    assert ends[2] == pytest.approx(80, abs=3)


def test_who_lost_the_lease_may_not_write(article):
    lease = queue.take(article.pk)
    expire(article)
    queue.rescue()
    with transaction.atomic(), pytest.raises(queue.LeaseLost):
        queue.hold(lease)
    assert queue.take(article.pk) is not None


def test_a_lease_that_ran_out_but_was_not_rescued_is_still_good(article):
    lease = queue.take(article.pk)
    expire(article)
    with transaction.atomic():
        assert queue.hold(lease) == article


def test_a_fault_of_a_worker_without_lease_counts_nothing(article):
    queue.take(article.pk)
    queue.count_fault(queue.Lease(article.pk, uuid4()), "late")
    article.refresh_from_db()
    assert (article.state, article.faults) == (ArticleState.READING, 0)


def test_three_faults_fail_an_article_with_the_reason(article):
    for attempt in range(1, 4):
        queue.count_fault(queue.take(article.pk), f"attempt {attempt}")
        article.refresh_from_db()
        assert article.state == (ArticleState.FAILED if attempt == 3 else ArticleState.QUEUED)
    assert (article.faults, article.failure) == (3, "attempt 3")


def test_five_lost_workers_fail_an_article(article):
    for loss in range(1, 6):
        queue.take(article.pk)
        expire(article)
        assert queue.rescue() == 1
        article.refresh_from_db()
        assert article.state == (ArticleState.FAILED if loss == 5 else ArticleState.QUEUED)
    assert "5 workers were lost" in article.failure


def test_a_good_lease_is_not_rescued(article):
    queue.take(article.pk)
    assert queue.rescue() == 0


def test_reading_clears_what_counted_against_it(article):
    Article.objects.update(faults=2, losses=1, failure="once")
    lease = queue.take(article.pk)
    with transaction.atomic():
        queue.finish(queue.hold(lease), "en-1")
    article.refresh_from_db()
    assert (article.state, article.faults, article.losses, article.failure) == (ArticleState.READ, 0, 0, "")
    assert (article.lease, article.reader_version) == (None, "en-1")


@pytest.fixture
def sent(servers) -> Callable[[], list[list[int]]]:
    """Takes the tasks from the real broker, as the numbers that they carry."""

    def taken() -> list[list[int]]:
        numbers = []
        with queue.app.connection_for_read() as connection, suppress(Empty):
            waiting = connection.SimpleQueue(Queue("celery"))
            while True:
                message = waiting.get_nowait()
                assert message.headers["task"] == queue.READ_ARTICLES
                numbers.append(message.payload[0][0])
                message.ack()
        return numbers

    taken()
    return taken


def test_the_sweep_sends_what_was_never_sent_and_what_was_sent_long_ago(sent):
    now = timezone.now()
    never = ArticleFactory(state="queued", sent_at=None)
    long_ago = ArticleFactory(state="queued", sent_at=now - queue.RESEND * 2)
    ArticleFactory(state="queued", sent_at=now)  # on its way
    ArticleFactory(state="read", sent_at=None)
    assert queue.send_waiting() == 2
    assert sent() == [[never.pk, long_ago.pk]]
    assert queue.send_waiting() == 0


def test_an_article_that_lost_a_worker_goes_alone(sent):
    first, suspect, last = (ArticleFactory(state="queued", sent_at=None, losses=losses) for losses in (0, 1, 0))
    queue.send_waiting()
    assert sorted(sent()) == sorted([[first.pk, last.pk], [suspect.pk]])


def test_many_articles_go_many_to_a_task(sent):
    queue.send(list(range(1, 46)))
    assert [len(ids) for ids in sent()] == [20, 20, 5]


def test_requeue_takes_back_failed_articles_and_those_at_work():
    failed = ArticleFactory(state="failed", faults=3, failure="why")
    reading = ArticleFactory(state="queued")
    lease = queue.take(reading.pk)
    assert queue.requeue(Article.objects.all()) == 2
    failed.refresh_from_db()
    assert (failed.state, failed.faults, failed.failure) == (ArticleState.QUEUED, 0, "")
    with transaction.atomic(), pytest.raises(queue.LeaseLost):
        queue.hold(lease)
