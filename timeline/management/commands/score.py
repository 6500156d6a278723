"""`manage.py score`: how well the reader reads the gold articles, and what that gained and lost."""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from hashlib import sha256
from pathlib import Path

import orjson
from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from korus.reading import read
from korus.reading.as_json import as_json

Reading = dict

#: The gold's own scorer and compiler: they belong to the gold, not to Korus, and run as they are.
SHARED = settings.BASE_DIR.parent / "shared" / "gold"


class Command(BaseCommand):
    help = (
        "Read the gold articles, print the table of their score.py, and what was gained and lost against the readings "
        "of the reader as it was at the last commit."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument(
            "--gold",
            type=Path,
            default=SHARED / "dev",
            help="folder of gold readings (NAME.json, or NAME.yaml and .txt)",
        )
        parser.add_argument("--only", default="", help="score the articles whose id begins so ('seed')")
        parser.add_argument("--worst", type=int, default=0, help="list so many misses and extras of each article")
        parser.add_argument("--alone", action="store_true", help="do not compare with the last commit")

    def handle(self, *, gold: Path, only: str, worst: int, alone: bool, **_: object) -> None:
        if not SHARED.is_dir():
            raise CommandError(
                f"{SHARED} is not here: the scorer and the gold of {SHARED / 'dev'} are no part of Korus"
            )
        folder = settings.VAR / "score"
        folder.mkdir(parents=True, exist_ok=True)
        paths = sorted(_compiled(gold, folder).glob(f"{only}*.json"))
        if not paths:
            raise CommandError(f"no gold readings in {gold}; give --gold FOLDER")
        articles = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}
        readings = {name: _read(article) for name, article in articles.items()}
        _print_table(readings, folder, articles, worst)
        if not alone:
            _print_changes(articles, readings, _committed_readings(articles, folder))


def _compiled(gold: Path, folder: Path) -> Path:
    """The folder of the compiled readings: `gold` itself, or where its NAME.yaml and NAME.txt have been compiled."""
    if any(gold.glob("*.json")) or not any(gold.glob("*.yaml")):
        return gold
    target = folder / "compiled"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(gold, target)
    done = subprocess.run([sys.executable, str(SHARED / "compile.py"), str(target)], capture_output=True, text=True)
    if done.returncode:
        raise CommandError(f"{gold} does not compile:\n{done.stdout}{done.stderr}")
    return target


def _read(article: dict) -> Reading:
    reading = read(
        article["text"],
        language=article.get("language") or "en",
        published=date.fromisoformat(article["published"]),
        title=article.get("title") or "",
    )
    return {"id": article["id"], **as_json(reading)}


def _write(readings: dict[str, Reading], path: Path) -> None:
    path.write_bytes(b"".join(orjson.dumps(r, option=orjson.OPT_APPEND_NEWLINE) for r in readings.values()))


def _print_table(readings: dict[str, Reading], folder: Path, articles: dict[str, dict], worst: int) -> None:
    """Runs the scorer on the articles that were read."""
    chosen = folder / "gold"
    chosen.mkdir(exist_ok=True)
    for old in chosen.glob("*.json"):
        old.unlink()
    for name, article in articles.items():
        (chosen / f"{name}.json").write_text(json.dumps(article), encoding="utf-8")
    _write(readings, folder / "readings.ndjson")
    command = [sys.executable, str(SHARED / "score.py"), str(chosen), str(folder / "readings.ndjson")]
    subprocess.run([*command, *(["--worst", str(worst)] if worst else [])], check=True)


def _committed_readings(articles: dict[str, dict], folder: Path) -> dict[str, Reading]:
    """What the committed reader reads: its files are laid out beside and run; kept by the hash of its folder."""
    version = _git("rev-parse", "HEAD:korus/reading").decode().strip()
    lines = b"".join(orjson.dumps(_as_input(a), option=orjson.OPT_APPEND_NEWLINE) for a in articles.values())
    kept = folder / f"{version[:12]}-{sha256(lines).hexdigest()[:12]}.ndjson"
    if not kept.exists():
        with tempfile.TemporaryDirectory() as committed:
            subprocess.run(["tar", "-x", "-C", committed], input=_git("archive", "HEAD"), check=True)
            command = [sys.executable, "manage.py", "read"]
            kept.write_bytes(
                subprocess.run(command, cwd=committed, input=lines, capture_output=True, check=True).stdout
            )
    return {r["id"]: r for r in map(orjson.loads, kept.read_bytes().splitlines())}


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=settings.BASE_DIR, capture_output=True, check=True).stdout


def _as_input(article: dict) -> dict:
    return {key: article.get(key) for key in ("id", "text", "published", "language", "title")}


def _print_changes(articles: dict[str, dict], readings: dict[str, Reading], committed: dict[str, Reading]) -> None:
    gained, lost = [], []
    for name, article in articles.items():
        before, now = _lines(committed.get(name, {}), article["text"]), _lines(readings[name], article["text"])
        gained += [f"+ {name} {line}" for line in now if line not in before]
        lost += [f"- {name} {line}" for line in before if line not in now]
    print(f"\nAgainst the reader of the last commit: {len(gained)} gained, {len(lost)} lost")
    print("\n".join([*gained, *lost]))


def _lines(reading: Reading, text: str) -> list[str]:
    """A reading as comparable lines: its claims with claimant, kind and words, and its events."""
    claims = [
        f"[{c['kind']}] {c['claimant'] or '?'}: {' … '.join(text[s:e] for s, e in c['content'])[:140]}"
        for c in reading.get("claims", [])
    ]
    return claims + [f"event {e['when']}: {e['title'][:100]}" for e in reading.get("events", [])]
