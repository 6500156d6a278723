"""The training corpus: marked-up articles (fixtures/corpus/README.md explains the markup) read into plain readings.

A reading is a dict in the shape of the gold readings, with `source` and `cue` spans beside each claim's `content`;
spans are `[start, end]` in code points of its `text`.
"""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from korus.reading.edtf import is_edtf
from korus.reading.mentions import BOUNDS, CLAIM_KINDS

MarkedReading = dict[str, Any]
_Mark = tuple[str, dict[str, str], int, int]  # element, attributes, start, end

_CLAIM_PART = re.compile(r"([scq])(\d+)")
_PARTS = {"s": "source", "c": "cue", "q": "content"}


class MalformedCorpus(ValueError):
    """The markup is not what fixtures/corpus/README.md says; the message names each place."""


def read(path: Path) -> list[MarkedReading]:
    """The readings of a *.xml file, or of a folder's such files in the order of their names. Raises MalformedCorpus."""
    files = sorted(path.glob("*.xml")) if path.is_dir() else [path]
    errors: list[str] = []
    readings: dict[str, MarkedReading] = {}
    for file in files:
        try:
            root = ET.fromstring("<corpus>" + file.read_text(encoding="utf-8") + "</corpus>")
        except ET.ParseError as error:
            errors.append(f"{file.name}: {error}")
            continue
        for element in root.iter("article"):
            found = _reading(element, errors)
            found["file"] = file.stem
            if found["id"] in readings:
                errors.append(f"{found['id']}: this id stands twice")
            readings[found["id"]] = found
    if errors:
        raise MalformedCorpus("\n".join(errors))
    return list(readings.values())


def _reading(element: ET.Element, errors: list[str]) -> MarkedReading:
    complaints = [f"no {key}" for key in ("id", "title", "published") if not element.get(key)]
    text, marks = _Text().of(element)
    complaints += [f"<{tag}> is empty" for tag, _, start, end in marks if start == end]
    marks.sort(key=lambda m: (m[2], -m[3]))
    figures = [_figure(m, text, complaints) for m in marks if m[0] == "f"]
    dates = [_date(m, text, complaints) for m in marks if m[0] == "d"]
    events = [_event(m) for m in marks if m[0] == "e"]
    complaints += [f"unknown element <{m[0]}>" for m in marks if m[0] not in "fde" and not _CLAIM_PART.fullmatch(m[0])]
    claims = list(_claims(marks, figures, dates, complaints))
    if not claims:
        complaints.append("no claim")
    errors += [f"{element.get('id', '?')}: {c}" for c in complaints]
    return {
        "id": element.get("id", ""),
        "title": element.get("title", ""),
        "source": element.get("source", ""),
        "style": element.get("style", ""),
        "language": "en",
        "published": element.get("published", ""),
        "text": text,
        "actors": [{"name": name} for name in dict.fromkeys(c["claimant"] for c in claims)],
        "claims": claims,
        "events": events,
    }


class _Text:
    """Collects an article's text and the spans of its elements; white space is settled on the way."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.marks: list[_Mark] = []

    def of(self, element: ET.Element) -> tuple[str, list[_Mark]]:
        self._walk(element)
        text = "".join(self.parts).rstrip() + "\n"
        return text, [(tag, attributes, *_bare(text, start, end)) for tag, attributes, start, end in self.marks]

    def _walk(self, element: ET.Element) -> None:
        self._add(element.text or "")
        for child in element:
            start = self.length
            self._walk(child)
            self.marks.append((child.tag, dict(child.attrib), start, self.length))
            self._add(child.tail or "")

    def _add(self, text: str) -> None:
        # A blank line parts paragraphs; every other run of white space is one blank.
        text = re.sub(r"[ \t]*\n[ \t]*\n\s*", "\0", text)
        text = re.sub(r"\s+", " ", text).replace("\0", "\n\n")
        if self.parts and self.parts[-1].endswith((" ", "\n")):
            text = text.lstrip(" ")
        if text.startswith("\n\n"):
            while self.parts and self.parts[-1].endswith(" "):
                self.parts[-1] = self.parts[-1][:-1]
                self.length -= 1
        if not self.parts:
            text = text.lstrip()
        if text:
            self.parts.append(text)
            self.length += len(text)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _figure(mark: _Mark, text: str, complaints: list[str]) -> MarkedReading:
    _, attributes, start, end = mark
    try:
        Decimal(attributes.get("value", "none"))
        known = attributes.get("bound") in BOUNDS and bool(attributes.get("unit"))
    except InvalidOperation:
        known = False
    if not known:
        complaints.append(f"<f> {text[start:end]!r}: {attributes}")
    keys = ("value", "upper", "unit", "bound", "measure")
    return {"span": [start, end], **{key: attributes.get(key) for key in keys}}


def _date(mark: _Mark, text: str, complaints: list[str]) -> MarkedReading:
    _, attributes, start, end = mark
    if not is_edtf(attributes.get("edtf", "")):
        complaints.append(f"<d> {text[start:end]!r}: edtf {attributes.get('edtf')!r}")
    return {"span": [start, end], "edtf": attributes.get("edtf")}


def _event(mark: _Mark) -> MarkedReading:
    _, attributes, start, end = mark
    return {
        "title": attributes.get("title"),
        "when": attributes.get("when"),
        "where": attributes.get("where"),
        "participants": [w.strip() for w in attributes.get("who", "").split(";") if w.strip()],
        "evidence": [start, end],
    }


def _claims(
    marks: list[_Mark], figures: list[MarkedReading], dates: list[MarkedReading], complaints: list[str]
) -> Iterator[MarkedReading]:
    parts: dict[str, dict[str, list[list[int]]]] = {}
    attributes_of: dict[str, dict[str, str]] = {}
    for tag, attributes, start, end in marks:
        match = _CLAIM_PART.fullmatch(tag)
        if not match:
            continue
        part, number = match.groups()
        spans = parts.setdefault(number, {"source": [], "cue": [], "content": []})
        spans[_PARTS[part]].append([start, end])
        if part == "q" and attributes:
            attributes_of[number] = attributes
    for number, spans in parts.items():
        attributes = attributes_of.get(number, {})
        if not spans["content"] or attributes.get("kind") not in CLAIM_KINDS or not attributes.get("by"):
            complaints.append(f"claim {number}: content {len(spans['content'])}, attributes {attributes}")
            continue
        yield {
            "claimant": attributes["by"],
            "kind": attributes["kind"],
            **spans,
            "said_on": attributes.get("said"),
            "due": attributes.get("due"),
            "starts": attributes.get("starts"),
            "figures": [f for f in figures if _inside(f["span"], spans["content"])],
            "dates": [d for d in dates if _inside(d["span"], spans["content"])],
        }


def _inside(span: list[int], spans: list[list[int]]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in spans)
