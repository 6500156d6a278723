"""Claims, and where they appeared, in the admin."""

from django.contrib import admin
from django.db.models import Q
from unfold.admin import TabularInline
from unfold.decorators import display

from claims import admin_pledges, curation
from claims.models import Annotation, Appearance, Claim, ClaimLink, Passage, Quantity, Visibility
from timeline.admin.counting import count_of
from timeline.admin.deciding import DecidedAdmin
from timeline.admin.rights import ByRole, OnlySeen, is_curator

__all__ = ["admin_pledges"]

admin.site.index_template = "desk/dashboard.html"


class AppearancesInline(TabularInline):
    model = Appearance
    extra = 0
    show_change_link = True
    fields = readonly_fields = ("article", "cue", "quote_type", "reader_version", "explanation", "confidence")

    def has_view_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(Claim)
class ClaimAdmin(DecidedAdmin):
    list_display = ("shown_text", "claimant", "kind", "said", "due", "shown_state", "told_in")
    list_filter = (
        "state",
        "kind",
        "topics",
        ("claimant", admin.EmptyFieldListFilter),
        ("appearances__article__outlet", admin.RelatedOnlyFieldListFilter),
        "appearances__reader_version",
    )
    search_fields = ("text", "claimant__names__name", "claimant_as_written", "body__name")
    list_select_related = ("claimant",)
    date_hierarchy = "said_earliest"
    ordering = ("-id",)
    autocomplete_fields = ("claimant", "body", "event", "topics")
    fields = (
        "seen", "text", "kind", "claimant", "claimant_as_written", "role_as_written", "body", "said", "due", "starts",
        "event", "topics", "state", "touched_at", "created_at", "updated_at",
    )  # fmt: skip
    inlines = (AppearancesInline,)
    mend = curation.mend
    confirm = curation.confirm
    reject = curation.reject

    def get_queryset(self, request):
        articles = count_of(Appearance.objects.all(), "claim")
        return super().get_queryset(request).annotate(articles=articles)

    @display(description="claim", ordering="text")
    def shown_text(self, claim):
        return claim.text[:120]

    @display(description="articles", ordering="articles")
    def told_in(self, claim):
        return claim.articles


class PassagesInline(TabularInline):
    model = Passage
    extra = 0
    fields = readonly_fields = ("role", "ordinal", "start", "end")

    def has_view_permission(self, request, obj=None) -> bool:
        return is_curator(request)

    def has_add_permission(self, request, obj=None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class QuantitiesInline(PassagesInline):
    model = Quantity
    fields = readonly_fields = ("value", "upper", "unit", "bound", "measure", "period", "start", "end")


@admin.register(Appearance)
class AppearanceAdmin(OnlySeen):
    list_display = ("claim", "article", "cue", "quote_type", "reader_version")
    list_filter = ("quote_type", "reader_version", ("article__outlet", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("claim", "article")
    search_fields = ("claim__text", "article__title", "cue")
    ordering = ("-id",)
    inlines = (PassagesInline, QuantitiesInline)


@admin.register(Quantity)
class QuantityAdmin(OnlySeen):
    list_display = ("value", "upper", "unit", "bound", "measure", "period", "claim")
    list_filter = ("bound",)
    list_select_related = ("appearance__claim",)
    search_fields = ("unit", "measure", "appearance__claim__text")
    ordering = ("-id",)

    @display(description="claim")
    def claim(self, quantity):
        return quantity.appearance.claim


@admin.register(Passage)
class PassageAdmin(OnlySeen):
    list_display = ("role", "start", "end", "article", "claim")
    list_filter = ("role",)
    list_select_related = ("appearance__claim", "appearance__article")
    search_fields = ("appearance__claim__text",)
    ordering = ("-id",)

    @display(description="article")
    def article(self, passage):
        return passage.appearance.article

    @display(description="claim")
    def claim(self, passage):
        return passage.appearance.claim


@admin.register(ClaimLink)
class ClaimLinkAdmin(ByRole):
    list_display = ("claim", "kind", "other", "reason", "state", "added_by", "decided_by")
    list_filter = ("state", "kind")
    list_select_related = ("claim", "other", "added_by", "decided_by")
    search_fields = ("claim__text", "other__text", "reason")
    autocomplete_fields = ("claim", "other")
    fields = ("claim", "kind", "other", "reason")
    actions = ("confirm_selected", "reject_selected")
    ordering = ("-id",)

    def has_change_permission(self, request, obj=None) -> bool:
        return obj is None and super().has_change_permission(request)  # a list with actions; a link is not rewritten

    def save_model(self, request, obj, form, change) -> None:
        values = {name: form.cleaned_data[name] for name in ("other", "kind", "reason")}
        obj.pk = curation.link(form.cleaned_data["claim"], by=request.user, **values).pk

    @admin.action(description="Confirm what is selected")
    def confirm_selected(self, request, queryset):
        for link in queryset:
            curation.decide_link(link, by=request.user, confirm=True)

    @admin.action(description="Reject what is selected")
    def reject_selected(self, request, queryset):
        for link in queryset:
            curation.decide_link(link, by=request.user, confirm=False)


@admin.register(Annotation)
class AnnotationAdmin(OnlySeen):
    list_display = ("created_at", "creator", "motivation", "visibility", "article", "event", "actor", "claim", "pledge")
    list_filter = ("motivation", "visibility")
    list_select_related = ("creator", "article", "event", "actor", "claim", "pledge")
    search_fields = ("creator__username", "body")
    ordering = ("-id",)

    def get_queryset(self, request):
        """What is private is its creator's alone, here too."""
        seen = Q(creator=request.user) | ~Q(visibility=Visibility.PRIVATE)
        return super().get_queryset(request).filter(seen)
