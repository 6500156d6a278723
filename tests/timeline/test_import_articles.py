"""`manage.py import_articles`: many files, and what is wrong with one keeps no other out."""

import json

import pytest
from django.core.management import CommandError, call_command

from timeline.management.commands.import_articles import AT_ONCE
from timeline.models import Article


@pytest.mark.django_db
def test_what_is_no_article_is_told_and_the_others_are_taken_in(tmp_path, capsys):
    lines = [{"text": f"Article {n}.", "published_on": "2026-03-04"} for n in range(AT_ONCE + 5)]
    lines[7] = {"text": "No day."}
    lines[9] = lines[8]
    (tmp_path / "many.ndjson").write_text("\n".join(map(json.dumps, lines)))
    with pytest.raises(CommandError, match="1 could not be taken in"):
        call_command("import_articles", str(tmp_path), "--outlet", "Gazette")
    told = capsys.readouterr()
    assert f"{AT_ONCE + 3} added, 1 were there already, 1 refused" in told.out
    assert "published_on: is required" in told.err
    assert Article.objects.filter(outlet__name="Gazette").count() == AT_ONCE + 3
    assert [a.text for a in Article.objects.order_by("pk")[:3]] == ["Article 0.", "Article 1.", "Article 2."]


@pytest.mark.django_db
def test_a_second_import_adds_nothing(tmp_path, capsys):
    (tmp_path / "one.txt").write_text("published_on: 2026-03-04\n\nThe quay was opened.")
    call_command("import_articles", str(tmp_path))
    call_command("import_articles", str(tmp_path))
    assert "0 added, 1 were there already, 0 refused" in capsys.readouterr().out
