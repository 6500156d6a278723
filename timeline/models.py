"""The evidence and its order: outlets, articles, the people and bodies in them, and what happened.

Rows are written by `timeline.intake` (articles), `timeline.recording` (what a reading found) and `timeline.curation`
(what a person decided). `start, end` are offsets in code points of `Article.text`.
"""

from datetime import date
from hashlib import md5

import pghistory
from django.conf import settings
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import SearchVectorField
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import MD5, Lower
from django.db.models.lookups import Exact

from korus.reading import edtf
from korus.reading.mentions import ACTOR_KINDS
from korus.reading.names import fold


class State(models.TextChoices):
    """What has become of a machine-made record."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"  # the machine no longer finds it; kept because something refers to it


class RecordQuerySet(models.QuerySet):
    """Of rows that the machine proposes and a person decides on."""

    def confirmed(self):
        return self.filter(state=State.CONFIRMED)

    def proposed(self):
        return self.filter(state=State.PROPOSED)

    def untouched(self):
        """Rows that no person has changed or decided on."""
        return self.filter(touched_at=None)


#: Columns that change with every write or are computed from others: no history is kept of them.
NO_HISTORY = {"created_at", "updated_at", "words"}


def keeps_history(model=None, *, without: frozenset[str] | set[str] = frozenset()):
    """Keep what every update and delete of a row replaced, in `<Model>History`; triggers see bulk and raw writes too.

    A history row is the row as it stood until `pgh_created_at`; `pgh_context` says who changed it (none: the machine).
    """

    def track(tracked):
        columns = {field.name for field in tracked._meta.local_concrete_fields}
        return pghistory.track(
            pghistory.UpdateEvent(row=pghistory.Old),
            pghistory.DeleteEvent(),
            exclude=sorted(columns & (NO_HISTORY | without)),
            obj_field=pghistory.ObjForeignKey(related_name="history"),
            model_name=f"{tracked.__name__}History",
        )(tracked)

    return track if model is None else track(model)


def searchable(*columns: str) -> models.GeneratedField:
    """A stored tsvector over text columns; `korus_words` is made by the first migration of this app."""
    expression = Func(*[F(c) for c in columns], function="korus_words", output_field=SearchVectorField())
    return models.GeneratedField(expression=expression, output_field=SearchVectorField(), db_persist=True)


def validate_edtf(text: str) -> None:
    """A date that can be imprecise, as `korus.reading.edtf` defines it."""
    try:
        edtf.bounds(text)
    except edtf.NotEDTF as error:
        raise ValidationError(str(error)) from None


class EDTFField(models.CharField):
    """EDTF text; empty when not known. Its days stand beside it in `<name>_earliest` and `<name>_latest`."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 64)
        kwargs.setdefault("blank", True)
        super().__init__(*args, validators=[validate_edtf], **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


def bounds_of(text: str) -> tuple[date | None, date | None]:
    """The days an EDTF text can mean; (None, None) for the empty text. Raises NotEDTF."""
    return edtf.bounds(text) if text else (None, None)


class OrUndated(Func):
    """A date column for sorting: what is not dated comes before everything. Lists walk the indexes that have it."""

    template = "COALESCE(%(expressions)s, DATE '0001-01-01')"
    output_field = models.DateField()


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


class ActorKind(models.TextChoices):
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"


if tuple(ActorKind.values) != ACTOR_KINDS:
    raise AssertionError("the reader's kinds of actor and the register's differ")


@keeps_history
class Actor(models.Model):
    """A person, organisation, government or named group. Unnamed speakers are never rows."""

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=12, choices=ActorKind)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    wikidata_id = models.CharField(max_length=20, blank=True)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="merged")
    touched_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["state", "kind", "-id"]),
            models.Index(fields=["name", "id"], name="actor_by_name"),
            models.Index(fields=["updated_at", "id"], name="actor_by_change"),
        ]

    def __str__(self) -> str:
        return self.name


@keeps_history
class ActorName(models.Model):
    """One way a name is written. `folded` is what two spellings of one name share."""

    actor = models.ForeignKey(Actor, models.CASCADE, related_name="names")
    name = models.CharField(max_length=300)
    folded = models.CharField(max_length=300, editable=False)
    language = models.CharField(max_length=35, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint("actor", "name", name="actor_name_once")]
        indexes = [
            models.Index(fields=["folded"]),
            GinIndex(OpClass("name", name="gin_trgm_ops"), name="actor_name_trigrams"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **kwargs) -> None:
        self.folded = fold(self.name)
        super().save(**kwargs)


@keeps_history
class Membership(models.Model):
    """A person's office in an organisation over a period (Popolo)."""

    person = models.ForeignKey(Actor, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Actor, models.CASCADE, related_name="members", null=True, blank=True)
    role = models.CharField(max_length=300)
    since = EDTFField()
    since_earliest = models.DateField(null=True, blank=True, editable=False)
    since_latest = models.DateField(null=True, blank=True, editable=False)
    until = EDTFField()
    until_earliest = models.DateField(null=True, blank=True, editable=False)
    until_latest = models.DateField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.person}, {self.role}"

    def save(self, **kwargs) -> None:
        self.since_earliest, self.since_latest = bounds_of(self.since)
        self.until_earliest, self.until_latest = bounds_of(self.until)
        super().save(**kwargs)

    def held_on(self, when: str) -> bool:
        """Whether the office can have been held at an EDTF time; not for the empty text, of which nothing is known."""
        if not when:
            return False
        earliest, latest = bounds_of(when)
        begun, ended = bounds_of(self.since)[0], bounds_of(self.until)[1]
        too_early = begun is not None and latest is not None and latest < begun
        too_late = ended is not None and earliest is not None and ended < earliest
        return not (too_early or too_late)


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
