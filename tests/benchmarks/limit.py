"""The limit L: the least that a service could do for the same answers: an ASGI handler, psycopg, JSON made in the
database.

It looks the token up with one indexed SELECT and counts the request in Valkey, as Korus does, and nothing else: no
router, no middleware, no validation. An article that is sent is stored by one statement and put to the workers with
one command. `tests.benchmarks.compare` runs it beside Korus.
"""

import asyncio
import base64
import json
import os
import time
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import orjson
import psycopg
import redis.asyncio as redis

URL = os.environ["LIMIT_DATABASE"]
VALKEY = os.environ["REDIS_URL"].replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
CONNECTIONS = 4

TOKEN = (
    "SELECT t.id, u.id FROM serving_token t JOIN auth_user u ON u.id = t.user_id WHERE t.digest = $1 AND u.is_active"
    " AND (t.expires_at IS NULL OR t.expires_at > now())"
)
#: address -> statement, arguments, whether to prepare it, kind: those of Korus for the same request, so that both send
#: the same JSON.
STATEMENTS = json.loads(Path(os.environ["LIMIT_STATEMENTS"]).read_text())
ADD = """
WITH added AS (
    INSERT INTO timeline_article (outlet_id, url, title, byline, language, published_on, text, text_hash, state, faults,
        losses, failure, reader_version, sent_at, added_by_id, created_at, updated_at)
    VALUES ((SELECT id FROM timeline_outlet WHERE lower(name) = lower($1)), '', $2, $3, 'en', $4::date, $5, $6,
        'queued', 0, 0, '', '', now(), $7, now(), now()) ON CONFLICT DO NOTHING
    RETURNING *)
SELECT a.id, json_build_object('id', a.id, 'url', 'http://127.0.0.1/api/v1/articles/' || a.id, 'title', a.title,
    'outlet', json_build_object('id', o.id, 'url', 'http://127.0.0.1/api/v1/outlets/' || o.id, 'name', o.name),
    'web_url', a.url, 'byline', a.byline, 'language', a.language, 'published_on', a.published_on, 'state', a.state,
    'reader_version', a.reader_version, 'failure', NULL, 'read_at', a.read_at, 'created_at', a.created_at,
    'updated_at', a.updated_at, 'text', a.text, 'revises', NULL, 'same_text_as', NULL)::text
FROM added a JOIN timeline_outlet o ON o.id = a.outlet_id
"""


class Limit:
    free: asyncio.Queue
    valkey: redis.Redis

    async def start(self) -> None:
        self.valkey = redis.Redis.from_url(VALKEY)
        self.free = asyncio.Queue()
        for _ in range(CONNECTIONS):
            self.free.put_nowait(
                await psycopg.AsyncConnection.connect(
                    URL, autocommit=True, prepare_threshold=0, cursor_factory=psycopg.AsyncRawCursor
                )
            )

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] == "lifespan":
            await receive()
            await self.start()
            await send({"type": "lifespan.startup.complete"})
            await receive()
            await send({"type": "lifespan.shutdown.complete"})
            return
        headers = dict(scope["headers"])
        secret = headers[b"authorization"].removeprefix(b"Token ")
        connection = await self.free.get()
        try:
            found = await (await connection.execute(TOKEN, [sha256(secret).hexdigest()], prepare=True)).fetchone()
            key = f"limit:{found[0]}:{int(time.time()) // 60}"
            if await self.valkey.incr(key) == 1:
                await self.valkey.expire(key, 60)
            if scope["method"] == "POST":
                sent = await _body(receive)
                if sent is None:
                    return
                status, body = 202, await self.add(connection, sent, found[1])
            else:
                status, body = 200, await _read(connection, *STATEMENTS[_address(scope)])
        finally:
            self.free.put_nowait(connection)
        head = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": head})
        await send({"type": "http.response.body", "body": body})

    async def add(self, connection: psycopg.AsyncConnection, sent: bytes, user: int) -> bytes:
        new = orjson.loads(sent)
        values = [new["outlet"], new["title"], new["byline"], new["published_on"], new["text"]]
        digest = sha256(new["text"].encode()).hexdigest()
        number, body = await (await connection.execute(ADD, [*values, digest, user], prepare=True)).fetchone()
        await self.valkey.lpush("limit", orjson.dumps(_task(number)))
        return body.encode()


def _task(number: int) -> dict[str, object]:
    """A message as Celery's, and as long."""
    told = {"lang": "py", "task": "timeline.tasks.read_articles", "id": str(uuid4()), "retries": 0, "timelimit": [None]}
    body = orjson.dumps([[[number]], {}, {"callbacks": None, "errbacks": None, "chain": None, "chord": None}])
    return {"body": base64.b64encode(body).decode(), "content-type": "application/json", "headers": told}


async def _read(connection: psycopg.AsyncConnection, text: str, arguments: list, prepare: bool, kind: str) -> bytes:
    rows = await (await connection.execute(text, arguments, prepare=prepare)).fetchall()
    if kind == "one":
        return rows[0][0].encode()
    return ('{"results":[' + ",".join(row[1] for row in rows) + "]}").encode()


async def _body(receive) -> bytes | None:
    """None when who asks has gone before all was here, as wrk does when its time is over."""
    parts, more = [], True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        more = message.get("more_body", False)
    return b"".join(parts)


def _address(scope) -> str:
    query = scope["query_string"].decode()
    return scope["path"] + (f"?{query}" if query else "")


app = Limit()
