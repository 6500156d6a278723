"""The article's desk, as a browser without scripts and as the page's script speak to it."""

import json
import uuid

import pytest
from django.urls import reverse

from claims.models import Claim
from tests.factories import (
    TEXT,
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    MembershipFactory,
    MentionFactory,
    QuantityFactory,
)
from timeline.models import Decision, Event, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    user = CuratorFactory()
    client.force_login(user)
    return user


def page(client, article):
    return client.get(reverse("desk:article", args=[article.pk]))


def send(client, article, **order):
    address = reverse("desk:decide", args=[article.pk])
    return client.post(address, json.dumps(order), content_type="application/json")


def on(claim, verb="confirm", **more):
    return {"record": "claim", "id": claim.pk, "verb": verb, "seen": claim.updated_at.isoformat()} | more


def test_the_page_of_an_article_is_its_desk(client, curator):
    article = AppearanceFactory().article
    answer = client.get(reverse("admin:timeline_article_change", args=[article.pk]))
    assert answer["Location"] == reverse("desk:article", args=[article.pk])


def test_the_text_stands_there_whole_with_its_passages_marked(client, curator):
    appearance = AppearanceFactory()
    MentionFactory(article=appearance.article)
    answer = page(client, appearance.article)
    assert "".join(s.text for s in answer.context["segments"]) == TEXT
    html = answer.content.decode()
    assert f'data-cards="claim-{appearance.claim.pk}"' in html
    assert ">the town would build 400 homes by 2028</mark>" in html


def test_nothing_of_an_article_becomes_markup(client, curator):
    text = "<script>alert(1)</script> she said"
    claim = ClaimFactory(text=text[:25], claimant_as_written="<img src=x>", claimant=None)
    appearance = AppearanceFactory(
        article=ArticleFactory(text=text, title="<b>"),
        claim=claim,
        explanation={"<u>": "<u>"},
        candidates=[{"name": "<u>"}],
    )
    html = page(client, appearance.article).content.decode()
    for markup in ("<script>alert", "<img src=x", "<u>"):
        assert markup not in html


def test_a_plain_form_confirms_and_rejects(client, curator):
    appearance = AppearanceFactory()
    address = reverse("desk:decide", args=[appearance.article.pk])
    answer = client.post(address, on(appearance.claim))
    assert answer["Location"].endswith(f"#claim-{appearance.claim.pk}")
    claim = Claim.objects.get()
    assert claim.state == State.CONFIRMED
    client.post(address, on(claim, "reject"))
    assert Claim.objects.get().state == State.REJECTED


def test_a_script_gets_the_card_as_it_stands_then(client, curator):
    appearance = AppearanceFactory()
    answer = send(client, appearance.article, **on(appearance.claim, "reject", reason="not news"))
    assert answer.status_code == 200
    assert 'data-state="rejected"' in answer.json()["html"]
    assert "not news" in answer.json()["html"]
    assert answer.json()["decision"] == Decision.objects.get().pk


def test_the_later_of_two_is_told_and_shown_how_it_stands(client, curator):
    appearance = AppearanceFactory()
    order = on(appearance.claim)
    send(client, appearance.article, **on(appearance.claim, "reject"))
    answer = send(client, appearance.article, **order)
    assert answer.status_code == 409
    assert 'data-state="rejected"' in answer.json()["html"]
    assert Claim.objects.get().state == State.REJECTED


def test_sent_again_with_its_key_it_is_taken_once(client, curator):
    appearance = AppearanceFactory()
    order = on(appearance.claim, key=str(uuid.uuid4()))
    assert [send(client, appearance.article, **order).status_code for _ in range(2)] == [200, 200]
    assert Decision.objects.count() == 1


def test_mending_names_the_field_that_is_wrong(client, curator):
    appearance = AppearanceFactory()
    answer = send(client, appearance.article, **on(appearance.claim, "mend", changes={"due": "someday"}))
    assert answer.status_code == 400
    assert "due" in answer.json()["errors"]


