"""Units in the singular and in the plural."""

import pytest

from korus.reading.units import plural, singular


@pytest.mark.parametrize("unit", ["USD", "GWh", "percent", "degree Celsius", "km/h", ""])
def test_what_has_no_plural_stays(unit: str):
    assert plural(unit) == unit


@pytest.mark.parametrize(
    ("one", "many"),
    [
        ("AI factory", "AI factories"),
        ("day", "days"),  # a vowel before the y
        ("person", "people"),
        ("fireman", "firemen"),
        ("percentage point", "percentage points"),
        ("bus", "buses"),
        ("crash", "crashes"),
        ("aircraft", "aircraft"),
    ],
)
def test_one_and_many(one: str, many: str):
    assert plural(one) == many
    assert singular(many) == one
