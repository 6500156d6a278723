"""A promise is followed up over the years: two curators and a fixed clock, on the sample articles."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as project
from django.urls import reverse
from playwright.sync_api import Page, expect

from claims import curation, samples
from claims.models import Claim, Quantity
from claims.watching import raise_alarms
from korus.reading import dates, quantities, text
from tests.factories import ArticleFactory, CuratorFactory
from timeline.article_files import read_text, read_txt
from timeline.intake import add_article
from timeline.models import Article, State
from timeline.tasks import read_article

pytestmark = pytest.mark.django_db(transaction=True)

FOLDER = Path(project.BASE_DIR) / "fixtures" / "articles"
SIGNED = "Twelve firms signed the contracts for the first forty AI factories on Monday."


@pytest.fixture
def ada():
    return CuratorFactory(username="ada")


@pytest.fixture
def ben():
    return CuratorFactory(username="ben")


def sample(name: str) -> Article:
    article = add_article(**read_txt(read_text(FOLDER / f"{name}.txt")), added_by=None).article
    read_article(article.pk)
    return article


def confirmed(article: Article, words: str, by, kind: str = "pledge") -> Claim:
    """The claim with these words, as a curator settles it: what the reader missed is added."""
    claim = samples.find_claim(article, words)
    if claim is None:
        start = article.text.index(words)
        claim = curation.add_claim(article=article, spans=[(start, start + len(words))], kind=kind, by=by)
    claim.refresh_from_db()
    if claim.kind != kind:
        claim = curation.mend(claim, by=by, changes={"kind": kind})
    if claim.state != State.CONFIRMED:
        claim = curation.confirm(claim, by=by)
    with_figures(claim, article, words)
    return claim


def with_figures(claim: Claim, article: Article, words: str) -> None:
    """As `claims.tasks.read_figures` does for what a person added."""
    appearance = claim.appearances.get(article=article)
    if appearance.quantities.exists():
        return
    document = text.parse(article.text, published=article.published_on, title=article.title)
    start = article.text.index(words)
    for found in quantities.find(document, dates.find(document)):
        if start <= found.span.start and found.span.end <= start + len(words):
            Quantity.objects.create(
                appearance=appearance, start=found.span.start, end=found.span.end, value=found.value, unit=found.unit,
                bound=found.bound, measure=found.measure,
            )  # fmt: skip


def add_evidence(page: Page, article: Article, words: str, grade: str) -> None:
    page.get_by_text("Add evidence", exact=True).click()
    form = page.locator("#add-evidence")
    form.get_by_label("Article number").fill(str(article.pk))
    form.get_by_label("its words, as they stand there").fill(words)
    form.locator("[name=stance]").select_option("supports")
    form.locator("[name=grade]").select_option(grade)
    form.get_by_role("button", name="Add").click()
    expect(page.get_by_text("Evidence added.")).to_be_visible()


def judge(page: Page, status: str, stage: str, why: str) -> None:
    form = page.locator("#judge")
    form.get_by_label("Status").select_option(status)
    form.get_by_label("Stage").select_option(stage)
    form.get_by_label("Why").fill(why)
    form.get_by_role("button", name="Judge").click()


def test_a_promise_is_followed_up(sign_in, settings, ada, ben):
    settings.KORUS_TWO_KEYS = True
    article = sample("audit-ai-factories")
    words = "the government aimed to set up more than 500 AI factories by 2030 and to raise productivity by"
    claim = confirmed(article, words, ada)
    told_again, signed = sample("year-in-figures"), ArticleFactory(text=SIGNED)

    page = sign_in(ada)
    page.goto(reverse("desk:pledges"))
    page.get_by_role("listitem").filter(has_text="500 AI factories").get_by_role("link", name="Follow up").click()
    page.get_by_label("Title").fill("More than 500 AI factories by 2030")
    page.get_by_label("Due").fill("2030")
    page.get_by_role("button", name="Make the pledge").click()
    expect(page.locator("#status")).to_have_text("not started")
    pledge = claim.pledge

    add_evidence(page, told_again, "the government aimed for more than 500 AI factories by 2030", "announcement")
    page.locator("#judge").get_by_role("checkbox").check()
    judge(page, "in_progress", "announced", "It was said again.")
    expect(page.get_by_text("announcements never count as progress: add evidence")).to_be_visible()
    expect(page.locator("#status")).to_have_text("not started")

    add_evidence(page, signed, SIGNED.removesuffix("."), "agreement")
    page.locator("#judge").get_by_role("checkbox").nth(1).check()
    judge(page, "in_progress", "agreed", "The first contracts are signed.")
    expect(page.get_by_text("It waits for the second key")).to_be_visible()
    expect(page.locator("#status")).to_have_text("not started")

    other = sign_in(ben)
    other.goto(reverse("desk:pledge", args=[pledge.pk]))
    other.get_by_role("button", name="Confirm as second").click()
    expect(other.locator("#status")).to_have_text("in progress")
    history = other.locator("#history").get_by_role("listitem")
    expect(history).to_have_count(1)
    for part in (
        "not started to in progress",
        "announced to agreed",
        "ada, confirmed by ben",
        "rubric 2026-1",
        SIGNED[:40],
    ):
        expect(history).to_contain_text(part)

    raise_alarms(date(2030, 12, 31))
    other.goto(reverse("desk:watch"))
    expect(other.get_by_role("row").filter(has_text="due passed")).to_have_count(0)
    raise_alarms(date(2031, 1, 1))
    other.reload()
    expect(other.get_by_role("row").filter(has_text="due passed")).to_contain_text("More than 500 AI factories by 2030")


def test_the_two_150_billions_stay_apart(sign_in, ada):
    confirmed(sample("roundtable-announcement"), "they would invest $150 billion in the United States", ada)
    words = "$150 billion of the $350 billion package would go to shipbuilding"
    confirmed(sample("package-350"), words, ada)
    page = sign_in(ada)
    page.goto(reverse("desk:number"))
    page.get_by_label("Exactly").fill("150,000,000,000")
    page.get_by_role("button", name="Show").click()
    lines = page.locator("section.line")
    expect(lines.filter(has_text="go to shipbuilding")).to_have_count(1)
    expect(
        lines.filter(has_text="invest $150 billion in the United States").filter(has_text="shipbuilding")
    ).to_have_count(0)
    expect(page.get_by_text("Stays apart:").first).to_be_visible()
