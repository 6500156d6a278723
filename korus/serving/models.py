"""What the API itself keeps: the tokens by which tools act for their users."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone


class Scope(models.TextChoices):
    """What a token may do at most; its user's role bounds it further."""

    READ = "read"
    ANNOTATE = "annotate"
    CURATE = "curate"


class TokenQuerySet(models.QuerySet):
    def in_force(self):
        return self.filter(models.Q(expires_at=None) | models.Q(expires_at__gt=timezone.now()))


class Token(models.Model):
    """A user's key for one tool. Only the SHA-256 of the secret is kept; to revoke it, delete it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(max_length=100, help_text="which tool it is for")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    scopes = ArrayField(models.CharField(max_length=10, choices=Scope))
    expires_at = models.DateTimeField(null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="to the minute")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = TokenQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.user})"


class KeptAnswer(models.Model):
    """The answer to a request that came with an Idempotency-Key, so that sending it again does nothing again."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.CharField(max_length=200)
    request_digest = models.CharField(max_length=64, help_text="SHA-256 of method, address and body")
    status = models.PositiveSmallIntegerField()
    content_type = models.CharField(max_length=100)
    body = models.BinaryField()
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint("user", "key", name="kept_answer_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.user}"
