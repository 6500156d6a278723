"""How claims stand to one another: pairs with their traps, and what must hold of any figures."""

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from claims.comparing import Figure, Told, agree, equal, names_of, stems, unlike
from claims.relating import relation

PAIRS = yaml.safe_load(Path(__file__).with_name("link_pairs.yaml").read_text(encoding="utf-8"))


def figure(text: str) -> Figure:
    amount, bound, measure, period = ([part.strip() for part in text.split(";")] + [""] * 3)[:4]
    value, _, unit = amount.partition(" ")
    return Figure(Decimal(value), unit, None, bound or "exact", measure, period)


def told(row: dict, article: int) -> Told:
    voices = [sum(map(ord, name)) * 1000 + len(name) for name in row["v"].split()]
    day = row.get("day")
    return Told(
        row.get("k", "pledge"), row["t"], voices[0], voices[1] if len(voices) > 1 else None, day, day, row.get("due"),
        frozenset([row["about"]] if "about" in row else []), tuple(map(figure, row.get("f", ()))), article=article,
    )  # fmt: skip


def proposed(pair: dict) -> str:
    found = relation(told(pair["a"], 1), told(pair["b"], 2))
    return found.kind if found else "none"


def test_the_pairs_are_many_and_mostly_traps():
    assert len(PAIRS) >= 100
    assert sum(pair["is"] == "none" for pair in PAIRS) * 2 >= len(PAIRS)


def test_proposals_are_right_four_times_out_of_five():
    outcomes = Counter((pair["is"], proposed(pair)) for pair in PAIRS)
    made = sum(n for (_, got), n in outcomes.items() if got != "none")
    right = sum(n for (wanted, got), n in outcomes.items() if got == wanted != "none")
    there = sum(n for (wanted, _), n in outcomes.items() if wanted != "none")
    wrong = [f"{p['is']} taken for {proposed(p)}: {p['a']['t']}" for p in PAIRS if proposed(p) not in (p["is"], "none")]
    missed = [f"{p['is']} missed: {p['a']['t']}" for p in PAIRS if proposed(p) == "none" != p["is"]]
    print(f"{len(PAIRS)} pairs: precision {right / made:.2f} ({right}/{made}), recall {right / there:.2f} ({there})")
    print(*wrong, *missed, sep="\n")
    assert right / made >= 0.8, wrong
    assert right / there >= 0.8, missed


amounts = st.builds(
    Figure,
    st.decimals(1, 10**12, places=2),
    st.just("EUR"),
    bound=st.sampled_from(["exact", "about", "at least", "more than", "at most", "less than"]),
)


@given(amounts, amounts)
def test_comparing_has_no_direction(one, other):
    assert agree(one, other) == agree(other, one)
    assert equal(one, other) == equal(other, one)


@given(amounts)
def test_a_figure_agrees_with_itself(one):
    assert agree(one, one)
    assert equal(one, one)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("9 EUR; at least", "4 EUR", False),
        ("4 EUR; at least", "9 EUR", True),
        ("100 EUR; about", "96 EUR", True),
        ("100 EUR; about", "94 EUR", False),
        ("9 EUR; at most", "4 EUR; more than", True),
        ("3 EUR; at most", "4 EUR; at least", False),
    ],
)
def test_figures_are_intervals(one, other, both):
    assert agree(figure(one), figure(other)) is both


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("1 USD", "1 EUR", "different units"),
        ("1 home;;; year", "1 home", "one is a year, the other a sum"),
        ("1 USD;; trade deficit", "1 USD;; fiscal deficit", "they measure different things"),
    ],
)
def test_unlike_figures_say_why(one, other, why):
    a, b = figure(one), figure(other)
    assert why in unlike(Told("figure", a.measure, figures=(a,)), a, Told("figure", b.measure, figures=(b,)), b)


def test_countries_go_by_one_name():
    assert names_of("in the United States") == names_of("into America") == names_of("from the US")
    assert stems("American shipbuilding") == stems("shipbuilding in the United States")


def test_the_reason_says_from_what_to_what():
    later, earlier = told(PAIRS[0]["a"], 1), told(PAIRS[0]["b"], 2)
    assert relation(later, earlier).reason == "from 400 homes to 500 homes, said of the same thing"
    assert relation(later, later) is None  # one utterance
    assert date(2026, 5, 2) == later.first
