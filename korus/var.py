"""The folder of what this Korus keeps on its machine, and the settings it found nowhere else.

`make run` and `manage.py` take what the environment does not set from `var/settings.env`, which `make run` writes once
and which only its owner can read. So a command typed by hand works on the database that `make run` runs. Web servers
and workers started otherwise never look there: in production every secret comes from the environment.
"""

import os
import secrets
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent


def folder() -> Path:
    """`var/` beside the code, or what KORUS_VAR names; absolute."""
    return Path(os.environ.get("KORUS_VAR") or CODE / "var").resolve()


def make_settings() -> None:
    """Write settings for one machine, with a secret key of its own, unless they are there."""
    path = folder() / "settings.env"
    if not path.exists():
        lines = [
            "# How `make run` and `manage.py` run Korus here where the environment does not say otherwise.",
            "# Keep it secret: docs/running.md explains every line, and what production needs instead.",
            f"SECRET_KEY={secrets.token_urlsafe(50)}",
            "DEBUG=true",
            "HTTPS=false",
            "KORUS_OPEN_READING=true",
        ]
        write_secret(path, lines)


def take_settings() -> None:
    """Set every variable of `settings.env` that the environment does not set."""
    for name, value in read(folder() / "settings.env").items():
        os.environ.setdefault(name, value)


def read(path: Path) -> dict[str, str]:
    """The `NAME=value` lines of a file, whose values are taken as they stand; none where there is no file."""
    if not path.exists():
        return {}
    lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return dict(line.split("=", 1) for line in lines if "=" in line and not line.startswith("#"))


def write_secret(path: Path, lines: list[str]) -> None:
    """Write a file that only this user can read, whole or not at all."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write("\n".join(lines) + "\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
