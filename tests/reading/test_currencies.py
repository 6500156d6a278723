"""Whose money a sign or a name means: by itself, or by the countries the article writes about."""

import pytest

from korus.reading.currencies import Money

BEFORE = [
    # (text in front of the number, the code)
    ("US$", "USD"),
    ("NZ $ ", "NZD"),
    ("R$ ", "BRL"),
    ("CHF ", "CHF"),
    ("KRW ", "KRW"),
    ("₹", "INR"),
    ("RM", "MYR"),
    ("€", "EUR"),
    ("£", "GBP"),
    ("¥", "JPY"),
    ("Rs. ", "INR"),
    ("$", "USD"),
]
AFTER = [
    # (text behind the number, the code, how much of the name it takes)
    (" won for it", "KRW", " won"),
    (" Australian dollars", "AUD", " Australian dollars"),
    ("-dollar deal", "USD", "-dollar"),
    (" dollars.", "USD", " dollars"),
    (" CFA francs", "XOF", " CFA francs"),
    (" złoty", "PLN", " złoty"),
    (" reais", "BRL", " reais"),
    (" USD", "USD", " USD"),
    (" Norwegian kroner", "NOK", " Norwegian kroner"),
]
BY_COUNTRY = [
    # (article, sign, the code meant there)
    ("Canberra will pay, said the premier of Queensland.", "$", "AUD"),
    ("Wellington and Auckland disagree.", "$", "NZD"),
    ("Ottawa promised homes in Toronto.", "$", "CAD"),
    ("Seoul and Washington signed the deal.", "$", "USD"),
    ("Jakarta sells nickel to Singapore and Indonesia keeps the money.", "$", "USD"),  # rupiah there, so dollars abroad
    ("Taipei and Hsinchu build chips.", "$", "USD"),  # NT$ is written out
    ("Canberra gave A$3 to Queensland and Tasmania.", "$", "USD"),  # its own are told apart
    ("Colombo asked for a loan.", "Rs", "LKR"),
    ("Beijing lent more than planned.", "¥", "CNY"),
    ("Cairo printed money.", "£", "EGP"),
    ("Lagos and Abuja fear the flood.", "N", "NGN"),
    ("Oslo will pay.", "kr", "NOK"),
]


@pytest.mark.parametrize(("sign", "code"), BEFORE)
def test_signs_before_a_number(sign: str, code: str) -> None:
    found = Money(sign + "5").sign_before(len(sign))
    assert found is not None
    assert (found.code, found.edge) == (code, 0)


@pytest.mark.parametrize("text", ["R5", "K9", "P5", "AB 5", "GPT-5", "won 5", "in 5"])
def test_letters_that_are_no_money(text: str) -> None:
    assert Money(text).sign_before(len(text) - 1) is None


@pytest.mark.parametrize(("text", "code", "name"), AFTER)
def test_names_behind_a_number(text: str, code: str, name: str) -> None:
    found = Money("5" + text).name_after(1)
    assert found is not None
    assert (found.code, ("5" + text)[1 : found.edge]) == (code, name)


@pytest.mark.parametrize("text", [" people", " goods", "-year plan", " times", " March", ""])
def test_names_that_are_no_money(text: str) -> None:
    assert Money("5" + text).name_after(1) is None


@pytest.mark.parametrize(("article", "sign", "code"), BY_COUNTRY)
def test_shared_signs_are_settled_by_the_articles_countries(article: str, sign: str, code: str) -> None:
    text = f"{article} It costs {sign}5."
    found = Money(text).sign_before(text.rindex("5"))
    assert found is not None
    assert found.code == code


def test_small_change_is_part_of_the_articles_own_money() -> None:
    text = "Dublin and Cork agree, say Irish shops: 35 cents in euros."
    found = Money(text).name_after(text.index(" cents"))
    assert found is not None
    assert (found.code, str(found.factor)) == ("EUR", "0.01")
