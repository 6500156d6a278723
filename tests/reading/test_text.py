"""Blocks, quotations and offsets: what the other subjects stand on."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading import blocks, quotations, text
from korus.reading.mentions import Span

DAY = date(2025, 1, 1)


def kinds(article: str, title: str = "") -> list[str]:
    return [block.kind for block in blocks.find(article, title)]


@pytest.mark.parametrize(
    "line",
    [
        "Home | News | Opinion | Jobs",
        "Read more: What the deal means",
        "ALSO READ: Smelter ban moves to next year",
        "By Rita Scarpone and Moe Dunleavy",
        "Photo: The falcon, Otto, with his keeper.",
        "Image caption: Cobblestones outside the school",
        "Riders on the avenue on Thursday (AP Photo)",
        "We use cookies to give you the best experience.",
        "Sign up for our daily bulletin",
        "Monday, March 16, 2009",
        "Published: 19 Nov. 2025, 15:15",
        "© The Daily. All rights reserved.",
        "본문 바로가기",
        "What do you think of this plan? Should others follow?",
        "Reporting by Ann Lee; editing by Bo Tarp",
    ],
)
def test_furniture_is_known_by_its_words(line: str) -> None:
    article = f"The minister spoke on Monday.\n\n{line}\n\nShe said nothing new about the harbour."
    assert kinds(article) == ["body", "furniture", "body"]


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the yard will build 20 ships a year, the company said.",  # begins like a byline
        "Photographs show the minister at the dock, aides said.",
        "“Read more books,” she told the pupils.",
        "Target: 115,000 public homes over five years",  # a statement in a list, without a full stop
        "Declan M: who has a problem with a goat",
        "Subscribers will pay 3% more, the operator said.",
        "• Apple will hire 300 people.",
    ],
)
def test_what_only_looks_like_furniture_is_body(line: str) -> None:
    article = f"The minister spoke on Monday.\n\n{line}\n\nShe said nothing new about the harbour."
    assert kinds(article) == ["body", "body", "body"]


def test_a_headline_stands_before_the_body_and_a_subheading_inside_it() -> None:
    article = "Island to ban petrol boats\n\nThe premier spoke.\n\nA long way to go\n\nShe left on Friday."
    assert kinds(article) == ["headline", "body", "headline", "body"]


def test_a_pull_quote_and_a_repeated_headline_are_furniture() -> None:
    article = (
        "Bankers meet in the old capital city\n\nBankers met on Monday. We know it can be done if we try, he said.\n\n"
        "Bankers meet in the old capital city\n\nWe know it can be done if we try\n\nThey left."
    )
    assert kinds(article) == ["headline", "body", "furniture", "furniture", "body"]


def test_hard_wrapped_lines_are_one_paragraph_and_no_sentence_ends_with_them() -> None:
    article = (
        "The ministry said on Monday that it would spend three billion won on\n"
        "new roads in the south of the country, and that the work, which was\n"
        "put off twice, would begin before the rains. The minister told the\n"
        "press that nobody would have to move.\n\n"
        "A second paragraph says that the money comes from the fuel tax and\n"
        "that it will last until the spring of the year after next."
    )
    document = text.parse(article, published=DAY)
    assert len(document.blocks) == 2
    assert len(document.sentences) == 3


def test_short_lines_of_a_list_are_no_hard_wrapped_paragraph() -> None:
    article = "Three things were agreed:\n- A new road.\n- A new school.\n- A new bridge.\n- A longer pier."
    assert len(blocks.find(article)) == 5


def inner(article: str) -> list[str]:
    return [q.inner.of(article) for q in quotations.find(article, blocks.find(article))]


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        # Negatives: apostrophes, inches, possessives, elisions.
        ("It's the workers' rights that Mr. O'Neill's firm ignores.", []),
        ('A 65" screen and a 32" screen were sold.', []),
        ("In the '90s and the '00s, rock 'n' roll was king.", []),
        ("Ships, docks' cranes and the crews' boats left.", []),
        # All marks.
        ("“We will win,” he said.", ["We will win,"]),
        ('"We will win," he said. "All of us."', ["We will win,", "All of us."]),
        ("''We will win,'' he said.", ["We will win,"]),
        ("« Nous », he said, « jamais ».", [" Nous ", " jamais "]),
        ("‘We will win,’ he said.", ["We will win,"]),
        ("'We will win,' he said.", ["We will win,"]),
        ("The ‘workers’ rights’ bill failed.", ["workers’ rights"]),
        # Nested: the outer one counts.
        ("“He said ‘no’ to us,” she said.", ["He said ‘no’ to us,"]),
        ("‘He called it “mad”,’ she said.", ["He called it “mad”,"]),
        ("\"The 'empty chair' posters,\" he said.", ["The 'empty chair' posters,"]),
        # Mixed kinds of mark for one quotation.
        ('“We will win," he said.', ["We will win,"]),
        # Stray marks: a lost closing mark costs one sentence, a lost opening one nothing.
        ("“We will win. He left. Nobody spoke.", ["We will win."]),
        ('We will win," he said. He left.', []),
        ('He left." “We stay,” she said.', ["We stay,"]),
    ],
)
def test_quotations(article: str, expected: list[str]) -> None:
    assert inner(article) == expected


def test_a_quotation_goes_on_in_the_next_paragraph() -> None:
    article = "“We burn money. We breathe it.\n\n“We will stop,” she said."
    found = quotations.find(article, blocks.find(article))
    assert [(q.inner.of(article), q.closed) for q in found] == [
        ("We burn money. We breathe it.", False),
        ("We will stop,", True),
    ]


def test_a_long_text_is_parsed_in_pieces_with_its_own_offsets() -> None:
    article = "The minister spoke to the press about the harbour on Monday.\n\n" * 700
    document = text.parse(article, published=DAY)
    assert len(article) > 2 * text.PIECE
    assert all(article[t.idx : t.idx + len(t.text)] == t.text for t in document.doc[-50:])


def test_a_run_without_blanks_is_parsed_in_pieces_too() -> None:
    # One run of commas costs the tokenizer the square of its length: 20,000 of them were minutes.
    article = "Before. " + "," * (20 * text.UNBROKEN) + " Behind."
    document = text.parse(article, published=DAY)
    assert [document.text[t.idx : t.idx + len(t)] for t in document.doc] == [t.text for t in document.doc]
    assert document.doc[-2].idx == article.index("Behind")


def test_no_piece_has_more_tokens_than_the_parser_may_hold() -> None:
    # A line of one letter is two tokens: such a piece was five times as heavy as one of an article.
    pieces = list(text._pieces("a\n" * text.PIECE))
    assert max(map(len, pieces)) <= text.TOKENS
    assert "".join(piece.text_with_ws for piece in pieces) == "a\n" * text.PIECE


MARKS = st.text(alphabet=st.sampled_from(list("“”‘’\"'`«»„ \n.,!ab'A1–•:")), max_size=300)


@settings(max_examples=150, deadline=None)
@given(MARKS | st.text(max_size=200))
def test_blocks_and_quotations_stand_in_any_text(article: str) -> None:
    found = blocks.find(article)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    for quotation in quotations.find(article, found):
        block = found[quotation.block].span
        assert block.contains(quotation.span)
        assert quotation.span.contains(quotation.inner)


@settings(max_examples=25, deadline=None)
@given(MARKS | st.text(max_size=200))
def test_parse_keeps_every_offset(article: str) -> None:
    document = text.parse(article, published=DAY)
    assert len(document.blocks_of_tokens) == len(document.doc)
    assert sum(len(t.text_with_ws) for t in document.doc) == len(article)
    assert document.tokens(Span(0, len(article))).start == 0
