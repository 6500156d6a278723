"""`manage.py load_samples`, with a real worker and without one."""

import io
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from claims.models import Claim
from tests.celery_processes import CeleryProcess
from timeline.models import Article, ArticleState, Decision, State

ARTICLE = """outlet: Greyhaven Gazette
url: https://gazette.example/{number}
published_on: 2026-03-04

Ada Brandt, the mayor of Greyhaven, said on Tuesday that the town would build {number} homes by 2028.
"""

DECISIONS = """
- {article: homes-400, quote: the town would build 400 homes by 2028, decision: confirm}
- {article: homes-400, quote: "Ada Brandt, the mayor of Greyhaven", decision: reject}
- {article: homes-900, quote: the town would build, decision: confirm}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    articles = tmp_path / "articles"
    articles.mkdir()
    for number in (400, 500):
        (articles / f"homes-{number}.txt").write_text(ARTICLE.format(number=number))
    (tmp_path / "decisions.yaml").write_text(DECISIONS)
    return tmp_path


def load(folder: Path, patience: float = 60) -> tuple[str, str]:
    out, err = io.StringIO(), io.StringIO()
    call_command("load_samples", folder=folder, patience=patience, stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


@pytest.mark.django_db
def test_without_a_worker_it_gives_up_and_says_what_to_do(folder: Path):
    with pytest.raises(CommandError, match=r"2 sample articles still wait.*start a worker") as error:
        load(folder, patience=0.3)
    assert error.value.returncode == 1
    assert Article.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "complaint"),
    [
        ("decisions.yaml", "- {article: homes-400, decision: confirm}", "entry 1: needs"),
        ("decisions.yaml", "- {article: [", "decisions.yaml"),
        ("decisions.yaml", "article: homes-400", "no list"),
        ("articles/undated.txt", "title: Homes\n\nThe town builds.", "undated.txt: published_on: is required"),
    ],
)
def test_files_that_cannot_be_understood_are_named(folder: Path, name: str, content: str, complaint: str):
    (folder / name).write_text(content)
    with pytest.raises(CommandError, match=complaint):
        load(folder, patience=0.3)


@pytest.mark.django_db
def test_what_could_not_be_read_is_said_and_not_decided_on(folder: Path):
    with pytest.raises(CommandError, match="still wait"):
        load(folder, patience=0.3)
    Article.objects.update(state=ArticleState.READ)
    Article.objects.filter(url__endswith="400").update(state=ArticleState.FAILED, failure="too poisonous")
    out, err = load(folder, patience=0.3)
    assert "homes-400 could not be read (`manage.py reread` tries again): too poisonous" in err
    assert "1 decisions: 0 applied" in out
    assert "found no record" not in err

    Article.objects.update(state=ArticleState.FAILED, failure="no reader")
    with pytest.raises(CommandError, match="none of the sample articles could be read: no reader"):
        load(folder, patience=0.3)


def test_samples_are_read_and_decided_on_once(folder: Path, worker: CeleryProcess):
    worker.start()
    out, err = load(folder)
    assert "2 sample articles, 2 of them new" in out
    assert "waiting for the worker: " in out
    assert "3 decisions: 1 applied, 0 left as they are, 1 found no record" in out
    assert "found no record: reject in homes-400" in err
    assert "there is no such article: confirm in homes-900" in err
    assert Claim.objects.confirmed().get().text == "the town would build 400 homes by 2028"
    assert Claim.objects.filter(state=State.PROPOSED).get().text == "the town would build 500 homes by 2028"

    claims, began = list(Claim.objects.order_by("pk").values()), time.monotonic()
    out, err = load(folder)
    assert time.monotonic() - began < 5
    assert "2 sample articles, 0 of them new" in out
    assert "0 applied, 1 left as they are" in out
    assert list(Claim.objects.order_by("pk").values()) == claims
    assert Decision.objects.count() == 1
