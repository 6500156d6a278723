"""Articles: the list, the form that takes one in, and what can be corrected of it. Its own page is the desk."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, Q, Value
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from unfold.decorators import display
from unfold.widgets import UnfoldAdminTextareaWidget, UnfoldAdminTextInputWidget

from claims.models import Appearance
from korus.serving.searching import Matches
from korus.serving.values import number_in
from timeline import queue
from timeline.admin.counting import count_of
from timeline.admin.rights import ByRole
from timeline.drafts import BadArticle
from timeline.intake import add_article, mend_article
from timeline.models import Article, ArticleState, State
from timeline.search import in_pairs

STATE_COLOURS = {
    ArticleState.QUEUED: "info",
    ArticleState.READING: "warning",
    ArticleState.READ: "success",
    ArticleState.FAILED: "danger",
}


class AddArticleForm(forms.Form):
    """What `timeline.intake.add_article` takes; it checks every field itself."""

    text = forms.CharField(
        required=False,
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 16}),
        help_text="Paste the article. Up to 200,000 characters.",
    )
    html = forms.CharField(
        required=False,
        strip=False,
        widget=UnfoldAdminTextareaWidget(attrs={"rows": 4}),
        label="or its HTML",
        help_text="Text, title, date and byline are taken from the page where you leave them empty.",
    )
    title = forms.CharField(required=False, widget=UnfoldAdminTextInputWidget)
    published_on = forms.CharField(
        required=False,
        widget=UnfoldAdminTextInputWidget(attrs={"type": "date"}),
        label="Published on",
        help_text="As 2025-07-22. Every relative date in the text hangs on it.",
    )
    outlet = forms.CharField(required=False, widget=UnfoldAdminTextInputWidget)
    url = forms.CharField(required=False, widget=UnfoldAdminTextInputWidget, label="Address")
    byline = forms.CharField(required=False, widget=UnfoldAdminTextInputWidget)
    language = forms.CharField(
        initial="en", required=False, widget=UnfoldAdminTextInputWidget, help_text="A BCP 47 tag: en, en-GB, ko."
    )


@admin.register(Article)
class ArticleAdmin(ByRole):
    list_display = ("shown_title", "outlet", "published_on", "shown_state", "waiting", "reader_version", "read_at")
    list_filter = ("state", "language", ("outlet", admin.RelatedOnlyFieldListFilter), "reader_version")
    search_fields = ("title", "byline", "url", "outlet__name")
    list_select_related = ("outlet",)
    date_hierarchy = "published_on"
    ordering = ("-published_on", "-id")
    actions = ("read_again",)
    fields = (
        "title", "byline", "outlet", "url", "published_on", "language", "state", "failure", "reader_version", "read_at",
        "revises", "same_text_as", "added_by", "created_at",
    )  # fmt: skip
    readonly_fields = (
        "outlet", "url", "state", "failure", "reader_version", "read_at", "revises", "same_text_as", "added_by",
        "created_at",
    )  # fmt: skip

    def get_queryset(self, request):
        waiting = count_of(Appearance.objects.filter(claim__state=State.PROPOSED), "article")
        return super().get_queryset(request).defer("text").annotate(waiting=waiting)

    def get_search_results(self, request, queryset, search_term):
        """By title, byline, address and outlet, and by the words of the text, as the API finds them."""
        found, doubled = super().get_search_results(request, queryset, search_term)
        if not search_term.strip():
            return found, doubled
        words = Matches(F("words"), Value(in_pairs(search_term[:300])))
        return queryset.filter(Q(pk__in=found.order_by().values("pk")) | Q(words)), False

    @display(description="article", ordering="title")
    def shown_title(self, article):
        return article.title or f"Article {article.pk}"

    @display(description="state", ordering="state", label=STATE_COLOURS)
    def shown_state(self, article):
        return article.state

    @display(description="claims that wait", ordering="waiting")
    def waiting(self, article):
        return article.waiting

    def get_urls(self):
        details = self.admin_site.admin_view(self.details_view)
        return [path("<path:object_id>/details/", details, name="timeline_article_details"), *super().get_urls()]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """An article's page is its desk."""
        number = number_in(object_id)
        if number is None:
            return super().change_view(request, object_id, form_url, extra_context)
        return redirect("desk:article", number)

    def details_view(self, request, object_id):
        return super().change_view(request, object_id)

    def add_view(self, request, form_url="", extra_context=None):
        """The form that takes an article in, by the one way there is."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AddArticleForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                intake = add_article(**form.cleaned_data, added_by=request.user)
            except BadArticle as bad:
                for field, message in bad.errors.items():
                    form.add_error(field, f"This {message}.")
            else:
                said = "It waits to be read." if intake.created else "It was there already."
                messages.success(request, f"“{intake.article}”: {said}")
                return redirect("desk:article", intake.article.pk)
        context = self.admin_site.each_context(request) | {"title": "Add an article", "form": form, "opts": self.opts}
        return TemplateResponse(request, "timeline/add_article.html", context)

    def save_model(self, request, obj, form, change) -> None:
        """What the reading hangs on is corrected by intake, which reads again."""
        values = {name: form.cleaned_data[name] for name in ("published_on", "language") if name in form.changed_data}
        plain = [name for name in form.changed_data if name not in values]
        if plain:
            obj.save(update_fields=[*plain, "updated_at"])
        if values:
            try:
                mend_article(Article.objects.get(pk=obj.pk), **values)
            except BadArticle as bad:
                messages.error(request, str(bad))

    def response_change(self, request, obj):
        return HttpResponseRedirect(reverse("desk:article", args=[obj.pk]))

    @admin.action(description="Read again")
    def read_again(self, request, queryset):
        count = queue.requeue(Article.objects.filter(pk__in=list(queryset.values_list("pk", flat=True))))
        messages.success(request, f"{count} wait to be read again.")
