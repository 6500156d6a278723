"""Folds: which articles are whose, and what counts as right."""

from typing import Any

import pytest

from korus.reading import folds, training
from korus.reading.folds import Judged, Measured
from korus.reading.models import shipped

TEXT = "The minister, Anna Berg, said that taxes would fall by 3%. “Nobody is happy,” the union said."


def reading(file: str, words: int = 10) -> dict[str, Any]:
    return {"id": file, "file": file, "text": "word " * words}


def test_a_file_stays_whole_and_the_parts_are_about_as_long() -> None:
    readings = [reading("a", 60), reading("b", 30), reading("c", 20), reading("a", 10)]
    assert training.parted(readings, 2) == [0, 1, 1, 0]


def test_fewer_files_than_folds_are_refused() -> None:
    with pytest.raises(ValueError, match="1 files"):
        training.parted([reading("a"), reading("a")], 2)


def marked(claims: dict[str, str]) -> training.Example:
    """TEXT as an article of the corpus, with the words of each claim and their claimant."""
    empty: dict[str, Any] = {"source": [], "cue": [], "figures": [], "dates": [], "kind": "forecast"}
    places = {words: TEXT.index(words) for words in claims}
    found = [{**empty, "content": [[places[w], places[w] + len(w)]], "claimant": by} for w, by in claims.items()]
    return training.example({"id": "a", "text": TEXT, "published": "2025-01-01", "title": "", "claims": found})


def test_half_of_the_letters_make_a_claim_right_and_the_name_its_claimant() -> None:
    e = marked({"taxes would fall": "Anna Berg", "Nobody is happy": "the Employers", "Anna": "not found"})
    measured = folds.judge(e, shipped())
    assert measured.gold == 3
    assert [(j.right, j.claimant_right) for j in measured.judged] == [(True, True), (True, False)]
    assert measured.claims == pytest.approx(4 / 5)
    assert measured.attributed == pytest.approx(2 / 5)


def test_the_calibration_error_is_the_distance_between_sureness_and_truth() -> None:
    sure_and_right = tuple(Judged(0.95, k < 19, 0.5, k < 19) for k in range(20))
    measured = Measured(sure_and_right, 20)
    assert measured.error(lambda j: j.sure, lambda j: j.right) == pytest.approx(0)
    assert measured.error(lambda j: j.sure_of_claimant, lambda j: j.claimant_right) == pytest.approx(0.45)
    assert folds.together([measured, measured]).gold == 40
