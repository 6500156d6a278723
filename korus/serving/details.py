"""One record: its JSON and its validators, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse

from korus.serving.access import Access, Sight
from korus.serving.conditional import answer
from korus.serving.filters import read_filters, several
from korus.serving.lists import VALIDATORS, expand_parameter, one_of
from korus.serving.merged import MERGED, moved
from korus.serving.operations import Answer, Operation
from korus.serving.parts import TEXT, Scope
from korus.serving.prepared import Param, Statement, compiled
from korus.serving.problems import FieldError, Problem
from korus.serving.shapes import Shape
from korus.serving.values import LARGEST, Unfit, Whole


@dataclass(frozen=True)
class Showing:
    """How one record of a shape is shown.

    `inside` is of a record within another (`claims/7/appearances/3`): the shape of the owner, which must exist for the
    visitor, and the path from the row to it.
    """

    shape: type[Shape]
    inside: tuple[type[Shape], str] | None = None

    def operation(self, summary: str) -> Operation:
        """What the record's address takes and answers."""
        answers = {200: Answer("the record", self.shape, VALIDATORS), 304: Answer("unchanged since the ETag you sent")}
        if (self.inside[0] if self.inside else self.shape).merges:
            answers[308] = MERGED
        return Operation(
            summary, answers, expand_parameter(self.shape.expandable()), problems=("unknown-filter", "bad-filter")
        )

    def show(
        self, request: HttpRequest, access: Access, root: str, number: int, owner: int | None = None
    ) -> HttpResponse:
        """The answer to a GET of the record; 308 to its winner when it was merged. Raises Problem."""
        also = ("expand",) if self.shape.expandable() else ()
        read_filters(request.GET, {}, also)
        expand = self._expand(request)
        found = self.read(number, access, root, expand, owner)
        if found is None:
            of, its = (self.inside[0], owner) if self.inside else (self.shape, number)
            return moved(of, request, access.sight, root, its)
        body, changed = found
        return answer(request, body, changed, dated=not self.shape.within())

    def read(
        self, number: int, access: Access, root: str, expand=frozenset(), owner: int | None = None
    ) -> tuple[bytes, datetime] | None:
        """The record's JSON and when it last changed; None when it does not exist for the visitor."""
        if max(number, owner or 0) > LARGEST:
            return None
        known = {"number": number, "root": root, "me": access.me, "owner": owner}
        rows = self.statement(access.sight, expand).rows(known)
        return (rows[0][0].encode(), rows[0][1]) if rows else None

    @lru_cache(maxsize=64)  # noqa: B019  a handful of showings, as long as the process
    def statement(self, sight: Sight, expand: frozenset[str]) -> Statement:
        # Versions have shorter numbers than the rest, and would refuse a longer one.
        rows = self.shape.model._default_manager.filter(pk=Param("number", Whole.column))
        rows = self.shape.visible(rows, sight).order_by()
        if self.inside:
            shape, path = self.inside
            rows = rows.filter(shape.seen(sight, f"{path}__"), **{path: Param("owner", Whole.column)})
        return compiled(
            rows.values_list(Cast(self.shape.json(Scope(sight, expand)), TEXT), self.shape.moment(alone=True))
        )

    def _expand(self, request: HttpRequest) -> frozenset[str]:
        if "expand" not in request.GET:
            return frozenset()
        try:
            words = several(request.GET, "expand").split(",")
            return frozenset(one_of(word, self.shape.expandable()) for word in words)
        except Unfit as error:
            raise Problem("bad-filter", f"expand: {error}", [FieldError("expand", str(error))]) from None
