"""Forms and actions of the admin that write through the desk's own functions, so that every decision is kept alike."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.dateparse import parse_datetime
from unfold.decorators import display

from timeline.admin.rights import ByRole
from timeline.curation import Conflict, Seen
from timeline.models import State

STATE_COLOURS = {
    State.PROPOSED: "warning",
    State.CONFIRMED: "success",
    State.REJECTED: "danger",
    State.WITHDRAWN: "info",
}


class DecisionForm(forms.ModelForm):
    """Remembers which version of the record the curator was shown."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.updated_at.isoformat()


class DecidedAdmin(ByRole):
    """Of a record that is confirmed, rejected and mended. Subclasses name the functions."""

    form = DecisionForm
    mend: Callable
    confirm: Callable
    reject: Callable
    actions = ("confirm_selected", "reject_selected")
    readonly_fields = ("state", "touched_at", "created_at", "updated_at")

    @display(description="state", ordering="state", label=STATE_COLOURS)
    def shown_state(self, record):
        return record.state

    def has_add_permission(self, request, obj=None) -> bool:
        return False  # records come from articles

    def change_view(self, request, object_id, form_url="", extra_context=None):
        try:
            return super().change_view(request, object_id, form_url, extra_context)
        except (Conflict, ValidationError) as refusal:  # out of save_model: the form's transaction is undone
            messages.error(request, f"Nothing was saved: {said(refusal)}")
            return HttpResponseRedirect(request.get_full_path())

    def save_model(self, request, obj, form, change) -> None:
        stored = type(obj).objects.get(pk=obj.pk)
        changes = {name: form.cleaned_data[name] for name in form.changed_data if name != "seen"}
        seen = Seen(updated_at=parse_datetime(form.cleaned_data["seen"] or ""))
        type(self).mend(stored, by=request.user, changes=changes, seen=seen)

    def save_related(self, request, form, formsets, change) -> None:
        for formset in formsets:  # many-to-many fields are written with the decision
            self.save_formset(request, form, formset, change=change)

    @admin.action(description="Confirm what is selected")
    def confirm_selected(self, request, queryset):
        self._each(request, queryset, type(self).confirm, "confirmed")

    @admin.action(description="Reject what is selected")
    def reject_selected(self, request, queryset):
        self._each(request, queryset, type(self).reject, "rejected")

    def _each(self, request, queryset, decide: Callable, done: str) -> None:
        count = 0
        for record in queryset:
            try:
                decide(record, by=request.user)
                count += 1
            except (Conflict, ValidationError) as refusal:
                messages.warning(request, f"{record}: {said(refusal)}")
        messages.success(request, f"{count} {done}.")


@contextmanager
def refusal_told(request: HttpRequest) -> Iterator[None]:
    """What is decided inside may be refused: the curator is told why, and the request goes on behind it."""
    try:
        yield
    except (Conflict, ValidationError) as refusal:
        messages.error(request, said(refusal))


def said(refusal: Conflict | ValidationError) -> str:
    """Why a decision was refused, in words for the curator."""
    if isinstance(refusal, Conflict):
        return f"{refusal}. Look again, then decide."
    if not hasattr(refusal, "error_dict"):
        return " ".join(refusal.messages)
    named = {name: " ".join(words) for name, words in refusal.message_dict.items()}
    return " ".join(words if name == NON_FIELD_ERRORS else f"{name}: {words}" for name, words in named.items())
