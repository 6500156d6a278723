"""The settings: each is documented, and nothing is open by default."""

import os
import re
import subprocess
import sys

from korus import var


def variables() -> set[str]:
    """Every variable that the settings, the Procfile or `make run` ask for."""
    settings = re.findall(r'env\.\w+\(\s*"(\w+)"', (var.CODE / "korus" / "settings.py").read_text())
    procfile = re.findall(r"\$\{(\w+)", (var.CODE / "Procfile").read_text())
    run = re.findall(r'(?:environ\.get\(|switched_on\()"(\w+)"', (var.CODE / "korus" / "run.py").read_text())
    return {*settings, *procfile, *run} - {"PATH"}


def test_every_variable_is_in_the_documentation():
    documented = (var.CODE / "docs" / "running.md").read_text()

    assert {name for name in variables() if f"`{name}`" not in documented} == set()


def in_production(code: str) -> subprocess.CompletedProcess:
    kept = {name: value for name, value in os.environ.items() if name not in variables()}
    env = kept | {"DJANGO_SETTINGS_MODULE": "korus.settings"}
    return subprocess.run([sys.executable, "-c", code], cwd=var.CODE, env=env, capture_output=True, text=True)


def test_no_key_is_made_up_for_what_serves_visitors():
    assert "Set the SECRET_KEY environment variable" in in_production("import korus.settings").stderr


def test_what_is_not_set_is_closed():
    code = (
        "import os; os.environ['SECRET_KEY'] = 'x'; import korus.settings as s; "
        "print(s.DEBUG, s.HTTPS, s.KORUS_OPEN_READING, s.SESSION_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.ALLOWED_HOSTS)"
    )

    assert in_production(code).stdout == "False True False True True ['localhost', '127.0.0.1', '[::1]']\n"
