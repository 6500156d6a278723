"""Which claims are told where."""

import pytest

from korus.reading.claimed import Claimed
from korus.reading.mentions import ClaimMention, Span


def claim(*content: tuple[int, int], cue: tuple[int, int], source: tuple[int, int]) -> ClaimMention:
    return ClaimMention("account", tuple(Span(*c) for c in content), cue=(Span(*cue),), source=(Span(*source),))


#: The first two are told in a sentence from 0 to 50; the content of the second reaches beyond it, over the third.
CLAIMS = [
    claim((12, 20), (30, 35), cue=(8, 11), source=(0, 7)),
    claim((40, 90), cue=(36, 39), source=(36, 39)),
    claim((60, 70), cue=(55, 59), source=(51, 54)),
]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((20, 30), []),  # between two pieces of one content: neither is touched
        ((35, 40), []),
        ((0, 50), [(12, 20), (30, 35), (40, 90)]),
        ((80, 95), [(40, 90)]),  # the one behind it in order ends before
        ((65, 66), [(40, 90), (60, 70)]),
        ((90, 200), []),
    ],
)
def test_contents_over_a_stretch(span, expected):
    assert Claimed(CLAIMS).contents_over(Span(*span)) == [Span(*e) for e in expected]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        ((12, 36), []),  # contents tell nothing
        ((52, 58), []),  # half a source and half a cue
        ((0, 50), [0, 1]),
        ((51, 100), [2]),
        ((0, 100), [0, 1, 2]),
    ],
)
def test_claims_told_in_a_stretch(span, expected):
    assert Claimed(CLAIMS).told_in(Span(*span)) == [CLAIMS[k] for k in expected]


def test_nothing_is_claimed():
    assert Claimed([]).contents_over(Span(0, 9)) == []
    assert Claimed([]).told_in(Span(0, 9)) == []
