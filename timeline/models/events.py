"""What happened, where an article tells it, and who took part."""

import pghistory
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import F, Q

from timeline.models.actors import Actor
from timeline.models.articles import Article, Topic
from timeline.models.records import EDTFField, OrUndated, RecordQuerySet, State, bounds_of, keeps_history, searchable


@keeps_history
class Event(models.Model):
    """What happened or is set to happen."""

    title = models.CharField(max_length=300)
    date = EDTFField(help_text="EDTF")
    date_earliest = models.DateField(null=True, blank=True, editable=False)
    date_latest = models.DateField(null=True, blank=True, editable=False)
    place = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    participants = models.ManyToManyField(Actor, related_name="events", blank=True)
    topics = models.ManyToManyField(Topic, related_name="events", blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    words = searchable("title", "place")

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(F("state"), OrUndated("date_earliest"), F("id"), name="event_by_state_and_date"),
            models.Index(OrUndated("date_earliest"), F("id"), name="event_by_date"),
            models.Index(fields=["updated_at", "id"], name="event_by_change"),
            GinIndex(fields=["words"], name="event_words"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs) -> None:
        self.date_earliest, self.date_latest = bounds_of(self.date)
        super().save(**kwargs)


class Mention(models.Model):
    """Where an article reports an event."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="mentions")
    article = models.ForeignKey(Article, models.CASCADE, related_name="mentions")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reader_version = models.CharField(max_length=40, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    explanation = models.TextField(blank=True)
    suggestion = models.JSONField(null=True, blank=True, help_text="what a later reading would say")

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="mention_span")]
        indexes = [models.Index(fields=["article", "start"])]

    def __str__(self) -> str:
        return f"{self.event} in {self.article_id}"


@pghistory.track(pghistory.InsertEvent(), pghistory.DeleteEvent(), obj_field=None, model_name="ParticipantHistory")
class Participant(Event.participants.through):
    """Who took part in an event: the rows of `Event.participants`, with their history."""

    class Meta:
        proxy = True
