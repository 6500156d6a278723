"""The same lists as a plain ModelViewSet makes them: nested serializers, what they need fetched before, the framework's
cursor pagination. Who asks, and how often they may, is looked up as Korus does it.

A Django of its own runs it, with Korus' settings: `gunicorn tests.benchmarks.plain:application`.
"""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.plain_settings")
application = get_wsgi_application()

from django.db.models import Prefetch  # noqa: E402
from django.urls import include, path  # noqa: E402
from rest_framework import serializers, viewsets  # noqa: E402
from rest_framework.filters import BaseFilterBackend  # noqa: E402
from rest_framework.pagination import CursorPagination  # noqa: E402
from rest_framework.response import Response  # noqa: E402
from rest_framework.routers import SimpleRouter  # noqa: E402
from rest_framework.throttling import BaseThrottle  # noqa: E402
from rest_framework.views import APIView  # noqa: E402

from claims.models import Appearance, Claim, Passage, Quantity  # noqa: E402
from korus.serving.throttles import throttle  # noqa: E402
from timeline.models import Event, Mention, OrUndated  # noqa: E402


class Throttle(BaseThrottle):
    def allow_request(self, request, view) -> bool:
        throttle(*request.auth.counted)
        return True


class ByDate(CursorPagination):
    page_size, page_size_query_param, max_page_size = 50, "limit", 200
    ordering = ("-day", "-id")


class Linked(serializers.Field):
    """`{id, url, name}`."""

    def __init__(self, collection: str, called: str = "name"):
        super().__init__(read_only=True)
        self.collection, self.called = collection, called

    def to_representation(self, row):
        url = self.context["request"].build_absolute_uri(f"/api/v1/{self.collection}/{row.pk}")
        return {"id": row.pk, "url": url, "name": getattr(row, self.called)}


def _linked(serializer: serializers.BaseSerializer, collection: str, rows) -> list:
    linked = Linked(collection)
    linked.parent = serializer
    return [linked.to_representation(row) for row in rows.all()]


class Dated(serializers.Field):
    """`{edtf, earliest, latest}`."""

    def __init__(self):
        super().__init__(source="*", read_only=True)

    def to_representation(self, row):
        edtf, earliest, latest = (getattr(row, self.field_name + end) for end in ("", "_earliest", "_latest"))
        return {"edtf": edtf, "earliest": earliest, "latest": latest} if edtf else None


class PassageSerializer(serializers.ModelSerializer):
    exact = serializers.SerializerMethodField()

    class Meta:
        model = Passage
        fields = ("start", "end", "exact")

    def get_exact(self, row) -> str:
        return row.appearance.article.text[row.start : row.end]


class QuantitySerializer(serializers.ModelSerializer):
    text = serializers.SerializerMethodField()

    class Meta:
        model = Quantity
        fields = ("value", "upper", "unit", "bound", "measure", "period", "start", "end", "text")

    def get_text(self, row) -> str:
        return row.appearance.article.text[row.start : row.end]


class AppearanceSerializer(serializers.ModelSerializer):
    article = Linked("articles", "title")
    content, source = PassageSerializer(many=True), PassageSerializer(many=True)
    quantities = QuantitySerializer(many=True)

    class Meta:
        model = Appearance
        fields = (
            "id", "article", "cue", "quote_type", "content", "source", "quantities", "reader_version", "confidence",
            "created_at",
        )  # fmt: skip


class ClaimSerializer(serializers.ModelSerializer):
    url = serializers.HyperlinkedIdentityField(view_name="claim-detail")
    claimant, body, event = Linked("actors"), Linked("actors"), Linked("events", "title")
    said, starts, due = Dated(), Dated(), Dated()
    topics = serializers.SerializerMethodField()
    appearances = AppearanceSerializer(many=True)

    class Meta:
        model = Claim
        fields = (
            "id", "url", "kind", "text", "claimant", "claimant_as_written", "role_as_written", "body", "said", "starts",
            "due", "event", "topics", "state", "appearances", "created_at", "updated_at",
        )  # fmt: skip

    def get_topics(self, row) -> list:
        return _linked(self, "topics", row.topics)


