"""Views that write: records are added, mended, decided on and merged. What was seen is what is changed: If-Match."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from django.db.models import Model
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse

from korus.serving.access import Role
from korus.serving.bodies import Body, Member
from korus.serving.conditional import require_if_match, require_match
from korus.serving.details import Showing
from korus.serving.operations import Answer, Operation
from korus.serving.problems import invalid, not_found
from korus.serving.shapes import Shape
from korus.serving.values import LARGEST, OneOf, Whole, Words
from korus.serving.views import ApiView, DetailView, ListView
from timeline.models import State

#: What any write may be refused for, and what a change of a record besides.
WRITE_PROBLEMS = ("bad-body", "invalid", "unsupported-media-type", "too-large")
CHANGE_PROBLEMS = (*WRITE_PROBLEMS, "changed-meanwhile", "if-match-required")

#: What a curator may say of a record, beside correcting it.
DECISION = {
    "state": Member(OneOf([State.CONFIRMED.value, State.REJECTED.value]), "confirm or reject it"),
    "reason": Member(Words(2000, blank=True), "why it is rejected"),
}

IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": "the ETag of the record as you saw it",
    "schema": {"type": "string"},
}


class AddView(ListView):
    """A collection to which curators add: a POST."""

    showing: ClassVar[Showing]
    body: ClassVar[Body]
    adding: ClassVar[str]
    #: What the answer says, and what there is to say of the operation besides.
    added: ClassVar[str]
    about: ClassVar[str] = ""
    problems: ClassVar[tuple[str, ...]] = WRITE_PROBLEMS
    needs = {"GET": Role.READER, "POST": Role.CURATOR}

    def operation(self, method: str) -> Operation | None:
        if method != "POST":
            return super().operation(method)
        answers = {201: Answer(self.added, self.showing.shape, ("ETag", "Location"))}
        return Operation(self.adding, answers, body=self.body, problems=self.problems, about=self.about)

    def post(self, request: HttpRequest, **owner: int) -> HttpResponse:
        """`owner` is the `number` of what the collection is in, if it is in another record."""
        return self.stored(self.showing, self.add(**self.body.read(request), **owner).pk, 201)

    def add(self, **values: Any) -> Model:
        """Store what the body says. Raises ValidationError, Problem."""
        raise NotImplementedError


class MendView(DetailView):
    """One record that curators correct: a PATCH with If-Match."""

    body: ClassVar[Body]
    mending: ClassVar[str]
    needs = {"GET": Role.READER, "PATCH": Role.CURATOR}

    def operation(self, method: str) -> Operation | None:
        if method != "PATCH":
            return super().operation(method)
        answers = {200: Answer("the record as it stands now", self.showing.shape, ("ETag", "Location"))}
        return Operation(self.mending, answers, [IF_MATCH], self.body, CHANGE_PROBLEMS)

    def patch(self, request: HttpRequest, number: int) -> HttpResponse:
        require_if_match(request)
        values = self.body.read(request)
        with atomic():
            self.mend(self.locked(request, number), **values)
        return self.stored(self.showing, number)

    def locked(self, request: HttpRequest, number: int) -> Model:
        """The record, locked, when the visitor has seen it as it is now. Raises Problem."""
        record = lock(self.showing.shape, number)
        found = self.showing.read(number, self.access, self.root) if record else None
        if found is None:
            raise not_found()
        require_match(request, found[0])
        return record

    def mend(self, record: Model, **changes: Any) -> None:
        """Write what the body asks for. Raises ValidationError, Problem."""
        raise NotImplementedError


class CuratedView(MendView):
    """One record that curators correct, confirm and reject, by the functions of a module of curation."""

    correct: ClassVar[Callable[..., Model]]
    confirm: ClassVar[Callable[..., Model]]
    reject: ClassVar[Callable[..., Model]]

    def mend(self, record: Model, state: str = "", reason: str = "", **changes: Any) -> None:
        if reason and state != State.REJECTED:
            raise invalid({"reason": "is kept with a rejection only: send `state` too"})
        by = self.access.user
        if changes:
            record = self.correct(record, by=by, changes=changes)
        if state == State.CONFIRMED:
            self.confirm(record, by=by)
        elif state == State.REJECTED:
            self.reject(record, by=by, reason=reason)


class MergeView(ApiView):
    """Two records of one thing become one: a POST to the winner, with If-Match."""

    showing: ClassVar[Showing]
    summary: ClassVar[str]
    merge: ClassVar[Callable[..., object]]
    needs = {"POST": Role.CURATOR}
    body = Body(
        "Merge",
        {
            "loser": Member(Whole(), "the number of the record that becomes one with this", required=True),
            "reason": Member(Words(2000, blank=True)),
        },
    )

    def operation(self, method: str) -> Operation | None:
        about = "the winner as it stands now; the loser's address answers 308"
        answers = {200: Answer(about, self.showing.shape, ("ETag", "Location"))}
        return Operation(self.summary, answers, [IF_MATCH], self.body, CHANGE_PROBLEMS)

    def post(self, request: HttpRequest, number: int) -> HttpResponse:
        require_if_match(request)
        values = self.body.read(request)
        numbers = [n for n in (number, values["loser"]) if n <= LARGEST]
        with atomic():
            # In one order, so that two merges never wait for one another in a ring.
            rows = self.showing.shape.model._default_manager.select_for_update().filter(pk__in=numbers).order_by("pk")
            rows = {row.pk: row for row in rows}
            found = self.showing.read(number, self.access, self.root)
            if found is None:
                raise not_found()
            require_match(request, found[0])
            if values["loser"] not in rows:
                raise invalid({"loser": "there is no such record"})
            loser, reason = rows[values["loser"]], values.get("reason", "")
            self.merge(winner=rows[number], loser=loser, by=self.access.user, reason=reason)
        return self.stored(self.showing, number)


def lock(shape: type[Shape], number: int) -> Model | None:
    """The row, locked until the transaction ends; None where there is none."""
    if number > LARGEST:
        return None
    return shape.model._default_manager.select_for_update(of=("self",)).filter(pk=number).first()


def with_rows(values: Mapping[str, Any], **models: type[Model]) -> dict[str, Any]:
    """The values of a body with rows in the place of the numbers of these members, where they are given. Raises Problem
    naming each member whose row is not there."""
    rows, errors = dict(values), {}
    for name, model in models.items():
        if rows.get(name) is None:
            continue
        rows[name] = model._default_manager.filter(pk=rows[name]).first()
        if rows[name] is None:
            errors[name] = f"there is no such {model._meta.verbose_name}"
    if errors:
        raise invalid(errors)
    return rows
