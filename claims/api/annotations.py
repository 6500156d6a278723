"""Annotations, by the W3C Web Annotation model and protocol: JSON-LD in a container with pages."""

from dataclasses import dataclass, replace
from datetime import datetime

import orjson
from django.db.models import BooleanField, Case, F, Func, Q, When
from django.db.models.functions import Greatest, Least, Substr
from django.db.transaction import atomic
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.views.decorators.csrf import csrf_exempt

from claims.annotating import AROUND
from claims.api import w3c
from claims.models import TARGETS, Annotation, Motivation, Visibility
from korus.serving.access import Access, Role, Sight
from korus.serving.bodies import Sent, read_json
from korus.serving.components import Component
from korus.serving.conditional import answer, require_if_match, require_match
from korus.serving.details import Showing
from korus.serving.filters import Any, One, Whether, read_filters
from korus.serving.lists import Asked, Listing
from korus.serving.operations import Answer, Operation
from korus.serving.paging import CHANGED, MOST_COUNTED, Order, Page
from korus.serving.parts import (
    JSON,
    ROOT,
    TEXT,
    Choice,
    Fixed,
    JSONObject,
    Moment,
    Own,
    Part,
    Scope,
    Structure,
    Truth,
    address_of,
)
from korus.serving.prepared import Constant, Fragment, Param
from korus.serving.problems import Problem, invalid, not_found
from korus.serving.shapes import Shape, none_or
from korus.serving.values import Moment as MomentValue
from korus.serving.values import OneOf, Whole, Words
from korus.serving.views import SAFE, ApiView, accepts
from korus.serving.writes import CHANGE_PROBLEMS, IF_MATCH, WRITE_PROBLEMS, lock
from timeline.filters import SINCE

LD = "application/ld+json"
CONTAINER = "annotations/"
_OA, _LDP = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/ldp#"
LDP_CONTEXT = "http://www.w3.org/ns/ldp.jsonld"
CONTAINER_LINKS = (
    f'<{_LDP}BasicContainer>; rel="type", '
    '<http://www.w3.org/TR/annotation-protocol/>; rel="http://www.w3.org/ns/ldp#constrainedBy"'
)
RESOURCE_LINK = f'<{_LDP}Resource>; rel="type"'


class Target(Part):
    """What an annotation is about: an address, or a stretch of an article by both selectors."""

    def expression(self, scope: Scope):
        start, end, text = F(scope.at + "start"), F(scope.at + "end"), F(scope.at + "article__text")
        quote = JSONObject(
            type=Constant("TextQuoteSelector", TEXT),
            exact=Substr(text, start + 1, end - start),
            prefix=Substr(text, Greatest(start - AROUND, 0) + 1, Least(start, AROUND)),
            suffix=Substr(text, end + 1, AROUND),
        )
        position = JSONObject(type=Constant("TextPositionSelector", TEXT), start=start, end=end)
        article = address_of("articles", scope.at + "article_id")
        stretch = JSONObject(
            type=Constant("SpecificResource", TEXT),
            source=article,
            selector=Func(position, quote, function="json_build_array", output_field=JSON),
        )
        cases = []
        for kind in TARGETS:
            address = address_of(w3c.SHAPES[kind].address, f"{scope.at}{kind}_id")
            whole = Func(address, function="to_json", output_field=JSON)
            cases.append(When(Q(**{f"{scope.at}{kind}__isnull": False}), then=whole))
        return Case(When(Q(**{f"{scope.at}start__isnull": False}), then=stretch), *cases, output_field=JSON)

    def own_schema(self):
        return {"type": ["string", "object"]}


class Creator(Part):
    def expression(self, scope: Scope):
        return JSONObject(type=Constant("Person", TEXT), name=F(scope.at + "creator__username"))

    def own_schema(self):
        members = {"type": {"const": "Person"}, "name": {"type": "string"}}
        return {"type": "object", "properties": members, "required": list(members)}


class AnnotationShape(Shape):
    """An annotation of the W3C model. `visibility` says who sees it besides its creator; `moved` whether its quotation
    was found elsewhere than its position said."""

    model = Annotation
    address = "annotations"

    context = Fixed(w3c.CONTEXTS, key="@context")
    id = Own()
    type = Fixed("Annotation")
    motivation = Choice(Motivation)
    creator = Creator()
    created = Moment(source="created_at")
    modified = Moment(source="updated_at")
    visibility = Choice(Visibility)
    moved = Truth()
    body = Structure({"type": "array", "items": {"type": ["object", "string"]}})
    target = Target()

    @classmethod
    def seen(cls, sight: Sight, at: str = "") -> Q:
        whose = Q(**{f"{at}creator": Param("me", Whole.column)}) | Q(**{f"{at}visibility": Constant("public", TEXT)})
        if sight.newsroom:
            whose |= Q(**{f"{at}visibility": Constant("newsroom", TEXT)})
        # What is noted on a record that does not exist for the visitor does not exist for them either.
        about = Q()
        for kind in ("event", "actor", "claim", "pledge"):
            about &= none_or(f"{at}{kind}", w3c.SHAPES[kind].seen(sight, f"{at}{kind}__"))
        return whose & about