class MentionSerializer(serializers.ModelSerializer):
    article = Linked("articles", "title")
    exact = serializers.SerializerMethodField()

    class Meta:
        model = Mention
        fields = ("article", "start", "end", "exact", "reader_version", "confidence")

    def get_exact(self, row) -> str:
        return row.article.text[row.start : row.end]


class EventSerializer(serializers.ModelSerializer):
    url = serializers.HyperlinkedIdentityField(view_name="event-detail")
    date = Dated()
    participants, topics = serializers.SerializerMethodField(), serializers.SerializerMethodField()
    mentions = MentionSerializer(many=True)

    class Meta:
        model = Event
        fields = (
            "id", "url", "title", "date", "place", "state", "participants", "topics", "mentions", "created_at",
            "updated_at",
        )  # fmt: skip

    def get_participants(self, row) -> list:
        return _linked(self, "actors", row.participants)

    def get_topics(self, row) -> list:
        return _linked(self, "topics", row.topics)


class Filters(BaseFilterBackend):
    """By columns, and `q` by the stored words, as Korus has them."""

    def filter_queryset(self, request, queryset, view):
        asked = request.query_params
        queryset = queryset.filter(**{name: asked[name] for name in ("claimant", "kind") if name in asked})
        if "q" not in asked:
            return queryset
        return queryset.extra(where=["claims_claim.words @@ websearch_to_tsquery('korus', %s)"], params=[asked["q"]])


def _passages(role: str) -> Prefetch:
    return Prefetch("passages", Passage.objects.filter(role=role).select_related("appearance__article"), to_attr=role)


def _appearances() -> Prefetch:
    quantities = Prefetch("quantities", Quantity.objects.select_related("appearance__article"))
    rows = Appearance.objects.select_related("article")
    return Prefetch("appearances", rows.prefetch_related(_passages("content"), _passages("source"), quantities))


class ClaimViewSet(viewsets.ModelViewSet):
    queryset = (
        Claim.objects.confirmed().annotate(day=OrUndated("said_earliest"))
        .select_related("claimant", "body", "event").prefetch_related("topics", _appearances())
    )  # fmt: skip
    serializer_class = ClaimSerializer
    pagination_class = ByDate
    filter_backends = (Filters,)
    throttle_classes = (Throttle,)


class EventViewSet(viewsets.ModelViewSet):
    queryset = (
        Event.objects.confirmed().filter(merged_into=None).annotate(day=OrUndated("date_earliest"))
        .prefetch_related("participants", "topics", Prefetch("mentions", Mention.objects.select_related("article")))
    )  # fmt: skip
    serializer_class = EventSerializer
    pagination_class = ByDate
    throttle_classes = (Throttle,)


class Timeline(APIView):
    """The newest of both, merged."""

    throttle_classes = (Throttle,)

    def get(self, request) -> Response:
        limit, context = int(request.query_params["limit"]), {"request": request}
        newest = [
            *ClaimViewSet.queryset.exclude(said_earliest=None).order_by("-day", "-id")[:limit],
            *EventViewSet.queryset.exclude(date_earliest=None).order_by("-day", "-id")[:limit],
        ]
        newest.sort(key=lambda row: row.day, reverse=True)
        shown = {Claim: ("claim", ClaimSerializer), Event: ("event", EventSerializer)}
        kinds = [(*shown[type(row)], row) for row in newest[:limit]]
        return Response({"results": [{"type": k, k: s(row, context=context).data} for k, s, row in kinds]})


router = SimpleRouter(trailing_slash=False)
router.register("claims", ClaimViewSet, basename="claim")
router.register("events", EventViewSet, basename="event")
urlpatterns = [path("api/v1/timeline", Timeline.as_view()), path("api/v1/", include(router.urls))]
