"""`manage.py load_samples`: take in the sample articles and replay what the sample desk decided on them."""

import time
from collections import Counter
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from claims import sample_pledges, samples, watching
from claims.samples import Outcome
from timeline.article_files import BadFile
from timeline.models import Article, ArticleState

#: Seconds between two looks at what the workers have read.
PAUSE = 0.25


class Command(BaseCommand):
    help = (
        "Take in the sample articles of fixtures/, wait until a worker has read them, and replay the sample desk's "
        "decisions. A second run changes nothing."
    )

    def add_arguments(self, parser) -> None:
        parser.add_argument(
            "--folder", type=Path, default=settings.BASE_DIR / "fixtures", help="articles/ and decisions.yaml"
        )
        parser.add_argument(
            "--patience", type=float, default=90, metavar="SECONDS", help="give up when no article is read for so long"
        )

    def handle(self, *, folder: Path, patience: float, **_: object) -> None:
        desk = samples.desk()
        try:
            decisions = samples.read_decisions(folder / "decisions.yaml")
            pledges = sample_pledges.read_pledges(folder / "pledges.yaml")
            articles, new = samples.take_in(folder / "articles", added_by=desk)
        except (OSError, samples.BadDecision, BadFile) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{len(articles)} sample articles, {new} of them new")
        self._wait(articles, patience)
        failed = self._failed(articles)
        self._replay([d for d in decisions if d.article not in failed], articles, desk)
        read = {name: article for name, article in articles.items() if name not in failed}
        made = sample_pledges.replay(pledges, read, by=desk, warn=self._warn)
        watching.raise_alarms(watching.newsroom_day(timezone.now()))
        self.stdout.write(f"{len(pledges.pledges)} pledges, {made} of them new")

    def _wait(self, articles: dict[str, Article], patience: float) -> None:
        """Return when no article waits or is being read; CommandError when nothing moves for `patience` seconds."""
        ids = [article.pk for article in articles.values()]
        unread = Article.objects.filter(pk__in=ids, state__in=(ArticleState.QUEUED, ArticleState.READING))
        left, moved_at = len(ids) + 1, time.monotonic()
        while now_left := unread.count():
            if now_left < left:
                left, moved_at = now_left, time.monotonic()
                self.stdout.write(f"waiting for the worker: {len(ids) - left} of {len(ids)} read")
            elif time.monotonic() - moved_at > patience:
                raise CommandError(
                    f"{now_left} sample articles still wait, and no worker has read one for {patience:g} seconds: "
                    "start a worker (`make run` does) and run load_samples again"
                )
            time.sleep(PAUSE)

    def _failed(self, articles: dict[str, Article]) -> set[str]:
        """The names of the articles that could not be read, each with a warning; CommandError when all could not."""
        ids = [article.pk for article in articles.values()]
        failures = dict(Article.objects.failed().filter(pk__in=ids).values_list("pk", "failure"))
        failed = {name: failures[article.pk] for name, article in articles.items() if article.pk in failures}
        if failed and len(failed) == len(articles):
            raise CommandError(f"none of the sample articles could be read: {next(iter(failed.values()))}")
        for name, failure in failed.items():
            self._warn(f"{name} could not be read (`manage.py reread` tries again): {failure}")
        return set(failed)

    def _replay(self, decisions: list[samples.SampleDecision], articles: dict[str, Article], desk) -> None:
        outcomes: Counter[Outcome] = Counter()
        for decision in decisions:
            article = articles.get(decision.article)
            if article is None:
                self._warn(f"there is no such article: {decision}")
                continue
            try:
                outcome = samples.replay(decision, article, by=desk)
            except ValidationError as error:
                self._warn(f"refused: {decision}: {'; '.join(error.messages)}")
                continue
            outcomes[outcome] += 1
            if outcome == Outcome.LOST:
                self._warn(f"found no record: {decision}")
        self.stdout.write(
            f"{len(decisions)} decisions: {outcomes[Outcome.APPLIED]} applied, "
            f"{outcomes[Outcome.KEPT]} left as they are, {outcomes[Outcome.LOST]} found no record"
        )

    def _warn(self, message: str) -> None:
        self.stderr.write(self.style.WARNING(f"warning: {message}"))
