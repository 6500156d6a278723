"""How the figures that are compared are written for people."""

from decimal import Decimal

import pytest

from claims.comparing import Figure


@pytest.mark.parametrize(
    ("figure", "written"),
    [
        (Figure(Decimal("1"), "tree"), "1 tree"),  # one is singular
        (Figure(Decimal("1.5"), "tonne"), "1.5 tonnes"),
        (Figure(Decimal("500.00"), "AI factory", bound="more than"), "more than 500 AI factories"),
        (Figure(Decimal("1200000000000"), "USD"), "1.2 trillion USD"),  # a code has no plural
        (Figure(Decimal("6789"), "USD"), "6,789 USD"),
        (Figure(Decimal("1234567"), "person"), "1,234,567 people"),  # never rounded
        (Figure(Decimal("12345000"), "person"), "12.345 million people"),
        (Figure(Decimal("-2000000"), "EUR"), "-2 million EUR"),
        (Figure(Decimal("3"), "percent", Decimal("4"), "range", period="year"), "3 to 4 percent a year"),
        (Figure(Decimal("0"), ""), "0"),
    ],
)
def test_figures_for_people(figure: Figure, written: str):
    assert str(figure) == written
