"""How many requests a token, or an address without one, may send a minute; counted in Valkey, in one round trip
(two for the first in a minute).

When Valkey cannot be reached, requests pass: being slow to refuse is better than being down.
"""

import time
from dataclasses import dataclass

import redis
from django.conf import settings

from korus.serving.problems import Problem

WINDOW = 60  # seconds
#: After Valkey failed, it is left alone for so many seconds.
PAUSE = 5


@dataclass(frozen=True)
class Rate:
    """Where a visitor stands within the minute."""

    limit: int
    left: int
    seconds: int

    @property
    def headers(self) -> dict[str, str]:
        """The RateLimit headers of the IETF draft."""
        return {
            "RateLimit-Policy": f'"minute";q={self.limit};w={WINDOW}',
            "RateLimit": f'"minute";r={max(0, self.left)};t={self.seconds}',
        }


class Counter:
    """Counts in Valkey."""

    def __init__(self, url: str):
        self.client = redis.Redis.from_url(url, socket_timeout=0.2, socket_connect_timeout=0.2)
        self.paused_until = 0.0

    def count(self, who: str, limit: int) -> Rate | None:
        """Count one request of `who`; None when nobody counts just now."""
        now = time.time()
        if now < self.paused_until:
            return None
        window, passed = divmod(int(now), WINDOW)
        key = f"korus:rate:{who}:{window}"
        try:
            sent = self.client.incr(key)
            if sent == 1:  # the first of the minute; what dies right here leaves a key of some bytes
                self.client.expire(key, WINDOW)
        except redis.RedisError:
            self.paused_until = now + PAUSE
            return None
        return Rate(limit, limit - sent, WINDOW - passed)


counter = Counter(settings.CACHES["default"]["LOCATION"])


def throttle(who: str, limit: int) -> Rate | None:
    """Raises Problem when `who` has sent more than `limit` requests in this minute."""
    rate = counter.count(who, limit)
    if rate is not None and rate.left < 0:
        detail = f"You may send {limit} requests a minute; wait {rate.seconds} seconds."
        raise Problem("too-many-requests", detail, headers=rate.headers | {"Retry-After": str(rate.seconds)})
    return rate
