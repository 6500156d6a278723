"""Every page of the desk, and the public one: no serious fault for a screen reader, nothing wider than the screen."""

from datetime import date
from importlib.resources import files

import pytest
from django.urls import reverse

from claims import curation
from claims.follow_ups import follow_up
from claims.models import ClaimLink
from claims.watching import raise_alarms
from tests.factories import (
    TEXT,
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EventFactory,
    EvidenceFactory,
    MentionFactory,
    MilestoneFactory,
    PledgeFactory,
    QuantityFactory,
)
from timeline.models import ArticleState, State

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "timeline", "dashboard", "queue", "article", "actors", "events", "history", "add", "pledges", "pledge", "promise",
    "watch", "links", "number",
]  # fmt: skip


@pytest.fixture
def addresses(settings):
    settings.KORUS_OPEN_READING = True
    curator = CuratorFactory()
    article = ArticleFactory()
    appearance = AppearanceFactory(article=article)
    QuantityFactory(appearance=appearance)
    candidates = [{"actor": None, "name": "Otto Lind"}]
    words = {"claim__text": "We shall not wait", "claim__kind": "position"}
    AppearanceFactory(article=article, claim__claimant=None, candidates=candidates, **words)
    MentionFactory(article=article, event__state=State.CONFIRMED)
    ArticleFactory(text="Failed.", state=ArticleState.FAILED, failure="ValueError: no sentences")
    ActorFactory(name="Lee Sang-ho")
    ActorFactory(name="Lee Sangho")
    EventFactory(title="The quay opened")
    EventFactory(title="The quay opened again")
    claim = curation.mend(appearance.claim, by=curator, changes={"due": "2031"})
    curation.confirm(claim, by=curator)
    return curator, {
        "timeline": reverse("timeline"),
        "dashboard": reverse("admin:index"),
        "queue": reverse("desk:queue"),
        "article": reverse("desk:article", args=[article.pk]),
        "actors": reverse("desk:pairs", args=["actor"]),
        "events": reverse("desk:pairs", args=["event"]),
        "history": reverse("desk:history", args=["claim", claim.pk]) + "?at=2030-01-01",
        "add": reverse("admin:timeline_article_add"),
        "promise": reverse("desk:make_pledge", args=[claim.pk]),
    }


@pytest.fixture
def everywhere(addresses):
    """With a pledge and everything that can become of it, a link that waits, and a number that moved."""
    curator, pages = addresses
    pledge = PledgeFactory(due="2020", blocked_by="a court")
    evidence = EvidenceFactory(pledge=pledge)
    EvidenceFactory(pledge=pledge, state="proposed")
    MilestoneFactory(pledge=pledge)
    judged = {"pledge": pledge, "by": curator, "reason": "signed", "on": date(2026, 3, 1), "evidence": [evidence]}
    follow_up(status="in_progress", stage="agreed", **judged)
    follow_up(status="kept_in_part", two_keys=True, **judged)
    raise_alarms(date(2026, 3, 1))
    ClaimLink.objects.create(claim=ClaimFactory(), other=ClaimFactory(), kind="raises", reason="more", state="proposed")
    for said, value in (("2024-02-29", 300), ("2025-02-28", 400)):
        claim = ClaimFactory(said=said, state=State.CONFIRMED)
        told = AppearanceFactory(claim=claim, article=ArticleFactory(text=f"{TEXT} {said}"))
        QuantityFactory(appearance=told, value=value, measure="homes")
    return curator, pages | {
        "pledges": reverse("desk:pledges"),
        "pledge": reverse("desk:pledge", args=[pledge.pk]),
        "watch": reverse("desk:watch"),
        "links": reverse("desk:links"),
        "number": reverse("desk:number") + "?measure=homes",
    }


@pytest.mark.prove
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(sign_in, everywhere, scheme):
    pytest.importorskip("axe_playwright_python", reason="NO AXE: accessibility was not tried")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text()
    curator, pages = everywhere
    page = sign_in(curator, color_scheme=scheme)
    found = {}
    for name in PAGES:
        page.goto(pages[name])
        page.wait_for_timeout(200)
        page.evaluate(axe)
        # The frame around the desk (menu, search) is unfold's own.
        result = page.evaluate(
            "axe.run(document.querySelector('.desk, main, #content'), {resultTypes: ['violations']})"
        )
        for fault in result["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found[f"{name}: {fault['id']}"] = [node["html"][:160] for node in fault["nodes"]][:3]
    assert not found


@pytest.mark.prove
@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_is_wider_than_the_screen(sign_in, everywhere, width):
    curator, pages = everywhere
    page = sign_in(curator)
    page.set_viewport_size({"width": width, "height": 900})
    wide = {}
    for name in PAGES:
        page.goto(pages[name])
        found = page.evaluate("document.documentElement.scrollWidth")
        if found > width:
            wide[name] = found
    assert not wide


def test_the_timeline_needs_no_script(sign_in, addresses):
    _, pages = addresses
    page = sign_in(java_script_enabled=False)
    page.goto(pages["timeline"])
    assert page.locator(".record").count() == 2
    page.select_option("[name=kind]", "event")
    page.get_by_role("button", name="Show").click()
    assert page.locator(".record").count() == 1


def test_the_desk_works_without_script(sign_in, addresses):
    curator, pages = addresses
    page = sign_in(curator, java_script_enabled=False)
    page.goto(pages["article"])
    page.locator(".card.s-proposed button.reject").first.click()
    assert page.locator(".card.s-rejected").count() == 1
