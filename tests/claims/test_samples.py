"""Decisions find the record they mean, are taken once, and never override a person."""

from pathlib import Path

import pytest

from claims import curation, samples
from claims.models import Claim, PassageRole
from claims.samples import BadDecision, Outcome, SampleDecision
from tests.factories import (
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    MentionFactory,
    PassageFactory,
)
from timeline.models import Actor, Article, Decision, Event, State

TEXT = "The council met on Tuesday. The mayor said the tram would open by 2024. It would cost $420 million, she added."

#: What a reader found in TEXT: the first claim covers the second, as when it has joined two sentences.
LONG = "the tram would open by 2024. It would cost $420 million"
SHORT = "It would cost $420 million"
MEETING = "The council met on Tuesday"


@pytest.fixture
def article(db) -> Article:
    return ArticleFactory(text=TEXT)


@pytest.fixture
def desk(db):
    return samples.desk()


def claim(article: Article, words: str, **values: object) -> Claim:
    claim = ClaimFactory(text=words, **({"kind": "position", "claimant": None, "due": ""} | values))
    AppearanceFactory(claim=claim, article=article)
    return claim


def event(article: Article, evidence: str) -> Event:
    start = TEXT.index(evidence)
    return MentionFactory(article=article, start=start, end=start + len(evidence)).event


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ("{article: a, decision: confirm}", "quote or event"),
        ("{article: a, quote: x, event: y, decision: confirm}", "quote or event"),
        ("{quote: x, decision: confirm}", "needs article"),
        ("{article: a, quote: x, decision: merge}", "'merge' is none of confirm, reject, mend"),
        ("{article: a, quote: x, decision: confirm, because: z}", "unknown because"),
        ("{article: a, quote: x, decision: mend}", "changes belong to"),
        ("{article: a, quote: x, decision: confirm, changes: {due: '2030'}}", "changes belong to"),
        ("{article: a, event: x, decision: mend, changes: {due: '2030'}}", "changes belong to"),
        ("{article: a, quote: x, decision: mend, changes: {text: z}}", "only claimant, due, kind"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_named(tmp_path: Path, entry: str, complaint: str):
    path = tmp_path / "decisions.yaml"
    path.write_text(f"- {{article: a, quote: x, decision: reject}}\n- {entry}\n")
    with pytest.raises(BadDecision, match=f"entry 2.*{complaint}"):
        samples.read_decisions(path)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("open by 2024", LONG),
        # both hold it: the shorter one is meant
        ("cost $420 million", SHORT),
        # reaches into what no claim holds
        ("cost $420 million, she", SHORT),
        # less than half of it is held
        ("cost $420 million, she added. And so on", None),
        ("million, she added", None),
        ("The mayor said", None),
        # not in the article
        ("the tram would never open", None),
    ],
)
def test_the_claim_that_overlaps_most_is_meant(article: Article, words: str, found: str | None):
    claims = {text: claim(article, text) for text in (LONG, SHORT)}
    assert samples.find_claim(article, words) == claims.get(found)


def test_an_interrupted_claim_is_found_by_words_across_the_tag(article: Article):
    interrupted = claim(article, "the tram would open by 2024")
    start = TEXT.index("It would cost")
    PassageFactory(
        appearance=interrupted.appearances.get(), role=PassageRole.CONTENT, ordinal=1, start=start, end=start + 13
    )
    assert samples.find_claim(article, "open by 2024. It would") == interrupted


def test_another_article_has_its_own_claims(article: Article):
    claim(article, SHORT)
    assert samples.find_claim(ArticleFactory(text=TEXT), SHORT) is None


def test_what_the_reader_has_withdrawn_is_not_meant(article: Article):
    claim(article, SHORT, state=State.WITHDRAWN)
    assert samples.find_claim(article, SHORT) is None


@pytest.mark.parametrize(("verdict", "state"), [("confirm", State.CONFIRMED), ("reject", State.REJECTED)])
def test_claims_and_events_are_decided_on(article: Article, desk, verdict: str, state: str):
    stored, happening = claim(article, SHORT), event(article, MEETING)
    assert samples.replay(SampleDecision("a", verdict, quote=SHORT), article, by=desk) == Outcome.APPLIED
    assert samples.replay(SampleDecision("a", verdict, event=MEETING), article, by=desk) == Outcome.APPLIED
    stored.refresh_from_db()
    happening.refresh_from_db()
    assert (stored.state, happening.state) == (state, state)
    assert set(Decision.objects.values_list("verb", "by")) == {(verdict, desk.pk)}


def test_what_is_mended_is_confirmed_then(article: Article, desk):
    stored = claim(article, SHORT)
    decision = SampleDecision(
        "a", "mend", quote=SHORT, changes={"kind": "pledge", "due": "2024", "claimant": "Efua Tandoh"}
    )
    assert samples.replay(decision, article, by=desk) == Outcome.APPLIED
    stored.refresh_from_db()
    assert (stored.kind, stored.due, stored.claimant.name, stored.state) == (
        "pledge", "2024", "Efua Tandoh", State.CONFIRMED,
    )  # fmt: skip
    assert Actor.objects.get().state == State.CONFIRMED


def test_a_reader_that_has_it_right_leaves_nothing_to_mend(article: Article, desk):
    claim(article, SHORT, kind="pledge")
    samples.replay(SampleDecision("a", "mend", quote=SHORT, changes={"kind": "pledge"}), article, by=desk)
    assert list(Decision.objects.values_list("verb", flat=True)) == ["confirm"]


def test_a_second_run_changes_nothing(article: Article, desk):
    stored = claim(article, SHORT)
    decision = SampleDecision("a", "mend", quote=SHORT, changes={"due": "2024"})
    samples.replay(decision, article, by=desk)
    stored.refresh_from_db()
    assert samples.replay(decision, article, by=samples.desk()) == Outcome.KEPT
    assert Claim.objects.get().updated_at == stored.updated_at
    assert Decision.objects.count() == 2


def test_what_a_person_has_touched_is_left_alone(article: Article, desk):
    curation.reject(claim(article, SHORT), by=CuratorFactory())
    assert samples.replay(SampleDecision("a", "confirm", quote=SHORT), article, by=desk) == Outcome.KEPT
    assert Claim.objects.get().state == State.REJECTED


def test_a_decision_that_was_undone_is_not_taken_again(article: Article, desk):
    stored = claim(article, SHORT)
    decision = SampleDecision("a", "confirm", quote=SHORT)
    samples.replay(decision, article, by=desk)
    Claim.objects.filter(pk=stored.pk).update(state=State.PROPOSED, touched_at=None)
    assert samples.replay(decision, article, by=desk) == Outcome.KEPT
    assert Claim.objects.get().state == State.PROPOSED


def test_a_decision_without_a_record_is_lost(article: Article, desk):
    assert samples.replay(SampleDecision("a", "confirm", quote=SHORT), article, by=desk) == Outcome.LOST
    assert samples.replay(SampleDecision("a", "reject", event=MEETING), article, by=desk) == Outcome.LOST
    assert not Decision.objects.exists()


def test_nobody_can_sign_in_as_the_sample_desk(desk):
    assert not desk.has_usable_password()
    assert samples.desk() == desk
