"""Attributions in brat's standoff format, as PolNeAR has them, read into the shape of the training corpus.

    text/NAME.txt                        the article
    attributions/NAME_ANNOTATOR.ann      T1<tab>Source 149 161<tab>...
                                         E1<tab>Attribution:T4 Content:T3 Cue:T2 Source:T1

Spans in pieces are written "303 414;426 497". A file that lies beside its text under the same name is read too.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from korus.reading.corpus import MarkedReading

_BOUND = re.compile(r"(T\d+)\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"E\d+\t(.+)")
_PARTS = {"Source": "source", "Cue": "cue", "Content": "content"}
_PUBLISHED = re.compile(r"\d{4}-\d\d-\d\d")


def read(folder: Path) -> list[MarkedReading]:
    """The readings under `folder`, in the order of their names; annotations without their text are left out."""
    texts = {path.stem: path for path in sorted(folder.rglob("*.txt"))}
    found: dict[str, MarkedReading] = {}
    for annotations in sorted(folder.rglob("*.ann")):
        name = annotations.stem
        path = texts.get(name) or texts.get(name.rpartition("_")[0])
        # An article that several people annotated is taken from the first of them.
        if path is None or path.stem in found:
            continue
        text = path.read_text(encoding="utf-8")
        found[path.stem] = _reading(path.stem, text, annotations.read_text(encoding="utf-8"))
    return list(found.values())


def _reading(name: str, text: str, annotations: str) -> MarkedReading:
    published = _PUBLISHED.search(name)
    return {
        "id": name,
        "file": name.partition("_")[0],
        "title": "",
        "source": name.partition("_")[0],
        "language": "en",
        "published": published[0] if published else "1970-01-01",
        "text": text,
        "claims": list(_claims(text, annotations)),
        "events": [],
    }


def _claims(text: str, annotations: str) -> Iterator[MarkedReading]:
    spans = {
        match[1]: [[int(n) for n in piece.split()] for piece in match[3].split(";")]
        for match in map(_BOUND.match, annotations.splitlines())
        if match
    }
    for line in annotations.splitlines():
        event = _EVENT.match(line)
        if not event:
            continue
        parts: dict[str, list[list[int]]] = {"source": [], "cue": [], "content": []}
        for argument in event[1].split():
            role, _, target = argument.partition(":")
            part = _PARTS.get(role.rstrip("0123456789"))
            if part:
                parts[part] += spans.get(target, [])
        if parts["content"]:
            claimant = " ".join(text[a:b] for a, b in parts["source"])
            yield {
                "claimant": claimant,
                "kind": None,
                **{k: sorted(v) for k, v in parts.items()},
                "figures": [],
                "dates": [],
            }
