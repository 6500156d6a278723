"""One record of every resource, all of it confirmed, by the names that the tests' addresses have for its numbers."""

from datetime import date

from django.db.models import Model
from django.utils.timezone import now

from claims import follow_ups
from claims.models import Alarm, AlarmKind, Annotation, Appearance, ClaimLink, Collection
from tests.factories import (
    ActorFactory,
    AppearanceFactory,
    CuratorFactory,
    EvidenceFactory,
    MembershipFactory,
    MentionFactory,
    MilestoneFactory,
    PledgeFactory,
    QuantityFactory,
    TopicFactory,
)
from timeline.models import State


def one_of_each() -> dict[str, int | str]:
    """Numbers, and some words, of rows that belong together.

    `claim` is what the rest belongs to; `other` is linked with it; `double` and `again` are there to be merged, and
    `proposed` evidence and the judgement `waiting` for its second key to be decided on.
    """
    appearance = _told(claim__role_as_written="the mayor", claim__claimant__wikidata_id="Q42")
    claim, article = appearance.claim, appearance.article
    actor, other, topic = claim.claimant, _told().claim, TopicFactory()
    mention = MentionFactory(article=article, event__state=State.CONFIRMED)
    event = mention.event
    event.participants.add(actor)
    event.topics.add(topic)
    claim.topics.add(topic)
    claim.event = event
    claim.save()
    membership = MembershipFactory(person=actor, organisation__state=State.CONFIRMED)
    curator = CuratorFactory()
    pledge = PledgeFactory(claim=_told().claim)
    evidence = EvidenceFactory(pledge=pledge, article=article)
    judgement = {"by": curator, "status": "stalled", "on": date(2026, 3, 1), "reason": "no permit"}
    judged = follow_ups.follow_up(pledge=pledge, evidence=[evidence], **judgement)
    waiting = follow_ups.follow_up(pledge=PledgeFactory(claim=_told().claim), two_keys=True, **judgement)
    collection = Collection.objects.create(name="Housing", basis="all that have a date")
    pledge.collections.add(collection)
    tag = {"type": "TextualBody", "purpose": "tagging", "value": "housing"}
    return {
        "article": article.pk,
        "web_url": article.url,
        "outlet": article.outlet.pk,
        "domain": article.outlet.domain,
        "actor": actor.pk,
        "double": ActorFactory(state=State.CONFIRMED).pk,
        "membership": membership.pk,
        "organisation": membership.organisation_id,
        "actor_was": _version(actor),
        "event": event.pk,
        "event_was": _version(event),
        "mention": mention.pk,
        "again": MentionFactory(event__state=State.CONFIRMED).event.pk,
        "claim": claim.pk,
        "claim_was": _version(claim),
        "appearance": appearance.pk,
        "quantity": appearance.quantities.get().pk,
        "other": other.pk,
        "link": ClaimLink.objects.create(claim=claim, other=other, kind="repeats", state=State.CONFIRMED).pk,
        "topic": topic.pk,
        "pledge": pledge.pk,
        "pledge_was": pledge.history.first().pk,
        "promised": pledge.claim_id,
        "promiser": pledge.promiser_id,
        "promise": _told().claim.pk,
        "collection": collection.pk,
        "milestone": MilestoneFactory(pledge=pledge).pk,
        "evidence": evidence.pk,
        "proposed": EvidenceFactory(pledge=pledge, article=article, start=0, state="proposed").pk,
        "judged": judged.pk,
        "waiting": waiting.pk,
        "alarm": Alarm.objects.create(pledge=pledge, kind=AlarmKind.SILENT, on=date(2026, 3, 1)).pk,
        "annotation": Annotation.objects.create(creator=curator, claim=claim, visibility="public", body=[tag]).pk,
        "creator": curator.username,
    }


def _told(**fields: object) -> Appearance:
    """The appearance of a confirmed pledge, with its figure."""
    appearance = AppearanceFactory(
        claim__state=State.CONFIRMED, claim__claimant__state=State.CONFIRMED, quote_type="indirect", **fields
    )
    QuantityFactory(appearance=appearance, measure="homes")
    return appearance


def _version(record: Model) -> int:
    """The number of what a record was until now."""
    type(record).objects.filter(pk=record.pk).update(touched_at=now())
    return record.history.first().pk
