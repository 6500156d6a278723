"""A curator works through an article by keyboard alone; two browsers never lose a decision, nor does a broken line."""

from time import perf_counter

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims.models import Claim, ClaimLink
from tests.factories import (
    TEXT,
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    CuratorFactory,
    MembershipFactory,
    MentionFactory,
    PassageFactory,
    QuantityFactory,
)
from timeline.models import Actor, Decision, Event, State

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def curator():
    return CuratorFactory(username="ines", first_name="Ines", last_name="Holm")


@pytest.fixture
def article():
    """Three claims and an event, in the order of the text."""
    article = ArticleFactory()
    kim, other = ActorFactory(name="Ada Brandt"), ActorFactory(name="Ada Brand")
    first = AppearanceFactory(article=article, claim__claimant=kim)
    QuantityFactory(appearance=first)
    candidates = [{"actor": kim.pk, "name": kim.name}, {"actor": other.pk, "name": other.name}]
    words = {"claim__text": "We shall not wait", "claim__kind": "position", "claim__due": ""}
    AppearanceFactory(
        article=article, claim__claimant=None, candidates=candidates, confidence={"content": 0.5}, **words
    )
    MentionFactory(article=article)
    return article


def open_desk(page: Page, article) -> None:
    page.goto(reverse("desk:article", args=[article.pk]))
    expect(page.locator("html.scripted")).to_be_attached()


def current(page: Page):
    return page.locator('.card[aria-current="true"]')


def state_of(page: Page, record, state: str) -> None:
    expect(page.locator(f"#{record._meta.model_name}-{record.pk}")).to_have_attribute("data-state", state)


def test_a_day_at_the_desk_by_keys_alone(sign_in, curator, article):
    page = sign_in(curator)
    homes, wait = Claim.objects.order_by("id")
    event = Event.objects.get()
    open_desk(page, article)
    expect(current(page)).to_have_id(f"claim-{homes.pk}")
    expect(page.locator("mark.now").first).to_be_visible()

    page.keyboard.press("a")  # confirm, and on to the next
    state_of(page, homes, "confirmed")
    expect(current(page)).to_have_id(f"claim-{wait.pk}")

    page.keyboard.press("2")  # the second of two candidates
    expect(page.locator(f"#claim-{wait.pk} .who strong")).to_have_text("Ada Brand")
    wait.refresh_from_db()
    assert wait.claimant.name == "Ada Brand"

    page.keyboard.press("e")
    page.keyboard.press("Tab")
    page.keyboard.type("mayor")
    page.keyboard.press("Enter")
    expect(page.locator(f"#claim-{wait.pk} .who")).to_contain_text("mayor")

    page.keyboard.press("j")
    expect(current(page)).to_have_id(f"event-{event.pk}")
    page.keyboard.press("r")
    page.keyboard.press("5")  # the fifth reason
    state_of(page, event, "rejected")
    expect(page.locator(f"#event-{event.pk} .decided")).to_contain_text("not news")

    page.keyboard.press("u")
    state_of(page, event, "proposed")
    assert Event.objects.get().touched_at is None


