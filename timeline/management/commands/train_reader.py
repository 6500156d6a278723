"""manage.py train_reader CORPUS... [--out FOLDER]: rebuild the weights by which the reader finds claims and events.

With --folds N the corpus is divided by file into N parts, each is read by models trained on the others, and what they
found is printed; no weights are written.
"""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from korus.reading import folds, syntax, training, training_claims
from korus.reading.corpus import MarkedReading
from korus.reading.folds import Measured


class Command(BaseCommand):
    requires_system_checks = ()
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
        parser.add_argument(
            "--folds", type=int, default=0, metavar="N", help="measure on N folds by file instead (3 minutes each)"
        )

    def handle(self, *, corpus: list[Path], out: Path, folds: int, **options: Any) -> None:
        try:
            readings = [reading for path in corpus for reading in training.read_corpus(path)]
        except (OSError, ValueError) as error:
            raise CommandError(str(error)) from error
        words = sum(len(reading["text"].split()) for reading in readings)
        self.stdout.write(f"{len(readings)} articles, {words} words")
        if folds:
            self.measure(readings, folds)
        else:
            self.train(readings, out)

    def train(self, readings: list[MarkedReading], out: Path) -> None:
        out.mkdir(parents=True, exist_ok=True)
        training.train(readings, out)
        training_claims.train(readings, out)
        for path in sorted(out.iterdir()):
            self.stdout.write(f"{path.name}: {path.stat().st_size} bytes")

    def measure(self, readings: list[MarkedReading], count: int) -> None:
        found: list[Measured] = []
        try:
            for measured in folds.measure(readings, count):
                found.append(measured)
                self.stdout.write(_line(f"fold {len(found)}", measured))
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_line("all", folds.together(found)))


def _line(name: str, measured: Measured) -> str:
    """F1 of claims and of attributed claims, and the expected calibration errors of the two."""
    content = measured.error(lambda j: j.sure, lambda j: j.right)
    both = measured.error(lambda j: j.sure * j.sure_of_claimant, lambda j: j.claimant_right)
    return (
        f"{name:8} {len(measured.judged)} found of {measured.gold}: claims {measured.claims:.3f}, "
        f"attributed {measured.attributed:.3f}; calibration error {content:.3f}, with the claimant {both:.3f}"
    )
