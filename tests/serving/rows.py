"""One record of every resource, all of it confirmed, with the number by which the tests' addresses name each."""

from datetime import date

from claims import follow_ups
from claims.models import Alarm, AlarmKind, Annotation, ClaimLink, Collection
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


def one_of_each() -> dict[str, int]:
    """`claim` is what the rest belongs to; `other` is linked with it; `double` and `again` are there to be merged."""
    appearance = _told()
    claim, article = appearance.claim, appearance.article
    actor, other = claim.claimant, _told().claim
    topic = TopicFactory()
    claim.topics.add(topic)
    event = MentionFactory(article=article, event__state=State.CONFIRMED).event
    event.participants.add(actor)
    MembershipFactory(person=actor, organisation__state=State.CONFIRMED)
    pledge = PledgeFactory(claim=_told().claim)
    evidence = EvidenceFactory(pledge=pledge, article=article)
    curator = CuratorFactory()
    judged = follow_ups.follow_up(
        pledge=pledge, by=curator, status="stalled", on=date(2026, 3, 1), reason="no permit", evidence=[evidence]
    )
    return {
        "article": article.pk,
        "outlet": article.outlet.pk,
        "actor": actor.pk,
        "double": ActorFactory(state=State.CONFIRMED).pk,
        "event": event.pk,
        "again": MentionFactory(event__state=State.CONFIRMED).event.pk,
        "claim": claim.pk,
        "other": other.pk,
        "link": ClaimLink.objects.create(claim=claim, other=other, kind="repeats", state=State.CONFIRMED).pk,
        "topic": topic.pk,
        "pledge": pledge.pk,
        "promise": _told().claim.pk,
        "collection": Collection.objects.create(name="Housing", basis="all that have a date").pk,
        "milestone": MilestoneFactory(pledge=pledge).pk,
        "evidence": evidence.pk,
        "judged": judged.pk,
        "alarm": Alarm.objects.create(pledge=pledge, kind=AlarmKind.SILENT, on=date(2026, 3, 1)).pk,
        "annotation": Annotation.objects.create(creator=curator, claim=claim, visibility="public").pk,
    }


def _told():
    """The appearance of a confirmed pledge, with its figure."""
    appearance = AppearanceFactory(claim__state=State.CONFIRMED, claim__claimant__state=State.CONFIRMED)
    QuantityFactory(appearance=appearance)
    return appearance
