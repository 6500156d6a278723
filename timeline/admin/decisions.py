"""What the desk decided, as a register to look things up in."""

from django.contrib import admin
from unfold.decorators import display

from timeline.admin.rights import OnlySeen
from timeline.models import Decision, Merge, Verb

VERB_COLOURS = {Verb.CONFIRM: "success", Verb.REJECT: "danger", Verb.UNDO: "warning", Verb.MEND: "info"}


@admin.register(Decision)
class DecisionAdmin(OnlySeen):
    list_display = ("at", "by", "shown_verb", "record", "record_id", "article", "reason", "confidence")
    list_filter = ("verb", "record", "by", "reader_version")
    search_fields = ("reason", "article__title", "=record_id")
    list_select_related = ("by", "article")
    date_hierarchy = "at"
    ordering = ("-id",)

    @display(description="decision", ordering="verb", label=VERB_COLOURS)
    def shown_verb(self, decision):
        return decision.verb


@admin.register(Merge)
class MergeAdmin(OnlySeen):
    list_display = ("at", "by", "record", "loser_id", "winner_id", "undone_at", "undone_by")
    list_filter = ("record", ("undone_at", admin.EmptyFieldListFilter))
    list_select_related = ("by", "undone_by")
    search_fields = ("=winner_id", "=loser_id")
    ordering = ("-id",)
