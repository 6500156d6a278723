"""What every view of the API does: who asks, may they, in which form; and the two reads that most resources have. The
views that write are in `korus.serving.writes`.

Views are REST framework's, so that its tools know them, but they take Django's own request and answer with bytes.
"""

from collections.abc import Callable, Mapping
from typing import ClassVar

import pghistory
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from rest_framework.authentication import CSRFCheck
from rest_framework.views import APIView

from korus.serving.access import ANONYMOUS, Access, Role, access_of
from korus.serving.conditional import MEDIA_TYPE, etag_of
from korus.serving.details import Showing
from korus.serving.lists import Listing
from korus.serving.openapi import OperationSchema
from korus.serving.operations import Operation
from korus.serving.problems import Problem, as_problem
from korus.serving.throttles import throttle
from korus.serving.tokens import access_by_header

#: Where the API stands on its host.
PREFIX = "/api/v1/"
SAFE = ("GET", "HEAD", "OPTIONS")


class ApiView(APIView):
    """A view whose methods answer with the bytes to send, or raise a Problem.

    `needs` says which role each method needs; `operations` what each takes and answers, for the documentation.
    """

    needs: ClassVar[Mapping[str, Role]] = {"GET": Role.READER}
    operations: ClassVar[Mapping[str, Operation]] = {}
    offers: ClassVar[tuple[str, ...]] = (MEDIA_TYPE,)
    schema = OperationSchema()

    access: Access
    root: str

    def operation(self, method: str) -> Operation | None:
        return self.operations.get(method)

    def dispatch(self, request: HttpRequest, **kwargs) -> HttpResponse:
        headers: dict[str, str] = {}
        try:
            response = self._admitted(request, headers)(request, **kwargs)
        except Exception as error:
            response = as_problem(error).response()
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if request.method == "HEAD":
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def _admitted(self, request: HttpRequest, headers: dict[str, str]) -> Callable[..., HttpResponse]:
        """The method to call. Raises Problem for whoever may not; `headers` are for the answer in any case."""
        failure, access = None, ANONYMOUS
        try:
            access = access_by_header(request) or self._access_by_session(request)
        except Problem as error:
            failure = error  # counted all the same, or secrets could be guessed at leisure
        rate = throttle(*(access.counted or by_address(request)))
        headers.update(rate.headers if rate else {})
        if failure:
            raise failure
        self.access, self.root = access, root_of(request)
        method = "GET" if request.method == "HEAD" else request.method
        if method not in self.needs and method != "OPTIONS":
            raise Problem("method-not-allowed", headers={"Allow": self._allow()})
        self._check_role(self.needs.get(method, min(self.needs.values())))
        self._check_accept(request)
        return getattr(self, method.lower())

    def _access_by_session(self, request: HttpRequest) -> Access:
        access = access_of(request)
        if access.user is not None and request.method not in SAFE:
            check = CSRFCheck(lambda _: None)
            check.process_request(request)
            reason = check.process_view(request, None, (), {})
            if reason:
                raise Problem("not-allowed", f"{reason} Send the cookie's value as X-CSRFToken, or use a token.")
        return access

    def _check_role(self, needed: Role) -> None:
        """Raises Problem: 401 for nobody, 403 for a role or a token that does not reach."""
        if needed == Role.READER and self.access.may_read:
            return
        if self.access.user is None:
            raise Problem("not-signed-in", headers={"WWW-Authenticate": "Token"})
        if self.access.role < needed:
            raise Problem("not-allowed", f"It takes the role {needed.name.lower()}, and a token whose scopes reach it.")

    def _check_accept(self, request: HttpRequest) -> None:
        accept = request.META.get("HTTP_ACCEPT")
        if accept and not any(accepts(accept, offer) for offer in self.offers):
            raise Problem("not-acceptable", f"It can be sent as {' or '.join(self.offers)}.")

    def _allow(self) -> str:
        return ", ".join([*self.needs, *(["HEAD"] if "GET" in self.needs else []), "OPTIONS"])

    def options(self, request: HttpRequest, **kwargs) -> HttpResponse:
        return HttpResponse(status=204, headers={"Allow": self._allow()})

    def as_visitor(self):
        """The context in which what is written is kept as the visitor's doing."""
        return pghistory.context(user=self.access.user.pk)

    def stored(self, showing: Showing, number: int, status: int = 200, address: str = "") -> HttpResponse:
        """The answer to a write: the record as it stands now, with its ETag and its address."""
        body, _ = showing.read(number, self.access, self.root)
        address = address or f"{showing.shape.address}/{number}"
        headers = {"ETag": etag_of(body), "Location": self.root + address}
        return HttpResponse(body, status=status, content_type=MEDIA_TYPE, headers=headers)


class ListView(ApiView):
    """A collection."""

    listing: ClassVar[Listing]
    summary: ClassVar[str]

    def operation(self, method: str) -> Operation | None:
        return self.listing.operation(self.summary) if method == "GET" else super().operation(method)

    def get(self, request: HttpRequest, number: int | None = None) -> HttpResponse:
        return self.listing.page(request, self.access, self.root, number)


class DetailView(ApiView):
    """One record of a collection."""

    showing: ClassVar[Showing]
    summary: ClassVar[str]

    def operation(self, method: str) -> Operation | None:
        return self.showing.operation(self.summary) if method == "GET" else super().operation(method)

    def get(self, request: HttpRequest, number: int) -> HttpResponse:
        return self.showing.show(request, self.access, self.root, number)


class PartView(DetailView):
    """One record within another: `claims/7/appearances/3`."""

    def get(self, request: HttpRequest, number: int, part: int) -> HttpResponse:
        return self.showing.show(request, self.access, self.root, part, owner=number)


def root_of(request: HttpRequest) -> str:
    """The address of the API, as the visitor reached it."""
    return request.build_absolute_uri(PREFIX)


def by_address(request: HttpRequest) -> tuple[str, int]:
    """Whom a request without a known visitor counts for, and how many they may send."""
    return f"address:{address_of(request)}", settings.KORUS_RATE_ADDRESS


def address_of(request: HttpRequest) -> str:
    """The visitor's address: as many proxies away as stand before this service, whose word is good."""
    passed = [a.strip() for a in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if a.strip()]
    hops = settings.KORUS_PROXIES
    return passed[-min(hops, len(passed))] if hops and passed else request.META.get("REMOTE_ADDR", "")


def accepts(accept: str, media_type: str) -> bool:
    """Whether an Accept header takes a media type."""
    kind = media_type.partition("/")[0]
    for part in accept.split(","):
        wanted, _, parameters = part.partition(";")
        if wanted.strip().lower() in ("*/*", f"{kind}/*", media_type):
            return not any(p.strip() in ("q=0", "q=0.0", "q=0.00", "q=0.000") for p in parameters.split(";"))
    return False
