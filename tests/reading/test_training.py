"""Training: the same data, the same weights; the corpora it reads."""

from pathlib import Path

import pytest

from korus.reading import brat, corpus, gold, training
from korus.reading.training import example

HEAD = "<article id='a' title='t' published='2025-01-01'>"

ARTICLE = """<article id="t-{n}" title="T" source="S" published="2025-01-0{n}">
<s1>The minister</s1> <c1>said</c1> that <q1 kind="forecast" by="minister">taxes would fall by
<f value="{n}" unit="percent" bound="exact" measure="taxes">{n}%</f></q1>. The bridge was closed.

"<q2 kind="position" by="union">Nobody is happy</q2>," <s3>the union</s3> <c3>said</c3>. "<q3 kind="position"
by="union">We will see</q3>." <s4>The firm</s4> <c4>plans</c4> <q4 kind="pledge" by="firm">to build {n} ships</q4>.
</article>
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.xml").write_text("".join(ARTICLE.format(n=n) for n in range(1, 7)), encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<article id='a'>", "a.xml:"),
        (HEAD + "Nothing.</article>", "no claim"),
        (HEAD + "<q1 kind='lie' by='x'>y</q1></article>", "claim 1"),
        (HEAD + "<q1 kind='figure' by='x'>y <z>1</z></q1></article>", "<z>"),
        (
            HEAD + "<q1 kind='figure' by='x'><d edtf='soon'>y</d></q1></article>",
            "edtf",
        ),
    ],
)
def test_malformed_markup_is_named(tmp_path: Path, markup: str, complaint: str) -> None:
    (tmp_path / "a.xml").write_text(markup, encoding="utf-8")
    with pytest.raises(corpus.MalformedCorpus, match=complaint):
        corpus.read(tmp_path)


def test_the_corpus_of_the_project_is_well_formed() -> None:
    readings = corpus.read(Path(__file__).parents[2] / "fixtures" / "corpus")
    assert len(readings) > 300
    for reading in readings:
        spans = [span for claim in reading["claims"] for part in ("source", "cue", "content") for span in claim[part]]
        assert all(0 <= start < end <= len(reading["text"]) for start, end in spans)


def test_markup_becomes_text_with_spans(folder: Path) -> None:
    reading = corpus.read(folder)[2]
    text = reading["text"]
    assert text.startswith("The minister said that taxes would fall by 3%. The bridge was closed.\n\n")
    first = reading["claims"][0]
    assert [text[a:b] for part in ("source", "cue", "content") for a, b in first[part]] == [
        "The minister",
        "said",
        "taxes would fall by 3%",
    ]
    assert first["figures"][0]["value"] == "3"


def test_untagged_sentences_of_a_quotation_belong_to_the_tagged_one(folder: Path) -> None:
    made = example(corpus.read(folder)[0])
    contents = [" ".join(made.syntax.word[t] for t in sorted(g.content)) for g in made.gold]
    assert any("nobody is happy" in content and "we will see" in content for content in contents)


def test_a_token_has_one_label() -> None:
    attribution = gold.Gold(3, frozenset({1, 2}), frozenset({3}), frozenset({5, 6}))
    assert [attribution.label(t) for t in range(7)] == ["O", "S", "S", "U", "O", "C", "C"]


def test_brat_standoff(tmp_path: Path) -> None:
    text = "“We win,” she said. “All of us.”"
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "daily_2016-03-11_win.txt").write_text(text, encoding="utf-8")
    (tmp_path / "attributions" / "daily_2016-03-11_win_ab12.ann").write_text(
        "T1\tSource 10 13\tshe\nT2\tCue 14 18\tsaid\nT3\tContent 0 9;20 32\t...\nT4\tAttribution 14 18\tsaid\n"
        "E1\tAttribution:T4 Source:T1 Cue:T2 Content:T3\n",
        encoding="utf-8",
    )
    (reading,) = brat.read(tmp_path)
    assert reading["published"] == "2016-03-11"
    (claim,) = reading["claims"]
    assert [text[a:b] for a, b in claim["content"]] == ["“We win,”", "“All of us.”"]
    assert claim["claimant"] == "she"


def test_a_folder_without_a_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="holds neither"):
        training.read_corpus(tmp_path)


def test_the_same_data_gives_the_same_weights(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "CLUSTERS", (5, 3))  # 600 clusters of 20,000 vectors take seconds
    made = []
    for name in ("one", "two"):
        out = tmp_path / name
        out.mkdir()
        training.train(training.read_corpus(folder), out)
        made.append({path.name: path.read_bytes() for path in out.iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == {"clusters.npy", "cues.crfsuite", "contents.crfsuite", "confidence.json"}
