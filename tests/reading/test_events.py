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


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # a place of speech: the day beside it, else the day of what is said
        (
            "“The quay is safe,” Ada Brandt told a news conference in Greyhaven on Monday.",
            [("2025-10-13", "News conference in Greyhaven")],
        ),
        ("Ada Brandt said in an interview that the quay was safe.", [("2025-10-14", "Interview")]),
        ("“The quay is safe,” Ada Brandt said at the party's rally.", [("2025-10-14", "Party's rally")]),
        ("Ada Brandt told investors at its investor day that rents would fall.", [("2025-10-14", "Its investor day")]),
        # no occasion: who is told, a state, something that is only spoken of
        ("Ada Brandt told reporters that the quay was safe.", []),
        ("Ada Brandt said in talks that the quay was safe.", []),
        ("Ada Brandt said the news conference had been long.", []),
        ("Ada Brandt wrote in a letter to the council that the quay was safe.", []),
    ],
)
def test_where_somebody_speaks_is_an_occasion(text, found):
    assert [(e.when, e.title) for e in read(text, language="en", published=DAY).events] == found


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Ada Brandt said members would back it when they vote on it on Nov. 9.", ["2025-11-09"]),
        ("Ada Brandt urged neighbours to come to an open house on Nov. 4.", ["2025-11-04"]),
        ("A formal consultation is scheduled to start in December.", ["2025-12"]),
        ("The committee will hold a hearing Thursday on the package.", ["2025-10-16"]),
        # what is not set for a day or a month, is over, is no occasion, or is a limit
        ("Ada Brandt said the vote would come in 2027.", []),
        ("Ada Brandt said prices would rise on Nov. 4.", []),
        ("Ada Brandt said they must decide before the vote, by Nov. 4.", []),
    ],
)
def test_an_occasion_to_come_is_an_event_also_where_it_is_only_spoken_of(text, when):
    assert [e.when for e in read(text, language="en", published=DAY).events] == when


def test_an_occasion_that_was_told_is_not_told_again():
    text = (
        "The council of Greyhaven held a hearing on the bridge on Monday. Ada Brandt told the hearing that the bridge "
        "was safe. “It is,” Karl Moe said at the same hearing."
    )
    assert [e.when for e in read(text, language="en", published=DAY).events] == ["2025-10-13"]


def test_what_only_a_year_dates_is_background():
    text = "The company was founded in 1984. It signed the contract for the bridge on Monday."
    assert [e.when for e in read(text, language="en", published=DAY).events] == ["2025-10-13"]


def test_what_was_signed_was_not_signed_when_it_is_to_be_done():
    text = "The council of Greyhaven signed the contract for a bridge that will be built between 2028 and 2032."
    assert [e.when for e in read(text, language="en", published=DAY).events] == ["2025-10-14"]
