"""Numerals: which characters are a number, and its value. Whether it is an amount is tested in `test_quantities`."""

from decimal import Decimal

import pytest

from korus.reading.numbers import numerals, plain, share

NONE = [
    ("several hundred", "no number before the magnitude"),
    ("a few million", "no number before the magnitude"),
    ("version 1.2.3", "two points"),
    ("3,14,15", "commas in the wrong places"),
    ("0930", "an hour"),
    ("the third man", "an ordinal"),
    ("thirty-third", "an ordinal of tens"),
    ("1" * 40, "too long"),
]

VALUES = [
    # (text, its numerals, their values)
    ("1,900", ["1,900"], ["1900"]),
    ("1 900 and 740 000", ["1 900", "740 000"], ["1900", "740000"]),
    ("1,20,000", ["1,20,000"], ["120000"]),
    ("3.50", ["3.50"], ["3.5"]),
    ("2½", ["2½"], ["2.5"]),
    ("1.2tn", ["1.2tn"], ["1200000000000"]),
    ("9 bn", ["9 bn"], ["9000000000"]),
    ("5 crore", ["5 crore"], ["50000000"]),
    ("1.3 lakh crore", ["1.3 lakh crore"], ["1300000000000"]),
    ("350-billion", ["350-billion"], ["350000000000"]),
    ("3 and a half million", ["3 and a half million"], ["3500000"]),
    ("three and a half million", ["three and a half million"], ["3500000"]),
    ("a million and a half", ["a million and a half"], ["1500000"]),
    ("five and a quarter", ["five and a quarter"], ["5.25"]),
    ("half a million", ["half a million"], ["500000"]),
    ("a quarter of a million", ["a quarter of a million"], ["250000"]),
    ("half a dozen", ["half a dozen"], ["6"]),
    ("two dozen", ["two dozen"], ["24"]),
    ("a hundred and ninety", ["a hundred and ninety"], ["190"]),
    ("six thousand and two hundred", ["six thousand and two hundred"], ["6200"]),
    ("one million two hundred thousand", ["one million two hundred thousand"], ["1200000"]),
    ("twelve hundred", ["twelve hundred"], ["1200"]),
    ("ONE MILLION", ["ONE MILLION"], ["1000000"]),
    ("sixty-one", ["sixty-one"], ["61"]),
    # "between two hundred and three hundred" holds two numbers
    ("two hundred and three hundred", ["two hundred", "three hundred"], ["200", "300"]),
    ("two thirds, a third", ["two thirds", "a third"], ["0.666667", "0.333333"]),
    ("twice and tenfold", ["twice", "tenfold"], ["2", "10"]),
    # "on May 5 200 people": neither 5,200 nor two numbers that could be told apart
    ("on May 5 200", [], []),
]


@pytest.mark.parametrize(("text", "trap"), NONE, ids=[trap for _, trap in NONE])
def test_what_is_no_numeral(text: str, trap: str) -> None:
    assert list(numerals(text)) == [], trap


@pytest.mark.parametrize(("text", "words", "values"), VALUES, ids=[text for text, _, _ in VALUES])
def test_numerals_and_their_values(text: str, words: list[str], values: list[str]) -> None:
    found = list(numerals(text))
    assert [n.span.of(text) for n in found] == words
    assert [format(n.value, "f") for n in found] == values


@pytest.mark.parametrize(
    ("numerator", "denominator", "percent"),
    [(1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.25"), (1, 5, "20"), (1, 11, "9.1")],
)
def test_a_share_is_told_in_percent(numerator: int, denominator: int, percent: str) -> None:
    assert format(share(Decimal(numerator), Decimal(denominator)), "f") == percent


def test_large_values_are_written_out() -> None:
    assert str(plain(Decimal(10) ** 33)) == "1" + "0" * 33
