"""Outlets, topics, actors with their names and offices, and events."""

from django.contrib import admin
from unfold.admin import TabularInline
from unfold.decorators import display

from timeline import curation
from timeline.admin.counting import count_of
from timeline.admin.deciding import DecidedAdmin
from timeline.admin.rights import ByRole, OnlySeen, is_curator
from timeline.models import Actor, ActorName, Article, Event, Membership, Mention, Outlet, State, Topic


class InlineByRole(TabularInline):
    extra = 0
    show_change_link = True

    def has_view_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Outlet)
class OutletAdmin(ByRole):
    list_display = ("name", "domain", "article_count")
    search_fields = ("name", "domain")

    def get_queryset(self, request):
        return super().get_queryset(request).annotate(article_count=count_of(Article.objects.all(), "outlet"))

    @display(description="articles", ordering="article_count")
    def article_count(self, outlet):
        return outlet.article_count


@admin.register(Topic)
class TopicAdmin(ByRole):
    list_display = ("name", "created_at")
    search_fields = ("name",)


class NamesInline(InlineByRole):
    model = ActorName
    fields = ("name", "language")


class OfficesInline(InlineByRole):
    model = Membership
    fk_name = "person"
    verbose_name_plural = "offices held"
    fields = ("role", "organisation", "since", "until")
    autocomplete_fields = ("organisation",)


@admin.register(Actor)
class ActorAdmin(DecidedAdmin):
    list_display = ("name", "kind", "shown_state", "spellings", "merged_into", "wikidata_id")
    list_filter = ("state", "kind", ("merged_into", admin.EmptyFieldListFilter))
    search_fields = ("name", "names__name", "wikidata_id")
    list_select_related = ("merged_into",)
    ordering = ("name", "id")
    fields = ("seen", "name", "kind", "wikidata_id", "state", "merged_into", "touched_at", "created_at", "updated_at")
    readonly_fields = (*DecidedAdmin.readonly_fields, "merged_into")
    inlines = (NamesInline, OfficesInline)
    mend = curation.mend_actor
    confirm = curation.confirm_actor
    reject = curation.reject_actor

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("names")

    def get_search_results(self, request, queryset, search_term):
        queryset, duplicates = super().get_search_results(request, queryset, search_term)
        if "autocomplete" in request.path:
            queryset = queryset.filter(merged_into=None).exclude(state=State.REJECTED)
        return queryset, duplicates

    @display(description="also written")
    def spellings(self, actor):
        return ", ".join(sorted(n.name for n in actor.names.all() if n.name != actor.name)) or "–"


@admin.register(Membership)
class MembershipAdmin(ByRole):
    list_display = ("person", "role", "organisation", "since", "until")
    search_fields = ("person__name", "organisation__name", "role")
    list_select_related = ("person", "organisation")
    autocomplete_fields = ("person", "organisation")


class MentionsInline(InlineByRole):
    model = Mention
    fields = readonly_fields = ("article", "start", "end", "reader_version", "confidence", "explanation")

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Event)
class EventAdmin(DecidedAdmin):
    list_display = ("title", "date", "place", "shown_state", "told_in")
    list_filter = ("state", "topics", ("mentions__article__outlet", admin.RelatedOnlyFieldListFilter))
    search_fields = ("title", "place", "participants__name")
    date_hierarchy = "date_earliest"
    ordering = ("-id",)
    autocomplete_fields = ("participants", "topics")
    fields = (
        "seen", "title", "date", "place", "participants", "topics", "state", "merged_into", "touched_at", "created_at",
        "updated_at",
    )  # fmt: skip
    readonly_fields = (*DecidedAdmin.readonly_fields, "merged_into")
    inlines = (MentionsInline,)
    mend = curation.mend
    confirm = curation.confirm
    reject = curation.reject

    def get_queryset(self, request):
        articles = count_of(Mention.objects.all(), "event", "article")
        return super().get_queryset(request).annotate(articles=articles)

    @display(description="articles", ordering="articles")
    def told_in(self, event):
        return event.articles


@admin.register(Mention)
class MentionAdmin(OnlySeen):
    list_display = ("event", "article", "start", "end", "reader_version", "confidence")
    list_select_related = ("event", "article")
    search_fields = ("event__title", "article__title")
    list_filter = ("reader_version",)
