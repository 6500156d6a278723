"""What a person decided about a record, and which records became one."""

from django.conf import settings
from django.db import models

from timeline.models.articles import Article


class RecordKind(models.TextChoices):
    """What a person can decide on."""

    ACTOR = "actor"
    EVENT = "event"
    CLAIM = "claim"


class Verb(models.TextChoices):
    """What a person decided."""

    CONFIRM = "confirm"
    REJECT = "reject"
    MEND = "mend"
    ADD = "add"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"  # two that look like one are two
    RESTORE = "restore"
    UNDO = "undo"


class Decision(models.Model):
    """What a person decided about a record, and what it changed. Rows are only ever added; they are how far to trust
    the reader, and what undo goes by."""

    record = models.CharField(max_length=5, choices=RecordKind)
    record_id = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=7, choices=Verb)
    changes = models.JSONField(default=dict, help_text="{field: [from, to]}")
    reason = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    article = models.ForeignKey(Article, models.SET_NULL, null=True, related_name="+", help_text="where it was found")
    reader_version = models.CharField(max_length=40, blank=True, help_text="which proposed it; empty: a person")
    confidence = models.FloatField(null=True, help_text="of the reader, in the least certain field")
    undoes = models.OneToOneField("self", models.PROTECT, null=True, related_name="undone_by")
    key = models.UUIDField(null=True, unique=True, help_text="made by the desk: a decision sent twice is taken once")

    class Meta:
        indexes = [models.Index(fields=["record", "record_id", "-id"]), models.Index(fields=["by", "-id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.record} {self.record_id}"


class Merge(models.Model):
    """Two records of one thing became one: what was re-pointed, so that it can be undone."""

    record = models.CharField(max_length=5, choices=RecordKind)
    winner_id = models.PositiveBigIntegerField()
    loser_id = models.PositiveBigIntegerField()
    moved = models.JSONField(default=dict, help_text="{app.Model.field: [ids of the rows that pointed to the loser]}")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["record", "loser_id"]), models.Index(fields=["record", "winner_id"])]

    def __str__(self) -> str:
        return f"{self.record} {self.loser_id} into {self.winner_id}"
