"""What a person decides about claims."""

import uuid
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from claims import curation
from claims.models import Claim, PassageRole
from tests.factories import (
    TEXT,
    ActorFactory,
    AppearanceFactory,
    ArticleFactory,
    ClaimFactory,
    CuratorFactory,
    EventFactory,
)
from timeline.curation import Conflict, Seen
from timeline.history import changes_of
from timeline.models import Actor, Decision, State
from timeline.undoing import restore, undo

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator():
    return CuratorFactory(first_name="Ines", last_name="Holm")


def test_confirming_makes_claimant_and_body_public(curator):
    claim = AppearanceFactory(claim__body=ActorFactory(kind="organisation")).claim
    curation.confirm(claim, by=curator)
    assert Claim.objects.get().state == State.CONFIRMED
    assert set(Actor.objects.values_list("state", flat=True)) == {State.CONFIRMED}


def test_a_claim_of_a_rejected_actor_is_not_confirmed(curator):
    claim = ClaimFactory(claimant__state=State.REJECTED)
    with pytest.raises(ValidationError) as wrong:
        curation.confirm(claim, by=curator)
    assert "claimant" in wrong.value.message_dict
    assert Claim.objects.get().state == State.PROPOSED


def test_the_decision_knows_the_least_certain_field(curator):
    appearance = AppearanceFactory(confidence={"content": 0.9, "claimant": 0.35})
    curation.reject(appearance.claim, by=curator, reason="no claim")
    decision = Decision.objects.get()
    assert (decision.confidence, decision.article) == (0.35, appearance.article)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "rumour"}, "kind"),
        ({"said": "Tuesday"}, "said"),
        ({"due": "2028-13"}, "due"),
        ({"text": ""}, "text"),
        ({"event": 10**6}, "event"),
        ({"claimant": 10**6}, "claimant"),
        ({"author": "Ada"}, "author"),
    ],
)
def test_a_wrong_change_names_its_field(curator, changes, field):
    claim = ClaimFactory()
    with pytest.raises(ValidationError) as wrong:
        curation.mend(claim, by=curator, changes=changes)
    assert field in wrong.value.message_dict


def test_mending_resolves_names_dates_and_events(curator):
    claim, event = ClaimFactory(), EventFactory()
    changes = {"claimant": "Otto Lind", "body": "Harbour Board", "due": "2029", "event": event.pk, "topics": ["Ports"]}
    curation.mend(claim, by=curator, changes=changes)
    claim = Claim.objects.get()
    assert (claim.claimant.name, claim.claimant.kind, claim.body.kind) == ("Otto Lind", "person", "organisation")
    assert (claim.due_latest.year, claim.event, claim.claimant.state) == (2029, event, State.PROPOSED)


def test_with_a_wrong_claimant_goes_their_role(curator):
    claim = ClaimFactory(claimant=ActorFactory(name="Ada Brandt"), role_as_written="mayor")
    decided = curation.mend(claim, by=curator, changes={"claimant": ActorFactory(name="Otto Lind")})
    assert (decided.claimant.name, decided.role_as_written) == ("Otto Lind", "")
    nobody = ClaimFactory(claimant=None, role_as_written="mayor")  # whose role it was is told only now
    assert curation.mend(nobody, by=curator, changes={"claimant": decided.claimant}).role_as_written == "mayor"
    undo(Decision.objects.filter(record_id=claim.pk).get(), by=curator)
    claim.refresh_from_db()
    assert (claim.claimant.name, claim.role_as_written) == ("Ada Brandt", "mayor")


def test_mending_what_is_public_makes_its_new_claimant_public(curator):
    claim = curation.confirm(ClaimFactory(), by=curator)
    curation.mend(claim, by=curator, changes={"claimant": "Otto Lind"})
    assert Actor.objects.get(name="Otto Lind").state == State.CONFIRMED


def test_two_curators(curator):
    claim = ClaimFactory()
    mine, theirs = Claim.objects.get(), Claim.objects.get()
    curation.reject(theirs, by=CuratorFactory())
    with pytest.raises(Conflict):
        curation.confirm(mine, by=curator)
    claim.refresh_from_db()
    assert claim.state == State.REJECTED


