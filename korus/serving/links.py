"""OpenAPI links: where the number in an answer leads, so that tools walk from a list to a record, and from a record to
what belongs to it and to its changes, with the ETag they saw. They follow from the paths alone.
"""

import re
from collections.abc import Iterator
from typing import Any

Operations = dict[str, dict[str, Any]]

#: From the body of a page, and of a record.
_FIRST, _OWN = "$response.body#/results/0/id", "$response.body#/id"


def add_links(result: dict[str, Any], **generator: Any) -> dict[str, Any]:
    """The document with links; a hook of drf-spectacular."""
    paths: dict[str, Operations] = result["paths"]
    for path, record in paths.items():
        if not path.endswith("}") or not _has_number(result, record):
            continue
        collection = path.rpartition("/")[0]
        targets = list(_opened(paths, path))
        for method, operation in paths.get(collection, {}).items():
            _add(operation, targets, path, _FIRST if method == "get" else _OWN, etag=method != "get")
        for method, operation in record.items():
            if method != "delete":
                _add(operation, targets, path, _OWN, etag=True)
    return result


def _has_number(result: dict[str, Any], record: Operations) -> bool:
    """Whether a record's `id` is the number in its address; an annotation's is the address itself."""
    (content,) = record["get"]["responses"]["200"]["content"].values()
    schema = result["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    return schema["properties"]["id"]["type"] == "integer"


def _opened(paths: dict[str, Operations], path: str) -> Iterator[dict[str, Any]]:
    """The operations on a record, and on what lies right below it."""
    for below, operations in paths.items():
        if below == path or re.fullmatch(re.escape(path) + "/[a-z-]+", below):
            yield from operations.values()


def _add(operation: dict[str, Any], targets: list[dict[str, Any]], path: str, number: str, *, etag: bool) -> None:
    """Link the successful answers of an operation; `etag` says whether they have that of the record."""
    *outer, own = re.findall(r"\{(\w+)\}", path)
    parameters = {name: f"$request.path.{name}" for name in outer} | {own: number}
    links = {}
    for target in targets:
        guarded = any(parameter["name"] == "If-Match" for parameter in target["parameters"])
        if guarded and not etag:
            continue
        seen = {"If-Match": "$response.header.ETag"} if guarded else {}
        links[target["operationId"]] = {"operationId": target["operationId"], "parameters": parameters | seen}
    for status in ("200", "201", "202"):
        if "content" in operation["responses"].get(status, {}):
            operation["responses"][status]["links"] = links
