"""The public timeline at /."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from claims.models import ClaimKind
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    EventFactory,
    MentionFactory,
    QuantityFactory,
    UserFactory,
)
from timeline.models import State
from timeline.pages import PAGE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def open_reading(settings):
    settings.KORUS_OPEN_READING = True


def page(client, **query):
    return client.get("/", query).content.decode()


def confirmed_claim(**kwargs):
    return AppearanceFactory(claim__state=State.CONFIRMED, claim__claimant__state=State.CONFIRMED, **kwargs)


@pytest.mark.parametrize("state", [State.PROPOSED, State.REJECTED, State.WITHDRAWN])
def test_what_is_not_confirmed_does_not_exist(client, state):
    AppearanceFactory(claim__state=state)
    MentionFactory(event__state=state)
    assert "Nothing is confirmed yet" in page(client)


def test_closed_reading_sends_to_sign_in_and_lets_readers_in(client, settings):
    settings.KORUS_OPEN_READING = False
    assert client.get("/").status_code == 302
    reader = UserFactory()
    reader.groups.add(Group.objects.get_or_create(name="reader")[0])
    client.force_login(reader)
    assert client.get("/").status_code == 200


def test_a_claim_shows_its_words_speaker_figure_and_source(client):
    appearance = confirmed_claim()
    QuantityFactory(appearance=appearance, bound="more than")
    html = page(client)
    assert "the town would build 400 homes by 2028" in html
    assert appearance.claim.claimant.name in html
    assert "more than 400 home" in html
    assert f'href="{appearance.article.url}"' in html
    assert "3 March 2026" in html


def test_nothing_of_an_article_becomes_markup(client):
    text = "<script>alert(1)</script> & “so on”"
    article = ArticleFactory(text=text, title="<b>title</b>")
    claim = ClaimFactory(text=text, state=State.CONFIRMED, claimant=None, claimant_as_written="<i>he</i>")
    AppearanceFactory(claim=claim, article=article)
    html = page(client)
    assert "<script>alert" not in html
    assert "<b>title" not in html
    assert "<i>he" not in html
    assert "&lt;script&gt;alert(1)" in html


def test_undated_and_merged_records_are_not_on_it(client):
    confirmed_claim(claim__said="")
    EventFactory(state=State.CONFIRMED, merged_into=EventFactory())
    assert "Nothing is confirmed yet" in page(client)


def test_pages_show_every_record_once_newest_first(client):
    day = date(2026, 1, 1)
    for n in range(PAGE + 5):
        on = (day + timedelta(days=n // 3)).isoformat()  # several on one day, of both kinds
        if n % 2:
            MentionFactory(event__state=State.CONFIRMED, event__date=on)
        else:
            confirmed_claim(claim__said=on)
    first = client.get("/")
    second = client.get(f"/?{first.context['next']}")
    entries = first.context["entries"] + second.context["entries"]
    assert [e.key for e in entries] == sorted({e.key for e in entries}, reverse=True)
    assert len(entries) == PAGE + 5
    assert not second.context["next"]


def test_filters_by_year_kind_and_actor(client):
    mine = confirmed_claim(claim__said="2024-05", claim__kind=ClaimKind.FIGURE)
    confirmed_claim(claim__said="2025-05")
    MentionFactory(event__state=State.CONFIRMED, event__date="2024-07")

    def shown(**query):
        return len(client.get("/", query).context["entries"])

    assert shown() == 3
    assert shown(year=2024) == 2
    assert shown(kind="event") == 1
    assert shown(kind="figure") == 1
    assert shown(actor=mine.claim.claimant.pk) == 1
    assert shown(year="soon", kind="rumour", after="nonsense") == 3  # what cannot be understood is no filter


def test_an_actor_one_may_not_see_does_not_exist(client):
    assert client.get("/", {"actor": ActorFactory().pk}).status_code == 404
    assert client.get("/", {"actor": 10**9}).status_code == 404


def test_queries_do_not_grow_with_records(client, django_assert_num_queries, django_assert_max_num_queries):
    confirmed_claim()
    MentionFactory(event__state=State.CONFIRMED)
    with django_assert_max_num_queries(14) as few:
        client.get("/")
    for _ in range(8):
        confirmed_claim()
        MentionFactory(event__state=State.CONFIRMED)
    with django_assert_num_queries(len(few)):
        client.get("/")


def test_it_points_to_the_api_and_the_desk(client):
    html = page(client)
    assert reverse("docs") in html
    assert reverse("admin:index") in html