def test_adding_takes_words_and_offsets_from_the_article(curator):
    article = ArticleFactory()
    start = TEXT.index("We shall")
    claim = curation.add_claim(
        article=article, spans=[(start, start + 17)], by=curator, kind="pledge", claimant="Ada Brandt"
    )
    assert (claim.text, claim.state, claim.claimant.state) == ("We shall not wait", State.CONFIRMED, State.CONFIRMED)
    passage = claim.appearances.get().passages.get()
    assert (passage.role, passage.start, claim.appearances.get().reader_version) == (PassageRole.CONTENT, start, "")


@pytest.mark.parametrize("spans", [[], [(5, 5)], [(-1, 4)], [(0, 10**6)], [(10, 20), (15, 30)], [(30, 40), (1, 5)]])
def test_spans_that_are_none_are_refused(curator, spans):
    with pytest.raises(ValidationError) as wrong:
        curation.add_claim(article=ArticleFactory(), spans=spans, by=curator)
    assert "spans" in wrong.value.message_dict
    assert not Claim.objects.exists()


def test_a_claim_added_twice_by_a_lost_answer_is_one(curator):
    article, seen = ArticleFactory(), Seen(key=uuid.uuid4())
    one = curation.add_claim(article=article, spans=[(0, 9)], by=curator, seen=seen)
    assert curation.add_claim(article=article, spans=[(0, 9)], by=curator, seen=seen) == one


def test_undo_of_the_only_decision_gives_the_claim_back_to_the_machine(curator):
    claim = curation.confirm(ClaimFactory(), by=curator)
    undo(Decision.objects.get(), by=curator)
    claim.refresh_from_db()
    assert (claim.state, claim.touched_at) == (State.PROPOSED, None)
    assert Actor.objects.get().state == State.PROPOSED


def test_undo_leaves_what_another_confirmed_record_needs(curator):
    actor = ActorFactory()
    first = curation.confirm(ClaimFactory(claimant=actor), by=curator)
    curation.confirm(ClaimFactory(claimant=actor), by=curator)
    undo(Decision.objects.get(record_id=first.pk), by=curator)
    actor.refresh_from_db()
    assert actor.state == State.CONFIRMED


def test_undo_of_a_mend_sets_every_field_back(curator):
    claim = ClaimFactory()
    was = claim.claimant
    curation.mend(claim, by=curator, changes={"claimant": "Otto Lind", "due": "2030", "topics": ["Ports"]})
    undo(Decision.objects.get(), by=curator)
    claim.refresh_from_db()
    assert (claim.claimant, claim.due, claim.due_latest.year, claim.topics.count()) == (was, "2028", 2028, 0)


def test_undo_does_not_overwrite_a_later_decision(curator):
    claim = ClaimFactory()
    curation.mend(claim, by=curator, changes={"due": "2030"})
    first = Decision.objects.get()
    curation.mend(claim, by=CuratorFactory(), changes={"due": "2031"})
    with pytest.raises(Conflict):
        undo(first, by=curator)
    claim.refresh_from_db()
    assert claim.due == "2031"


def test_undo_takes_an_added_claim_out(curator):
    curation.add_claim(article=ArticleFactory(), spans=[(0, 9)], by=curator)
    undo(Decision.objects.get(), by=curator)
    assert not Claim.objects.exists()


@pytest.mark.django_db(transaction=True)  # history counts by the beginning of transactions
def test_history_tells_person_and_machine_apart_and_restores(curator):
    claim = ClaimFactory()
    Claim.objects.filter(pk=claim.pk).update(due="2027")  # a reading, in bulk
    claim.refresh_from_db()
    moment = timezone.now()
    curation.mend(claim, by=curator, changes={"due": "2030", "kind": "forecast"})
    changes = changes_of(claim)
    assert [(c.who, c.fields) for c in changes] == [
        ("Ines Holm", {"due": ("2027", "2030"), "kind": ("pledge", "forecast")}),
        ("", {"due": ("2028", "2027")}),
    ]
    restore(claim, at=moment, by=curator, fields=["due"])
    claim.refresh_from_db()
    assert (claim.due, claim.kind) == ("2027", "forecast")
    restore(claim, at=moment, by=curator)
    claim.refresh_from_db()
    assert claim.kind == "pledge"


def test_before_it_was_there_nothing_can_be_restored(curator):
    with pytest.raises(ValidationError):
        restore(ClaimFactory(), at=timezone.now() - timedelta(days=1), by=curator)
