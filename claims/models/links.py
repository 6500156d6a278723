"""How claims stand to one another."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from claims.models.claims import Claim
from timeline.models import keeps_history


class LinkKind(models.TextChoices):
    """How a claim stands to an earlier one."""

    REPEATS = "repeats", "repeats"  # a new utterance, on another occasion
    UPDATES = "updates", "updates"
    RAISES = "raises", "raises"
    LOWERS = "lowers", "lowers"
    CORRECTS = "corrects", "corrects"
    CONTRADICTS = "contradicts", "contradicts"
    PART_OF = "part_of", "is part of"


class LinkState(models.TextChoices):
    """What has become of a link."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"  # a person said that it is none; it is not proposed again


class LinkQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(state=LinkState.CONFIRMED)

    def proposed(self):
        return self.filter(state=LinkState.PROPOSED)

    def untouched(self):
        """Links that no person has made or decided on."""
        return self.filter(touched_at=None)


@keeps_history
class ClaimLink(models.Model):
    """One claim stands to another in some way, and why. The machine proposes (`claims.links`), a person decides."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="links")
    kind = models.CharField(max_length=11, choices=LinkKind)
    other = models.ForeignKey(Claim, models.CASCADE, related_name="linked_from")
    reason = models.TextField(blank=True)
    state = models.CharField(max_length=9, choices=LinkState, default=LinkState.CONFIRMED)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="empty: the machine",
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("claim", "kind", "other", name="claim_link_once"),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="claim_link_to_another"),
        ]
        indexes = [
            models.Index(fields=["state", "-id"]),
            models.Index(fields=["updated_at", "id"], name="claim_link_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind} {self.other_id}"
