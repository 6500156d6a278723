"""One statement a list, however long it is, besides the look-up of the token."""

from dataclasses import replace

import pytest
from django.http import QueryDict

from claims.api import claims
from claims.api.timeline import Timeline
from korus.serving.access import READERS
from tests.api import Visitor, statements
from tests.factories import AppearanceFactory, MembershipFactory, MentionFactory, QuantityFactory, TopicFactory
from timeline.api.articles import ArticleList
from timeline.api.events import EventList
from timeline.models import State

LISTS = (
    "articles", "outlets", "actors", "events", "claims", "topics", "timeline", "annotations/", "search?q=homes",
    "claims?q=homes&order=best", "claims?expand=claimant,event&count=true", "claims?unit=home&outlet=1", "pledges",
    "collections", "evidence", "follow-ups", "milestones", "alarms",
)  # fmt: skip


def rows(count: int) -> None:
    for _ in range(count):
        appearance = AppearanceFactory(claim__state=State.CONFIRMED, claim__claimant__state=State.CONFIRMED)
        QuantityFactory(appearance=appearance)
        MentionFactory(event__state=State.CONFIRMED)
        MembershipFactory(person=appearance.claim.claimant)
        appearance.claim.topics.add(TopicFactory())


@pytest.mark.parametrize("path", LISTS)
def test_a_list_is_one_statement_for_one_row_and_for_eleven(db, path):
    reader = Visitor.with_role("reader")
    rows(1)
    reader.get(path)  # the token's last use is written once a minute
    with statements() as few:
        assert reader.get(path).status_code == 200
    rows(10)
    with statements() as many:
        assert reader.get(path).status_code == 200
    assert len(few) == len(many) == 2, few  # the token, the list


@pytest.mark.parametrize("listing", [claims.CLAIMS, ArticleList.listing, EventList.listing, Timeline.listing])
def test_nothing_is_counted_unless_it_is_asked_for(db, listing):
    asked, _ = listing._asked(QueryDict("order=" + next(iter(listing.orders))), READERS, {})
    assert b"count(" not in listing.statement(asked).text
    assert b"count(" in listing.statement(replace(asked, count=True)).text


@pytest.mark.parametrize("path", ["claims/{}", "claims/{}/appearances", "claims/{}/history", "claims/{}/links"])
def test_what_belongs_to_a_record_is_one_statement_too(db, path):
    reader = Visitor.with_role("reader")
    claim = AppearanceFactory(claim__state=State.CONFIRMED).claim
    reader.get("claims")
    with statements() as sent:
        assert reader.get(path.format(claim.pk)).status_code == 200
    assert len(sent) == 2, sent


def test_a_token_notes_its_use_once_a_minute(db):
    visitor = Visitor.with_role("reader")
    with statements() as first:
        visitor.get("topics")
    with statements() as second:
        visitor.get("topics")
    assert len(first) > len(second) == 2


def test_adding_an_article_is_three_statements(db):
    visitor = Visitor.with_role("annotator")
    visitor.get("topics")
    article = {"published_on": "2026-03-04", "outlet": "Gazette", "url": "https://gazette.example/1"}
    visitor.send("POST", "articles", article | {"text": "One."})  # and its outlet
    with statements() as sent:
        assert visitor.send("POST", "articles", article | {"text": "Two."}).status_code == 202
    assert len(sent) == 3, sent  # the token, the article, its shape
