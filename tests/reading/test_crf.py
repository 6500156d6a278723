"""CRFsuite's models without CRFsuite: the probabilities are its own."""

from datetime import date

import pycrfsuite
import pytest

from korus.reading import contents, crf, cues, models
from korus.reading.crf import Spelled
from korus.reading.syntax import WEIGHTS, Syntax
from korus.reading.text import parse

ARTICLE = (
    "“We will stop,” Ada Brandt told the council on Monday, “and go home.” The board said that it had agreed.\n\n"
    "According to Leo Falk, a | b || c is no sum. Falk: Why not?"
)
NEAR = 1e-9


@pytest.fixture(scope="module")
def syntax() -> Syntax:
    return Syntax(parse(ARTICLE, published=date(2025, 1, 1)))


def suite(name: str) -> pycrfsuite.Tagger:
    tagger = pycrfsuite.Tagger()
    tagger.open(str(WEIGHTS / name))
    return tagger


def test_words_by_themselves_are_as_probable_as_crfsuite_says(syntax):
    field, tagger = models.shipped().cues, suite("cues.crfsuite")
    rows = [cues.features(syntax, i) for i in cues.candidates(syntax)]
    for row, found in zip(rows, field.alone([field.of(f) for f in row] for row in rows), strict=True):
        tagger.set([row])
        assert found == pytest.approx({label: tagger.marginal(label, 0) for label in tagger.labels()}, abs=NEAR)


def test_words_in_a_row_are_as_probable_as_crfsuite_says(syntax):
    field, tagger = models.shipped().contents, suite("contents.crfsuite")
    probable = cues.find(syntax, models.shipped().cues)
    windows = [(cue, *contents.window(syntax, cue)) for cue in probable]
    # Windows of several lengths go through the field together: the shorter ones are filled up.
    assert len({end - start for _, start, end in windows}) > 2
    told = field.chained((contents.rows(syntax, c, probable, a, b, field) for c, a, b in windows), contents.OTHER)
    for (cue, start, end), (marginals, nothing) in zip(windows, told, strict=True):
        tagger.set(contents.rows(syntax, cue, probable, start, end, Spelled()))
        assert nothing == pytest.approx(tagger.probability([contents.OTHER] * (end - start)), abs=NEAR)
        for label, found in marginals.items():
            assert found == pytest.approx([tagger.marginal(label, k) for k in range(end - start)], abs=NEAR)


def test_features_told_as_places_are_those_told_as_strings(syntax):
    # A word may be a bar itself, and then heads and tails have bars too.
    field = models.shipped().contents
    for cue in (k for k, word in enumerate(syntax.word) if word in ("|", "said", "told", ":")):
        window = contents.window(syntax, cue)
        spelled = contents.rows(syntax, cue, {cue: 0.7}, *window, Spelled())
        assert contents.rows(syntax, cue, {cue: 0.7}, *window, field) == [[field.of(f) for f in row] for row in spelled]


def test_many_words_by_themselves_are_taken_in_batches():
    field = models.shipped().cues
    found = list(field.alone([[field.of("p=NOUN")]] * (2 * crf.ALONE + 1)))
    assert len(found) == 2 * crf.ALONE + 1
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize("data", [b"", b"lCR", b"no model of anybody's"])
def test_another_file_is_refused(tmp_path, data):
    path = tmp_path / "other.crfsuite"
    path.write_bytes(data)
    with pytest.raises(ValueError, match="no model of CRFsuite"):
        crf.opened(path)
