"""The reader: a pure library. No Django, no Celery, no clock, no network.

    read(text, language="en", published=date(2025, 7, 22)) -> Reading

Its parts, each a module: `text` (tokens, paragraphs, quotations), `dates`, `quantities`, `attributions` (who said
what), `actors` (who is who), `kinds` and `claims`, `events`. docs/reading.md tells how they work together.
"""

import os
from datetime import date

from korus.reading.mentions import Reading

__all__ = ["Reading", "load", "read"]

# Numpy multiplies the parser's matrices, and asks this once, when it is first imported. An article is too short for
# two threads: they wait for each other longer than they work, and each worker process would start its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")


def read(text: str, *, language: str, published: date, title: str = "") -> Reading:
    """What `text` says. Deterministic; raises nothing on any string.

    `language` is a BCP 47 tag; for one that Korus cannot read the reading is empty, with an empty `reader_version`.
    `published` is the day against which every relative date is resolved.
    """
    from korus.reading import reader  # noqa: PLC0415  the parser is heavy, and the web process never reads

    return reader.read(text, language=language, published=published, title=title)


def load() -> None:
    """Load the models now, for instance before a worker forks, so that its processes share their memory."""
    from korus.reading import reader  # noqa: PLC0415  as above

    reader.load()
