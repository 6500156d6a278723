"""What visitors send in a body, declared once: its JSON Schema and its check.

MENDED_EVENT = Body("MendedEvent", {
    "title": Member(Words(300), "what happened, in a line"),
    "date": Member(EDTF(), "when"),
})
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import orjson
from django.http import HttpRequest

from korus.serving.components import Component
from korus.serving.problems import FieldError, Problem
from korus.serving.values import Unfit, Value, shown

MEDIA_TYPE = "application/json"


@dataclass(frozen=True)
class Member:
    """One member of a body."""

    value: Value
    about: str = ""
    required: bool = False

    def schema(self) -> dict[str, Any]:
        return self.value.schema | ({"description": self.about} if self.about else {})


@dataclass(frozen=True)
class Body:
    """A JSON object with these members and no others; `either` are two of which one at least must be there."""

    name: str
    members: Mapping[str, Member]
    either: tuple[str, str] | None = None
    example: Mapping[str, Any] | None = None
    least: int = 0
    media_type: str = MEDIA_TYPE

    def schema(self) -> dict[str, Any]:
        schema: dict[str, Any] = {
            "type": "object",
            "properties": {name: member.schema() for name, member in self.members.items()},
            "additionalProperties": False,
        }
        required = [name for name, member in self.members.items() if member.required]
        if required:
            schema["required"] = required
        if self.either:
            # `anyOf` of two lists of required members says the same, but generators of clients take it for two types.
            first, second = self.either
            schema |= {"if": {"not": {"required": [first]}}, "then": {"required": [second]}}
        if self.least:
            schema["minProperties"] = self.least
        if self.example:
            schema["examples"] = [self.example]
        return schema

    def lines(self, media_type: str) -> "Body":
        """The same body, of which many come in one request, a line each."""
        return replace(self, media_type=media_type)

    def read(self, request: HttpRequest) -> dict[str, Any]:
        """The values that were sent. Raises Problem that names each member that does not fit."""
        return self.check(read_json(request, self.media_type))

    def check(self, sent: object) -> dict[str, Any]:
        """The values of a JSON object. Raises Problem that names each member that does not fit."""
        if not isinstance(sent, dict):
            raise Problem("invalid", "The body is no JSON object.")
        errors = [
            FieldError(shown(name)[1:-1], "there is no such member") for name in sent.keys() - self.members.keys()
        ]
        values = {}
        for name, member in self.members.items():
            if name not in sent:
                if member.required:
                    errors.append(FieldError(name, f"is required: {member.about}"))
                continue
            try:
                values[name] = member.value.read(sent[name])
            except Unfit as error:
                errors.append(FieldError(name, str(error)))
        if self.either and not any(name in sent for name in self.either):
            errors.append(FieldError(self.either[0], f"is required, or {self.either[1]}"))
        if len(sent) < self.least:
            errors.append(FieldError("", f"send at least one of: {', '.join(self.members)}"))
        if errors:
            raise Problem("invalid", errors=sorted(errors, key=lambda e: e.field), known=sorted(self.members))
        return values


@dataclass(frozen=True)
class Sent:
    """A body that is described by a component alone, and read by the view itself."""

    component: Component
    media_type: str = MEDIA_TYPE

    @property
    def name(self) -> str:
        return self.component.name

    def schema(self) -> dict[str, Any]:
        return dict(self.component.schema)


def check_type(request: HttpRequest, *media_types: str) -> None:
    """Raises Problem for a body of another media type."""
    sent = (request.content_type or "").partition(";")[0].strip().lower()
    if sent not in media_types:
        raise Problem("unsupported-media-type", f"Send {' or '.join(media_types)}, not {shown(sent or 'nothing')}.")


def read_json(request: HttpRequest, *media_types: str) -> object:
    """The JSON of a body. Raises Problem for another media type, and for what is no JSON in UTF-8."""
    check_type(request, *(media_types or (MEDIA_TYPE,)))
    try:
        return orjson.loads(request.body)
    except orjson.JSONDecodeError as error:
        raise Problem("bad-body", f"This is no JSON: {error.msg} at character {error.pos}.") from None
