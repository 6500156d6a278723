"""Datelines stand in front of the first sentence, and are no part of it."""

from datetime import date

import pytest

from korus.reading import datelines
from korus.reading.text import parse

NONE = [
    "The mayor said - as she always does - that rents had fallen.",
    "Washington – the capital – was calm.",  # a dash, but no day, no agency and no capitals
    "A 24-year-old man was hurt.",
    "Graz—the capital—was calm.",
]
SOME = [
    ("GRAZ, Austria, July 24 (Meridian Newswire) - Chip group Halvora said", "Chip group Halvora said"),
    ("MATTOON, Ill. -- For 61 years the whistle blew", "For 61 years the whistle blew"),
    ("PORT KESSU — The tram runs", "The tram runs"),
    ("SAN JOSÉ/LIMA, Aug. 27 (Newswire) -- The group will", "The group will"),
    ("MANILA, Philippines—A bank manager said", "A bank manager said"),
    ("MATSUE--The board said", "The board said"),
    ("London (Post) – The bank said", "The bank said"),
    ("(LEAD) SEOUL, 3 March - The ministry said", "The ministry said"),
]


def after_dateline(text: str) -> str:
    found = datelines.find(parse(text, published=date(2025, 10, 14)))
    return text[found[0].end :] if found else text


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_dateline(text):
    assert after_dateline(text) == text


@pytest.mark.parametrize(("text", "rest"), SOME)
def test_datelines(text, rest):
    assert after_dateline(text) == rest
