"""The parts of speech and forms that the ruler would set, without asking it about every token."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from korus.reading.attributes import Attributes
from korus.reading.text import model


def tagged(text: str) -> Doc:
    """`text` as it comes to the ruler."""
    nlp = model()
    doc = nlp.make_doc(text)
    for name, pipe in nlp.pipeline:
        if name == "korus_attributes":
            break
        doc = pipe(doc)
    return doc


def told(doc: Doc) -> list[tuple[str, str, str, str, str]]:
    return [(t.text, t.tag_, t.pos_, t.lemma_, str(t.morph)) for t in doc]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "He ain't gonna say what they've gotta do.",  # patterns of two tokens
        "There is a plan. There's another, y'all; let's go. C'm on!",
        "That she was the one who'd known, as well as he himself, is theirs.",
        "I'd have better. I’d go; it’s Anna's. He was the fastest of 7,000 on 5 May. ☃",
    ],
)
def test_it_sets_what_the_ruler_sets(text):
    ruler = model().get_pipe("attribute_ruler")
    assert told(Attributes(ruler)(tagged(text))) == told(ruler(tagged(text)))


WORDS = st.lists(
    st.sampled_from("there is 's ai n't gon na let us y' all got ta have 'd better to be that \n ,".split(" "))
)


@settings(max_examples=30, deadline=None)
@given(WORDS.map(" ".join) | st.text(max_size=60))
def test_it_sets_what_the_ruler_sets_in_any_text(text):
    ruler = model().get_pipe("attribute_ruler")
    kept = model().get_pipe("korus_attributes")
    assert told(kept(tagged(text))) == told(ruler(tagged(text)))


def test_a_ruler_that_looks_at_more_is_left_to_itself():
    nlp = model()
    ruler = nlp.create_pipe("attribute_ruler")
    ruler.add([[{"SHAPE": "dddd"}]], {"POS": "X"})
    assert [t.pos_ for t in Attributes(ruler)(nlp.make_doc("In 2030"))] == ["", "X"]
