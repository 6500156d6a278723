"""Events: what is one, on which day, told once."""

from datetime import date

import pytest

from korus.reading import read

DAY = date(2025, 10, 14)  # a Tuesday


def events(text: str) -> list[tuple[str, str]]:
    return [(e.when, text[e.evidence.start : e.evidence.end]) for e in read(text, language="en", published=DAY).events]


@pytest.mark.parametrize(
    "text",
    [
        "Prices are too high.",
        "“We will build a bridge,” she said.",  # what a pledge promises is no event
        "The harbour is deep and the water is cold.",
        "Ada Brandt told reporters on Monday that rents were too high.",  # a bare "told" is none
        "Shares of the yard fell by 3 percent on Monday.",
        "Read more: Ten ways to save on rent",
    ],
)
def test_what_is_no_event(text):
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("The council of Greyhaven signed the contract for the bridge on Monday.", "2025-10-13"),
        ("The president visited the shipyard in Greyhaven on October 2.", "2025-10-02"),
        ("Parliament votes on the budget on Friday.", "2025-10-17"),
    ],
)
def test_an_event_has_its_day(text, when):
    assert [day for day, _ in events(text)] == [when]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # what was reported is cut off: the verb alone would name nothing
        (
            "The audit office reported on Monday that the tunnel was late.",
            "Audit office reported on Monday that the tunnel was late",
        ),
        # the verb has its object: the clause beside it is not needed
        (
            "The council signed the contract on Monday, as the mayor had promised it would.",
            "Council signed the contract on Monday",
        ),
    ],
)
def test_a_title_names_the_event_and_no_more(text, title):
    assert [e.title for e in read(text, language="en", published=DAY).events] == [title]


def test_the_evidence_is_the_sentence_that_reports_it():
    text = "It rained. The council of Greyhaven signed the contract for the bridge on Monday. Prices are too high."
    assert events(text) == [("2025-10-13", "The council of Greyhaven signed the contract for the bridge on Monday.")]
