"""The whole reader: what holds of every reading, and what is particular to one."""

import cProfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from korus.reading import Reading, edtf, read
from korus.reading.as_json import as_json
from korus.reading.mentions import Span
from korus.reading.reader import READER_VERSION, readable

DAY = date(2025, 10, 14)

ARTICLE = (
    "Greyhaven to build robot workshops\n\n"
    "GREYHAVEN, Oct. 14 - Ada Brandt, the minister of industry, said on the 13th that the government would set up "
    "more than 500 robot workshops by 2030.\n\n"
    '"We start next year," Brandt told the parliament\'s budget committee, "and we will not stop. '
    'Nobody will be left behind."\n\n'
    "According to the Harbour Board, ship calls rose by 12% last year to 4,300. The board opened a new quay on Monday."
)


def reading_of(text: str, **more) -> Reading:
    return read(text, language="en", published=DAY, **more)


@pytest.fixture(scope="module")
def reading() -> Reading:
    return reading_of(ARTICLE)


def names(reading: Reading) -> list[str | None]:
    return [None if c.claimant is None else reading.actors[c.claimant].name for c in reading.claims]


@pytest.mark.parametrize("language", ["ko", "fi", "de-AT", "not a tag", ""])
def test_a_language_without_a_reader_gives_an_empty_reading(language):
    assert not readable(language)
    assert read(ARTICLE, language=language, published=DAY) == Reading(reader_version="")


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en-US"])
def test_english_is_read(language):
    assert read("Rain.", language=language, published=DAY).reader_version == READER_VERSION


def test_the_same_text_gives_the_same_reading(reading):
    assert reading_of(ARTICLE) == reading


def test_a_pledge_has_its_claimant_figure_and_deadline(reading):
    pledge = next(c for c in reading.claims if "500 robot workshops" in words(c.content))
    assert reading.actors[pledge.claimant].name == "Ada Brandt"
    assert (pledge.kind, pledge.due, pledge.said_on) == ("pledge", "2030", "2025-10-13")
    (figure,) = pledge.figures
    assert (figure.value, figure.unit, figure.bound) == (500, "robot workshop", "more than")


def test_an_interrupted_quotation_is_one_claim_with_two_passages(reading):
    quoted = next(c for c in reading.claims if "We start next year" in words(c.content))
    assert [s.of(ARTICLE) for s in quoted.content] == ["We start next year", "and we will not stop"]


def test_a_quoted_sentence_without_a_tag_goes_on_from_its_speaker(reading):
    left = next(c for c in reading.claims if "Nobody will be left behind" in words(c.content))
    assert reading.actors[left.claimant].name == "Ada Brandt"


def test_every_record_explains_itself(reading):
    assert all(c.explanation["content"] and c.explanation["kind"] for c in reading.claims)
    assert all(e.explanation for e in reading.events)
    assert all(d.explanation for d in reading.dates)


def test_the_shape_of_the_gold_readings(reading):
    shape = as_json(reading)
    assert set(shape) == {"reader_version", "actors", "claims", "events", "dates", "figures"}
    claim = next(c for c in shape["claims"] if c["figures"])
    assert set(claim) >= {"claimant", "kind", "content", "source", "cue", "body", "said_on", "due", "starts", "event"}
    assert isinstance(claim["figures"][0]["value"], str)


PIECES = [
    "said", "\n\n", "“", "”", '"', "''", "Kim", "Mr.", "$1.2 trillion", "on the 13th", "30%", "according to", ":", "—",
    "will", "he", "the minister", "May", "2030", "\u3000", "…", "‘", "(AmCham)", "▲", "by", ",", ".",
]  # fmt: skip


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)))
def test_any_string_is_read_and_every_mention_lies_in_it(text):
    assert_sound(reading_of(text), text)


def assert_sound(reading: Reading, text: str) -> None:
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    for claim in reading.claims:
        assert claim.content
        assert claim.claimant is None or 0 <= claim.claimant < len(reading.actors)
        assert claim.event is None or 0 <= claim.event < len(reading.events)
        assert all(0 <= c <= 1 for c in claim.confidence.values())
        assert all(edtf.is_edtf(d) for d in (claim.said_on, claim.due, claim.starts) if d)
    assert all(edtf.is_edtf(e.when) for e in reading.events)
    assert all(edtf.is_edtf(d.edtf) for d in reading.dates)
    assert all(q.value.is_finite() for q in reading.figures)


def spans(reading: Reading) -> list[Span]:
    found = [s for a in reading.actors for s in a.spans] + [e.evidence for e in reading.events]
    found += [s for c in reading.claims for part in (c.source, c.cue, c.content) for s in part]
    return found + [m.span for m in (*reading.dates, *reading.figures)]


def words(content: tuple[Span, ...]) -> str:
    return " … ".join(s.of(ARTICLE) for s in content)


def calls(text: str) -> int:
    """How many functions are called to read a text: a measure of the work that no other process disturbs."""
    profile = cProfile.Profile()
    profile.runcall(reading_of, text)
    return sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize(
    "piece",
    [
        "3 May 2024, ",  # each date once went through all tokens of its sentence, for the occasions named there
        "“No,” said Anna Berg at the hearing, ",  # and so did each cue
        "On Monday the hearing opened. “No,” Anna Berg told the hearing. ",
        "a\n",
        "Kim ",
        "$1,234.5 million ",
    ],
)
def test_twice_the_text_is_at_most_little_more_than_twice_the_work(piece):
    once, twice = ((piece * (length // len(piece))) for length in (2_000, 4_000))
    reading_of(twice)  # what is looked up once only is looked up now
    assert calls(twice) <= 2.2 * calls(once)
