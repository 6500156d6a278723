"""The desk's pages of pledges, links and numbers: what they show, refuse and carry out."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from claims.follow_ups import follow_up
from claims.models import Alarm, ClaimLink, Evidence, Milestone, Pledge
from claims.watching import raise_alarms
from tests.factories import (
    TEXT,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EvidenceFactory,
    MilestoneFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import State

pytestmark = pytest.mark.django_db

PAGES = ("pledges", "watch", "links", "number")


@pytest.fixture
def ada(client):
    user = CuratorFactory(username="ada")
    client.force_login(user)
    return user


def shown(client, name: str, *args, **query) -> str:
    answer = client.get(reverse(f"desk:{name}", args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def post(client, name: str, pk: int, **sent) -> str:
    """What the page says after it was sent."""
    answer = client.post(reverse(f"desk:{name}", args=[pk]), sent, follow=True)
    assert answer.status_code == 200
    return " ".join(str(message) for message in answer.context["messages"])


def test_a_confirmed_promise_is_offered_and_made_a_pledge(client, ada):
    claim = ClaimFactory(state=State.CONFIRMED)
    claim.headline_quantity = QuantityFactory(appearance=AppearanceFactory(claim=claim))
    claim.save()
    assert reverse("desk:make_pledge", args=[claim.pk]) in shown(client, "pledges")
    page = shown(client, "make_pledge", claim.pk)
    assert 'value="2028"' in page
    assert 'value="400"' in page
    sent = {"title": "400 homes", "testable": "yes", "due": "2028", "target": "400", "unit": "home"}
    client.post(reverse("desk:make_pledge", args=[claim.pk]), sent)
    pledge = Pledge.objects.get()
    assert (pledge.title, pledge.target, pledge.promiser) == ("400 homes", 400, claim.claimant)
    assert "400 homes" in shown(client, "pledges")


def test_what_cannot_be_a_pledge_says_why(client, ada):
    page = client.post(reverse("desk:make_pledge", args=[ClaimFactory().pk]), {"title": "x", "testable": "yes"})
    assert "only a confirmed claim of kind pledge" in page.content.decode()


def test_the_form_refuses_progress_on_an_announcement_and_says_why(client, ada):
    pledge = PledgeFactory()
    article = ArticleFactory()
    said = post(client, "add_evidence", pledge.pk, article=article.pk, words="the town would build 400 homes",
                stance="supports", grade="announcement")  # fmt: skip
    evidence = pledge.evidence.get()
    assert (said, evidence.words) == ("Evidence added.", "the town would build 400 homes")
    judged = {"status": "in_progress", "stage": "announced", "on": "2027-03-01", "reason": "they said so"}
    said = post(client, "judge", pledge.pk, evidence=evidence.pk, **judged)
    assert "announcements never count as progress" in said
    signed = EvidenceFactory(pledge=pledge, grade="agreement")
    assert post(client, "judge", pledge.pk, evidence=[evidence.pk, signed.pk], **judged) == "Judged."
    assert "they said so" in shown(client, "pledge", pledge.pk)


def test_words_that_do_not_stand_in_the_article_are_refused(client, ada):
    pledge, article = PledgeFactory(), ArticleFactory()
    sent = {"stance": "supports", "grade": "funding"}
    assert "as they stand there" in post(client, "add_evidence", pledge.pk, article=article.pk, words="no such", **sent)
    assert "no article" in post(client, "add_evidence", pledge.pk, article="99999", words="x", **sent)
    assert "needs its address" in post(client, "add_evidence", pledge.pk, page="https://x.example/", **sent)
    assert not Evidence.objects.exists()


def test_the_second_key_is_for_somebody_else(client, ada, settings):
    settings.KORUS_TWO_KEYS = True
    pledge = PledgeFactory()
    mine = follow_up(pledge=pledge, by=ada, status="stalled", reason="no permit", on=date(2027, 3, 1))
    assert "It waits for the second key" in shown(client, "pledge", pledge.pk)
    assert "somebody else" in post(client, "second_key", mine.pk, confirm="1")
    client.force_login(CuratorFactory(username="ben"))
    assert "Confirm as second" in shown(client, "pledge", pledge.pk)
    assert post(client, "second_key", mine.pk, confirm="1") == "It is in force."
    page = shown(client, "pledge", pledge.pk)
    assert "confirmed by ben" in page
    assert "rubric 2026-1" in page


def test_found_evidence_is_decided_one_by_one(client, ada):
    one, other = EvidenceFactory(state="proposed"), EvidenceFactory(state="proposed")
    assert str(one.pledge) in shown(client, "watch")
    post(client, "decide_evidence", one.pk, confirm="1", stance="undermines", grade="measurement")
    post(client, "decide_evidence", other.pk)
    assert list(Evidence.objects.order_by("pk").values_list("state", "grade")) == [
        ("confirmed", "measurement"), ("rejected", "agreement"),
    ]  # fmt: skip


def test_milestones_are_added_and_noted(client, ada):
    pledge = PledgeFactory()
    assert post(client, "add_milestone", pledge.pk, title="the first hundred", target="100", unit="home", due="2027")
    milestone = Milestone.objects.get()
    post(client, "reach_milestone", milestone.pk, actual="101", reached_on="2027-06-30")
    milestone.refresh_from_db()
    assert (milestone.actual, milestone.reached_on) == (101, date(2027, 6, 30))
    assert "due" in post(client, "add_milestone", pledge.pk, title="x", due="some day")


def test_the_watch_list_shows_what_the_clock_raised_until_it_is_seen(client, ada):
    pledge = PledgeFactory(due="2027", claim__state=State.CONFIRMED)
    MilestoneFactory(pledge=pledge, due="2026", title="the first hundred")
    raise_alarms(date(2028, 1, 1))
    page = shown(client, "watch")
    assert "due passed" in page
    assert "the first hundred" in page
    for alarm in Alarm.objects.all():
        client.post(reverse("desk:see", args=[alarm.pk]))
    assert "Nothing wants looking at" in shown(client, "watch")


def test_links_are_decided(client, ada):
    link = ClaimLink.objects.create(
        claim=ClaimFactory(), other=ClaimFactory(), kind="raises", reason="from 400 to 500", state="proposed"
    )
    assert "from 400 to 500" in shown(client, "links")
    assert post(client, "decide_link", link.pk, confirm="1") == "Confirmed."
    assert "No link waits" in shown(client, "links")


def test_the_biography_has_a_chart_and_says_what_stays_apart(client, ada):
    def say(text, said, number, measure):
        claim = ClaimFactory(text=text, said=said, state=State.CONFIRMED, due="")
        appearance = AppearanceFactory(claim=claim, article=ArticleFactory(text=f"{TEXT} {text}"))
        QuantityFactory(appearance=appearance, value=Decimal(number), unit="USD", measure=measure)

    say("firms would invest 150 in the United States", "2025-08-25", 150, "invest")
    say("firms would invest 170 in the United States", "2025-11-25", 170, "invest")
    say("the 150 would go to shipbuilding", "2025-09-12", 150, "shipbuilding")
    page = shown(client, "number", measure="invest", unit="USD")
    assert "<svg" in page
    assert "raises" in page
    page = shown(client, "number", value="150", unit="USD")
    assert "Stays apart" in page
    assert "they measure different things" in page
    page = shown(client, "number")
    assert "Say which number" in page
    assert 'href="?value=150&amp;unit=USD">150 USD</a>: in 2 claims' in page


def test_what_was_known_before_is_in_the_history(client, ada):
    pledge = PledgeFactory()
    form = {"title": "Homes", "testable": "yes", "due": "2030", "target": "400", "unit": "home", "measure": "homes"}
    assert post(client, "mend_pledge", pledge.pk, **form) == "Corrected."
    assert "2028" in shown(client, "history", "pledge", pledge.pk)
