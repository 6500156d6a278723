"""Who sits at an article: a soft claim with a time-out, so that two curators never work on one unknowingly.

It is kept in the cache. Where that is away nobody is seen sitting, and the desk goes on: decisions are safe without it.
"""

from collections.abc import Iterable

from django.core.cache import cache
from redis.exceptions import RedisError

#: Seconds after which a seat is free when its holder's page is no longer heard of; the page speaks up every 40.
KEPT = 120


def take(article_id: int, user) -> str | None:
    """Sit down, or stay; the name of somebody else who sits there already."""
    try:
        if cache.add(_key(article_id), _who(user), KEPT):
            return None
        pk, name = cache.get(_key(article_id)) or _who(user)
        if pk != user.pk:
            return name
        cache.touch(_key(article_id), KEPT)
    except RedisError:
        return None
    return None


def taken(article_ids: Iterable[int]) -> dict[int, tuple[int, str]]:
    """(id, name) of who sits at each of these articles."""
    keys = {_key(pk): pk for pk in article_ids}
    try:
        found = cache.get_many(keys)
    except RedisError:
        return {}
    return {keys[key]: holder for key, holder in found.items()}


def _who(user) -> tuple[int, str]:
    return user.pk, user.get_full_name() or user.get_username()


def _key(article_id: int) -> str:
    return f"desk-seat-{article_id}"
