"""Promises with what became of them: pledges, their milestones, evidence, follow-ups and alarms.

Stages, statuses, grades and stances are those of `claims.rubric`. What is written over several rows is in
`claims.follow_ups`; `claims.watching` computes the alarms.
"""

from datetime import date

import pgtrigger
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q

from claims import rubric
from claims.models.claims import Claim
from timeline.models import Actor, Article, EDTFField, OrUndated, bounds_of, keeps_history


def _choices(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, name.replace("_", " ")) for name in table]


@keeps_history
class Collection(models.Model):
    """Pledges that are followed together, and on what basis they were chosen: all of a programme, those with a date."""

    name = models.CharField(max_length=200, unique=True)
    basis = models.TextField(help_text="which pledges are in it, and which were left out: shown to readers")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class PledgeQuerySet(models.QuerySet):
    def open(self):
        """Pledges of which something is still awaited."""
        return self.exclude(status__in=rubric.CLOSED)

    def due_before(self, day: date):
        """Pledges whose last due day lies before `day`."""
        return self.filter(due_latest__lt=day)


@keeps_history
class Pledge(models.Model):
    """A promise that the newsroom follows up."""

    claim = models.OneToOneField(Claim, models.PROTECT, related_name="pledge")
    title = models.CharField(max_length=300)
    promiser = models.ForeignKey(
        Actor, models.PROTECT, null=True, blank=True, related_name="pledges", help_text="the body that is bound by it"
    )
    what = models.TextField(blank=True, help_text="what exactly is promised, and how it can be tested")
    testable = models.CharField(max_length=6, choices=_choices(rubric.TESTABLE), default="yes")
    testable_reason = models.TextField(blank=True)
    measure = models.CharField(max_length=300, blank=True, help_text="what the target measures")
    unit = models.CharField(max_length=100, blank=True)
    baseline = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    target = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    starts = EDTFField()
    starts_earliest = models.DateField(null=True, blank=True, editable=False)
    starts_latest = models.DateField(null=True, blank=True, editable=False)
    due = EDTFField()
    due_earliest = models.DateField(null=True, blank=True, editable=False)
    due_latest = models.DateField(null=True, blank=True, editable=False)
    stage = models.CharField(max_length=10, choices=_choices(rubric.STAGES), default="announced", editable=False)
    status = models.CharField(max_length=12, choices=_choices(rubric.STATUSES), default="not_started", editable=False)
    done_on = models.DateField(null=True, blank=True, editable=False, help_text="the day it was delivered")
    blocked_by = models.CharField(max_length=300, blank=True, help_text="who or what stands in the way")
    quiet_days = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="without new evidence for so many days it goes on the watch list"
    )
    collections = models.ManyToManyField(Collection, related_name="pledges", blank=True)
    part_of = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        help_text="the pledge that contains this one: totals count only one of them",
    )
    replaced_by = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="replaces",
        help_text="the pledge that is followed instead of this one",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PledgeQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "due_latest", "id"]),
            models.Index(fields=["promiser", "-id"]),
            models.Index(fields=["due_latest"], condition=~Q(status__in=sorted(rubric.CLOSED)), name="pledge_open_due"),
            models.Index(fields=["updated_at", "id"], name="pledge_by_change"),
            models.Index(OrUndated("due_latest"), F("id"), name="pledge_by_due"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(part_of=F("id")) & ~Q(replaced_by=F("id")), name="pledge_not_its_own"),
            models.CheckConstraint(condition=Q(quiet_days=None) | Q(quiet_days__gt=0), name="pledge_quiet_days"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs) -> None:
        self.starts_earliest, self.starts_latest = bounds_of(self.starts)
        self.due_earliest, self.due_latest = bounds_of(self.due)
        super().save(**kwargs)

    def clean(self) -> None:
        if self.testable != "yes" and not self.testable_reason.strip():
            raise ValidationError({"testable_reason": "say why it cannot be tested, or what of it cannot"})
        if self.pk and self.pk in self._above():
            raise ValidationError({"part_of": "that one is itself a part of this one"})

    def _above(self) -> set[int]:
        """The pledges that contain this one, whatever the number of steps."""
        above: set[int] = set()
        pk = self.part_of_id
        while pk and pk not in above:
            above.add(pk)
            pk = Pledge.objects.filter(pk=pk).values_list("part_of", flat=True).first()
        return above

    @property
    def is_open(self) -> bool:
        """Whether something is still awaited of it."""
        return self.status not in rubric.CLOSED

    def late_by(self, today: date) -> int:
        """Days after the last day on which it was due; 0 when it is not late."""
        return rubric.late_by(self.due_latest, self.done_on, self.status, today)


