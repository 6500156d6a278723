"""People and bodies, their spellings, and the offices they hold."""

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from korus.reading.mentions import ACTOR_KINDS
from korus.reading.names import fold
from timeline.models.records import EDTFField, RecordQuerySet, State, bounds_of, keeps_history


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
