"""The OpenAPI document, from what views declare: operations, shapes, bodies, filters and problems.

Nothing is written twice: drf-spectacular walks the routes and puts the document together; what an operation says is
said here.
"""

import re
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from korus.serving import problems
from korus.serving.access import Role
from korus.serving.bodies import Body
from korus.serving.components import Component
from korus.serving.operations import ALWAYS, Answer, Operation
from korus.serving.shapes import Shape

LINK = {
    "type": "object",
    "description": "A related record, in short.",
    "properties": {
        "id": {"type": "integer"},
        "url": {"type": "string", "format": "uri"},
        "name": {"type": "string"},
    },
    "required": ["id", "url", "name"],
    "additionalProperties": False,
}
DATE = {
    "type": "object",
    "description": "A date as EDTF (ISO 8601-2), with the first and the last day it can mean; an open end is null.",
    "properties": {
        "edtf": {"type": "string", "examples": ["2025-07-22", "2030", "2026/2030", "2025-33"]},
        "earliest": {"type": ["string", "null"], "format": "date"},
        "latest": {"type": ["string", "null"], "format": "date"},
    },
    "required": ["edtf", "earliest", "latest"],
    "additionalProperties": False,
}
PROBLEM = {
    "type": "object",
    "description": "What went wrong (RFC 9457).",
    "properties": {
        "type": {"type": "string", "enum": [f"/api/problems/{kind}" for kind in problems.KINDS]},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "what in particular, and what to do"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
                "required": ["field", "detail"],
                "additionalProperties": False,
            },
        },
        "known": {"type": "array", "items": {"type": "string"}, "description": "the names that would do"},
    },
    "required": ["type", "title", "status"],
    "additionalProperties": False,
}
HEADERS = {
    "ETag": {"description": "send it as If-None-Match, or as If-Match to change", "schema": {"type": "string"}},
    "Last-Modified": {"schema": {"type": "string"}},
    "Location": {"schema": {"type": "string", "format": "uri"}},
    "Retry-After": {"description": "seconds", "schema": {"type": "integer"}},
    "RateLimit": {"schema": {"type": "string"}},
    "RateLimit-Policy": {"schema": {"type": "string"}},
}


class OperationSchema(AutoSchema):
    """Tells an operation as its view declares it."""

    def get_operation(self, path, path_regex, path_prefix, method, registry) -> dict[str, Any] | None:
        self.registry = registry
        self.path, self.method = path, method.upper()
        operation = self.view.operation(self.method)
        if operation is None:
            return None
        for name, schema in (("Link", LINK), ("Date", DATE), ("Problem", PROBLEM)):
            self._component(name, schema)
        told = {
            "operationId": self._operation_id(),
            "summary": operation.summary,
            "tags": [self._tag()],
            "parameters": [*self._path_parameters(), *operation.parameters],
            "responses": self._responses(operation),
            "security": self._security(),
        }
        if operation.about:
            told["description"] = operation.about
        if operation.body:
            told["requestBody"] = self._request_body(operation.body)
        return told

    def _security(self) -> list[dict[str, list[str]]]:
        """The ways to sign in; the empty one where that is not needed."""
        open_to_all = settings.KORUS_OPEN_READING and self.view.needs.get(self.method) == Role.READER
        return [*self.get_auth(), *([{}] if open_to_all else [])]

    def _words(self) -> list[str]:
        return [word for word in self.path.removeprefix("/api/v1/").strip("/").split("/") if not word.startswith("{")]

    def _tag(self) -> str:
        return self._words()[0]

    def _operation_id(self) -> str:
        one = "_one" if self.path.rstrip("/").endswith("}") else ""
        return f"{self.method.lower()}_{'_'.join(self._words())}{one}".replace("-", "_")

    def _path_parameters(self) -> list[dict[str, Any]]:
        schema = {"type": "integer", "minimum": 1, "maximum": 2**63 - 1}
        names = re.findall(r"\{(\w+)\}", self.path)
        return [{"name": name, "in": "path", "required": True, "schema": schema} for name in names]

    def _responses(self, operation: Operation) -> dict[str, Any]:
        told = {str(status): self._answer(answer) for status, answer in operation.answers.items()}
        kinds = {*operation.problems, *ALWAYS} | ({"not-found"} if "{" in self.path else set())
        for kind in sorted(kinds, key=lambda k: problems.KINDS[k].status):
            status = str(problems.KINDS[kind].status)
            about = problems.KINDS[kind].title
            if status in told:
                told[status]["description"] += f"; or: {about}"
                continue
            content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
            told[status] = {"description": about, "content": content}
            if status in ("429", "503"):
                told[status]["headers"] = {"Retry-After": HEADERS["Retry-After"]}
        return dict(sorted(told.items()))

    def _answer(self, answer: Answer) -> dict[str, Any]:
        told: dict[str, Any] = {"description": answer.about}
        if answer.headers:
            told["headers"] = {name: HEADERS[name] for name in answer.headers}
        if answer.content is not None:
            told["content"] = {answer.media_type: {"schema": self._content(answer.content)}}
        return told

    def _content(self, content) -> dict[str, Any]:
        if isinstance(content, Component):
            for inner in content.within:
                self._content(inner)
            return self._component(content.name, dict(content.schema))
        return self._shape(content)

    def _shape(self, shape: type[Shape]) -> dict[str, Any]:
        reference = {"$ref": f"#/components/schemas/{shape.component()}"}
        if not self._known(shape.component()):
            self._component(shape.component(), shape.schema())
            for inner in shape.within():
                self._shape(inner)
        return reference

    def _known(self, name: str) -> bool:
        return (name, ResolvedComponent.SCHEMA) in self.registry._components

    def _component(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        if not self._known(name):
            component = ResolvedComponent(name=name, type=ResolvedComponent.SCHEMA, object=name, schema=schema)
            self.registry.register(component)
        return {"$ref": f"#/components/schemas/{name}"}

    def _request_body(self, body: Body) -> dict[str, Any]:
        return {"required": True, "content": {body.media_type: {"schema": self._component(body.name, body.schema())}}}


class TokenScheme(OpenApiAuthenticationExtension):
    """The header that tools send."""

    target_class = "korus.serving.tokens.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema) -> dict[str, str]:
        about = "`Authorization: Token korus_…` (or `Bearer`); made in the admin or by `manage.py token make`"
        return {"type": "apiKey", "in": "header", "name": "Authorization", "description": about}
