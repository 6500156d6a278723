"""Validators: a copy that is still good is not sent again, and nobody overwrites what they have not seen."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.utils.http import http_date

from claims.models import Claim
from tests.api import Visitor
from tests.factories import AppearanceFactory, TopicFactory
from timeline.models import Decision, State, Topic

PATHS = ("articles/{article}", "claims/{claim}", "claims", "timeline", "search?q=homes", "claims/due", "annotations/")


@pytest.fixture
def curator(db) -> Visitor:
    return Visitor.with_role("curator")


@pytest.mark.parametrize("path", PATHS)
def test_a_read_has_an_etag_and_is_not_sent_twice(curator, path):
    appearance = AppearanceFactory()
    path = path.format(article=appearance.article.pk, claim=appearance.claim.pk)
    etag = curator.get(path).headers["ETag"]
    again = curator.get(path, If_None_Match=etag)
    assert (again.status_code, again.content) == (304, b"")
    assert curator.get(path, If_None_Match=f'"other", W/{etag}').status_code == 304
    assert curator.get(path, If_None_Match='"other"').status_code == 200
    Claim.objects.filter(pk=appearance.claim.pk).update(text="other homes", due="2031", due_latest="2031-12-31")
    if path not in ("annotations/", f"articles/{appearance.article.pk}"):
        assert curator.get(path, If_None_Match=etag).status_code == 200


def test_an_etag_changes_with_whatever_is_shown(curator):
    appearance = AppearanceFactory()
    path = f"claims/{appearance.claim.pk}"
    before = curator.get(path).headers["ETag"]
    appearance.claim.claimant.name = "Another Name"
    appearance.claim.claimant.save()
    assert curator.get(path).headers["ETag"] != before


def test_last_modified_is_honoured_where_it_covers_all_there_is_to_see(curator):
    claim, topic = AppearanceFactory().claim, TopicFactory()
    Topic.objects.update(updated_at="2020-01-01T00:00:00Z")
    seen = curator.get(f"topics/{topic.pk}").headers["Last-Modified"]
    assert curator.get(f"topics/{topic.pk}", If_Modified_Since=seen).status_code == 304
    assert curator.get(f"topics/{topic.pk}", If_Modified_Since=http_date(0)).status_code == 200
    for path in ("claims", f"claims/{claim.pk}"):  # a row that left the list, or a renamed claimant, changes no date
        seen = curator.get(path).headers["Last-Modified"]
        assert curator.get(path, If_Modified_Since=seen).status_code == 200


def test_a_read_without_a_body(curator):
    claim = AppearanceFactory().claim
    whole = curator.get(f"claims/{claim.pk}")
    head = curator.send("HEAD", f"claims/{claim.pk}")
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["ETag"] == whole.headers["ETag"]


@pytest.mark.django_db(transaction=True)
def test_eight_writers_on_one_record_lose_no_update():
    claim = AppearanceFactory(claim__role_as_written="0").claim
    path = f"claims/{claim.pk}"
    visitors = [Visitor.with_role("administrator") for _ in range(8)]

    def add_one(visitor: Visitor) -> int:
        """Count up once, trying again whenever somebody else was quicker; how many tries it took."""
        try:
            for tries in range(1, 200):
                seen = visitor.get(path)
                number = int(seen.json()["role_as_written"]) + 1
                change = {"role_as_written": str(number)}
                answer = visitor.send("PATCH", path, change, If_Match=seen.headers["ETag"])
                if answer.status_code == 200:
                    return tries
                assert answer.status_code == 412, answer.content
            raise AssertionError("never its turn")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, visitors * 3))
    claim.refresh_from_db()
    assert claim.role_as_written == "24"
    assert Decision.objects.filter(record_id=claim.pk).count() == 24
    assert claim.state == State.PROPOSED
