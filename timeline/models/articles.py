"""Where evidence comes from: outlets, their articles, and the topics of a newsroom."""

from hashlib import md5

from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q, Value
from django.db.models.functions import MD5, Lower
from django.db.models.lookups import Exact

from timeline.models.records import keeps_history, searchable


class OutletQuerySet(models.QuerySet):
    def called(self, name: str):
        """The outlet of this name in whatever case, by the index that keeps it the only one (`iexact` has none)."""
        return self.filter(Exact(Lower("name"), Lower(Value(name))))


@keeps_history
class Outlet(models.Model):
    """Who publishes articles."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=253, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OutletQuerySet.as_manager()

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("name"), name="outlet_name_once")]
        indexes = [models.Index(fields=["domain"])]

    def __str__(self) -> str:
        return self.name


class ArticleState(models.TextChoices):
    """Where an article is on its way through the queue."""

    QUEUED = "queued"
    READING = "reading"
    READ = "read"
    FAILED = "failed"


class ArticleQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(state=ArticleState.QUEUED)

    def failed(self):
        return self.filter(state=ArticleState.FAILED)

    def at(self, url: str):
        """Articles of exactly this address, by the index on its digest (addresses are too long for one)."""
        return self.alias(url_digest=MD5("url")).filter(url_digest=md5(url.encode()).hexdigest(), url=url)


@keeps_history(without={"text", "text_hash", "faults", "losses", "lease", "leased_until", "sent_at"})
class Article(models.Model):
    """A text as it was published. `text` is normalised once by intake and never changes."""

    outlet = models.ForeignKey(Outlet, models.PROTECT, null=True, blank=True, related_name="articles")
    url = models.URLField(max_length=2000, blank=True)
    title = models.CharField(max_length=500, blank=True)
    byline = models.CharField(max_length=500, blank=True)
    language = models.CharField(max_length=35, default="en", help_text="BCP 47 tag")
    published_on = models.DateField(help_text="every relative date in the text hangs on it")
    text = models.TextField()
    text_hash = models.CharField(max_length=64, editable=False, help_text="SHA-256 of the text")
    revises = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="revisions")
    same_text_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="copies")

    state = models.CharField(max_length=10, choices=ArticleState, default=ArticleState.QUEUED)
    faults = models.PositiveSmallIntegerField(default=0, help_text="times its reading raised an error")
    losses = models.PositiveSmallIntegerField(default=0, help_text="times its worker was lost")
    lease = models.UUIDField(null=True, blank=True, editable=False)
    leased_until = models.DateTimeField(null=True, blank=True, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True, editable=False, help_text="when it was put to the broker")
    failure = models.TextField(blank=True)
    reader_version = models.CharField(max_length=40, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    words = searchable("title", "text")

    objects = ArticleQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("text_hash", "outlet", name="article_text_once_an_outlet", nulls_distinct=False),
            models.UniqueConstraint(MD5("url"), "text_hash", name="article_text_once_a_url", condition=~Q(url="")),
        ]
        indexes = [
            models.Index(fields=["-published_on", "-id"]),
            models.Index(fields=["outlet", "-published_on", "-id"]),
            models.Index(fields=["updated_at", "id"], name="article_by_change"),
            models.Index(fields=["text_hash"]),
            models.Index(MD5("url"), name="article_url"),
            models.Index(fields=["id"], condition=Q(state=ArticleState.QUEUED), name="article_waiting"),
            models.Index(fields=["leased_until"], condition=Q(state=ArticleState.READING), name="article_leased"),
            GinIndex(fields=["words"], name="article_words"),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60]

    @property
    def unread_language(self) -> bool:
        """Whether it was taken in and is searchable, but Korus has no reader for its language."""
        return self.state == ArticleState.READ and not self.reader_version


@keeps_history
class Topic(models.Model):
    """What a newsroom files claims and events under."""

    name = models.CharField(max_length=100, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
