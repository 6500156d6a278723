"""Which words attribute."""

from datetime import date

import pytest

from korus.reading import cues, models
from korus.reading.syntax import Syntax
from korus.reading.text import parse


def found(sentence: str, at_least: float = 0.5) -> set[str]:
    syntax = Syntax(parse(sentence, published=date(2025, 1, 1)))
    return {
        syntax.word[i] for i, probability in cues.find(syntax, models.shipped().cues).items() if probability >= at_least
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "The bridge was closed on Sunday and reopened a week later.",
        "He put the cup on the table and sat down.",
        "The club was founded by dockers in 1891.",
        "The report runs to 40 pages.",
        "Her hope chest stood in the hall.",
        "Shares rose 2.2 percent.",
        "The train leaves at 10:40 from platform 3.",
    ],
)
def test_ordinary_words_are_no_cues(sentence: str) -> None:
    assert found(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The minister said taxes would fall.", "said"),
        ("“Taxes will fall,” the minister said.", "said"),
        ("Taxes will fall, according to the ministry.", "according"),
        ("The company plans to build two plants in Ohio by 2030.", "plans"),
        ("The mayor vowed to finish the bridge before the winter.", "vowed"),
        ("Critics accused the ministry of hiding the figures.", "accused"),
        ("The bank expects the economy to grow by 5% next year.", "expects"),
        ("A study found that one in four pupils needs glasses.", "found"),
        ("The union called the offer an insult.", "called"),
        ("The bank warned that prices would rise again.", "warned"),
    ],
)
def test_words_that_attribute_are_cues(sentence: str, cue: str) -> None:
    assert cue in found(sentence)


def test_probabilities_are_those_of_the_floor_and_above() -> None:
    syntax = Syntax(parse("The minister said taxes would fall.", published=date(2025, 1, 1)))
    assert all(cues.FLOOR <= p <= 1 for p in cues.find(syntax, models.shipped().cues).values())
