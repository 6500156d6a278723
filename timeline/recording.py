"""What a reading found becomes rows: actors of the register, and the events of the article.

Called inside the transaction that holds the article's lease. Reading again keeps identities: what was found before and
is found again is the same row; what a person has touched is never changed, a differing reading becomes its suggestion.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import pghistory.models
from django.db import connection, models
from django.utils import timezone

from korus.reading.mentions import ActorMention, EventMention, Reading, Span
from korus.reading.names import fold, same_name
from timeline.models import Actor, ActorKind, ActorName, Article, Event, Mention, State

#: Two workers that meet a new name make one actor: names are resolved one at a time under this advisory lock.
NAMES_LOCK = 0x6B6F727573

#: Spans of two readings are of one record from this share of common characters on.
SAME = 0.5


@dataclass(frozen=True)
class Found:
    """The register's answer for one actor of a reading: the actor, or nobody and who it may be."""

    actor: Actor | None
    candidates: tuple[Actor, ...] = ()


def record_actors(article: Article, reading: Reading) -> list[Found]:
    """The actor of the register for each of `reading.actors`, made where it is new; in the same order."""
    register = _Register(reading.actors)
    if register.missing():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES_LOCK])
        register.look_up()  # another worker may have made them while we waited
        register.make_missing(article.language)
    register.add_spellings(article.language)
    return [register.found(mention) for mention in reading.actors]


