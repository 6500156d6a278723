"""Pledges and what became of them, as registers to look things up in; they are written by `claims.follow_ups`."""

from django.contrib import admin
from unfold.admin import TabularInline

from claims.models import Alarm, Collection, Evidence, FollowUp, Milestone, Pledge
from timeline.admin.rights import ByRole, OnlySeen, is_curator


class SeenInline(TabularInline):
    """Rows shown below their pledge."""

    extra = 0
    show_change_link = True

    def has_view_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class MilestonesInline(SeenInline):
    model = Milestone
    fields = readonly_fields = ("title", "unit", "baseline", "target", "actual", "due", "reached_on")


class FollowUpsInline(SeenInline):
    model = FollowUp
    fields = readonly_fields = ("on", "from_status", "to_status", "from_stage", "to_stage", "reason", "state", "author")


class EvidenceInline(SeenInline):
    model = Evidence
    fields = readonly_fields = ("article", "dated", "stance", "grade", "state", "reason")


@admin.register(Collection)
class CollectionAdmin(ByRole):
    list_display = ("name", "basis", "created_at")
    search_fields = ("name", "basis")


@admin.register(Pledge)
class PledgeAdmin(OnlySeen):
    list_display = ("title", "promiser", "stage", "status", "due", "done_on", "blocked_by")
    list_filter = ("stage", "status", "testable", "collections")
    list_select_related = ("promiser",)
    search_fields = ("title", "what", "promiser__names__name", "claim__text")
    date_hierarchy = "due_latest"
    ordering = ("-id",)
    inlines = (MilestonesInline, FollowUpsInline, EvidenceInline)


@admin.register(Milestone)
class MilestoneAdmin(OnlySeen):
    list_display = ("title", "pledge", "unit", "target", "actual", "due", "reached_on")
    list_select_related = ("pledge",)
    search_fields = ("title", "pledge__title")
    ordering = ("-id",)


@admin.register(Evidence)
class EvidenceAdmin(OnlySeen):
    list_display = ("pledge", "article", "dated", "stance", "grade", "state", "added_by")
    list_filter = ("state", "stance", "grade")
    list_select_related = ("pledge", "article", "added_by")
    search_fields = ("pledge__title", "reason", "article__title")
    ordering = ("-id",)


@admin.register(FollowUp)
class FollowUpAdmin(OnlySeen):
    list_display = ("on", "pledge", "from_status", "to_status", "to_stage", "state", "author", "reviewer")
    list_filter = ("state", "to_status", "to_stage")
    list_select_related = ("pledge", "author", "reviewer")
    search_fields = ("pledge__title", "reason")
    date_hierarchy = "on"
    ordering = ("-id",)


@admin.register(Alarm)
class AlarmAdmin(OnlySeen):
    list_display = ("on", "kind", "pledge", "milestone", "seen_at", "seen_by")
    list_filter = ("kind", ("seen_at", admin.EmptyFieldListFilter))
    list_select_related = ("pledge", "milestone", "seen_by")
    search_fields = ("pledge__title",)
    ordering = ("-id",)
