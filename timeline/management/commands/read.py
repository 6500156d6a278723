"""`manage.py read`: articles on standard input, readings on standard output. It needs no database."""

import argparse
import sys
from datetime import date

import orjson
from django.core.management.base import BaseCommand, CommandError

from korus.reading import read
from korus.reading.as_json import as_json


class Command(BaseCommand):
    help = (
        "Read articles as NDJSON (id, text, published; language and title when known) on standard input, and write "
        "their readings as NDJSON in the shape of the gold readings. Needs no database."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--explain", action="store_true", help="say of each record which rule or model made it")

    def handle(self, *, explain: bool, **_: object) -> None:
        for number, line in enumerate(sys.stdin.buffer, start=1):
            if line.strip():
                reading = reading_of(line, number, explain=explain)
                sys.stdout.buffer.write(orjson.dumps(reading, option=orjson.OPT_APPEND_NEWLINE))
                sys.stdout.buffer.flush()


def reading_of(line: bytes, number: int, *, explain: bool = False) -> dict[str, object]:
    """The reading of one line of NDJSON. Raises CommandError that names the line and what is wrong with it."""
    try:
        article = orjson.loads(line)
        text, published = article["text"], date.fromisoformat(article["published"])
        language, title = article.get("language") or "en", article.get("title") or ""
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CommandError(
            f"line {number}: {error!r}; each line is an object with id, text and published (2025-07-22)"
        ) from None
    reading = read(text, language=language, published=published, title=title)
    return {"id": article.get("id"), **as_json(reading, explain=explain)}
