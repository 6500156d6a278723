"""Spellings and short forms of names, in the name orders of many languages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from korus.reading import names

DIFFERENT = [
    # (one, other, the trap)
    ("Lee Jaemyung", "Lee Jaeyong", "one syllable apart"),
    ("Kim Jong-un", "Kim Jung-eun", "o is not u"),
    ("Park Seong-ho", "Park Seong-hee", "one syllable apart"),
    ("James Kim", "Kim Min-seok", "one surname"),
    ("Maria Santos", "Marta Santos", "one surname, alike"),
    ("Wu Shih-han", "Wu Shih-yin", "sisters"),
    ("Anna Berg", "Hanna Berg", "one name ends like the other"),
    ("Kim", "Kim Min-seok", "a surname is no full name"),
]

SAME = [
    ("Lee Jae-myung", "Lee Jae Myung", "hyphen or blank"),
    ("Lee Jae-myung", "Lee Jaemyung", "hyphen or nothing"),
    ("Yun Suk-yeol", "Yoon Seok-youl", "two romanisations"),
    ("Noh Ik-soo", "Roh Ik-su", "two romanisations of the surname"),
    ("Choi Yun-ah", "Choi Yoon-a", "a silent letter"),
    ("Onoda Kimi", "Kimi Onoda", "Japanese order and English order"),
    ("Donald J. Trump", "Donald Trump", "a middle initial"),
    ("Pat Ogle", "Patricia Ogle", "a clipped given name"),
    ("JOSÉ NÚÑEZ", "José Nuñez", "capitals and accents"),
    ("S. Maharaj", "Sunil Maharaj", "an initial for the given name"),
]

CALLED = [
    # (short, full, how well)
    ("Santos", "Maria Berg", 0.0),  # a stranger
    ("A. Maharaj", "Sunil Maharaj", 0.0),  # another initial
    ("Kim", "Kim Min-seok", names.BY_SURNAME),  # Korean: the surname leads
    ("Kim", "James Kim", names.BY_SURNAME),  # English: it ends the name
    ("He", "He Yanling", names.BY_SURNAME),  # Chinese, and like a pronoun
    ("Huy", "Phan Gia Huy", names.BY_SURNAME),  # Vietnamese: called by the last name
    ("Paz", "Ignacio Paz Ferro", names.BY_PART),  # Spanish: the first surname of two
    ("Paz Ferro", "Ignacio Paz Ferro", names.BY_SURNAME),
    ("Al Falahi", "Tariq Al Falahi", names.BY_SURNAME),  # Arabic particle
    ("al-Duraymi", "Hamad al-Duraymi", names.BY_SURNAME),
    ("van der Berg", "Bertus van der Berg", names.BY_SURNAME),  # Dutch particles
    ("Le Floc'h", "Yann Le Floc'h", names.BY_SURNAME),  # Breton
    ("Estienne de Laval", "Gaspard Estienne de Laval", names.BY_SURNAME),
    ("Zulkarnain", "Zulkarnain bin Saad", names.BY_GIVEN),  # Malay: called by the given name
    ("Tobias", "Tobias Fell", names.BY_GIVEN),  # "Sir Tobias"
    ("Spud", "Wayne ‘Spud’ Tranter", names.BY_GIVEN),  # a nickname
]


@pytest.mark.parametrize(("one", "other", "trap"), DIFFERENT)
def test_different_people_keep_their_names(one: str, other: str, trap: str) -> None:
    assert not names.same_name(one, other), trap
    assert names.fold(one) != names.fold(other)


@pytest.mark.parametrize(("one", "other", "trap"), SAME)
def test_spellings_of_one_name_are_one(one: str, other: str, trap: str) -> None:
    assert names.same_name(one, other), trap
    assert names.same_name(other, one), trap


@pytest.mark.parametrize(("short", "full", "weight"), CALLED)
def test_people_are_called_by_part_of_their_names(short: str, full: str, weight: float) -> None:
    assert names.called(short, full) == weight


@pytest.mark.parametrize(
    ("short", "full", "fits"),
    [
        ("Samsung", "Federation of Korean Industries", False),
        ("FKI", "Federation of Korean Exporters", False),
        ("Fed", "Federation of Korean Industries", False),  # a beginning is no acronym
        ("FKI", "Federation of Korean Industries", True),
        ("AmCham", "American Chamber of Commerce in Korea", True),
        ("MCO", "Markets and Competition Office", True),
        ("STU", "Saale Technical University", True),
    ],
)
def test_acronyms_take_letters_in_order(short: str, full: str, fits: bool) -> None:
    assert names.acronym_of(short, full) is fits


@pytest.mark.parametrize(
    ("written", "proper"),
    [
        ("Hsiao Pei-jung", "Hsiao Pei-jung"),
        ("HSIAO PEI-JUNG", "Hsiao Pei-jung"),
        ("ANNE-MARIE TRUJILLO", "Anne-Marie Trujillo"),
        ("MARTA VON BERG", "Marta Von Berg"),
    ],
)
def test_names_in_capitals_are_written_as_names(written: str, proper: str) -> None:
    assert names.properly_cased(written) == proper


def test_given_names_tell_a_gender_only_where_they_do() -> None:
    assert names.given_gender("Marina Camargo") == "f"
    assert names.given_gender("Tarek Aziz") == "m"
    assert names.given_gender("Kim Novak") == ""  # borne by both
    assert names.given_gender("Marina") == ""  # a lone word may be a harbour


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_string_breaks_a_comparison(one: str, other: str) -> None:
    assert names.same_name(one, other) == names.same_name(other, one)
    assert 0 <= names.called(one, other) <= 1
    names.acronym_of(one, other)
    names.properly_cased(one)


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert names.fold(names.fold(name)) == names.fold(name)