def test_a_missed_claim_is_added_by_selecting_its_words(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    page.keyboard.press("t")  # into the text, at the first claim's words
    for _ in range(60):
        if page.evaluate("getSelection().toString().trim()") == "harbour":
            break
        page.keyboard.press("ArrowRight")
    for _ in range(3):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("m")
    expect(page.locator("form.add .selection")).to_have_text("harbour board opened a")
    page.keyboard.type("Harbour Board")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(4)
    claim = Claim.objects.latest("id")
    assert (claim.text, claim.state, claim.claimant.name) == (
        "harbour board opened a",
        State.CONFIRMED,
        "Harbour Board",
    )
    passage = claim.appearances.get().passages.get()
    assert TEXT[passage.start : passage.end] == claim.text


@pytest.mark.prove
def test_offsets_count_code_points(sign_in, curator):
    article = ArticleFactory(text="🏠🏠 she said that homes 🏠 would rise.")
    page = sign_in(curator)
    open_desk(page, article)
    page.evaluate(
        """() => { const node = document.getElementById("text").firstChild, at = node.data.indexOf("homes");
        getSelection().setBaseAndExtent(node, at, node, node.data.indexOf(" rise")); }"""
    )
    page.keyboard.press("m")
    page.keyboard.press("Enter")
    expect(page.locator(".card")).to_have_count(1)
    assert Claim.objects.get().text == "homes 🏠 would"


@pytest.mark.prove
def test_the_words_of_a_claim_are_moved_and_moved_back(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    page.keyboard.press("t")
    page.keyboard.press("Shift+ArrowRight")
    moved = page.evaluate("getSelection().toString().trim()")
    page.keyboard.press("b")
    expect(current(page).locator(".words")).to_have_text(moved)
    claim = Claim.objects.order_by("id").first()
    assert (claim.text, claim.appearances.get().quantities.count()) == (moved, 0)
    page.keyboard.press("u")
    expect(current(page).locator(".words")).to_have_text("the town would build 400 homes by 2028")
    assert claim.appearances.get().quantities.get().value == 400


@pytest.mark.prove
def test_claims_are_linked(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    page.keyboard.press("l")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("the same promise")
    page.keyboard.press("Enter")
    expect(page.locator("form.link")).to_have_count(0)
    expect(page.locator("#said")).not_to_be_empty()
    assert ClaimLink.objects.get().reason == "the same promise"


@pytest.mark.prove
def test_all_above_a_confidence_are_confirmed_at_once(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    page.fill("#least", "70")
    page.get_by_role("button", name="Confirm these").click()
    expect(page.locator("#said")).to_have_text("2 of 2 confirmed.")
    assert list(Claim.objects.order_by("id").values_list("state", flat=True)) == [State.CONFIRMED, State.PROPOSED]


def test_of_two_browsers_the_later_is_told_and_nothing_is_lost(sign_in, curator, article):
    mine, theirs = sign_in(curator), sign_in(CuratorFactory())
    open_desk(theirs, article)
    open_desk(mine, article)
    expect(mine.locator("#holder")).to_contain_text("is working on this article")
    claim = Claim.objects.order_by("id").first()
    theirs.keyboard.press("r")
    theirs.keyboard.press("1")
    state_of(theirs, claim, "rejected")
    mine.keyboard.press("a")
    card = mine.locator(f"#claim-{claim.pk}")
    expect(card.locator(".problem")).to_contain_text("Somebody else has changed this")
    expect(card).to_have_attribute("data-state", "rejected")
    claim.refresh_from_db()
    assert claim.state == State.REJECTED
    mine.keyboard.press("k")
    mine.keyboard.press("a")  # having seen it, decides otherwise
    state_of(mine, claim, "confirmed")


def test_decisions_made_while_the_line_is_down_are_kept_and_sent(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    first, second = Claim.objects.order_by("id")
    page.context.set_offline(True)
    page.keyboard.press("a")
    page.keyboard.press("r")
    page.keyboard.press("1")
    expect(page.locator("#line")).to_contain_text("2 kept")
    assert not Decision.objects.exists()
    page.context.set_offline(False)
    page.reload()  # even a new page sends what the last one kept
    state_of(page, first, "confirmed")
    state_of(page, second, "rejected")
    expect(page.locator("#line")).to_be_hidden()
    assert list(Claim.objects.order_by("id").values_list("state", flat=True)) == [State.CONFIRMED, State.REJECTED]


@pytest.mark.prove
def test_signed_out_a_decision_is_kept_too(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    cookies = page.context.cookies()
    page.context.clear_cookies()
    page.keyboard.press("a")
    expect(page.locator("#line")).to_contain_text("signed out")
    page.context.add_cookies(cookies)
    page.reload()
    state_of(page, Claim.objects.order_by("id").first(), "confirmed")


@pytest.mark.prove  # a clock that other work on the machine slows down
def test_a_decision_takes_two_keys_and_150_ms_among_100_proposals(sign_in, curator):
    article = ArticleFactory(text="\n".join(f"{n}. {TEXT}" for n in range(100)))
    for n in range(100):
        start = article.text.index(f"{n}. The mayor") + 5
        appearance = AppearanceFactory(article=article, claim__text=f"no words of it {n}", claim__claimant=None)
        PassageFactory(appearance=appearance, role="content", start=start, end=start + 60)
    page = sign_in(curator)
    open_desk(page, article)
    taken = []
    for _ in range(8):
        card = current(page).get_attribute("id")
        begun = perf_counter()
        page.keyboard.press("a")
        page.wait_for_selector(f'#{card}[data-state="confirmed"]', timeout=5000)
        taken.append(perf_counter() - begun)
    assert sorted(taken)[len(taken) // 2] < 0.150, taken


def test_two_spellings_become_one_actor_and_two_again(sign_in, curator):
    one, two = ActorFactory(name="Lee Sang-ho"), ActorFactory(name="Lee Sangho")
    MembershipFactory(person=two)
    page = sign_in(curator)
    page.goto(reverse("desk:pairs", args=["actor"]))
    page.keyboard.press("j")
    page.keyboard.press("h")
    expect(page.locator("text=Merged lately")).to_be_visible()
    assert Actor.objects.get(pk=two.pk).merged_into == one
    page.keyboard.press("u")
    expect(page.locator("text=Merged lately")).to_have_count(0)
    assert Actor.objects.get(pk=two.pk).merged_into is None
    assert Actor.objects.get(pk=two.pk).memberships.count() == 1


@pytest.mark.prove
def test_an_old_value_is_restored_from_history(sign_in, curator, article):
    page = sign_in(curator)
    open_desk(page, article)
    claim = Claim.objects.order_by("id").first()
    page.keyboard.press("e")
    page.fill('form.mend [name="due"]', "2031")
    page.keyboard.press("Enter")
    expect(page.locator(f"#claim-{claim.pk} dl").first).to_contain_text("2031")
    page.locator(f"#claim-{claim.pk} a.past").press("Enter")
    button = page.get_by_role("button", name="Restore “2028”")
    button.press("Enter")
    expect(page.get_by_text("Set back to what it was")).to_be_visible()
    claim.refresh_from_db()
    assert claim.due == "2028"
