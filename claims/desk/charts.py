"""Small charts, drawn on the server: the line of a number over time."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.biography import Line, Step
from claims.comparing import short
from timeline.dates import in_words

WIDTH, HEIGHT, MARGIN = 560, 150, 34


@dataclass(frozen=True)
class Dot:
    """A stated figure in the chart. `low` and `high` are the ends of what it can mean, within the chart."""

    x: float
    y: float
    low: float
    high: float
    title: str


@dataclass(frozen=True)
class Chart:
    """What the template draws: dots joined in order of time, and the numbers beside the axis."""

    dots: Sequence[Dot]
    path: str
    least: str
    most: str
    first: str
    last: str
    width: int = WIDTH
    height: int = HEIGHT


def chart_of(line: Line) -> Chart | None:
    """The chart of a line of figures; None where fewer than two days are known: it would be a dot."""
    dated = [step for step in line.steps if step.day]
    days = [step.day.toordinal() for step in dated]
    if len(set(days)) < 2:
        return None
    numbers = [float(step.figure.nominal) for step in dated]
    scale_x = _scale(min(days), max(days), MARGIN, WIDTH - MARGIN)
    scale_y = _scale(min(numbers), max(numbers), HEIGHT - MARGIN, MARGIN)
    dots = [_dot(step, day, number, scale_x, scale_y) for step, day, number in zip(dated, days, numbers, strict=True)]
    path = "M" + " L".join(f"{dot.x:.1f} {dot.y:.1f}" for dot in dots)
    stated = [step.figure.nominal for step in dated]
    first, last = (in_words(step.day.isoformat()) for step in (dated[0], dated[-1]))
    return Chart(dots, path, short(min(stated)), short(max(stated)), first, last)


def _dot(step: Step, day: int, number: float, scale_x, scale_y) -> Dot:
    low, high = step.figure.interval
    ends = [_within(scale_y(float(end))) if end is not None else edge for end, edge in ((low, HEIGHT), (high, 0))]
    who = step.quantity.appearance.claim.claimant_as_written
    return Dot(scale_x(day), scale_y(number), ends[0], ends[1], f"{step.day}: {step.figure} ({who or 'not known'})")


def _within(y: float) -> float:
    return min(max(y, 0.0), float(HEIGHT))


def _scale(least: float, most: float, start: float, end: float):
    """The map of numbers to places; what does not vary lies in the middle."""
    if most == least:
        return lambda value: (start + end) / 2
    return lambda value: start + (value - least) / (most - least) * (end - start)
