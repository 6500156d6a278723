"""Lists of rows of several shapes, in one order: the timeline, the search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from korus.serving.components import Component
from korus.serving.lists import CHANGED_AT, Asked, Collection, Listing, counted
from korus.serving.paging import MOST_COUNTED, Cursor
from korus.serving.parts import Scope
from korus.serving.prepared import Fragment
from korus.serving.values import LARGEST, Value, Whole


@dataclass(frozen=True, eq=False)
class Union(Collection):
    """The rows of several listings by one order. Each has the filters and orders of the whole.

    Each branch walks its own index and yields a page at most; the whole merges these. A row is
    `{type, <name of each branch>}`, where the one of its type holds the record and the others are null.
    """

    name: str
    branches: Mapping[str, Listing]
    #: Rows of equal keys come by branch, and in a branch by number.
    ties: ClassVar[Sequence[Value]] = (Whole(least=0, most=9), Whole(least=0))

    def row(self) -> Component:
        members = {
            name: {"anyOf": [{"$ref": f"#/components/schemas/{branch.row().name}"}, {"type": "null"}]}
            for name, branch in self.branches.items()
        }
        schema = {
            "type": "object",
            "properties": {"type": {"type": "string", "enum": list(self.branches)}, **members},
            "required": ["type", *members],
            "additionalProperties": False,
        }
        return Component(self.name, schema, [branch.row() for branch in self.branches.values()])

    def bounds(self, cursor: Cursor) -> dict[str, object]:
        """In a branch that comes after the cursor's, rows of the same key are beyond it whatever their number."""
        key, rank, number = cursor.keys
        down = self.orders[cursor.order].descending != cursor.back
        bounds = {"key0": key}
        for place in range(len(self.branches)):
            after = place < rank if down else place > rank
            beyond_all, before_all = (LARGEST, 0) if down else (0, LARGEST)
            bounds[f"tie{place}"] = number if place == rank else beyond_all if after else before_all
        return bounds

    def fragment(self, asked: Asked) -> Fragment:
        direction = "DESC" if self.orders[asked.order].descending != asked.back else "ASC"
        pages = [
            f"(SELECT {place} AS rank, these.* FROM (" + branch.page_rows(asked, f"tie{place}") + ") AS these)"
            for place, branch in enumerate(self.branches.values())
        ]
        by = f"key {direction}, rank {direction}, number {direction}"
        page = joined(" UNION ALL ", pages) + f" ORDER BY {by} LIMIT {asked.limit + 1}"
        return (
            f"SELECT {CHANGED_AT}, "
            + self._row(asked)
            + "::text, true, whole.total, page.key, page.rank, page.number FROM (SELECT "
            + self._total(asked)
            + " AS total) AS whole LEFT JOIN ("
            + page
            + f") AS page ON true ORDER BY {by}"
        )

    def _row(self, asked: Asked) -> Fragment:
        cases = []
        for place, name in enumerate(self.branches):
            members = joined(", ", self.members(name, asked))
            cases.append(f"WHEN {place} THEN json_build_object('type', '{name}', " + members + ")")
        return "CASE page.rank " + joined(" ", cases) + " END"

    def members(self, name: str, asked: Asked) -> list[Fragment | str]:
        """Key and value of each member but the type, for a row of the branch `name`."""
        record = self.branches[name].shape.row("page.number", Scope(asked.sight))
        return [f"'{other}', " + (record if other == name else "NULL") for other in self.branches]

    def _total(self, asked: Asked) -> Fragment | str:
        if not asked.count:
            return "NULL::bigint"
        counts = [counted(branch.matching(asked), asked) for branch in self.branches.values()]
        return f"LEAST({MOST_COUNTED + 1}, " + joined(" + ", counts) + ")"


def joined(between: str, parts: Sequence[Fragment | str]) -> Fragment:
    whole = Fragment("", ())
    for place, part in enumerate(parts):
        whole = whole + (between if place else "") + part
    return whole
