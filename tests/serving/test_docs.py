"""The commands of docs/api.md work as they stand there."""

import re
import subprocess
from pathlib import Path

import pytest

from tests.api import Visitor
from tests.factories import TEXT, AppearanceFactory, ArticleFactory
from timeline.models import Article

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text()
COMMANDS = re.findall(r"^## (\d+\. .+?)\n```sh\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL)


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_every_command_answers(live_server):
    token = Visitor.with_role("curator").headers["Authorization"].removeprefix("Token ")
    AppearanceFactory(article=ArticleFactory(text=TEXT))
    environment = {"KORUS": live_server.url, "TOKEN": token, "PATH": "/usr/bin:/bin"}
    assert len(COMMANDS) == 10
    for title, command in COMMANDS:
        run = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", command.replace("curl -s ", "curl -s --fail-with-body ")],
            env=environment, capture_output=True, text=True, check=False, timeout=60,
        )  # fmt: skip
        assert run.returncode == 0, f"{title}\n{run.stdout}\n{run.stderr}"
    assert Article.objects.count() == 3
