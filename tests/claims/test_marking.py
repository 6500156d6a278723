"""Cutting a text where its marks begin and end."""

from hypothesis import given
from hypothesis import strategies as st

from claims.desk.marking import Mark, segments


def mark(start, end, card="claim-1", role="content"):
    return Mark(start, end, card, role, "pledge", "proposed")


def cut(text, *marks):
    return [(s.text, s.cards) for s in segments(text, marks)]


def test_no_text_and_no_marks():
    assert cut("") == []
    assert cut("as it is") == [("as it is", "")]


def test_marks_that_overlap_share_a_piece_named_by_the_shorter_first():
    pieces = cut("abcdef", mark(0, 4, "claim-1"), mark(2, 5, "claim-2"))
    assert pieces == [("ab", "claim-1"), ("cd", "claim-2 claim-1"), ("e", "claim-2"), ("f", "")]


def test_a_claim_inside_an_event_shows_as_a_claim():
    (piece,) = [s for s in segments("abc", [mark(0, 3, "event-1", "event"), mark(1, 2)]) if len(s.marks) == 2]
    assert (piece.first.card, piece.text) == ("claim-1", "b")


def test_what_reaches_outside_the_text_is_cut():
    assert cut("abc", mark(1, 99), mark(50, 60), mark(2, 2)) == [("a", ""), ("bc", "claim-1")]


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=8))
def test_every_character_is_there_once_and_under_its_marks(text, spans):
    marks = [mark(start, end, f"claim-{n}") for n, (start, end) in enumerate(spans)]
    pieces = segments(text, marks)
    assert "".join(p.text for p in pieces) == text
    for piece in pieces:
        for at in range(piece.start, piece.start + len(piece.text)):
            assert set(piece.marks) == {m for m in marks if m.start <= at < m.end}
