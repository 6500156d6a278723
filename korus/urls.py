"""Every route, on one page."""

from django.contrib import admin
from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerView

from claims.api import (
    alarms,
    annotations,
    biography,
    board,
    claims,
    due,
    evidence,
    follow_ups,
    links,
    milestones,
    parts,
    pledges,
    search,
)
from claims.api import timeline as dated
from korus.serving import documents
from timeline import pages
from timeline.api import actors, articles, bulk, events, outlets, topics

# What is asked for most comes first: Django tries one after the other.
api = [
    path("claims", claims.ClaimList.as_view()),
    path("claims/due", due.DueSummary.as_view()),
    path("claims/<int:number>", claims.ClaimDetail.as_view()),
    path("claims/<int:number>/appearances", parts.ClaimAppearances.as_view()),
    path("claims/<int:number>/appearances/<int:part>", parts.ClaimAppearance.as_view()),
    path("claims/<int:number>/history", parts.ClaimHistory.as_view()),
    path("claims/<int:number>/history/<int:part>", parts.ClaimVersion.as_view()),
    path("claims/<int:number>/links", links.ClaimLinks.as_view()),
    path("claims/<int:number>/links/<int:link>", links.ClaimLinkDetail.as_view()),
    path("claims/<int:number>/quantities", parts.ClaimQuantities.as_view()),
    path("claims/<int:number>/quantities/<int:part>", parts.ClaimQuantity.as_view()),
    path("search", search.SearchList.as_view()),
    path("timeline", dated.Timeline.as_view()),
    path("articles", articles.ArticleList.as_view()),
    path("articles/bulk", bulk.BulkArticles.as_view()),
    path("articles/<int:number>", articles.ArticleDetail.as_view()),
    path("articles/<int:number>/reading", parts.ArticleReading.as_view()),
    path("outlets", outlets.OutletList.as_view()),
    path("outlets/<int:number>", outlets.OutletDetail.as_view()),
    path("actors", actors.ActorList.as_view()),
    path("actors/<int:number>", actors.ActorDetail.as_view()),
    path("actors/<int:number>/claims", claims.ActorClaims.as_view()),
    path("actors/<int:number>/history", actors.ActorHistory.as_view()),
    path("actors/<int:number>/history/<int:part>", actors.ActorVersion.as_view()),
    path("actors/<int:number>/merge", actors.ActorMerge.as_view()),
    path("actors/<int:number>/memberships", actors.ActorMemberships.as_view()),
    path("actors/<int:number>/memberships/<int:part>", actors.ActorMembership.as_view()),
    path("events", events.EventList.as_view()),
    path("events/<int:number>", events.EventDetail.as_view()),
    path("events/<int:number>/history", events.EventHistory.as_view()),
    path("events/<int:number>/history/<int:part>", events.EventVersion.as_view()),
    path("events/<int:number>/mentions", events.EventMentions.as_view()),
    path("events/<int:number>/mentions/<int:part>", events.EventMention.as_view()),
    path("events/<int:number>/merge", events.EventMerge.as_view()),
    path("annotations", annotations.container),
    path("annotations/", annotations.Container.as_view()),
    path("annotations/<int:number>", annotations.Member.as_view()),
    path("pledges", pledges.PledgeList.as_view()),
    path("pledges/board", board.PledgeBoard.as_view()),
    path("pledges/totals", board.PledgeTotals.as_view()),
    path("pledges/<int:number>", pledges.PledgeDetail.as_view()),
    path("pledges/<int:number>/history", follow_ups.PledgeHistory.as_view()),
    path("pledges/<int:number>/history/<int:part>", follow_ups.PledgeVersion.as_view()),
    path("collections", pledges.CollectionList.as_view()),
    path("collections/<int:number>", pledges.CollectionDetail.as_view()),
    path("evidence", evidence.EvidenceList.as_view()),
    path("evidence/<int:number>", evidence.EvidenceDetail.as_view()),
    path("follow-ups", follow_ups.FollowUpList.as_view()),
    path("follow-ups/<int:number>", follow_ups.FollowUpDetail.as_view()),
    path("milestones", milestones.MilestoneList.as_view()),
    path("milestones/<int:number>", milestones.MilestoneDetail.as_view()),
    path("alarms", alarms.AlarmList.as_view()),
    path("alarms/<int:number>", alarms.AlarmDetail.as_view()),
    path("biography", biography.Biography.as_view()),
    path("topics", topics.TopicList.as_view()),
    path("topics/<int:number>", topics.TopicDetail.as_view()),
]

#: Where a client begins: what is no part of another resource.
COLLECTIONS = [str(each.pattern) for each in api if "/" not in str(each.pattern).rstrip("/")]
COLLECTIONS = [name for name in COLLECTIONS if f"{name}/" not in COLLECTIONS]  # the container's address has the slash

urlpatterns = [
    path("api/", documents.index, {"collections": COLLECTIONS}),
    path("api/v1/", documents.index, {"collections": COLLECTIONS}),
    path("api/v1/", include(api)),
    path("api/schema", documents.schema, name="schema"),
    path("api/docs", SpectacularSwaggerView.as_view(url_name="schema"), name="docs"),
    path("api/problems/<slug:kind>", documents.problem),
    path("api/<path:elsewhere>", documents.nothing),
    path("", pages.timeline, name="timeline"),
    path("admin/desk/", include("claims.desk.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "korus.serving.problems.bad_request"
handler403 = "korus.serving.problems.not_allowed"
handler404 = "korus.serving.problems.no_such_page"
handler500 = "korus.serving.problems.failed"
