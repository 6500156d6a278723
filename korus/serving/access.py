"""Who asks, what they may do, and what therefore exists for them."""

from dataclasses import dataclass
from enum import IntEnum

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest

from korus.serving.models import Scope
from timeline.models import State


class Role(IntEnum):
    """What a user is in the newsroom; each may do what those before it may. The groups bear these names."""

    NOBODY = 0
    READER = 1
    ANNOTATOR = 2
    CURATOR = 3
    ADMINISTRATOR = 4

    @classmethod
    def of(cls, group_names: list[str], *, is_superuser: bool) -> "Role":
        if is_superuser:
            return cls.ADMINISTRATOR
        return max((cls[name.upper()] for name in group_names if name in ROLE_NAMES), default=cls.NOBODY)


ROLE_NAMES = tuple(role.name.lower() for role in Role if role)

#: The most that a token of this scope may do. Scopes include those before them.
CEILING = {Scope.READ: Role.READER, Scope.ANNOTATE: Role.ANNOTATOR, Scope.CURATE: Role.ADMINISTRATOR}


@dataclass(frozen=True)
class Sight:
    """What exists for a visitor. It decides which SQL a statement has, so it is small and hashable.

    `states` are those of the records they can see, `listed` those a list shows unless it is asked for others;
    `newsroom` is whether they belong to the newsroom, and `working` whether they see how the machine came to a record
    and what it would say otherwise.
    """

    states: tuple[str, ...]
    listed: tuple[str, ...]
    newsroom: bool
    working: bool


_CONFIRMED = (State.CONFIRMED.value,)
PUBLIC = Sight(states=_CONFIRMED, listed=_CONFIRMED, newsroom=False, working=False)
READERS = Sight(states=_CONFIRMED, listed=_CONFIRMED, newsroom=True, working=False)
CURATORS = Sight(
    states=tuple(State.values), listed=(*_CONFIRMED, State.PROPOSED.value), newsroom=True, working=True
)  # fmt: skip


@dataclass(frozen=True)
class Access:
    """One visitor's rights, from the role of the user and the scopes of the token."""

    user: AbstractBaseUser | None
    role: Role
    token_id: int | None = None

    @property
    def counted(self) -> tuple[str, int] | None:
        """Under which name its requests are counted, and how many are allowed a minute; None for a mere address."""
        if self.user is None:
            return None
        name = f"token:{self.token_id}" if self.token_id else f"user:{self.user.pk}"
        return name, settings.KORUS_RATE_USER

    @property
    def may_read(self) -> bool:
        return self.role >= Role.READER or settings.KORUS_OPEN_READING

    @property
    def sight(self) -> Sight:
        if self.role >= Role.CURATOR:
            return CURATORS
        return READERS if self.role >= Role.READER else PUBLIC

    @property
    def me(self) -> int:
        """The number of the user; 0 for nobody."""
        return self.user.pk if self.user else 0


ANONYMOUS = Access(user=None, role=Role.NOBODY)


def access_of(request: HttpRequest) -> Access:
    """The rights of the user whose session a request belongs to; looked up once."""
    return access_of_user(request.user)


def access_of_user(user: AbstractBaseUser) -> Access:
    """The rights of a user who signs in; looked up once."""
    if not user.is_authenticated or not user.is_active:
        return ANONYMOUS
    access = getattr(user, "_korus_access", None)
    if access is None:
        names = [] if user.is_superuser else list(user.groups.values_list("name", flat=True))
        access = user._korus_access = Access(user, Role.of(names, is_superuser=user.is_superuser))
    return access
