"""Actors of a reading meet the register, and events keep their identity when an article is read again."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection, transaction

from korus.reading.mentions import ActorMention, Reading, Span
from tests.factories import ActorFactory, ArticleFactory
from tests.readings import ReadingOf
from timeline.models import Actor, ActorName, Event, Mention, State
from timeline.recording import overlap, record_actors, record_events

pytestmark = pytest.mark.django_db

TEXT = "The council met on Monday in Greyhaven. Ada Brandt opened the new quay on Tuesday, before a large crowd."


def record(*mentions: ActorMention):
    return record_actors(ArticleFactory(), Reading("test-1", tuple(mentions)))


def person(name: str, *aliases: str) -> ActorMention:
    return ActorMention(name, "person", aliases=aliases)


# The trap is in the comment: who is *not* the same comes first.
APART = [
    ("Lee Jae Myung", "Lee Jaeyong"),  # nearly a name
    ("Kim Min-seok", "Kim Jung-kwan"),  # a common surname
    ("Ada Brandt", "Ida Brandt"),
]
ONE = [
    ("Lee Jae Myung", "Lee Jae-myung"),
    ("Lee Jae Myung", "Lee Jaemyung"),
    ("LEE JAE-MYUNG", "Lee Jae Myung"),
    ("José Peña", "Jose Pena"),  # accents
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_people_of_nearly_one_name_stay_apart(one, other):
    assert record(person(one))[0].actor != record(person(other))[0].actor
    assert Actor.objects.count() == 2


@pytest.mark.parametrize(("one", "other"), ONE)
def test_spellings_of_one_name_are_one_actor(one, other):
    assert record(person(one))[0].actor == record(person(other))[0].actor
    assert set(ActorName.objects.values_list("name", flat=True)) == {one, other}


def test_a_person_and_an_organisation_of_one_name_are_two():
    assert record(person("Hugo Boss"))[0].actor != record(ActorMention("Hugo Boss", "organisation"))[0].actor


def test_a_ministry_is_one_whether_it_is_called_organisation_or_government():
    first = record(ActorMention("Ministry of Ports", "government"))[0].actor
    assert record(ActorMention("Ministry of Ports", "organisation"))[0].actor == first


def test_an_unnamed_speaker_is_never_a_row():
    found = record(ActorMention("FKI official", "person", named=False))
    assert found[0].actor is None
    assert not Actor.objects.exists()


def test_a_bare_surname_is_not_kept_as_a_name_and_an_abbreviation_is():
    record(person("Kim Min-seok", "Kim", "Minister Kim"))
    record(ActorMention("Chamber of Commerce", "organisation", aliases=("AmCham", "the chamber")))
    assert set(ActorName.objects.values_list("name", flat=True)) == {"Kim Min-seok", "Chamber of Commerce", "AmCham"}
    assert record(ActorMention("AmCham", "organisation"))[0].actor.name == "Chamber of Commerce"


def test_a_name_with_two_holders_stays_empty_with_its_candidates():
    holders = [ActorFactory(name="Kim Young-jin", kind="person") for _ in range(2)]
    found = record(person("Kim Young-jin"))[0]
    assert found.actor is None
    assert set(found.candidates) == set(holders)


def test_a_merged_actor_is_found_under_both_names():
    winner = ActorFactory(name="Lee Jae Myung", kind="person")
    ActorFactory(name="Yi Chae-myong", kind="person", merged_into=winner)
    assert record(person("Yi Chae-myong"))[0].actor == winner


def test_a_rejected_actor_does_not_come_back():
    ActorFactory(name="Monday Briefing", kind="person", state=State.REJECTED)
    found = record(person("Monday Briefing"))[0]
    assert (found.actor, found.candidates) == (None, ())


def test_two_spellings_in_one_reading_make_one_actor():
    found = record(person("Lee Jae-myung"), person("Lee Jae Myung"))
    assert found[0].actor == found[1].actor


@pytest.mark.django_db(transaction=True)
def test_workers_that_meet_a_new_actor_at_once_make_one():
    article, together = ArticleFactory(), Barrier(6)

    def work(_: int) -> int:
        try:
            together.wait()
            with transaction.atomic():
                return record_actors(article, Reading("test-1", (person("Ada Brandt"),)))[0].actor.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        assert len(set(pool.map(work, range(6)))) == 1
    assert Actor.objects.count() == 1


def council(article, *, title="Council meets", when="2026-03-02", words="The council met on Monday in Greyhaven"):
    reading = ReadingOf(article.text)
    reading.event(title, when, words)
    return record_events(article, reading.reading(), [])


@pytest.fixture
def article():
    return ArticleFactory(text=TEXT)


def test_an_event_found_again_is_the_same_row_with_its_new_title(article):
    (first,) = council(article)
    (again,) = council(article, title="Council of Greyhaven meets", words="The council met on Monday")
    assert again.pk == first.pk
    assert Event.objects.get().title == "Council of Greyhaven meets"


def test_another_day_is_another_event_and_the_old_one_goes(article):
    council(article)
    council(article, when="2026-03-09")
    assert [e.date for e in Event.objects.all()] == ["2026-03-09"]


def test_a_touched_event_stays_and_keeps_the_suggestion(article):
    (event,) = council(article)
    Event.objects.update(title="Mended by a person", touched_at="2026-03-05T00:00Z", state=State.CONFIRMED)
    council(article, title="Council meets again")
    event.refresh_from_db()
    assert (event.title, event.state) == ("Mended by a person", State.CONFIRMED)
    assert Mention.objects.get().suggestion == {"title": "Council meets again"}


def test_a_touched_event_that_is_no_longer_found_stays(article):
    (event,) = council(article)
    Event.objects.update(touched_at="2026-03-05T00:00Z", state=State.REJECTED)
    record_events(article, ReadingOf(article.text).reading(), [])
    assert Event.objects.get() == event


def test_reading_twice_changes_nothing(article):
    council(article)
    before = list(Event.objects.values()), list(Mention.objects.values())
    council(article)
    assert (list(Event.objects.values()), list(Mention.objects.values())) == before
    assert not Event.history.rel.related_model.objects.exists()


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ([Span(0, 10)], [Span(10, 20)], 0.0),
        ([], [], 0.0),
        ([Span(0, 10)], [Span(0, 10)], 1.0),
        ([Span(0, 10)], [Span(5, 15)], 1 / 3),
        ([Span(0, 5), Span(10, 15)], [Span(0, 15)], 2 / 3),
    ],
)
def test_overlap(one, other, share):
    assert overlap(one, other) == pytest.approx(share)
