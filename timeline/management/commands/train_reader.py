"""manage.py train_reader CORPUS... [--out FOLDER]: rebuild the weights by which the reader finds claims and events."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from korus.reading import syntax, training, training_claims


class Command(BaseCommand):
    help = "Train the reader's models. The same corpus gives the same weights, byte for byte."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "corpus",
            nargs="+",
            type=Path,
            help="marked-up *.xml (a file or a folder), or a folder in brat's format (PolNeAR)",
        )
        parser.add_argument(
            "--out", type=Path, default=syntax.WEIGHTS, help="where the weights go (default: the reader's own)"
        )

    def handle(self, *, corpus: list[Path], out: Path, **options: Any) -> None:
        try:
            readings = [reading for path in corpus for reading in training.read_corpus(path)]
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        words = sum(len(reading["text"].split()) for reading in readings)
        self.stdout.write(f"{len(readings)} articles, {words} words")
        out.mkdir(parents=True, exist_ok=True)
        training.train(readings, out)
        training_claims.train(readings, out)
        for path in sorted(out.iterdir()):
            self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")
