"""The admin: every model has its list, and only curators see it."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from tests.factories import (
    ActorFactory,
    AdministratorFactory,
    AppearanceFactory,
    ArticleFactory,
    CuratorFactory,
    EventFactory,
    MentionFactory,
    QuantityFactory,
)
from timeline.models import Actor, Article, ArticleState, Decision, Event, State

pytestmark = pytest.mark.django_db

OURS = [m for label in ("timeline", "claims") for m in apps.get_app_config(label).get_models()]
SHOWN = [m for m in OURS if not hasattr(m, "pgh_tracked_model") and not m._meta.proxy]
#: Edited with their actor; their rows need no list of their own.
INLINE = {"ActorName"}


@pytest.fixture
def curator(client):
    user = CuratorFactory()
    client.force_login(user)
    return user


@pytest.mark.parametrize("model", SHOWN, ids=lambda m: m.__name__)
def test_every_model_stands_in_the_admin(model):
    assert model.__name__ in INLINE or model in admin.site._registry


@pytest.mark.parametrize("model", [m for m in SHOWN if m in admin.site._registry], ids=lambda m: m.__name__)
def test_every_list_answers_with_rows_and_a_search(client, curator, model):
    QuantityFactory(appearance=AppearanceFactory())
    MentionFactory()
    model_admin = admin.site._registry[model]
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    assert client.get(address).status_code == 200
    if model_admin.search_fields:
        assert client.get(address, {"q": "17"}).status_code == 200


@pytest.mark.parametrize("name", ["timeline_article", "timeline_event", "claims_claim", "timeline_actor"])
def test_queries_of_a_list_do_not_grow(client, curator, name, django_assert_num_queries, django_assert_max_num_queries):
    def rows():
        AppearanceFactory()
        MentionFactory()

    rows()
    address = reverse(f"admin:{name}_changelist")
    client.get(address)
    with django_assert_max_num_queries(20) as few:
        client.get(address)
    for _ in range(5):
        rows()
    with django_assert_num_queries(len(few)):
        client.get(address)


def test_articles_are_found_by_their_words(client, curator):
    ArticleFactory(title="Quay", text="The harbours re-opened after the storm.")
    ArticleFactory(title="Other", text="Nothing of the kind.")
    address = reverse("admin:timeline_article_changelist")
    for asked, found in (("harbour", ["Quay"]), ("re opened", ["Quay"]), ("quay", ["Quay"]), ("volcano", [])):
        assert [a.title for a in client.get(address, {"q": asked}).context["cl"].result_list] == found


def test_an_article_is_taken_in_by_the_form(client, curator):
    fields = {"text": "The mayor said so.", "published_on": "2026-03-04", "outlet": "Gazette", "language": "en"}
    answer = client.post(reverse("admin:timeline_article_add"), fields)
    article = Article.objects.get()
    assert answer["Location"] == reverse("desk:article", args=[article.pk])
    assert (article.state, article.added_by, article.outlet.name) == (ArticleState.QUEUED, curator, "Gazette")


def test_the_form_names_what_is_wrong(client, curator):
    html = client.post(reverse("admin:timeline_article_add"), {"text": "", "published_on": "soon"}).content.decode()
    assert "paste the words of the article" in html
    assert "no date" in html
    assert not Article.objects.exists()


def test_correcting_the_date_reads_again(client, curator):
    article = ArticleFactory()
    address = reverse("admin:timeline_article_details", args=[article.pk])
    fields = {"title": "New title", "byline": "", "published_on": "2026-03-05", "language": "en"}
    client.post(address, fields)
    article.refresh_from_db()
    assert (article.state, article.published_on.day, article.title) == (ArticleState.QUEUED, 5, "New title")


def edited(client, event, **changes):
    address = reverse("admin:timeline_event_change", args=[event.pk])
    fields = {
        "seen": event.updated_at.isoformat(), "title": event.title, "date": event.date, "place": event.place,
        "mentions-TOTAL_FORMS": 0, "mentions-INITIAL_FORMS": 0,
    }  # fmt: skip
    return client.post(address, fields | changes, follow=True).content.decode()


def test_the_change_form_writes_a_decision(client, curator):
    event = EventFactory()
    edited(client, event, place="Northquay", date="2026-03")
    event.refresh_from_db()
    assert (event.place, event.date_latest.day) == ("Northquay", 31)
    assert Decision.objects.get().changes == {"place": ["Greyhaven", "Northquay"], "date": ["2026-03-02", "2026-03"]}


def test_the_change_form_refuses_a_wrong_date(client, curator):
    event = EventFactory()
    assert "is no date" in edited(client, event, date="the 13th")
    assert Event.objects.get().date == event.date


def test_the_change_form_tells_the_later_of_two(client, curator):
    event = EventFactory()
    Event.objects.get().save()  # somebody else
    assert "Nothing was saved" in edited(client, event, place="Northquay")
    assert Event.objects.get().place == "Greyhaven"


def test_selected_actors_are_confirmed(client, curator):
    actors = [ActorFactory(), ActorFactory()]
    address = reverse("admin:timeline_actor_changelist")
    client.post(address, {"action": "confirm_selected", "_selected_action": [a.pk for a in actors]})
    assert set(Actor.objects.values_list("state", flat=True)) == {State.CONFIRMED}


def test_only_administrators_delete(client, curator):
    address = reverse("admin:timeline_article_delete", args=[ArticleFactory().pk])
    assert client.get(address).status_code == 403
    client.force_login(AdministratorFactory())
    assert client.get(address).status_code == 200
