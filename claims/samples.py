"""The sample articles of `fixtures/`, and what the sample desk decided on them, replayed through the desk's own verbs.

A decision names words of the article, not a record: it stays right when a later reader cuts its claims otherwise.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from uuid import UUID, uuid5

import yaml
from django.contrib.auth import get_user_model
from django.db.transaction import atomic

from claims import curation as claim_desk
from claims.models import Appearance, Claim, PassageRole
from korus.reading.mentions import Span
from timeline import curation as event_desk
from timeline.article_files import BadFile, read_text, read_txt
from timeline.curation import Seen
from timeline.drafts import BadArticle
from timeline.intake import Intake, add_article
from timeline.models import Article, Decision, Event, Mention, State, Verb

DESK = "sample-desk"

#: A record is meant by a decision when it holds at least this share of the quoted words.
MEANT = 0.5

VERDICTS = (Verb.CONFIRM, Verb.REJECT, Verb.MEND)
MENDABLE = {"kind", "due", "claimant"}

#: Of the keys by which a decision is known when it is replayed again.
KEYS = UUID("5b0f9d0e-6d52-4c39-9f5e-3a1f0f1c7a11")


class BadDecision(ValueError):
    """An entry of decisions.yaml that cannot be understood; the message says which and why."""


class Outcome(StrEnum):
    APPLIED = "applied"
    KEPT = "kept"  # decided before, by this desk or by anybody else
    LOST = "lost"  # no record of the article holds the quoted words


@dataclass(frozen=True)
class SampleDecision:
    """What the desk decides on the claim that `quote`, or the event that `event`, is taken from."""

    article: str  # name of its file without the ending
    decision: str
    quote: str = ""
    event: str = ""
    reason: str = ""
    changes: Mapping[str, str] = field(default_factory=dict)  # kind, due, claimant as they should be

    def __str__(self) -> str:
        return f"{self.decision} in {self.article}: {self.words!r}"

    @property
    def words(self) -> str:
        return self.quote or self.event

    def key(self, verb: str) -> UUID:
        """The key of one written decision: replayed again, also after somebody has undone it, it is not made twice."""
        return uuid5(KEYS, "\n".join((self.article, self.words, self.decision, verb)))


def read_decisions(path: Path) -> list[SampleDecision]:
    """The entries of decisions.yaml, in order. Raises BadDecision."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8")) or []
    except yaml.YAMLError as error:
        raise BadDecision(f"{path.name} is no YAML: {error}") from None
    if not isinstance(entries, list):
        raise BadDecision(f"{path.name} is no list of decisions")
    return [_decision(number, entry) for number, entry in enumerate(entries, start=1)]


def _decision(number: int, entry: Mapping) -> SampleDecision:
    unknown = set(entry) - {f.name for f in fields(SampleDecision)}
    if unknown:
        raise BadDecision(f"entry {number}: unknown {', '.join(sorted(unknown))}")
    if not {"article", "decision"} <= set(entry) or ("quote" in entry) == ("event" in entry):
        raise BadDecision(f"entry {number}: needs article, decision, and either quote or event")
    decision = SampleDecision(**entry)
    if decision.decision not in VERDICTS:
        raise BadDecision(f"entry {number}: {decision.decision!r} is none of {', '.join(VERDICTS)}")
    if set(decision.changes) - MENDABLE:
        raise BadDecision(f"entry {number}: only {', '.join(sorted(MENDABLE))} can be mended here")
    if bool(decision.changes) != (decision.decision == Verb.MEND) or (decision.event and decision.changes):
        raise BadDecision(f"entry {number}: changes belong to a decision to mend a claim, and to no other")
    return decision


def take_in(folder: Path, *, added_by) -> tuple[dict[str, Article], int]:
    """Every article of `folder` by the name of its file, and how many of them are new. Raises BadFile."""
    intakes = {path.stem: _take_in(path, added_by) for path in sorted(folder.glob("*.txt"))}
    return {name: intake.article for name, intake in intakes.items()}, sum(i.created for i in intakes.values())


def _take_in(path: Path, added_by) -> Intake:
    try:
        return add_article(**read_txt(read_text(path)), added_by=added_by)
    except BadArticle as error:
        raise BadFile(f"{path}: {error}") from None


def sample_user(name: str):
    """A user the samples are decided on by; nobody can sign in as it."""
    user, created = get_user_model().objects.get_or_create(username=name)
    if created:
        user.set_unusable_password()
        user.save()
    return user


def desk():
    """The user the decisions are made as."""
    return sample_user(DESK)


@atomic
def replay(decision: SampleDecision, article: Article, *, by) -> Outcome:
    """Apply `decision` to the record it means, once, and only while no person has touched that record.

    Raises ValidationError when the desk refuses it (a claimant's name that several actors bear).
    """
    if Decision.objects.filter(key=decision.key(_last_verb(decision))).exists():
        return Outcome.KEPT
    record = find_event(article, decision.event) if decision.event else find_claim(article, decision.quote)
    if record is None:
        return Outcome.LOST
    if record.touched_at is not None:
        return Outcome.KEPT
    verbs = event_desk if decision.event else claim_desk
    seen = Seen(key=decision.key(_last_verb(decision)))
    if decision.decision == Verb.REJECT:
        verbs.reject(record, by=by, reason=decision.reason, seen=seen)
        return Outcome.APPLIED
    if decision.decision == Verb.MEND:
        claim_desk.mend(record, by=by, changes=decision.changes, seen=Seen(key=decision.key(Verb.MEND)))
    verbs.confirm(record, by=by, seen=seen)
    return Outcome.APPLIED


def _last_verb(decision: SampleDecision) -> str:
    """What is mended is confirmed then; where nothing had to be mended, only the confirmation is written."""
    return Verb.REJECT if decision.decision == Verb.REJECT else Verb.CONFIRM


def find_claim(article: Article, words: str) -> Claim | None:
    """The claim of the article whose content overlaps `words` most; None when none holds half of them."""
    appearances = (
        Appearance.objects.filter(article=article)
        .exclude(claim__state=State.WITHDRAWN)
        .select_related("claim")
        .prefetch_related("passages")
        .order_by("pk")
    )
    spans = [
        (a.claim, [Span(p.start, p.end) for p in a.passages.all() if p.role == PassageRole.CONTENT])
        for a in appearances
    ]
    return _closest(article, words, spans)


def find_event(article: Article, words: str) -> Event | None:
    """The event of the article whose evidence overlaps `words` most; None when none holds half of them."""
    mentions = (
        Mention.objects.filter(article=article)
        .exclude(event__state=State.WITHDRAWN)
        .select_related("event")
        .order_by("pk")
    )
    return _closest(article, words, [(m.event, [Span(m.start, m.end)]) for m in mentions])


def _closest[R](article: Article, words: str, records: Sequence[tuple[R, list[Span]]]) -> R | None:
    start = article.text.find(words)
    if start < 0:
        return None
    wanted = Span(start, start + len(words))
    # Of two that hold the words equally well, the shorter is the closer one.
    scored = [(_common(wanted, spans), -sum(map(len, spans)), record) for record, spans in records]
    common, _, record = max(scored, key=lambda row: row[:2], default=(0, 0, None))
    return record if common >= MEANT * len(wanted) else None


def _common(wanted: Span, spans: list[Span]) -> int:
    return sum(max(0, min(wanted.end, s.end) - max(wanted.start, s.start)) for s in spans)