@dataclass
class _Register:
    """The named actors of one reading beside what is stored under their names."""

    mentions: Sequence[ActorMention]
    holders: dict[tuple[str, bool], list[Actor]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.named = [m for m in self.mentions if m.named and fold(m.name)]
        self.look_up()

    def look_up(self) -> None:
        names = ActorName.objects.filter(folded__in={fold(m.name) for m in self.named})
        holders: dict[tuple[str, bool], dict[int, Actor]] = {}
        for row in names.select_related("actor__merged_into"):
            actor = row.actor.merged_into or row.actor
            holders.setdefault((row.folded, actor.kind == ActorKind.PERSON), {})[actor.pk] = actor
        self.holders = {key: [actors[pk] for pk in sorted(actors)] for key, actors in holders.items()}

    def of(self, mention: ActorMention) -> list[Actor]:
        return self.holders.get((fold(mention.name), mention.kind == ActorKind.PERSON), [])

    def missing(self) -> list[ActorMention]:
        return [m for m in self.named if not self.of(m)]

    def make_missing(self, language: str) -> None:
        for mention in self.missing():
            if self.of(mention):  # made a moment ago for another spelling in this very reading
                continue
            actor = Actor.objects.create(name=mention.name[:300], kind=mention.kind)
            ActorName.objects.create(actor=actor, name=actor.name, language=language)
            self.holders[(fold(mention.name), mention.kind == ActorKind.PERSON)] = [actor]

    def add_spellings(self, language: str) -> None:
        """Keep the spellings that name an actor by themselves; "Kim" and "the ministry" do not."""
        spellings = {}
        for mention in self.named:
            actor = self.found(mention).actor
            if actor is None:
                continue
            for name in (mention.name, *mention.aliases):
                if name == mention.name or _distinctive(name, mention):
                    spellings[(actor.pk, name[:300])] = fold(name[:300])
        known = set(ActorName.objects.filter(actor__in={pk for pk, _ in spellings}).values_list("actor", "name"))
        rows = [
            ActorName(actor_id=pk, name=name, folded=folded, language=language)
            for (pk, name), folded in sorted(spellings.items())
            if (pk, name) not in known
        ]
        ActorName.objects.bulk_create(rows, ignore_conflicts=True)
        Actor.objects.filter(pk__in={row.actor_id for row in rows}).update(updated_at=timezone.now())

    def found(self, mention: ActorMention) -> Found:
        holders = self.of(mention) if mention.named else []
        if len(holders) != 1:
            return Found(None, tuple(holders))
        actor = holders[0]
        if actor.state == State.REJECTED:  # a person said that this is no actor
            return Found(None)
        if actor.state == State.WITHDRAWN:
            withdrawn = Actor.objects.filter(pk=actor.pk, state=State.WITHDRAWN)
            withdrawn.update(state=State.PROPOSED, updated_at=timezone.now())
        return Found(actor)


def _distinctive(name: str, mention: ActorMention) -> bool:
    """Whether `name` names its holder elsewhere too: a full name or an abbreviation, not "Kim" or "the ministry"."""
    words = name.split()
    if mention.kind == ActorKind.PERSON:
        return len(words) > 1 and same_name(name, mention.name)
    if len(words) == 1:
        return sum(c.isupper() for c in name) > 1
    return words[0].casefold() != "the" and sum(w[:1].isupper() for w in words) > 1


def record_events(article: Article, reading: Reading, actors: Sequence[Found]) -> list[Event]:
    """The event for each of `reading.events`, in the same order."""
    stored = list(Mention.objects.filter(article=article).select_related("event"))
    pairs = best_pairs(reading.events, stored, _same_event)
    events = []
    for index, found in enumerate(reading.events):
        mention = pairs.get(index)
        if mention is None:
            mention = Mention(article=article, event=_new_event(found))
        events.append(_update_event(mention, found, reading, actors))
    for mention in stored:
        if mention not in pairs.values():
            withdraw(mention.event, mention)
    return events


def _same_event(found: EventMention, stored: Mention) -> float:
    if found.when != stored.event.date:
        return 0.0
    return overlap([found.evidence], [Span(stored.start, stored.end)])


def _new_event(found: EventMention) -> Event:
    return Event.objects.create(title=found.title[:300], date=found.when, place=found.where[:200])


def _update_event(mention: Mention, found: EventMention, reading: Reading, actors: Sequence[Found]) -> Event:
    event = mention.event
    values = {"title": found.title[:300], "date": found.when, "place": found.where[:200]}
    participants = {actors[i].actor.pk for i in found.participants if actors[i].actor}
    if event.touched_at is None:
        set_changed(event, **values)
        revive(event)
        if participants != set(event.participants.values_list("pk", flat=True)):
            event.participants.set(participants)
            stamp(event)
    known = mention.pk is not None
    told_otherwise = set_changed(
        mention,
        start=found.evidence.start,
        end=found.evidence.end,
        reader_version=reading.reader_version,
        confidence=found.confidence,
        explanation=found.explanation,
        suggestion=suggestion(event, values),
    )
    if known and told_otherwise:
        stamp(event)
    return event


def set_changed(row: models.Model, **values: object) -> bool:
    """Save `row` when a value differs from what it has, or when it is new: reading twice changes nothing.

    Whether it was saved.
    """
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed and row.pk:
        return False
    for name, value in changed.items():
        setattr(row, name, value)
    row.save()
    return True


def stamp(record: models.Model) -> None:
    """Say that `record` has changed, as something that it shows beside its own columns has."""
    record.save(update_fields=["updated_at"])


def suggestion(row: models.Model, values: dict[str, object]) -> dict[str, object] | None:
    """What the machine would say otherwise of a row that a person has touched; None when it agrees."""
    if row.touched_at is None:
        return None
    return {name: value for name, value in values.items() if getattr(row, name) != value} or None


def revive(row: models.Model) -> None:
    """What was withdrawn and is found again is proposed again."""
    if row.state == State.WITHDRAWN:
        set_changed(row, state=State.PROPOSED)


def withdraw(record: models.Model, evidence: models.Model) -> None:
    """The machine no longer finds `record` in the article of `evidence` (its mention or appearance).

    Touched by a person it stays as it is; else it goes, and only where something refers to it is it kept as withdrawn.
    """
    if record.touched_at is not None:
        return
    siblings = type(evidence).objects.filter(**{evidence_field(record): record}).exclude(pk=evidence.pk)
    if siblings.exists():
        evidence.delete()
        stamp(record)
    elif _is_referred_to(record, type(evidence)):
        set_changed(record, state=State.WITHDRAWN)
    else:
        record.delete()


def _is_referred_to(record: models.Model, evidence: type[models.Model]) -> bool:
    """Whether something that a person made or touched refers to `record`: an annotation, a link, a confirmed claim."""
    for relation in record._meta.related_objects:
        model = relation.related_model
        if model is evidence or issubclass(model, pghistory.models.Event):
            continue
        rows = model._default_manager.filter(**{relation.field.name: record})
        if hasattr(model, "touched_at"):
            rows = rows.exclude(touched_at=None)
        if rows.exists():
            return True
    return False


def evidence_field(record: models.Model) -> str:
    """The name by which a mention or an appearance refers to its record."""
    return record._meta.model_name


def best_pairs[F, S](found: Sequence[F], stored: Iterable[S], likeness: Callable[[F, S], float]) -> dict[int, S]:
    """One-to-one pairs (index into `found` -> stored row), best first, of at least SAME likeness."""
    rows = list(stored)
    scored = sorted(
        ((likeness(f, s), -i, -j) for i, f in enumerate(found) for j, s in enumerate(rows)),
        reverse=True,
    )
    pairs: dict[int, S] = {}
    used: set[int] = set()
    for score, i, j in scored:
        if score < SAME:
            break
        if -i not in pairs and -j not in used:
            pairs[-i] = rows[-j]
            used.add(-j)
    return pairs


def overlap(first: Iterable[Span], second: Iterable[Span]) -> float:
    """The share of common characters (intersection over union) of two sets of spans."""
    a = {i for span in first for i in range(span.start, span.end)}
    b = {i for span in second for i in range(span.start, span.end)}
    return len(a & b) / len(a | b) if a or b else 0.0
