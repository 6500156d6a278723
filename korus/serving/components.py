"""Named schemas of the OpenAPI document that no shape and no body declares."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from korus.serving.shapes import Shape


@dataclass(frozen=True)
class Component:
    """A schema with a name, and what else it refers to."""

    name: str
    schema: Mapping[str, Any]
    within: Sequence["type[Shape] | Component"] = ()
