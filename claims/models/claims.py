"""Claims, where they appeared, the words that carry them and the figures in them.

Offsets are code points of the article's text.
"""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower

from korus.reading.mentions import BOUNDS, CLAIM_KINDS
from timeline.models import (
    Actor,
    Article,
    EDTFField,
    Event,
    OrUndated,
    RecordQuerySet,
    State,
    Topic,
    bounds_of,
    keeps_history,
    searchable,
)


class ClaimKind(models.TextChoices):
    """The first that fits; defined in docs/data-model.md."""

    PLEDGE = "pledge"
    REQUEST = "request"
    FORECAST = "forecast"
    FIGURE = "figure"
    ACCOUNT = "account"
    POSITION = "position"


class QuoteType(models.TextChoices):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Bound(models.TextChoices):
    """How the stated number bounds the true one."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"
    LESS_THAN = "less than"
    RANGE = "range"


if tuple(ClaimKind.values) != CLAIM_KINDS or tuple(Bound.values) != BOUNDS:
    raise AssertionError("the reader's kinds and bounds and the record's differ")


@keeps_history
class Claim(models.Model):
    """One attributed statement. Told by two articles it is one claim with two appearances."""

    claimant = models.ForeignKey(Actor, models.PROTECT, null=True, blank=True, related_name="claims")
    claimant_as_written = models.CharField(max_length=300, blank=True)
    role_as_written = models.CharField(max_length=300, blank=True)
    body = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="claims_as_body",
        help_text="the organisation the claimant speaks for",
    )  # fmt: skip
    kind = models.CharField(max_length=10, choices=ClaimKind)
    text = models.TextField(help_text="the words that carry the statement")
    said = EDTFField(help_text="EDTF")
    said_earliest = models.DateField(null=True, blank=True, editable=False)
    said_latest = models.DateField(null=True, blank=True, editable=False)
    due = EDTFField(help_text="EDTF; of a pledge")
    due_earliest = models.DateField(null=True, blank=True, editable=False)
    due_latest = models.DateField(null=True, blank=True, editable=False)
    starts = EDTFField(help_text="EDTF; of a pledge")
    starts_earliest = models.DateField(null=True, blank=True, editable=False)
    starts_latest = models.DateField(null=True, blank=True, editable=False)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    event = models.ForeignKey(
        Event,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="claims",
        help_text="the occasion on which it was said",
    )
    topics = models.ManyToManyField(Topic, related_name="claims", blank=True)
    headline_quantity = models.ForeignKey("Quantity", models.SET_NULL, null=True, blank=True, related_name="+")
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    words = searchable("text", "claimant_as_written")

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(OrUndated("said_earliest"), F("id"), name="claim_by_date"),
            models.Index(F("state"), OrUndated("said_earliest"), F("id"), name="claim_by_state_and_date"),
            models.Index(F("claimant"), OrUndated("said_earliest"), F("id"), name="claim_by_claimant_and_date"),
            models.Index(
                F("claimant"), F("kind"), OrUndated("said_earliest"), F("id"), name="claim_by_claimant_kind_date"
            ),
            models.Index(F("kind"), OrUndated("said_earliest"), F("id"), name="claim_by_kind_and_date"),
            models.Index(F("body"), OrUndated("said_earliest"), F("id"), name="claim_by_body_and_date"),
            models.Index(fields=["updated_at", "id"], name="claim_by_change"),
            models.Index(
                fields=["kind", "state", "due_latest"], condition=Q(due_latest__isnull=False), name="claim_due"
            ),
            GinIndex(OpClass("role_as_written", name="gin_trgm_ops"), name="claim_role_trigrams"),
            GinIndex(fields=["words"], name="claim_words"),
        ]

    def __str__(self) -> str:
        return self.text[:100]

    def save(self, **kwargs) -> None:
        self.said_earliest, self.said_latest = bounds_of(self.said)
        self.due_earliest, self.due_latest = bounds_of(self.due)
        self.starts_earliest, self.starts_latest = bounds_of(self.starts)
        super().save(**kwargs)


@keeps_history
class Appearance(models.Model):
    """One place where a claim was published, and how the reader came to it."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="appearances")
    article = models.ForeignKey(Article, models.CASCADE, related_name="appearances")
    cue = models.CharField(max_length=200, blank=True, help_text="the words that attribute, as written")
    quote_type = models.CharField(max_length=8, choices=QuoteType, default=QuoteType.INDIRECT)
    dates = models.JSONField(default=list, blank=True, help_text="[{start, end, edtf}] inside the content")
    reader_version = models.CharField(max_length=40, blank=True, help_text="empty: added by a person")
    explanation = models.JSONField(default=dict, blank=True, help_text="per field: the rule or model and its words")
    candidates = models.JSONField(default=list, blank=True, help_text="[{actor, name}] who the claimant may be")
    confidence = models.JSONField(default=dict, blank=True, help_text="per field, 0 to 1")
    suggestion = models.JSONField(null=True, blank=True, help_text="what a later reading would say")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("claim", "article", name="claim_once_an_article")]
        indexes = [models.Index(fields=["article", "claim"])]

    def __str__(self) -> str:
        return f"{self.claim_id} in {self.article_id}"


class PassageRole(models.TextChoices):
    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@keeps_history
class Passage(models.Model):
    """The characters of the article that an appearance rests on."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="passages")
    role = models.CharField(max_length=7, choices=PassageRole)
    ordinal = models.PositiveSmallIntegerField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        ordering = ["role", "ordinal"]
        constraints = [
            models.UniqueConstraint("appearance", "role", "ordinal", name="passage_ordinal_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="passage_span"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.start}-{self.end}"


@keeps_history
class Quantity(models.Model):
    """An amount inside a claim's content."""

    appearance = models.ForeignKey(Appearance, models.CASCADE, related_name="quantities")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    value = models.DecimalField(max_digits=40, decimal_places=10)
    upper = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    unit = models.CharField(max_length=100, help_text="ISO 4217 code, percent, times, or the counted noun")
    bound = models.CharField(max_length=9, choices=Bound, default=Bound.EXACT)
    measure = models.CharField(max_length=300, blank=True, help_text="what it measures, in the article's words")
    period = models.CharField(max_length=40, blank=True, help_text="of a rate")

    class Meta:
        ordering = ["start"]
        constraints = [models.CheckConstraint(condition=Q(start__lt=F("end")), name="quantity_span")]
        indexes = [
            models.Index(fields=["unit", "value"]),
            models.Index(F("unit"), Lower("measure"), F("id").desc(), name="quantity_by_measure"),
        ]

    def __str__(self) -> str:
        return f"{self.bound} {self.value.normalize():f} {self.unit}"
