"""What a method of a view takes and answers, as the documentation tells it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from korus.serving.bodies import Body, Sent
from korus.serving.components import Component
from korus.serving.shapes import Shape

#: Problems that any method may answer with.
ALWAYS = ("bad-request", "not-signed-in", "not-allowed", "not-acceptable", "too-many-requests", "not-now")


@dataclass(frozen=True)
class Answer:
    """A successful answer."""

    about: str
    content: type[Shape] | Component | None = None
    headers: Sequence[str] = ()
    media_type: str = "application/json"


@dataclass(frozen=True)
class Operation:
    """One method of one address."""

    summary: str
    answers: Mapping[int, Answer]
    parameters: Sequence[Mapping[str, Any]] = ()
    body: Body | Sent | None = None
    problems: Sequence[str] = ()
    about: str = ""
