"""`manage.py reread`: let articles be read again, for instance by a new reader."""

import argparse
import time

from django.core.management.base import BaseCommand, CommandError
from django.db.models import QuerySet
from rich.console import Console
from rich.progress import Progress

from timeline import queue
from timeline.models import Article, ArticleState

#: Articles that are queued at a time: a transaction each.
STEP = 500


class Command(BaseCommand):
    help = "Let articles be read again: all of them, or those that the options choose. What a person touched stays."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--state", choices=ArticleState.values, help="only articles in this state ('failed')")
        parser.add_argument("--outlet", help="only articles of this outlet (its name)")
        parser.add_argument("--reader-version", help="only articles read by this version; '' for unread languages")
        parser.add_argument("--no-wait", action="store_true", help="do not wait until they are read")
        parser.add_argument("--patience", type=int, default=600, help="seconds without progress after which to give up")

    def handle(self, *, no_wait: bool, patience: int, **options: object) -> None:
        ids = list(_chosen(options).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(ids), STEP):
            queue.requeue(Article.objects.filter(pk__in=ids[start : start + STEP]))
        self.stdout.write(f"{len(ids)} articles wait to be read again")
        if ids and not no_wait:
            failed = _watch(ids, patience)
            if failed:
                raise CommandError(f"{failed} of {len(ids)} failed: see their reasons in the admin", returncode=1)


def _chosen(options: dict[str, object]) -> QuerySet[Article]:
    articles = Article.objects.all()
    if options["state"]:
        articles = articles.filter(state=options["state"])
    if options["outlet"]:
        articles = articles.filter(outlet__name__iexact=options["outlet"])
    if options["reader_version"] is not None:
        articles = articles.filter(reader_version=options["reader_version"])
    return articles


def _watch(ids: list[int], patience: int) -> int:
    """Show progress until all are read or failed; the number of failed ones. Raises CommandError when nothing moves."""
    console = Console(stderr=True)
    with Progress(console=console, disable=not console.is_terminal) as progress:
        bar = progress.add_task("Reading", total=len(ids))
        moved_at, before = time.monotonic(), -1
        while True:
            states = Article.objects.filter(pk__in=ids)
            done = states.filter(state__in=(ArticleState.READ, ArticleState.FAILED)).count()
            progress.update(bar, completed=done)
            if done >= len(ids):
                return states.failed().count()
            if done != before:
                moved_at, before = time.monotonic(), done
            if time.monotonic() - moved_at > patience:
                raise CommandError(
                    f"nothing was read for {patience} s ({done} of {len(ids)} done): is a worker running?"
                )
            time.sleep(0.5)
