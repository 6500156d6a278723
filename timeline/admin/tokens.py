"""Tokens of the API: made, seen and revoked by administrators. The secret is shown once, where it was made."""

from django import forms
from django.contrib import admin, messages
from unfold.widgets import UnfoldAdminCheckboxSelectMultipleWidget

from korus.serving.models import Scope, Token
from korus.serving.tokens import store
from timeline.admin.rights import ByAdministrator


class TokenForm(forms.ModelForm):
    scopes = forms.MultipleChoiceField(
        choices=Scope,
        widget=UnfoldAdminCheckboxSelectMultipleWidget,
        help_text="The most that the token may do; its user's role bounds it further. Each includes those before it.",
    )


@admin.register(Token)
class TokenAdmin(ByAdministrator):
    form = TokenForm
    list_display = ("user", "name", "scopes", "expires_at", "last_used_at", "created_at")
    list_display_links = ("name",)
    list_select_related = ("user",)
    search_fields = ("user__username", "name")
    fields = ("user", "name", "scopes", "expires_at")
    autocomplete_fields = ("user",)

    def has_change_permission(self, request, obj=None) -> bool:
        return False  # what a tool may do is settled when its token is made: revoke it, and make another

    def save_model(self, request, obj, form, change) -> None:
        secret = store(obj)
        messages.warning(request, f"The token of {obj.user} for {obj.name} is {secret} – copy it now.")
