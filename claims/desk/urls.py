"""The addresses of the desk, below /admin/desk/."""

from django.contrib import admin
from django.urls import path, register_converter

from claims.desk import article, dashboard, meetings, merges, pledges, queue, records

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
    path("pledges/", admin.site.admin_view(pledges.board), name="pledges"),
    path("pledges/of/<int:claim>/", admin.site.admin_view(pledges.make), name="make_pledge"),
    path("pledges/<int:pk>/", admin.site.admin_view(pledges.pledge), name="pledge"),
    path("pledges/<int:pk>/mend/", admin.site.admin_view(pledges.mend), name="mend_pledge"),
    path("pledges/<int:pk>/judge/", admin.site.admin_view(pledges.judge), name="judge"),
    path("pledges/<int:pk>/evidence/", admin.site.admin_view(pledges.add_evidence), name="add_evidence"),
    path("pledges/<int:pk>/milestones/", admin.site.admin_view(pledges.add_milestone), name="add_milestone"),
    path("milestones/<int:pk>/", admin.site.admin_view(pledges.reach_milestone), name="reach_milestone"),
    path("evidence/<int:pk>/", admin.site.admin_view(pledges.decide_evidence), name="decide_evidence"),
    path("follow-ups/<int:pk>/", admin.site.admin_view(pledges.second_key), name="second_key"),
    path("watch/", admin.site.admin_view(pledges.watch_list), name="watch"),
    path("watch/<int:pk>/", admin.site.admin_view(pledges.see), name="see"),
    path("links/", admin.site.admin_view(meetings.links), name="links"),
    path("links/<int:pk>/", admin.site.admin_view(meetings.decide), name="decide_link"),
    path("number/", admin.site.admin_view(meetings.number), name="number"),
]
