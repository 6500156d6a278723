"""The limit L: the least that a service could do for the same answers: an ASGI handler, psycopg, JSON made in the
database.

It looks the token up with one indexed SELECT and counts the request in Valkey, as Korus does, and nothing else: no
router, no middleware, no validation. `tests.benchmarks.compare` runs it beside Korus.
"""

import asyncio
import json
import os
import time
from hashlib import sha256
from pathlib import Path

import psycopg
import redis.asyncio as redis

URL = os.environ["DATABASE_URL"]
VALKEY = os.environ["REDIS_URL"].replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
CONNECTIONS = 4

TOKEN = (
    "SELECT t.id, u.id FROM serving_token t JOIN auth_user u ON u.id = t.user_id WHERE t.digest = $1 AND u.is_active"
    " AND (t.expires_at IS NULL OR t.expires_at > now())"
)
#: address -> statement, arguments, kind: those of Korus for the same request, so that both send the same JSON.
STATEMENTS = json.loads(Path(os.environ["LIMIT_STATEMENTS"]).read_text())


class Limit:
    def __init__(self) -> None:
        self.free: asyncio.Queue | None = None
        self.valkey = None

    async def start(self) -> None:
        self.free = asyncio.Queue()
        for _ in range(CONNECTIONS):
            self.free.put_nowait(
                await psycopg.AsyncConnection.connect(
                    URL, autocommit=True, prepare_threshold=0, cursor_factory=psycopg.AsyncRawCursor
                )
            )
        self.valkey = redis.Redis.from_url(VALKEY)

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        if self.free is None:
            await self.start()
        headers = dict(scope["headers"])
        secret = headers[b"authorization"].removeprefix(b"Token ")
        connection = await self.free.get()
        try:
            found = await (await connection.execute(TOKEN, [sha256(secret).hexdigest()], prepare=True)).fetchone()
            key = f"limit:{found[0]}:{int(time.time()) // 60}"
            await self.valkey.pipeline(transaction=False).incr(key).expire(key, 60, nx=True).execute()
            text, arguments, kind = STATEMENTS[_address(scope)]
            rows = await (await connection.execute(text, arguments, prepare=True)).fetchall()
        finally:
            self.free.put_nowait(connection)
        body = rows[0][0].encode() if kind == "one" else ('{"results":[' + ",".join(r[1] for r in rows) + "]}").encode()
        length = str(len(body)).encode()
        head = [(b"content-type", b"application/json"), (b"content-length", length)]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        await send({"type": "http.response.body", "body": body})


def _address(scope) -> str:
    query = scope["query_string"].decode()
    return scope["path"] + (f"?{query}" if query else "")


app = Limit()
