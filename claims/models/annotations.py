"""What people noted on articles and records (W3C Web Annotation)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import Exact

from claims.models.claims import Claim
from claims.models.pledges import Pledge
from timeline.models import Actor, Article, Event, keeps_history


class Motivation(models.TextChoices):
    """Why an annotation was made (W3C Web Annotation vocabulary)."""

    ASSESSING = "assessing"
    BOOKMARKING = "bookmarking"
    CLASSIFYING = "classifying"
    COMMENTING = "commenting"
    DESCRIBING = "describing"
    EDITING = "editing"
    HIGHLIGHTING = "highlighting"
    IDENTIFYING = "identifying"
    LINKING = "linking"
    MODERATING = "moderating"
    QUESTIONING = "questioning"
    REPLYING = "replying"
    TAGGING = "tagging"


class Visibility(models.TextChoices):
    """Who sees an annotation, besides its creator."""

    PRIVATE = "private"
    NEWSROOM = "newsroom"
    PUBLIC = "public"


#: What an annotation can be about.
TARGETS = ("article", "event", "actor", "claim", "pledge")


@keeps_history
class Annotation(models.Model):
    """What somebody noted on exactly one thing: a stretch of an article, or the whole of one of TARGETS."""

    creator = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="annotations")
    motivation = models.CharField(max_length=12, choices=Motivation, default=Motivation.COMMENTING)
    body = models.JSONField(default=list, blank=True, help_text="bodies of the W3C model, in order")
    visibility = models.CharField(max_length=8, choices=Visibility, default=Visibility.PRIVATE)
    article = models.ForeignKey(Article, models.CASCADE, null=True, blank=True, related_name="annotations")
    event = models.ForeignKey(Event, models.CASCADE, null=True, blank=True, related_name="annotations")
    actor = models.ForeignKey(Actor, models.CASCADE, null=True, blank=True, related_name="annotations")
    claim = models.ForeignKey(Claim, models.CASCADE, null=True, blank=True, related_name="annotations")
    pledge = models.ForeignKey(Pledge, models.CASCADE, null=True, blank=True, related_name="annotations")
    start = models.PositiveIntegerField(null=True, blank=True, help_text="of the stretch of the article")
    end = models.PositiveIntegerField(null=True, blank=True)
    moved = models.BooleanField(
        default=False, help_text="its position did not fit its quotation, which was found elsewhere"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(Exact(Func(*TARGETS, function="num_nonnulls", output_field=models.IntegerField()), 1)),
                name="annotation_of_one_thing",
            ),
            models.CheckConstraint(
                # A comparison with what is null is null, which a check lets pass: hence each is said to be there.
                condition=Q(start=None, end=None)
                | Q(article__isnull=False, start__isnull=False, end__isnull=False, start__lt=F("end")),
                name="annotation_span",
            ),
        ]
        indexes = [
            models.Index(fields=["creator", "-id"]),
            models.Index(fields=["updated_at", "id"], name="annotation_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.motivation} by {self.creator}"
