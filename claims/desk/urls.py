"""The addresses of the desk, below /admin/desk/."""

from django.contrib import admin
from django.urls import path, register_converter

from claims.desk import article, dashboard, merges, queue, records

app_name = "desk"


class MergedKind:
    """What can be merged."""

    regex = "actor|event"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(MergedKind, "kind")

urlpatterns = [
    path("retry/", admin.site.admin_view(dashboard.retry), name="retry"),
    path("", admin.site.admin_view(queue.page), name="queue"),
    path("articles/<int:pk>/seat/", admin.site.admin_view(article.sit), name="seat"),
    path("articles/<int:pk>/", admin.site.admin_view(article.page), name="article"),
    path("articles/<int:pk>/decide/", admin.site.admin_view(article.decide), name="decide"),
    path("articles/<int:pk>/cards/<slug:kind>-<int:number>/", admin.site.admin_view(article.card), name="card"),
    path("pairs/<kind:kind>/", admin.site.admin_view(merges.page), name="pairs"),
    path("pairs/<kind:kind>/merge/", admin.site.admin_view(merges.merge), name="merge"),
    path("merges/<int:pk>/undo/", admin.site.admin_view(merges.undo_merge), name="unmerge"),
    path("events/<int:pk>/split/", admin.site.admin_view(merges.split), name="split"),
    path("history/<slug:kind>/<int:pk>/", admin.site.admin_view(records.page), name="history"),
    path("history/<slug:kind>/<int:pk>/restore/", admin.site.admin_view(records.restore_record), name="restore"),
    path("decisions/<int:pk>/undo/", admin.site.admin_view(records.undo_decision), name="undo"),
]
