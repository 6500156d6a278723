"""The sample articles keep their promises: facts of real people told indirectly, in words of their own; a desk that
quotes what stands there."""

import re
from collections import Counter
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml

from claims import rubric
from claims.samples import read_decisions
from timeline.article_files import read_text, read_txt

FIXTURES = Path(__file__).parent.parent / "fixtures"
REAL_ARTICLES = FIXTURES.parent.parent / "shared" / "gold" / "dev"

ARTICLES = {path.stem: read_txt(read_text(path)) for path in sorted((FIXTURES / "articles").glob("*.txt"))}
DECISIONS = read_decisions(FIXTURES / "decisions.yaml")

#: The articles that tell what real people said; all others play among invented ones.
REAL_PEOPLE = {
    "amcham-chamber-head",
    "amcham-deficits",
    "amcham-prime-minister",
    "audit-ai-factories",
    "audit-re100",
    "forum-ai-budget",
    "forum-race",
    "package-350",
    "roundtable-announcement",
    "roundtable-chairman",
    "year-in-figures",
}

#: Words in a row that two texts share only when one copies the other.
RUN = 8

#: Double and angled marks anywhere, or a single one that opens a word: the apostrophe of "Korea's" is none.
QUOTATION_MARK = re.compile(r"[\"“”„«»「」『』‘]|(?<!\w)['’](?=\w)")


def runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def test_a_copied_sentence_would_be_noticed():
    original = "The minister said that the government would build five hundred factories by 2030."
    assert runs(original) & runs(
        "As announced, the government would build FIVE hundred\nfactories by 2030 (see above)."
    )
    assert not runs(original) & runs("By 2030 the government would have five hundred factories, the minister said.")


@pytest.mark.parametrize("text", ["he said 'no' to it", "he said ‘no’", 'he said "no"', "he said “no”"])
def test_a_quotation_would_be_noticed(text):
    assert QUOTATION_MARK.search(text)


def test_an_apostrophe_is_no_quotation():
    assert not QUOTATION_MARK.search("Korea's and the shipyards' future isn’t settled")


def test_there_are_enough_articles_of_both_kinds():
    assert len(ARTICLES) >= 14
    assert set(ARTICLES) >= REAL_PEOPLE
    assert len(ARTICLES) / 3 < len(REAL_PEOPLE) < 2 * len(ARTICLES) / 3


@pytest.mark.parametrize("name", ARTICLES)
def test_the_header_is_complete(name):
    article = ARTICLES[name]
    assert set(article) - {"byline"} == {"title", "outlet", "url", "language", "published_on", "text"}
    assert article["language"] == "en"
    assert date.fromisoformat(article["published_on"])
    address = urlsplit(article["url"])
    assert (address.scheme, address.hostname.rpartition(".")[2]) == ("https", "example")
    assert len(article["text"].split("\n\n")) > 3


def test_titles_addresses_and_texts_differ():
    for field in ("title", "url", "text"):
        assert max(Counter(article[field] for article in ARTICLES.values()).values()) == 1


@pytest.mark.parametrize("name", sorted(REAL_PEOPLE))
def test_no_words_are_put_into_the_mouth_of_a_real_person(name):
    assert not QUOTATION_MARK.search(ARTICLES[name]["title"] + "\n" + ARTICLES[name]["text"])


@pytest.mark.parametrize("name", ARTICLES)
def test_no_words_of_a_real_article_are_copied(name):
    originals = sorted(REAL_ARTICLES.glob("*.txt"))
    if not originals:
        pytest.skip(f"the articles to compare with are not at {REAL_ARTICLES}")
    ours = runs(ARTICLES[name]["title"] + "\n" + ARTICLES[name]["text"])
    copied = {
        original.name: sorted(" ".join(run) for run in ours & runs(read_text(original))) for original in originals
    }
    assert not {original: found for original, found in copied.items() if found}


@pytest.mark.parametrize("decision", DECISIONS, ids=str)
def test_a_decision_quotes_what_stands_once_in_its_article(decision):
    assert ARTICLES[decision.article]["text"].count(decision.words) == 1


def test_the_desk_has_decided_on_about_half_of_the_articles():
    decided = {decision.article for decision in DECISIONS}
    assert 0.4 < len(decided) / len(ARTICLES) < 0.7
    assert decided & REAL_PEOPLE
    assert decided - REAL_PEOPLE


def test_every_kind_of_decision_is_shown():
    assert {decision.decision for decision in DECISIONS} == {"confirm", "reject", "mend"}
    assert any(decision.event for decision in DECISIONS)


def test_pledges_of_real_people_are_not_judged_and_the_invented_ones_show_every_status():
    pledges = yaml.safe_load((FIXTURES / "pledges.yaml").read_text(encoding="utf-8"))["pledges"]
    invented = set()
    for pledge in pledges:
        judged = [j["status"] for j in pledge.get("follow_ups", ()) if not j.get("waits")]
        statuses = judged or ["not_started"]
        if pledge["claim"]["article"] in REAL_PEOPLE:
            assert set(statuses) <= {"not_started", "not_ratable"}, pledge["title"]
        else:
            invented.add(statuses[-1])
    assert invented == rubric.STATUSES.keys()


def test_every_word_that_pledges_quote_stands_in_its_article_once():
    written = yaml.safe_load((FIXTURES / "pledges.yaml").read_text(encoding="utf-8"))
    meant = [pledge["claim"] for pledge in written["pledges"]]
    meant += [
        row for pledge in written["pledges"] for j in pledge.get("follow_ups", ()) for row in j.get("evidence", ())
    ]
    meant += [link[end] for link in written["links"] for end in ("later", "earlier")]
    for row in meant:
        assert ARTICLES[row["article"]]["text"].count(row["quote"]) == 1, row["quote"]