class Tagged(Func):
    """Whether one of the bodies is this tag."""

    template = "%(expressions)s))"
    arg_joiner = " @> jsonb_build_array(jsonb_build_object('purpose', 'tagging', 'value', "
    output_field = BooleanField()


@dataclass(frozen=True, eq=False)
class Pages(Listing):
    """The pages of the container, in the form of the protocol; or, where no page is asked for, the container itself.

    `iris` is in the address of a page, and says whether it has the annotations or their addresses only.
    """

    @property
    def also(self) -> tuple[str, ...]:
        return ("limit", "cursor", "order")

    def page(self, request: HttpRequest, access: Access, root: str, owner: int | None = None) -> HttpResponse:
        if "iris" not in request.GET:
            # The container: its total is counted, and its first page embedded as the client prefers.
            query = request.GET.copy()
            query["iris"] = "true" if "PreferContainedIRIs" in request.META.get("HTTP_PREFER", "") else "false"
            request.GET, request.is_container = query, True
        return super().page(request, access, root, owner)

    def _asked(self, query, sight, values):
        asked, cursor = super()._asked(query, sight, values)
        return replace(asked, count=True), cursor

    def row_json(self, asked: Asked) -> Fragment | str:
        if asked.named["iris"]:
            return Fragment("to_json(%s::text || 'annotations/' || page.number)", (ROOT,))
        return super().row_json(asked)

    def written(self, request: HttpRequest, page: Page, changed: datetime | None) -> HttpResponse:
        container = request.build_absolute_uri(request.path)
        address = f"{container}?{request.GET.urlencode()}"
        about = {"next": page.following, "prev": page.preceding}
        first = {"id": address, "type": "AnnotationPage", **{k: v for k, v in about.items() if v}}
        items = f'"items":[{",".join(page.rows)}]'
        total = {} if page.total > MOST_COUNTED else {"total": page.total}
        collection = {"id": container, "type": ["BasicContainer", "AnnotationCollection"], **total}
        if not getattr(request, "is_container", False):
            body = joined({"@context": w3c.CONTEXT, **first, "partOf": collection}, items)
        elif "PreferMinimalContainer" in request.META.get("HTTP_PREFER", ""):
            body = orjson.dumps({"@context": [w3c.CONTEXT, LDP_CONTEXT], **collection, "first": address}).decode()
        else:
            whole = {"@context": [w3c.CONTEXT, LDP_CONTEXT], **collection, "label": "Annotations"}
            body = joined(whole, f'"first":{joined(first, items)}')
        more = {"Link": CONTAINER_LINKS, "Accept-Post": w3c.PROFILE, "Vary": "Accept, Authorization, Cookie, Prefer"}
        return answer(request, body.encode(), changed, media_type=media_type(request), more=more)


def joined(members: dict[str, object], last: str) -> str:
    """A JSON object with one member more, which is JSON already."""
    return f"{orjson.dumps(members).decode()[:-1]},{last}}}"


def media_type(request: HttpRequest) -> str:
    """JSON-LD, unless the client takes plain JSON only."""
    accept = request.META.get("HTTP_ACCEPT", "*/*")
    return w3c.PROFILE if accepts(accept, LD) else "application/json"


PAGES = Pages(
    {
        "motivation": Any("one or more motivations", OneOf(Motivation.values), "motivation", example="tagging"),
        "visibility": Any("who sees it", OneOf(Visibility.values), "visibility", example="public"),
        "creator": One("made by this user", Words(150), "creator__username", example="ada"),
        "tag": One("tagged so", Words(200), lambda tag: Tagged(F("body"), tag), example="housing"),
        **{kind: One(f"on this {kind}, by its number", Whole(), kind, example="7") for kind in TARGETS},
        "iris": Whether("a page: with the annotations (false), or their addresses only (true)", where=lambda yes: Q()),
    }
    | SINCE,
    {"-created": Order("last made first", F("created_at"), MomentValue())} | CHANGED,
    AnnotationShape,
)

SENT = Component(
    "SentAnnotation",
    {
        "type": "object",
        "description": "An annotation of the W3C model. Creator and times are set by the service.",
        "properties": {
            "@context": {},
            "type": {"const": "Annotation"},
            "motivation": {"type": "string", "enum": Motivation.values},
            "visibility": {
                "type": "string",
                "enum": Visibility.values,
                "description": "who sees it: `private` when left out, or as it was",
            },
            "body": {"description": "TextualBody objects, web addresses, or a list of these"},
            "target": {
                "description": "the address of a record here, or {source, selector} with selectors of an article",
                "anyOf": [
                    w3c.ADDRESS,
                    {"type": "object", "properties": {"source": w3c.ADDRESS, "selector": {}}, "required": ["source"]},
                    {"type": "object", "properties": {"id": w3c.ADDRESS}, "required": ["id"]},
                    {"type": "array", "items": {}, "minItems": 1, "maxItems": 1, "description": "one of these"},
                ],
            },
        },
        "required": ["type", "target"],
        "examples": [
            {
                "@context": w3c.CONTEXT,
                "type": "Annotation",
                "motivation": "commenting",
                "visibility": "newsroom",
                "body": {"type": "TextualBody", "value": "Check this against the budget."},
                "target": {
                    "source": "/api/v1/articles/1",
                    "selector": {"type": "TextQuoteSelector", "exact": "400 homes"},
                },
            }
        ],
    },
)
_ANSWER = Answer("the annotation", AnnotationShape, ("ETag", "Location"), LD)
COLLECTION = Component("AnnotationCollection", {"type": "object", "description": "An LDP container, or a page of it."})


