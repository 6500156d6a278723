"""Transcripts: whose turn it is, and what is no statement of theirs."""

from datetime import date

import pytest

from korus.reading import read

DAY = date(2025, 1, 1)

PRESS = """HANNE VOSS (mission director): Good morning. The probe is alive. Its batteries are full.

Q: Has that ever worked?

ROY KELLER: It worked in the chamber last night. (Laughter.)

Q: And if it fails?

VOSS: Then we'll use what we have."""


def said(text: str) -> list[tuple[str, str]]:
    reading = read(text, language="en", published=DAY)
    names = {k: actor.name for k, actor in enumerate(reading.actors)}
    return [
        (names.get(claim.claimant, "") if claim.claimant is not None else "", claim.content[0].of(text))
        for claim in reading.claims
    ]


def test_each_sentence_of_a_turn_is_said_by_its_speaker():
    assert said(PRESS) == [
        ("Hanne Voss", "The probe is alive"),
        ("Hanne Voss", "Its batteries are full"),
        ("Roy Keller", "It worked in the chamber last night"),
        ("Hanne Voss", "Then we'll use what we have"),
    ]


def test_an_answer_without_a_name_has_no_claimant():
    text = "Q: Are you ready?\n\nA: The hall is ready.\n\nQ: And the lights?\n\nA: The lights are not ready."
    assert said(text) == [("", "The hall is ready"), ("", "The lights are not ready")]


def test_who_ends_with_a_question_once_is_no_asker():
    text = PRESS + "\n\nQ: And then?\n\nVOSS: We wait for the sun. Who would not?"
    assert said(text)[-1] == ("Hanne Voss", "We wait for the sun")
    assert len(said(text)) == 5


@pytest.mark.parametrize(
    "text",
    [
        # labels of a list, of which none is a question
        "Place: The old harbour\n\nDate: The second of May\n\nPrice: The tickets are free\n\nPlace: The town hall",
        # one question is no transcript
        "Tomorrow: How would the wallet work?\n\nThe harbour is deep and the water is cold.",
        # nobody speaks twice: bullets of a newsletter
        "Sport: Who wins?\n\nArts: The hall opens\n\nFood: The soup is cold\n\nWeather: The rain goes on",
    ],
)
def test_labels_that_make_no_transcript(text):
    assert not any("transcript" in c.explanation["content"] for c in read(text, language="en", published=DAY).claims)


def test_a_reporter_says_nothing_of_his_own():
    text = (
        "ANCHOR: Is the money real?\n\nKELLER: The bank said the loan was signed. The minister said it was late.\n\n"
        "ANCHOR: And the town?\n\nKELLER: The mayor said the town was glad."
    )
    assert len(said(text)) == 3
    assert not any("keller" in name.lower() for name, _ in said(text))
