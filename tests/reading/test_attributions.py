"""Who said what, in sentences marked [source] {content}."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from korus.reading import attributions
from korus.reading.continuations import REPORTED_RULE
from korus.reading.mentions import Attribution, Span
from korus.reading.text import parse

DAY = date(2025, 1, 1)


def read(article: str) -> tuple[Attribution, ...]:
    return attributions.find(parse(article, published=DAY))


def words(article: str, spans: tuple[Span, ...]) -> str:
    return " … ".join(span.of(article) for span in spans)


def source_of(found: tuple[Attribution, ...], index: int) -> tuple[Span, ...]:
    on = found[index].continues
    return found[index].source if on is None else found[on].source


@pytest.mark.parametrize(
    "article",
    [
        "The bridge, which opened in 1961, carried 9,000 vehicles a day.",
        "The club was founded by dockers in 1891. Its ground seats 9,000.",
        "Home | News | Opinion | Jobs\n\nRead more: What the minister said about the deal\n\nSign up for our bulletin",
        "Photo: “We will sleep here,” vowed one of the riders on Thursday (AP Photo)",
        "Shares in the company closed up 1.4%.",
        "",
        "\n\n \n",
        "”“",
    ],
)
def test_nothing_is_attributed_where_nobody_speaks(article: str) -> None:
    assert read(article) == ()


MARKED = [
    # Indirect speech, its tag before, behind and between.
    "[The minister] said {taxes would fall by 3% next year}.",
    "[The minister] said that {taxes would fall by 3% next year}.",
    "{Taxes will fall next year}, according to [the ministry].",
    # Direct speech; one claim in two pieces, two sentences in two claims.
    "“{We will win},” [the minister] said.",
    '"{Nobody is happy with the deal}," [she] told reporters.',
    "''{We will win this time},'' [Mr. Quine] said.",
    # Plans and promises.
    "[The company] plans {to build two plants in Ohio by 2030}.",
    "[The mayor] vowed {to finish the bridge before the winter}.",
    "[The ministry] pledged {to spend $3 billion on roads by 2030}.",
    # Not only verbs of speech.
    "[A study by the university] found {one in four pupils needs glasses}.",
    "[The bank] expects {the economy to grow by 5% next year}.",
    "[The union] called {the offer an insult}.",
]


@pytest.mark.parametrize("marked", MARKED)
def test_source_and_content(marked: str) -> None:
    article = re.sub(r"[\[\]{}]", "", marked)
    source = re.search(r"\[(.*?)\]", marked)
    contents = re.findall(r"\{(.*?)\}", marked)
    assert source
    (found,) = read(article)
    assert words(article, found.source) == source[1]
    assert words(article, found.content) == " … ".join(contents)
    assert found.explanation.startswith("cue ")


def test_a_quotation_that_the_tag_interrupts_is_one_statement() -> None:
    article = "“The bridge will be built,” the minister said, “and it will be built this year.”"
    (found,) = read(article)
    assert words(article, found.content) == "The bridge will be built … and it will be built this year"
    assert found.quote_type == "direct"


def test_each_sentence_of_a_quotation_is_a_statement_of_the_same_speaker() -> None:
    article = '"There is a lot to do," the minister said. "All of it will be done. Nobody will wait."'
    found = read(article)
    assert [words(article, a.content) for a in found] == [
        "There is a lot to do",
        "All of it will be done",
        "Nobody will wait",
    ]
    assert [a.continues for a in found] == [None, 0, 0]


def test_an_untagged_paragraph_of_quotation_goes_on_from_the_speaker_before_it() -> None:
    article = "“We burn money,” the premier said.\n\n“The big countries should stop telling us to wait.”"
    found = read(article)
    assert words(article, found[1].content) == "The big countries should stop telling us to wait"
    assert found[1].continues == 0


def test_a_word_in_quotation_marks_is_not_continued() -> None:
    article = "“We burn money,” the premier said. The so-called “boat tax” came into force in May."
    assert len(read(article)) == 1


def test_the_parts_of_one_sentence_with_one_source_are_one_statement() -> None:
    article = "The minister admitted that there had been shouting, but said that both sides wanted a bargain."
    (found,) = read(article)
    assert words(article, found.content) == "there had been shouting … both sides wanted a bargain"


def test_a_stray_mark_does_not_spoil_the_other_paragraphs() -> None:
    article = "“The harbour is full, the captain left early.\n\nThe minister said that taxes would fall next year."
    found = read(article)
    assert "taxes would fall next year" in [words(article, a.content) for a in found]


def test_quote_types() -> None:
    article = "The union called the offer an “insult to workers” and said that it would strike."
    assert {a.quote_type for a in read(article)} <= {"mixed", "indirect"}


PIECES = st.lists(
    st.sampled_from(
        [
            "The minister said ",
            "that ",
            "“",
            "”",
            '"',
            ", he said",
            ". ",
            "\n\n",
            "taxes will fall",
            ": ",
            "$3bn",
            "‘",
            "’",
            "☃",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=40, deadline=None)
@given(PIECES | st.text(max_size=120))
def test_any_text_is_read_and_its_spans_hold(article: str) -> None:
    found = read(article)
    assert [a.content[0] for a in found] == sorted(a.content[0] for a in found)
    for attribution in found:
        assert 0 <= attribution.confidence <= 1
        assert attribution.explanation
        spans = (*attribution.source, *attribution.cue, *attribution.content)
        assert all(0 <= s.start < s.end <= len(article) for s in spans)
        assert attribution.continues is None or found[attribution.continues].continues is None


def test_a_paragraph_that_leads_up_with_a_colon_tells_the_speaker() -> None:
    article = "The old prime minister of Dunmark had some advice:\n\n“Nobody reads a long letter. Write a short one.”"
    found = read(article)
    assert [words(article, a.content) for a in found] == ["Nobody reads a long letter", "Write a short one"]
    assert words(article, source_of(found, 1)) == "The old prime minister of Dunmark"


def test_a_sentence_that_tells_more_of_a_plan_goes_on_from_it() -> None:
    article = "The company plans to build two plants in Ohio by 2030. The old yards will be closed and sold."
    found = read(article)
    assert words(article, found[1].content) == "The old yards will be closed and sold"
    assert (found[1].continues, found[1].quote_type) == (0, "indirect")


@pytest.mark.parametrize(
    "further",
    [
        "He would not say how many.",  # told of him, not by him
        "Would the yards survive?",
        "The bridge opened in 1961.",
        "It would have opened in May without the storm.",  # what did not come
        "“They would rather strike,” read a banner.",
    ],
)
def test_what_nobody_said_does_not_go_on(further: str) -> None:
    found = read("The minister said the yards were ready. " + further)
    assert not any(a.explanation == REPORTED_RULE for a in found)


@pytest.mark.parametrize(
    "further", ["The first docks would open in May.", "It would employ 400 people.", "No season would be lost."]
)
def test_would_goes_on_in_what_was_told_indirectly(further: str) -> None:
    article = "The minister said the yard was ready. " + further
    found = read(article)
    assert words(article, found[-1].content) == further[:-1]
    assert (found[-1].continues, found[-1].quote_type) == (0, "indirect")


def test_would_does_not_go_on_behind_a_quotation_or_in_another_paragraph() -> None:
    for before in ("“The yard is ready,” the minister said. ", "The minister said the yard was ready.\n\n"):
        assert len(read(before + "It would employ 400 people.")) == 1
