"""docs/pledges.md says what the code does: its tables are those of the rubric, of the alarms and of the links."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from claims import rubric
from claims.models import AlarmKind, LinkKind

TEXT = (Path(settings.BASE_DIR) / "docs" / "pledges.md").read_text(encoding="utf-8")
ROWS = [tuple(cell.strip() for cell in line.strip("|\n").split("|")) for line in TEXT.splitlines() if line[:1] == "|"]


@pytest.mark.parametrize("table", [rubric.STAGES, rubric.STATUSES, rubric.GRADES, rubric.STANCES, rubric.TESTABLE])
def test_every_word_stands_there_with_its_sentence(table):
    for word, sentence in table.items():
        assert (f"`{word}`", sentence) in ROWS


@pytest.mark.parametrize("status", rubric.STATUSES)
def test_every_status_stands_there_in_every_scale(status):
    assert (f"`{status}`", *(scale.label(status) for scale in rubric.SCALES.values())) in ROWS


@pytest.mark.parametrize("word", [*AlarmKind.values, *LinkKind.values])
def test_alarms_and_links_are_told(word):
    assert any(re.search(rf"`{word}`", row[0]) for row in ROWS)


def test_the_version_and_what_counts_as_progress_are_told():
    assert f"the rubric is {rubric.RUBRIC_VERSION}." in " ".join(TEXT.split())
    for status in rubric.PROGRESS | rubric.CLOSED:
        assert f"`{status}`" in TEXT
