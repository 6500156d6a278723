"""Training of what is decided about claims and sentences: a claim's kind, and whether a sentence reports an event.

train(readings, folder)    writes kinds.crfsuite and occasions.crfsuite
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Protocol

import pycrfsuite

from korus.reading import actors, kind_features, occasions, voices
from korus.reading.corpus import MarkedReading
from korus.reading.mentions import Span
from korus.reading.speakers import Speaker
from korus.reading.text import Document, parse
from korus.reading.voices import Voice

KIND_OPTIONS = {"c1": 0.3, "c2": 1.0, "max_iterations": 100, "feature.minfreq": 2}
OCCASION_OPTIONS = {"c1": 0.0, "c2": 1.0, "max_iterations": 150, "feature.minfreq": 2}


class Parsed(Protocol):
    """A reading of the corpus beside its parsed text."""

    @property
    def document(self) -> Document: ...

    @property
    def reading(self) -> MarkedReading: ...


@dataclass(frozen=True, slots=True)
class _Parsed:
    document: Document
    reading: MarkedReading


def train(readings: Sequence[MarkedReading], folder: Path) -> None:
    """Write to `folder` the weights that `readings` teach; articles whose claims have no kind (brat's) are left out."""
    marked = [r for r in readings if any(claim["kind"] for claim in r["claims"])]
    if not marked:
        return
    examples = [
        _Parsed(parse(r["text"], published=date.fromisoformat(r["published"]), title=r.get("title") or ""), r)
        for r in marked
    ]
    train_kinds(examples, folder / "kinds.crfsuite")
    train_occasions(examples, folder / "occasions.crfsuite")


def train_kinds(examples: Iterable[Parsed], path: Path) -> None:
    """Write the model of `korus.reading.kinds`."""
    _train((item for e in examples for item in kind_items(e)), path, KIND_OPTIONS)


def train_occasions(examples: Iterable[Parsed], path: Path) -> None:
    """Write the model of `korus.reading.occasions`."""
    _train((item for e in examples for item in occasion_items(e)), path, OCCASION_OPTIONS)


def kind_items(example: Parsed) -> Iterator[tuple[list[str], str]]:
    """Features and kind of each claim of an article."""
    claims = example.reading["claims"]
    for claim, voice in zip(claims, _voices(example), strict=True):
        if not claim["kind"]:
            continue
        spans = {part: tuple(Span(*s) for s in claim[part]) for part in ("content", "cue", "source")}
        yield (
            kind_features.features(
                example.document,
                spans["content"],
                spans["cue"],
                spans["source"],
                voice=voice,
                has_figure=bool(claim["figures"]),
                has_date=bool(claim["dates"]),
            ),
            claim["kind"],
        )


def _voices(example: Parsed) -> list[Voice]:
    """The speaker of each claim; of a quoted sentence without a tag, the source of the same claimant's nearest tag."""
    claims = example.reading["claims"]
    cast = actors.find(example.document)
    tagged: list[tuple[int, str, Speaker]] = []  # offset, claimant, speaker
    for claim in sorted(claims, key=_start):
        if claim["source"]:
            spans = tuple(Span(*s) for s in claim["source"])
            tagged.append(
                (_start(claim), claim["claimant"], cast.resolve(spans, at=(claim["cue"] or claim["content"])[0][0]))
            )
    return [voices.of(_nearest(tagged, claim), cast.actors) for claim in claims]


def _nearest(tagged: Sequence[tuple[int, str, Speaker]], claim: dict[str, Any]) -> Speaker:
    same = [(start, speaker) for start, claimant, speaker in tagged if claimant == claim["claimant"]]
    before = [speaker for start, speaker in same if start <= _start(claim)]
    behind = [speaker for start, speaker in same if start > _start(claim)]
    return (before[-1:] or behind[:1] or [Speaker(None)])[0]


def _start(claim: dict[str, Any]) -> int:
    start: int = claim["content"][0][0]
    return start


def occasion_items(example: Parsed) -> Iterator[tuple[list[str], str]]:
    """Features of each sentence of an article, and "1" where it reports an event."""
    document, reading = example.document, example.reading
    contents = sorted(Span(*s) for claim in reading["claims"] for s in claim["content"])
    evidence = [Span(*event["evidence"]) for event in reading["events"]]
    for position, sentence in enumerate(document.sentences):
        span = Span(sentence.start_char, sentence.end_char)
        dated = any(t.ent_type_ == "DATE" and not any(c.start <= t.idx < c.end for c in contents) for t in sentence)
        features = occasions.features(
            document, sentence, position, dated=dated, claimed=occasions.claimed(span, contents)
        )
        yield features, "1" if any(_mostly(span, e) for e in evidence) else "0"


def _mostly(one: Span, other: Span) -> bool:
    """Whether the spans share more than half of the shorter one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > min(len(one), len(other))


def _train(items: Iterable[tuple[list[str], str]], path: Path, options: dict[str, float]) -> None:
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=options, verbose=False)
    for features, label in items:
        trainer.append([features], [label])
    trainer.train(str(path))