def test_choosing_between_candidates(client, curator):
    one, two = ActorFactory(name="Kim Ha-eun"), ActorFactory(name="Kim Ha-rin")
    candidates = [{"actor": one.pk, "name": one.name}, {"actor": two.pk, "name": two.name}]
    appearance = AppearanceFactory(claim__claimant=None, candidates=candidates)
    html = page(client, appearance.article).content.decode()
    assert f'data-claimant="{one.pk}"' in html
    send(client, appearance.article, **on(appearance.claim, "mend", changes={"claimant": str(two.pk)}))
    assert Claim.objects.get().claimant == two


def test_adding_what_was_missed_and_undoing_it(client, curator):
    article = ArticleFactory()
    start = TEXT.index("We shall")
    answer = send(client, article, verb="add", spans=[[start, start + 17]], changes={"kind": "pledge"})
    assert answer.status_code == 200
    assert ">We shall not wait</mark>" in answer.json()["text"]
    answer = send(client, article, verb="undo")
    assert "<mark" not in answer.json()["text"]
    assert not Claim.objects.exists()


def test_undo_takes_back_my_last_decision_only(client, curator):
    appearance = AppearanceFactory()
    send(client, appearance.article, **on(appearance.claim))
    client.force_login(CuratorFactory())
    assert send(client, appearance.article, verb="undo").status_code == 400
    client.force_login(curator)
    assert send(client, appearance.article, verb="undo").status_code == 200
    assert Claim.objects.get().state == State.PROPOSED


def test_events_are_decided_too(client, curator):
    mention = MentionFactory()
    order = {"record": "event", "id": mention.event.pk, "seen": mention.event.updated_at.isoformat()}
    changes = {"participants": "Ada Brandt, Otto Lind", "date": "2026-03"}
    assert send(client, mention.article, verb="mend", changes=changes, **order).status_code == 200
    event = Event.objects.get()
    assert sorted(a.name for a in event.participants.all()) == ["Ada Brandt", "Otto Lind"]


@pytest.mark.parametrize(
    ("order", "status"),
    [
        ({"verb": "confirm", "record": "actor", "id": 1}, 400),
        ({"verb": "confirm", "record": "claim", "id": 10**6}, 404),
        ({"verb": "confirm", "record": "claim", "id": "x"}, 400),
        ({"verb": "explode", "record": "claim"}, 404),
        ({"verb": "add", "spans": [[1]]}, 400),
        ({"verb": "add", "spans": [[0, 9]], "changes": {"state": "confirmed"}}, 400),
        ({"verb": "add", "spans": [[0, 9]], "changes": [1]}, 400),
    ],
)
def test_nonsense_is_refused(client, curator, order, status):
    assert send(client, AppearanceFactory().article, **order).status_code == status


def test_a_claim_of_another_article_is_not_there(client, curator):
    claim = AppearanceFactory().claim
    assert send(client, ArticleFactory(text="Other."), **on(claim)).status_code == 404


def test_queries_of_the_desk_do_not_grow(client, curator, django_assert_num_queries, django_assert_max_num_queries):
    article = ArticleFactory()

    def proposal():
        QuantityFactory(appearance=AppearanceFactory(article=article))
        MentionFactory(article=article)

    proposal()
    with django_assert_max_num_queries(20) as few:
        page(client, article)
    for _ in range(6):
        proposal()
    with django_assert_num_queries(len(few)):
        page(client, article)


def test_the_minister_is_whoever_held_the_office_on_that_day(client, curator):
    then, since = (
        MembershipFactory(role="Minister", until="2026-02"),
        MembershipFactory(role="minister", since="2026-03"),
    )
    appearance = AppearanceFactory(
        claim__claimant=None, claim__role_as_written="the minister", claim__said="2026-02-14"
    )
    html = page(client, appearance.article).content.decode()
    assert f'data-claimant="{then.person.pk}"' in html
    assert f'data-claimant="{since.person.pk}"' not in html


def test_a_claim_shows_the_office_held_when_it_was_said(client, curator):
    appearance = AppearanceFactory(claim__said="2021-05")
    person = appearance.claim.claimant
    MembershipFactory(person=person, role="mayor", since="2020", until="2022")
    MembershipFactory(person=person, role="governor", since="2023")
    html = page(client, appearance.article).content.decode()
    assert "mayor, Greyhaven Council at the time" in html
    assert "governor" not in html
