"""Edges of contents and sources: what the model labelled, in {braces}, and what it becomes."""

import re
from datetime import date

import pytest

from korus.reading import edges
from korus.reading.contents import CONTENT, CUE, OTHER, SOURCE, Labelling
from korus.reading.syntax import Syntax
from korus.reading.text import parse


def labelled(marked: str) -> tuple[Syntax, Labelling]:
    """A sentence with {content}, [source] and its cue between slashes, as the content model labels it."""
    text = re.sub(r"[\[\]{}/]", "", marked)
    s = Syntax(parse(text, published=date(2025, 1, 1)))
    label, at = OTHER, []
    opened = {"{": CONTENT, "[": SOURCE, "}": OTHER, "]": OTHER}
    for c in marked:
        if c == "/":
            label = OTHER if label == CUE else CUE
        elif c in opened:
            label = opened[c]
        else:
            at.append(label)
    labels = [at[start] for start in s.start]
    cue = labels.index(CUE)
    return s, Labelling(cue, 0, tuple(labels), (1.0,) * len(labels), 1.0)


def text_of(s: Syntax, tokens: list[int]) -> str:
    return " ".join(s.word[t] for t in tokens)


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        # Nothing is added beyond the phrase, across a mark, or from the source and the cue.
        ("[The minister] /said/ {taxes would fall} next year.", "taxes would fall"),
        ("[The minister] /called/ the plan “{too late}”.", "too late"),
        ("{Taxes will fall}, [the minister] /said/, {next year}.", "taxes will fall next year"),
        ("[The minister] /said/ nothing.", ""),
        # A sign stays with its number.
        ("[The minister] /said/ {prices rose by 30}%.", "prices rose by 30 %"),
        ("[The minister] /said/ it would cost $ {30 million}.", "it would cost $ 30 million"),
        ("[The minister] /wants/ $ {30 million}.", "$ 30 million"),
        # A phrase is not cut in two.
        ("[The minister] /said/ {the fund would build new} roads.", "the fund would build new roads"),
        ("[The minister] /said/ new {roads would be built}.", "new roads would be built"),
        # The clause that the cue governs has its beginning; where its verb was found, what is left out is left out.
        (
            "The city will have a tram by {the end of 2030}, [the mayor] /promised/.",
            "the city will have a tram by the end of 2030",
        ),
        ("The city {will have a tram}, [the mayor] /promised/.", "will have a tram"),
        # What cannot end a content takes what it governs; where nothing is governed, nothing follows.
        (
            "{Grants would help the town to} turn the tide, [the minister] /said/.",
            "grants would help the town to turn the tide",
        ),
        ("{The town had nothing to pay for}, [the minister] /said/.", "the town had nothing to pay for"),
        ("{Grants would go to}, [the minister] /said/, other towns.", "grants would go to"),
        # A small hole is closed.
        ("[The minister] /said/ {Korea would be} one {of three powers}.", "korea would be one of three powers"),
        # The day of speaking is not what is said; the day of the deed is.
        ("[The minister] /said/ {Wednesday it would build a yard}.", "it would build a yard"),
        ("[The minister] /said/ {Wednesday would be a holiday}.", "wednesday would be a holiday"),
    ],
)
def test_content(marked: str, content: str) -> None:
    s, labelling = labelled(marked)
    assert text_of(s, edges.content(s, labelling)) == content


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("[After a meeting at the palace, President Park] /said/ {taxes would fall}.", "president park"),
        ("[The] government /announced/ {a new flag}.", "the government"),
        ("According /to/ [the ministry], {taxes would fall}.", "the ministry"),
        ("[Anna Berg, the minister of trade,] /said/ {taxes would fall}.", "anna berg , the minister of trade ,"),
        ("/Asked/ whether {taxes would fall}, nobody spoke.", ""),
    ],
)
def test_source(marked: str, source: str) -> None:
    s, labelling = labelled(marked)
    assert text_of(s, edges.source(s, labelling)) == source