class AnnotationView(ApiView):
    """What the container and its members share."""

    offers = (LD, "application/json")

    def sent(self, request: HttpRequest) -> dict[str, object]:
        """The columns of the annotation in the body; without `visibility` where it says none. Raises Problem."""
        read = w3c.read(read_json(request, LD, "application/json"), self.root)
        columns = w3c.anchored(read.target, self.access.sight)
        columns |= {"motivation": read.motivation, "body": read.body}
        return columns | ({"visibility": read.visibility} if read.visibility else {})

    def one(self, request: HttpRequest, number: int, status: int = 200) -> HttpResponse:
        body, changed = SHOWING.read(number, self.access, self.root)
        more = {"Link": RESOURCE_LINK}
        if request.method in SAFE:
            more["Allow"] = self._allow()
        else:
            more["Location"] = f"{self.root}{CONTAINER}{number}"
        kind = media_type(request)
        return answer(request, body, changed, media_type=kind, status=status, more=more)


class Container(AnnotationView):
    needs = {"GET": Role.READER, "POST": Role.ANNOTATOR}
    operations = {
        "GET": replace(
            PAGES.operation("The annotations, as a container of the W3C protocol"),
            answers={
                200: Answer("the container, or a page of it", COLLECTION, ("ETag",), LD),
                304: Answer("unchanged"),
            },
        ),
        "POST": Operation(
            "Annotate an article, event, actor, claim or pledge",
            {201: _ANSWER},
            body=Sent(SENT, LD),
            problems=WRITE_PROBLEMS,
        ),
    }

    def get(self, request: HttpRequest) -> HttpResponse:
        container = PAGES.page(request, self.access, self.root)
        container.headers["Allow"] = self._allow()
        return container

    def post(self, request: HttpRequest) -> HttpResponse:
        columns = self.sent(request)
        with self.as_visitor():
            annotation = Annotation.objects.create(creator=self.access.user, **columns)
        return self.one(request, annotation.pk, 201)


class Member(AnnotationView):
    needs = {"GET": Role.READER, "PUT": Role.ANNOTATOR, "DELETE": Role.ANNOTATOR}
    operations = {
        "GET": Operation(
            "One annotation",
            {200: _ANSWER, 304: Answer("unchanged")},
        ),
        "PUT": Operation(
            "Replace an annotation of one's own",
            {200: _ANSWER},
            [IF_MATCH],
            Sent(SENT, LD),
            CHANGE_PROBLEMS,
        ),
        "DELETE": Operation(
            "Delete an annotation of one's own",
            {204: Answer("it is gone; its history stays")},
            [IF_MATCH],
            problems=("changed-meanwhile", "if-match-required"),
        ),
    }

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        read_filters(request.GET, {}, ())
        if SHOWING.read(number, self.access, self.root) is None:
            raise not_found()
        return self.one(request, number)

    def put(self, request: HttpRequest, number: int) -> HttpResponse:
        require_if_match(request)
        columns = self.sent(request)
        with atomic(), self.as_visitor():
            annotation = self.own(request, number)
            if annotation.creator_id != self.access.me and columns.get("visibility") == Visibility.PRIVATE:
                raise invalid({"visibility": "only its creator can make an annotation private"})
            for name, value in columns.items():
                setattr(annotation, name, value)
            annotation.save()
        return self.one(request, number)

    def delete(self, request: HttpRequest, number: int) -> HttpResponse:
        with atomic(), self.as_visitor():
            self.own(request, number).delete()
        return HttpResponse(status=204, headers={"Link": RESOURCE_LINK})

    def own(self, request: HttpRequest, number: int) -> Annotation:
        """The visitor's annotation, locked. Raises Problem: what others made can be seen, not changed."""
        annotation = lock(AnnotationShape, number)
        found = SHOWING.read(number, self.access, self.root) if annotation else None
        if found is None:
            raise not_found()
        if annotation.creator_id != self.access.me and self.access.role < Role.ADMINISTRATOR:
            raise Problem("not-allowed", "This annotation is not yours.")
        require_match(request, found[0])
        return annotation


SHOWING = Showing(AnnotationShape)


@csrf_exempt
def container(request: HttpRequest) -> HttpResponse:
    """A container's address ends with a slash."""
    return HttpResponsePermanentRedirect(
        f"{request.path}/?{request.GET.urlencode()}".rstrip("?"), preserve_request=True
    )
