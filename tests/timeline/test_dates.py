"""EDTF in words."""

import pytest

from timeline.dates import in_words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("", ""),
        ("soon", "soon"),  # no EDTF: as it is
        ("2025-07-22", "22 July 2025"),
        ("2025-07", "July 2025"),
        ("2025", "2025"),
        ("2025~", "about 2025"),
        ("2025-07?", "July 2025 (uncertain)"),
        ("2025-24", "winter 2025"),
        ("2025-33", "first quarter of 2025"),
        ("2025-41", "second half of 2025"),
        ("202X", "the 2020s"),
        ("20XX", "the 2000s"),
        ("2025-07-01/2025-07-05", "1 July 2025 to 5 July 2025"),
        ("2025/..", "from 2025"),
        ("../2030", "until 2030"),
    ],
)
def test_in_words(edtf, words):
    assert in_words(edtf) == words