@keeps_history
class Milestone(models.Model):
    """A step on the way that can be measured."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="milestones")
    title = models.CharField(max_length=300)
    unit = models.CharField(max_length=100, blank=True)
    baseline = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    target = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    actual = models.DecimalField(max_digits=40, decimal_places=10, null=True, blank=True)
    due = EDTFField()
    due_earliest = models.DateField(null=True, blank=True, editable=False)
    due_latest = models.DateField(null=True, blank=True, editable=False)
    reached_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["due_latest", "id"]
        indexes = [
            models.Index(fields=["due_latest"], condition=Q(reached_on=None), name="milestone_open_due"),
            models.Index(fields=["updated_at", "id"], name="milestone_by_change"),
        ]

    def __str__(self) -> str:
        return self.title

    def save(self, **kwargs) -> None:
        self.due_earliest, self.due_latest = bounds_of(self.due)
        super().save(**kwargs)


class EvidenceState(models.TextChoices):
    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


@keeps_history
class Evidence(models.Model):
    """What bears on a pledge: a passage of an article, or a page with its stored copy."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="evidence")
    article = models.ForeignKey(Article, models.PROTECT, null=True, blank=True, related_name="evidence")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    url = models.URLField(max_length=2000, blank=True)
    copy = models.TextField(blank=True, help_text="the words of the page as they were when it was added")
    dated = EDTFField(help_text="when what it shows happened")
    dated_earliest = models.DateField(null=True, blank=True, editable=False)
    dated_latest = models.DateField(null=True, blank=True, editable=False)
    stance = models.CharField(max_length=10, choices=_choices(rubric.STANCES), default="neutral")
    grade = models.CharField(max_length=13, choices=_choices(rubric.GRADES), default="announcement")
    state = models.CharField(max_length=9, choices=EvidenceState, default=EvidenceState.PROPOSED)
    reason = models.TextField(blank=True, help_text="why it bears on the pledge")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="empty: the machine",
    )
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                # A comparison with what is null is null, which a check lets pass: hence each is said to be there.
                condition=Q(article__isnull=False, start__isnull=False, end__isnull=False, start__lt=F("end"))
                | (Q(article=None, start=None, end=None) & ~Q(url="") & ~Q(copy="")),
                name="evidence_passage_or_copy",
            ),
            models.UniqueConstraint("pledge", "article", "start", "end", name="evidence_once"),
        ]
        indexes = [
            models.Index(fields=["pledge", "state", "-id"]),
            models.Index(fields=["updated_at", "id"], name="evidence_by_change"),
        ]

    def __str__(self) -> str:
        return f"{self.grade} on {self.pledge}"

    def save(self, **kwargs) -> None:
        self.dated_earliest, self.dated_latest = bounds_of(self.dated)
        super().save(**kwargs)

    @property
    def words(self) -> str:
        """The passage, or the stored copy."""
        return self.article.text[self.start : self.end] if self.article else self.copy

    def clean(self) -> None:
        start, end = self.start, self.end
        if self.article and (start is None or end is None or not start < end <= len(self.article.text)):
            raise ValidationError({"start": "choose the passage of the article that is the evidence"})
        if not self.article and not (self.url and self.copy):
            raise ValidationError({"copy": "a page needs its address and a stored copy of its words"})


class FollowUpState(models.TextChoices):
    PROPOSED = "proposed"  # waits for its second key
    IN_FORCE = "in force"
    REFUSED = "refused"


class FollowUp(models.Model):
    """A judgement on a pledge. It is never deleted, and changes only once: when its second key is turned."""

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="follow_ups")
    on = models.DateField(help_text="the day on which the judgement holds")
    from_status = models.CharField(max_length=12, choices=_choices(rubric.STATUSES))
    to_status = models.CharField(max_length=12, choices=_choices(rubric.STATUSES))
    from_stage = models.CharField(max_length=10, choices=_choices(rubric.STAGES))
    to_stage = models.CharField(max_length=10, choices=_choices(rubric.STAGES))
    reason = models.TextField()
    evidence = models.ManyToManyField(Evidence, related_name="follow_ups", blank=True)
    state = models.CharField(max_length=8, choices=FollowUpState, default=FollowUpState.IN_FORCE)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    rubric_version = models.CharField(max_length=20)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-id"]
        indexes = [models.Index(fields=["pledge", "-id"])]
        constraints = [
            models.CheckConstraint(condition=Q(reviewer=None) | ~Q(author=F("reviewer")), name="follow_up_two_people"),
            models.UniqueConstraint(
                fields=["pledge"], name="follow_up_one_waiting", condition=Q(state=FollowUpState.PROPOSED)
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(name="read_only", exclude=["state", "reviewer", "reviewed_at"]),
            pgtrigger.Protect(
                name="decided_once", operation=pgtrigger.Update, condition=pgtrigger.Q(old__state__df="proposed")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge}: {self.from_status} to {self.to_status}"


class FollowUpEvidence(FollowUp.evidence.through):
    """What judgements rest on: the rows of `FollowUp.evidence`, which stay as they were made."""

    class Meta:
        proxy = True
        triggers = [pgtrigger.Protect(name="stays", operation=pgtrigger.Update | pgtrigger.Delete)]


class AlarmKind(models.TextChoices):
    STARTS = "starts"
    DUE_SOON = "due soon"
    DUE_PASSED = "due passed"
    MILESTONE_PASSED = "milestone passed"
    SILENT = "silent"


class Alarm(models.Model):
    """Something about a pledge wants looking at; each is raised once."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="alarms")
    milestone = models.ForeignKey(Milestone, models.CASCADE, null=True, blank=True, related_name="alarms")
    kind = models.CharField(max_length=16, choices=AlarmKind)
    on = models.DateField(help_text="the day that raised it")
    raised_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-on", "-id"]
        constraints = [
            models.UniqueConstraint("pledge", "milestone", "kind", "on", name="alarm_once", nulls_distinct=False)
        ]
        indexes = [models.Index(fields=["-on", "-id"], condition=Q(seen_at=None), name="alarm_unseen")]

    def __str__(self) -> str:
        return f"{self.pledge}: {self.kind}"
