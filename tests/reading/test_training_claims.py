"""Training of kinds and events from marked-up articles."""

import pytest

from korus.reading import corpus, training_claims

ARTICLES = """
<article id="x-1" title="Quay" source="Wire" published="2025-10-14">
<e title="Port opens quay" when="2025-10-13">The port opened a quay on Monday.</e>
<s1>Ada Brandt</s1> <c1>vowed</c1> <q1 kind="pledge" by="Ada Brandt">to build another</q1>.
<s2>She</s2> <c2>said</c2> <q2 kind="account" by="Ada Brandt">the old one had sunk</q2>.
</article>
"""


@pytest.fixture
def readings(tmp_path):
    path = tmp_path / "x.xml"
    path.write_text(ARTICLES, encoding="utf-8")
    return corpus.read(path)


def test_claims_without_a_kind_teach_nothing(tmp_path, readings):
    for claim in readings[0]["claims"]:
        claim["kind"] = None  # as in a corpus in brat's format
    training_claims.train(readings, tmp_path)
    assert not list(tmp_path.glob("*.crfsuite"))


def test_the_same_corpus_gives_the_same_weights(tmp_path, readings):
    once, again = tmp_path / "once", tmp_path / "again"
    for folder in (once, again):
        folder.mkdir()
        training_claims.train(readings, folder)
    names = sorted(path.name for path in once.iterdir())
    assert names == ["kinds.crfsuite", "occasions.crfsuite"]
    assert all((once / name).read_bytes() == (again / name).read_bytes() for name in names)
