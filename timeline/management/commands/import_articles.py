"""`manage.py import_articles PATH…`: take in articles from files, many to a task."""

import argparse
from collections.abc import Iterator
from itertools import batched
from pathlib import Path

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import track

from timeline.article_files import SUFFIXES, BadFile, Fields, articles_in
from timeline.drafts import BadArticle, Draft, draft
from timeline.intake import add_articles

#: Articles stored, and put to the workers, at a time.
AT_ONCE = 100


class Command(BaseCommand):
    help = (
        "Take in articles from .txt, .html and .ndjson files, or from folders of them. A .txt may begin with a header "
        "of lines like `published_on: 2025-07-22`; what a file does not say can be given for all of them here."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--published-on", help="day of publication, as 2025-07-22, where a file does not tell it")
        parser.add_argument("--outlet", help="outlet, where a file does not name it")
        parser.add_argument("--language", help="BCP 47 tag, where a file does not give it")
        parser.add_argument("--user", help="name of the user who adds them")

    def handle(self, *, paths: list[Path], user: str | None, **options: object) -> None:
        added_by = _user(user)
        defaults = {key: options[key] for key in ("published_on", "outlet", "language") if options[key]}
        console = Console(stderr=True)
        bad: list[str] = []
        files = list(_files(paths))
        articles = (item for path in files for item in _articles(path, bad))
        total = sum(map(_count, files))
        shown = track(articles, "Taking in", total, console=console, disable=not console.is_terminal)
        drafts = (one for place, fields in shown if (one := _draft(place, {**defaults, **fields}, bad)))
        created = known = 0
        for some in batched(drafts, AT_ONCE):
            intakes = add_articles(some, added_by=added_by)
            created += sum(intake.created for intake in intakes)
            known += sum(not intake.created for intake in intakes)
        for line in bad:
            self.stderr.write(line)
        self.stdout.write(f"{created} added, {known} were there already, {len(bad)} refused")
        if bad:
            raise CommandError(f"{len(bad)} could not be taken in; the others were", returncode=1)


def _draft(place: str, fields: Fields, bad: list[str]) -> Draft | None:
    """None for what is no article, which is told in `bad`."""
    try:
        return draft(**fields)
    except BadArticle as error:
        bad.append(f"{place}: {error}")
        return None


def _user(name: str | None):
    if name is None:
        return None
    try:
        return get_user_model().objects.get_by_natural_key(name)
    except get_user_model().DoesNotExist:
        raise CommandError(f"there is no user {name!r}") from None


def _files(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and p.is_file())
        elif not path.exists():
            raise CommandError(f"{path} does not exist")
        elif path.suffix not in SUFFIXES:
            raise CommandError(f"{path}: articles are in files that end in {', '.join(SUFFIXES)}")
        else:
            yield path


def _count(path: Path) -> int:
    """How many articles a file has at most, for the progress bar."""
    if path.suffix not in (".ndjson", ".jsonl"):
        return 1
    with path.open("rb") as lines:
        return sum(1 for _ in lines)


def _articles(path: Path, bad: list[str]) -> Iterator[tuple[str, Fields]]:
    try:
        yield from articles_in(path)
    except BadFile as error:
        bad.append(str(error))
