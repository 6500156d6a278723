"""Queue, dashboard, merges and history, as pages."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from claims import curation
from claims.desk import seats
from tests.factories import (
    ActorFactory,
    ActorNameFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EventFactory,
    MembershipFactory,
    MentionFactory,
    OutletFactory,
    TopicFactory,
)
from timeline.curation import mend_actor
from timeline.models import Actor, Article, ArticleState, Decision, Event, Merge, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    cache.clear()
    user = CuratorFactory()
    client.force_login(user)
    return user


def titles(client, **filters):
    return [article.title for article in client.get(reverse("desk:queue"), filters).context["articles"]]


@pytest.mark.parametrize("address", ["desk:queue", "admin:index"])
def test_queries_do_not_grow(client, curator, address, django_assert_num_queries, django_assert_max_num_queries):
    def work():
        appearance = AppearanceFactory()
        MentionFactory(article=appearance.article)
        curation.confirm(AppearanceFactory().claim, by=curator)
        ArticleFactory(text=f"failed {Article.objects.count()}", state=ArticleState.FAILED)

    work()
    client.get(reverse(address))
    with django_assert_max_num_queries(30) as few:
        client.get(reverse(address))
    for _ in range(4):
        work()
    with django_assert_num_queries(len(few)):
        client.get(reverse(address))


def test_only_what_waits_is_in_the_queue(client, curator):
    waits = AppearanceFactory(article__title="waits").article
    AppearanceFactory(article__title="done", claim__state=State.CONFIRMED)
    MentionFactory(article__title="an event waits", article__published_on=waits.published_on)
    assert sorted(titles(client)) == ["an event waits", "waits"]


def test_each_filter(client, curator):
    outlet, topic = OutletFactory(), TopicFactory()
    one = AppearanceFactory(article__title="one", article__outlet=outlet, confidence={"content": 0.9, "kind": 0.95})
    one.claim.topics.add(topic)
    AppearanceFactory(
        article__title="two", claim__kind="figure", claim__claimant=None, claim__claimant_as_written="the chair",
        confidence={"content": 0.9, "kind": 0.3}, article__added_by=curator,
    )  # fmt: skip
    MentionFactory(article__title="three")
    assert titles(client, outlet=outlet.pk) == ["one"]
    assert titles(client, topic=topic.pk) == ["one"]
    assert titles(client, kind="figure") == ["two"]
    assert titles(client, kind="event") == ["three"]
    assert titles(client, claimant="?") == ["two"]
    assert titles(client, claimant="chair") == ["two"]
    assert titles(client, least=90, kind="pledge") == ["one"]
    assert titles(client, most=50) == ["two"]
    assert titles(client, mine=1) == ["two"]
    assert len(titles(client, outlet="x", kind="rumour", least="many")) == 3  # what cannot be understood is no filter


def test_filters_are_kept_and_what_is_new_is_marked(client, curator):
    AppearanceFactory(article__title="two", claim__kind="figure")
    assert titles(client, kind="figure") == ["two"]
    AppearanceFactory(article__title="one")
    AppearanceFactory(article__title="new", claim__kind="figure")
    answer = client.get(reverse("desk:queue"))
    assert {article.title: article.new for article in answer.context["articles"]} == {"new": 1, "two": 0}


def test_a_seat_is_seen_and_frees_itself(client, curator):
    article = AppearanceFactory().article
    other = CuratorFactory(first_name="Otto", last_name="Lind")
    assert seats.take(article.pk, other) is None
    assert seats.take(article.pk, curator) == "Otto Lind"
    assert client.get(reverse("desk:queue")).context["articles"][0].holder == "Otto Lind"
    assert client.get(reverse("desk:article", args=[article.pk])).context["holder"] == "Otto Lind"
    assert client.post(reverse("desk:seat", args=[article.pk])).json() == {"holder": "Otto Lind"}
    cache.clear()  # as after the time-out
    assert client.post(reverse("desk:seat", args=[article.pk])).json() == {"holder": None}


def test_without_a_cache_the_desk_goes_on(client, curator, settings):
    settings.CACHES = {"default": settings.CACHES["default"] | {"LOCATION": "redis://127.0.0.1:1/0"}}
    article = AppearanceFactory().article
    assert client.get(reverse("desk:article", args=[article.pk])).status_code == 200
    assert client.get(reverse("desk:queue")).status_code == 200


def test_the_next_article_is_the_next_of_the_queue(client, curator):
    old = AppearanceFactory(article__published_on="2026-01-01").article
    new = AppearanceFactory(article__published_on="2026-02-01").article
    assert client.get(reverse("desk:article", args=[new.pk])).context["next_article"] == old
    seats.take(old.pk, CuratorFactory())
    assert client.get(reverse("desk:article", args=[new.pk])).context["next_article"] is None


# ---- actors and events that may be one


def pairs(client, kind="actor"):
    found = client.get(reverse("desk:pairs", args=[kind])).context["pairs"]
    return [(pair.one.pk, pair.two.pk) for pair in found]


def test_spellings_of_a_name_are_a_pair_and_other_people_are_not(client, curator):
    one, two = ActorFactory(name="Lee Sang-ho"), ActorFactory(name="Lee Sangho")
    ActorFactory(name="Lee Sang-ho Shipping", kind="organisation")
    ActorFactory(name="Otto Lind")
    assert pairs(client) == [(one.pk, two.pk)]


def test_one_name_of_a_person_and_of_a_body_is_a_pair_that_merges_once_its_kind_is_mended(client, curator):
    misread, body = ActorFactory(name="Vestmark Cable"), ActorFactory(name="Vestmark Cable", kind="organisation")
    ActorFactory(name="Vestmark Cables", kind="organisation", state=State.REJECTED)
    assert pairs(client) == [(misread.pk, body.pk)]
    both = {"winner": body.pk, "loser": misread.pk}
    refused = client.post(reverse("desk:merge", args=["actor"]), both, follow=True)
    assert "mend its kind" in refused.content.decode()
    mend_actor(misread, by=curator, changes={"kind": "organisation"})
    client.post(reverse("desk:merge", args=["actor"]), both)
    assert Actor.objects.get(pk=misread.pk).merged_into == body


def test_a_pair_is_merged_undone_and_then_left_alone(client, curator):
    one, two = ActorFactory(name="Lee Sang-ho"), ActorFactory(name="Lee Sangho")
    ActorNameFactory(actor=two, name="S. H. Lee")
    MembershipFactory(person=two)
    client.post(reverse("desk:merge", args=["actor"]), {"winner": one.pk, "loser": two.pk})
    assert (Actor.objects.get(pk=two.pk).merged_into, one.memberships.count()) == (one, 1)
    client.post(reverse("desk:unmerge", args=[Merge.objects.get().pk]))
    assert (Actor.objects.get(pk=two.pk).merged_into, one.memberships.count()) == (None, 0)
    assert pairs(client) == []


def test_a_pair_that_is_two_is_not_shown_again(client, curator):
    one, two = ActorFactory(name="Kim Ha-eun"), ActorFactory(name="Kim Ha-eun")
    assert pairs(client) == [(one.pk, two.pk)]
    client.post(reverse("desk:merge", args=["actor"]), {"winner": one.pk, "loser": two.pk, "apart": 1})
    assert pairs(client) == []


def test_one_occasion_told_twice_is_a_pair(client, curator):
    one = MentionFactory(event__title="The harbour opened its new quay").event
    two = MentionFactory(event__title="New quay of the harbour opened").event
    MentionFactory(event__title="The harbour opened its new quay", event__date="2021-01-01")  # another day
    MentionFactory(event__title="Council votes")
    assert pairs(client, "event") == [(one.pk, two.pk)]
    client.post(reverse("desk:merge", args=["event"]), {"winner": one.pk, "loser": two.pk})
    assert one.mentions.count() == 2
    mention = one.mentions.last()
    client.post(reverse("desk:split", args=[one.pk]), {"mentions": [mention.pk]})
    assert one.mentions.count() == 1
    assert Event.objects.filter(merged_into=None, mentions=mention).count() == 1


def test_any_two_can_be_compared(client, curator):
    one, two = ActorFactory(name="Otto Lind"), ActorFactory(name="Ida Voss")
    AppearanceFactory(claim__claimant=one, claim__body=None)
    answer = client.get(reverse("desk:pairs", args=["actor"]), {"one": one.pk, "two": two.pk})
    assert [(p.one, p.two) for p in answer.context["pairs"]] == [(one, two)]
    assert client.get(reverse("desk:pairs", args=["actor"]), {"one": one.pk, "two": 10**9}).status_code == 404


# ---- history


@pytest.mark.parametrize("kind", ["claim", "event", "actor", "article", "outlet", "topic", "membership"])
def test_every_kind_of_record_has_its_history(client, curator, kind):
    makers = {
        "claim": lambda: AppearanceFactory().claim,
        "event": EventFactory,
        "actor": ActorFactory,
        "article": ArticleFactory,
        "outlet": OutletFactory,
        "topic": TopicFactory,
        "membership": MembershipFactory,
    }
    record = makers[kind]()
    answer = client.get(reverse("desk:history", args=[kind, record.pk]), {"at": "2031-01-01"})
    assert answer.status_code == 200
    assert answer.context["then"]


@pytest.mark.parametrize("kind", ["user", "claim"])
def test_what_is_not_there_has_none(client, curator, kind):
    assert client.get(reverse("desk:history", args=[kind, 10**6])).status_code == 404


def test_history_tells_names_and_not_numbers(client, curator):
    claim = ClaimFactory(claimant=ActorFactory(name="Ada Brandt"))
    curation.mend(claim, by=curator, changes={"claimant": ActorFactory(name="Otto Lind")})
    answer = client.get(reverse("desk:history", args=["claim", claim.pk]), {"at": "2031-01-01"})
    html = answer.content.decode()
    assert "<td>claimant</td><td>Ada Brandt</td><td>Otto Lind</td>" in html


def test_history_escapes_what_it_shows(client, curator):
    claim = AppearanceFactory(claim__role_as_written="<u>").claim
    curation.mend(claim, by=curator, changes={"role_as_written": "<b>"})
    html = client.get(reverse("desk:history", args=["claim", claim.pk])).content.decode()
    assert "&lt;u&gt;" in html
    assert "<u>" not in html


@pytest.mark.django_db(transaction=True)
def test_a_field_is_restored_to_what_it_was(client):
    curator = CuratorFactory()
    client.force_login(curator)
    claim = AppearanceFactory().claim
    moment = timezone.now()
    curation.mend(claim, by=curator, changes={"due": "2031", "kind": "figure"})
    address = reverse("desk:restore", args=["claim", claim.pk])
    client.post(address, {"at": moment.isoformat(), "field": "due"})
    claim.refresh_from_db()
    assert (claim.due, claim.kind) == ("2028", "figure")
    client.post(address, {"at": (moment - timedelta(days=1)).isoformat()})
    claim.refresh_from_db()
    assert claim.kind == "figure"  # it was not there yet: nothing is changed


def test_a_decision_is_taken_back_from_its_history(client, curator):
    claim = curation.confirm(AppearanceFactory().claim, by=CuratorFactory())
    client.post(reverse("desk:undo", args=[Decision.objects.get().pk]))
    claim.refresh_from_db()
    assert claim.state == State.PROPOSED


# ---- dashboard


def test_precision_counts_what_stands(client, curator):
    right, wrong, changed = (AppearanceFactory(confidence={"kind": 0.8}).claim for _ in range(3))
    curation.confirm(curation.mend(right, by=curator, changes={"due": "2030"}), by=curator)
    curation.reject(wrong, by=curator)
    curation.reject(curation.confirm(changed, by=curator), by=curator)  # the last word counts
    by = dict(client.get(reverse("admin:index")).context["precision"])
    (share,) = by["kind"]
    assert (share.label, share.right, share.wrong, share.mended, share.percent) == ("pledge", 1, 2, 1, 33)
    assert [share.label for share in by["confidence"]] == ["75 % and more"]
    assert [share.label for share in by["reader version"]] == ["test-reader-1"]


def test_what_failed_is_read_again(client, curator):
    article = ArticleFactory(state=ArticleState.FAILED, failure="ValueError: no sentences")
    assert "no sentences" in client.get(reverse("admin:index")).content.decode()
    client.post(reverse("desk:retry"), {"article": article.pk})
    article.refresh_from_db()
    assert article.state == ArticleState.QUEUED


def test_nobody_signed_in_is_sent_to_sign_in(client):
    assert "/admin/login/" in client.get(reverse("desk:queue"))["Location"]
