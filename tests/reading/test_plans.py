"""Plans under their own name: what is one, and its words."""

import re
from datetime import date

import pytest

from korus.reading.mentions import Attribution, Span
from korus.reading.plans import with_its_subject, with_named_plans
from korus.reading.text import parse


def contents(text: str) -> list[str]:
    document = parse(text, published=date(2025, 10, 14))
    return [a.content[0].of(text) for a in with_named_plans(document, [])]


@pytest.mark.parametrize(
    "text",
    [
        "The goal was scored in the last minute.",
        "The plan is popular.",
        "“The goal is to win,” she said.",  # somebody speaks: the cue model's
        "The mayor is to open the bridge on Friday.",  # no plan but a person
        "The strategy is what counts.",
        "The vote was held in May.",
        "The arrow hit the wall, aiming at nothing.",
        "The harbour is said to be shut.",
        "“The vote is to be held in May,” she said.",
    ],
)
def test_what_is_no_named_plan(text):
    assert contents(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The goal is to build 400 homes by 2030.", "to build 400 homes by 2030"),
        ("Its main aim was to cut waiting times.", "to cut waiting times"),
        ("The vote is to be held in May.", "The vote is to be held in May"),  # no owner: its subject is planned too
        ("Under the programme, 400 homes are to be built by 2030.", "400 homes are to be built by 2030"),
        ("The ministry is preparing a law, aiming to start in 2026.", "to start in 2026"),
        ("First, the plan is to add two lines and to lower fares.", "to add two lines and to lower fares"),
    ],
)
def test_a_named_plan_is_a_statement(text, content):
    assert contents(text) == [content]


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[The line] /is to/ {run 18 kilometres}.", "The line is to run 18 kilometres"),
        ("[The first trains] /will/ {run in May}.", "The first trains will run in May"),
        # who may have a plan has it, and who says it says it
        ("[The mayor] /is to/ {run the line}.", "run the line"),
        ("[The ministry] /will/ {run the line}.", "run the line"),
        ("[Samho] /will/ {run the line}.", "run the line"),
        ("[The survey] /found/ {18 kilometres}.", "18 kilometres"),
    ],
)
def test_a_thing_has_no_plans_of_its_own(marked, content):
    text, spans = "", []
    for piece in re.split(r"([\[\]/{}])", marked):
        if piece in tuple("[]/{}"):
            spans.append(len(text))
        else:
            text += piece
    source, cue, found = (Span(*spans[k : k + 2]) for k in (0, 2, 4))
    told = with_its_subject(
        parse(text, published=date(2025, 10, 14)), Attribution((source,), (cue,), (found,), "indirect")
    )
    assert told.content[0].of(text) == content
    assert bool(told.source) == (told.content[0] == found)
