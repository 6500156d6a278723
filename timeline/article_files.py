"""Articles in files: what `import_articles` and the samples read.

.txt      the text; it may begin with a header of lines like `published_on: 2025-07-22`, ended by a blank line
.html     a web page; trafilatura finds text, title, date and byline
.ndjson   an object a line, with the fields of `POST /api/v1/articles`
"""

import re
from collections.abc import Iterator
from pathlib import Path

import orjson

FIELDS = ("text", "html", "title", "url", "outlet", "byline", "language", "published_on")
SUFFIXES = (".txt", ".html", ".htm", ".ndjson", ".jsonl")

_HEADER = re.compile(rf"({'|'.join(FIELDS[2:])}):[ \t]*(.*)")

Fields = dict[str, str]


class BadFile(ValueError):
    """The file, or a line of it, holds no article."""


def articles_in(path: Path) -> Iterator[tuple[str, Fields]]:
    """Each article of a file: where it stands ("name.ndjson:12"), and `add_article`'s arguments. Raises BadFile."""
    if path.suffix in (".ndjson", ".jsonl"):
        yield from _lines(path)
        return
    text = read_text(path)
    yield str(path), {"html": text} if path.suffix in (".html", ".htm") else read_txt(text)


def read_txt(text: str) -> Fields:
    """The header's fields and the text of a .txt file."""
    found: Fields = {}
    lines = text.lstrip("\ufeff").split("\n")
    for number, line in enumerate(lines):
        match = _HEADER.fullmatch(line.strip())
        if match is None:
            # Without a header the whole file is the article; with one, a blank line ends it.
            body = lines[number + 1 :] if found and not line.strip() else lines[number:]
            return found | {"text": "\n".join(body)}
        found[match[1]] = match[2].strip()
    return found | {"text": ""}


def read_text(path: Path) -> str:
    """The file as UTF-8. Raises BadFile."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BadFile(f"{path}: is not UTF-8 ({error.reason} at byte {error.start}): convert it first") from None
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from None


def _lines(path: Path) -> Iterator[tuple[str, Fields]]:
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield f"{path}:{number}", _fields(line, f"{path}:{number}")
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}") from None


def _fields(line: bytes, place: str) -> Fields:
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise BadFile(f"{place}: is no JSON ({error})") from None
    if not isinstance(found, dict):
        raise BadFile(f"{place}: is no object like {{'text': …, 'published_on': …}}")
    unknown = set(found) - set(FIELDS)
    if unknown:
        raise BadFile(f"{place}: unknown fields {', '.join(sorted(unknown))}; there are {', '.join(FIELDS)}")
    wrong = [key for key, value in found.items() if not isinstance(value, str | None)]
    if wrong:
        raise BadFile(f"{place}: {', '.join(wrong)} must be text")
    return {key: value for key, value in found.items() if value is not None}
