"""What schemathesis has to know of this API: the hooks that `schemathesis.toml` names."""

import json
from typing import Any

import orjson
import schemathesis
from schemathesis.core.parameters import ParameterLocation

#: Of most kinds there are as many.
RECORDS = 3
BULK = "/api/v1/articles/bulk"
#: What a request that the schema allows may be answered with, besides success: who asks, what is there, how often.
_NOT_OF_THE_REQUEST = {401, 403, 404, 409, 429}
#: OpenAPI cannot say what an opaque word must be that the service gave out, nor that it was used before.
_OPAQUE = {f"/api/problems/{kind}" for kind in ("bad-cursor", "changed-meanwhile", "reused-key")}
#: Nor that one parameter needs another, nor the grammar of an EDTF date.
_BEYOND_SCHEMAS = ("needs ", "is needed, or", "is no EDTF date")


@schemathesis.hook
def map_path_parameters(context: Any, path_parameters: dict[str, Any] | None) -> dict[str, Any] | None:
    """Most numbers that are made up are those of records that there are, so that more is answered than 404, and the
    links of what is answered are followed."""
    if not path_parameters:
        return path_parameters
    return {name: _known(value) for name, value in path_parameters.items()}


def _known(value: Any) -> Any:
    made_up = isinstance(value, int) and RECORDS < value < 2**63
    return 1 + value % RECORDS if made_up and value % 4 else value


@schemathesis.check
def what_the_schema_allows_is_accepted(ctx: Any, response: Any, case: Any) -> None:
    """Narrower than `positive_data_acceptance`: a refusal has to be for what a JSON Schema cannot say.

    A body that has the right form may still point to what is not there, or contradict what is; Korus checks the form
    of all members first and then lists in `known` what there are, so such a refusal can be told from one of form.
    """
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code < 400 or response.status_code in _NOT_OF_THE_REQUEST:
        return
    problem = response.json()
    if problem["type"] in _OPAQUE or (problem["type"] == "/api/problems/invalid" and "known" not in problem):
        return
    for error in problem.get("errors", [{"detail": problem.get("detail", problem["title"])}]):
        assert any(words in error["detail"] for words in _BEYOND_SCHEMAS), f"refused what its schema allows: {problem}"


@schemathesis.check
def a_line_that_the_schema_does_not_allow_is_refused(ctx: Any, response: Any, case: Any) -> None:
    """`negative_data_rejection` of bulk intake, whose lines each have an answer of their own."""
    if case.operation.path != BULK or response.status_code != 200 or case.meta is None:
        return
    if case.meta.is_negative_at(ParameterLocation.BODY):
        statuses = {orjson.loads(line)["status"] for line in response.content.splitlines()}
        assert statuses == {400}, f"taken in against its schema: {case.body!r}"


@schemathesis.serializer("application/x-ndjson")
def lines(ctx: Any, value: Any) -> bytes:
    """The schema is that of a line; twice the same is one article and its double."""
    return (json.dumps(value, default=str).encode() + b"\n") * 2


@schemathesis.deserializer("application/x-ndjson")
def first_line(ctx: Any, response: Any) -> Any:
    return orjson.loads(response.content.split(b"\n")[0])
