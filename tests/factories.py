"""Rows for tests, one factory a model. What is proposed carries a reader version; what is not told is plain."""

from datetime import date
from decimal import Decimal
from hashlib import sha256

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from claims.models import (
    Appearance,
    Claim,
    ClaimKind,
    Evidence,
    EvidenceState,
    Milestone,
    Passage,
    PassageRole,
    Pledge,
    Quantity,
)
from timeline.models import (
    Actor,
    ActorKind,
    ActorName,
    Article,
    ArticleState,
    Event,
    Membership,
    Mention,
    Outlet,
    State,
    Topic,
)

READER = "test-reader-1"

TEXT = (
    "The mayor of Greyhaven, Ada Brandt, said on Tuesday that the town would build 400 homes by 2028. "
    "“We shall not wait,” she added. The harbour board opened a new quay on Monday."
)


class UserFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    password = "!"  # tests sign in without one: to hash it takes longer than most tests


class CuratorFactory(UserFactory):
    """Somebody of the desk."""

    username = factory.Sequence(lambda n: f"curator-{n}")

    @factory.post_generation
    def groups(self, create, extracted, **kwargs):
        if create:
            self.groups.add(Group.objects.get_or_create(name="curator")[0])


class AdministratorFactory(UserFactory):
    username = factory.Sequence(lambda n: f"administrator-{n}")
    is_superuser = True


class OutletFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Outlet

    name = factory.Sequence(lambda n: f"Greyhaven Gazette {n}")
    domain = factory.Sequence(lambda n: f"gazette-{n}.example")


class ArticleFactory(factory.django.DjangoModelFactory):
    """An article that has been read."""

    class Meta:
        model = Article

    outlet = factory.SubFactory(OutletFactory)
    url = factory.LazyAttributeSequence(lambda a, n: f"https://{a.outlet.domain if a.outlet else 'x.example'}/{n}")
    title = factory.Sequence(lambda n: f"Town to build homes ({n})")
    published_on = date(2026, 3, 4)
    text = TEXT
    text_hash = factory.LazyAttribute(lambda a: sha256(a.text.encode()).hexdigest())
    state = ArticleState.READ
    reader_version = READER


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"Housing {n}")


class ActorFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Actor
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Ada Brandt {n}")
    kind = ActorKind.PERSON

    @factory.post_generation
    def own_name(self, create, extracted, **kwargs):
        if create:
            ActorName.objects.create(actor=self, name=self.name)


class ActorNameFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ActorName

    actor = factory.SubFactory(ActorFactory)
    name = factory.Sequence(lambda n: f"A. Brandt {n}")


class MembershipFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Membership

    person = factory.SubFactory(ActorFactory)
    organisation = factory.SubFactory(ActorFactory, kind=ActorKind.ORGANISATION, name="Greyhaven Council")
    role = "mayor"


class EventFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Event

    title = factory.Sequence(lambda n: f"The harbour board opened quay {n}")
    date = "2026-03-02"
    place = "Greyhaven"


class MentionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Mention

    event = factory.SubFactory(EventFactory)
    article = factory.SubFactory(ArticleFactory)
    start = TEXT.index("The harbour")
    end = len(TEXT)
    reader_version = READER
    confidence = 0.7


class ClaimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Claim

    kind = ClaimKind.PLEDGE
    claimant = factory.SubFactory(ActorFactory)
    claimant_as_written = "The mayor of Greyhaven, Ada Brandt"
    text = "the town would build 400 homes by 2028"
    said = "2026-03-03"
    due = "2028"


class AppearanceFactory(factory.django.DjangoModelFactory):
    """A claim in an article, with its passages where `claim.text` stands in the article's text."""

    class Meta:
        model = Appearance
        skip_postgeneration_save = True

    claim = factory.SubFactory(ClaimFactory)
    article = factory.SubFactory(ArticleFactory)
    cue = "said"
    reader_version = READER
    confidence = {"content": 0.9, "claimant": 0.8, "kind": 0.7}
    explanation = {"content": "reported after the cue “said”"}

    @factory.post_generation
    def content(self, create, extracted, **kwargs):
        start = self.article.text.find(self.claim.text)
        if create and start >= 0:
            Passage.objects.create(
                appearance=self, role=PassageRole.CONTENT, ordinal=0, start=start, end=start + len(self.claim.text)
            )


class PassageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Passage

    appearance = factory.SubFactory(AppearanceFactory)
    role = PassageRole.CUE
    ordinal = 0
    start = TEXT.index("said")
    end = start + len("said")


class QuantityFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Quantity

    appearance = factory.SubFactory(AppearanceFactory)
    start = TEXT.index("400 homes")
    end = start + len("400 homes")
    value = Decimal(400)
    unit = "home"


class PledgeFactory(factory.django.DjangoModelFactory):
    """A pledge of a confirmed claim: 400 homes by 2028."""

    class Meta:
        model = Pledge

    claim = factory.SubFactory(ClaimFactory, state=State.CONFIRMED)
    title = "400 homes"
    promiser = factory.SelfAttribute("claim.claimant")
    measure = "homes"
    unit = "home"
    target = Decimal(400)
    due = "2028"


class MilestoneFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Milestone

    pledge = factory.SubFactory(PledgeFactory)
    title = "the first hundred"
    target = Decimal(100)
    due = "2027"


class EvidenceFactory(factory.django.DjangoModelFactory):
    """A confirmed passage that tells of a signed contract."""

    class Meta:
        model = Evidence

    pledge = factory.SubFactory(PledgeFactory)
    article = factory.SubFactory(ArticleFactory)
    start = TEXT.index("The harbour")
    end = len(TEXT)
    stance = "supports"
    grade = "agreement"
    state = EvidenceState.CONFIRMED
