"""Korus beside the limit L, a plain ModelViewSet and Datasette, paired, in one run, and how its answers' times grow.

    python -m tests.benchmarks.compare FOLDER [--claims 1000000] [--seconds 5] [--rounds 3] [--only filtered …]

PostgreSQL and Valkey run in FOLDER; the first run fills them (`tests.benchmarks.generate`), the next go on with what is
there. All services run under gunicorn with two processes, with the same token and the same throttle (Datasette has
neither); wrk asks with eight connections, one service after the other in each round, so that whatever else the machine
does falls on all. Datasette is no part of the project's environment: `python -m venv FOLDER/datasette &&
FOLDER/datasette/bin/pip install datasette`.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from math import inf
from pathlib import Path
from statistics import median
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import psycopg

from korus import embedded
from tests.benchmarks import sqlite_copy
from tests.benchmarks.generate import generate
from tests.benchmarks.services import Service, database_cpu, machine, milliseconds, rate, running, wait_for

ROOT = Path(__file__).parents[2]
PYTHON = Path(sys.executable)
#: Seconds in which every thread connects and every connection prepares its statement, not measured.
WARM = 2
PLAIN_FLOOR, DATASETTE_FLOOR = 5.0, 1.0


@dataclass(frozen=True)
class Ask:
    """What is asked, the floor of the ratio to L, whether a plain viewset has it too, and what Datasette calls it."""

    name: str
    path: str
    floor: float
    plain: bool = False
    datasette: str = ""


ASKED = (
    Ask("one claim", "claims/{claim}", 0.30),
    Ask("newest 50", "claims", 0.45, True, "newest.json?"),
    Ask("filtered 50", "claims?claimant={actor}&kind=pledge", 0.45, True, "filtered.json?claimant={actor}&kind=pledge"),
    Ask("timeline 100", "timeline?limit=100", 0.55, True),
    Ask("search, newest", "claims?q=burst100", 0.65, True, "search.json?q=burst100"),
    Ask("search, best", "claims?q=burst100&order=best", 0.65),
    Ask("due summary", "claims/due?from=2020&to=2021", 0.38, datasette="due.json?from=2020-01-01&to=2021-12-31"),
)
CREATION, CREATE_FLOOR = "create an article", 0.33
#: What takes how long at most: a name, two paths, and how many times as long as the first the second may take.
GROWTH = (
    ("claims at depth 100,000", "claims", "claims?cursor={cursor}", 2.0),
    *(
        (f"{name}, 200 rows to 20", f"{path}limit=20", f"{path}limit=200", 10.0)
        for name, path in (
            ("claims", "claims?"),
            ("claims filtered", "claims?claimant={actor}&kind=pledge&"),
            ("claims found", "claims?q=burst100&"),
            ("events", "events?"),
            ("articles", "articles?"),
            ("actors", "actors?"),
            ("timeline", "timeline?"),
            ("search", "search?q=burst100&"),
        )
    ),
)
#: Words that were common in nine days only, long ago, lately and now; milliseconds that a search may take.
BURSTS, BURST_MS = ("burst3", "burst100", "burst300", "burst404", "burst100 burst101", '"burst100" -burst101'), 200.0


class Table:
    """What was measured, a line at a time."""

    def __init__(self, only: Sequence[str] = ()) -> None:
        self.only = only
        self.missed = 0

    def wants(self, name: str) -> bool:
        """Whether what is called so is to be measured: all is, or what has one of the words in its name."""
        return not self.only or any(word in name for word in self.only)

    def line(self, name: str, figures: str, value: float, bound: float, *, least: bool) -> None:
        fine = value >= bound if least else value <= bound
        self.missed += not fine
        print(
            f"{name:34} {figures:34} {value:8.2f}  {'>=' if least else '<='} {bound:<6g} {'ok' if fine else 'MISSED'}",
            flush=True,
        )


def main(folder: Path, claims: int, seconds: int, rounds: int, only: Sequence[str] = ()) -> int:
    """Print the tables; the number of floors that were missed."""
    folder.mkdir(parents=True, exist_ok=True)
    var = folder / "var"
    with embedded.running(var):
        environment = environment_of(var)
        fill(var, environment, claims)
        paths = [ask.path for ask in ASKED]
        told = json.loads(run(environment, "-m", "tests.benchmarks.asking", *paths))
        environment["LIMIT_STATEMENTS"] = told["statements"]
        services = services_of(folder, environment)
        headers = {"Authorization": f"Token {told['token']}"}
        known = told["numbers"] | {"cursor": told["cursor"]}
        table = Table(only)
        with running(list(services.values())):
            for name in ("korus", "limit"):
                wait_for(services[name].url("api/v1/claims"), headers)
            print(f"{machine()}, load {os.getloadavg()[0]:.1f}, {datetime.now(UTC):%Y-%m-%d}; {claims:,} claims")
            compare(table, services, var, headers, known, seconds, rounds)
            compare_creation(table, services, var, headers, seconds, rounds)
            growth(table, services["korus"], headers, known)
            bulk(table, services["korus"], var, headers)
    return table.missed


def environment_of(var: Path) -> dict[str, str]:
    return os.environ | {
        "KORUS_VAR": str(var), "DATABASE_URL": embedded.database_url(var), "REDIS_URL": embedded.redis_url(var),
        "LIMIT_DATABASE": libpq(var), "SECRET_KEY": "benchmark", "DEBUG": "0", "HTTPS": "0",
        "KORUS_RATE_USER": "1000000000", "KORUS_RATE_ADDRESS": "1000000000", "DJANGO_SETTINGS_MODULE": "korus.settings",
    }  # fmt: skip


def libpq(var: Path) -> str:
    return f"postgresql:///korus?user=korus&host={embedded.sockets(var)}"


def run(environment: Mapping[str, str], *arguments: str) -> str:
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True).stdout


def fill(var: Path, environment: Mapping[str, str], claims: int) -> None:
    run(environment, "manage.py", "migrate", "-v0")
    with psycopg.connect(libpq(var)) as connection:
        there = connection.execute("SELECT EXISTS (SELECT FROM claims_claim)").fetchone()[0]
    if not there:
        generate(libpq(var), claims)


def services_of(folder: Path, environment: Mapping[str, str]) -> dict[str, Service]:
    gunicorn = [str(PYTHON.parent / "gunicorn"), "-w", "2", "--log-level", "warning", "--no-control-socket"]
    threads = ["-k", "gthread", "--threads", "8", "--keep-alive", "15"]
    services = [
        Service("korus", 8131, [*gunicorn, *threads, "-b", "127.0.0.1:8131", "korus.wsgi"], environment),
        Service(
            "limit", 8132, [*gunicorn, "-k", "asgi", "-b", "127.0.0.1:8132", "tests.benchmarks.limit:app"], environment
        ),
        Service(
            "plain", 8133, [*gunicorn, *threads, "-b", "127.0.0.1:8133", "tests.benchmarks.plain:application"],
            environment | {"DJANGO_SETTINGS_MODULE": "tests.benchmarks.plain_settings"},
        ),
    ]  # fmt: skip
    program = folder / "datasette" / "bin" / "datasette"
    if not program.exists():
        where = folder / "datasette"
        print(f"NO DATASETTE to compare with: python -m venv {where} && {where}/bin/pip install datasette", flush=True)
    else:
        copy = folder / "copy.db"
        if not copy.exists():
            sqlite_copy.copy(environment["LIMIT_DATABASE"], copy)
        command = [str(program), "serve", "-i", str(copy), "-m", str(folder / "metadata.json"), "-p", "8134"]
        command += ["--setting", "sql_time_limit_ms", "60000"]
        services.append(Service("datasette", 8134, command, os.environ, quiet=True))
    return {service.name: service for service in services}


def compare(
    table: Table, services: Mapping[str, Service], var: Path, headers: Mapping[str, str],
    known: Mapping[str, object], seconds: int, rounds: int,
) -> None:  # fmt: skip
    """What Korus answers, in answers a second, and its ratio to each of the others."""
    for ask in filter(lambda ask: table.wants(ask.name), ASKED):
        urls = {name: services[name].url(f"api/v1/{ask.path.format(**known)}") for name in ("korus", "limit")}
        if ask.plain:
            urls["plain"] = services["plain"].url(f"api/v1/{ask.path.format(**known)}")
        if ask.datasette and "datasette" in services:
            urls["datasette"] = services["datasette"].url(f"copy/{ask.datasette.format(**known)}&_shape=array")
        for url in urls.values():
            wait_for(url, headers)
        floors = {"limit": ask.floor, "plain": PLAIN_FLOOR, "datasette": DATASETTE_FLOOR}
        rates = in_turns(services, var, urls, seconds, rounds, partial(rate, headers=headers))
        compared(table, ask.name, rates, floors)


def in_turns(
    services: Mapping[str, Service], var: Path, urls: Mapping[str, str], seconds: int, rounds: int,
    asked: Callable[..., float],
) -> dict[str, float]:  # fmt: skip
    """Answers a second of each service; it also prints what processor time one takes, which a busy machine changes
    less. `asked` takes an address and seconds."""
    for url in urls.values():
        asked(url, seconds=WARM)
    rates, own, database = (dict.fromkeys(urls, 0.0) for _ in range(3))
    for _ in range(rounds):
        for name, url in urls.items():
            before = services[name].cpu(), database_cpu(var)
            rates[name] += asked(url, seconds=seconds) / rounds
            own[name] += services[name].cpu() - before[0]
            database[name] += database_cpu(var) - before[1]
    for name in urls:
        answers = max(1, rates[name] * rounds * seconds) / 1000
        took = f"{own[name] / answers:.2f} ms of its own and {database[name] / answers:.2f} ms of PostgreSQL"
        print(f"{'':34} an answer of {name}: {took}", flush=True)
    return rates


def compared(table: Table, name: str, rates: Mapping[str, float], floors: Mapping[str, float]) -> None:
    ours = rates["korus"]
    for other, theirs in list(rates.items())[1:]:
        figures = f"{ours:8.1f}/s to {theirs:8.1f}/s"
        table.line(f"{name} / {other}", figures, ours / theirs if theirs else inf, floors[other], least=True)


def compare_creation(
    table: Table, services: Mapping[str, Service], var: Path, headers: Mapping[str, str], seconds: int, rounds: int
) -> None:
    """Articles a second, one in a request; each is stored and put to the workers."""
    if not table.wants(CREATION):
        return

    def asked(url: str, seconds: int) -> float:
        return rate(url, headers, seconds, [str(Path(__file__).with_name("create.lua")), str(time.time_ns() % 10**9)])

    urls = {name: services[name].url("api/v1/articles") for name in ("korus", "limit")}
    rates = in_turns(services, var, urls, seconds, rounds, asked)
    compared(table, CREATION, rates, {"limit": CREATE_FLOOR})


def growth(table: Table, korus: Service, headers: Mapping[str, str], known: Mapping[str, object]) -> None:
    """How much longer a deep page and a long page take than the first and a short one; medians of pairs."""
    for name, shorter, longer, most in filter(lambda row: table.wants(row[0]), GROWTH):
        urls = [korus.url(f"api/v1/{path.format(**known)}") for path in (shorter, longer)]
        short, long = paired(urls, headers)
        table.line(name, f"{long:8.1f} ms to {short:8.1f} ms", long / short, most, least=False)
    for word in filter(table.wants, BURSTS):
        for order in ("-said", "best"):
            url = korus.url(f"api/v1/claims?{urlencode({'q': word, 'order': order})}")
            (took,) = paired([url], headers)
            table.line(f"{word}, {order}", "milliseconds, of claims", took, BURST_MS, least=False)


def paired(urls: Sequence[str], headers: Mapping[str, str], times: int = 15) -> list[float]:
    """The median of each, asked in turns."""
    for url in urls:
        milliseconds(url, headers)
    took = [[milliseconds(url, headers) for url in urls] for _ in range(times)]
    return [median(column) for column in zip(*took, strict=True)]


def bulk(table: Table, korus: Service, var: Path, headers: Mapping[str, str]) -> None:
    """Articles a second, a thousand in a request."""
    if not table.wants("bulk"):
        return
    stamp, lines = time.time_ns(), []
    for number in range(1000):
        words = " ".join(f"word{(number * 7919 + i * i) % 20_000}" for i in range(400))
        text = f"{stamp}x{number} {words}"
        lines.append(json.dumps({"text": text, "published_on": "2025-10-14", "outlet": "Outlet 7"}))
    request = Request(
        korus.url("api/v1/articles/bulk"), "\n".join(lines).encode(),
        {**headers, "Content-Type": "application/x-ndjson"},
    )  # fmt: skip
    started, before = time.perf_counter(), (korus.cpu(), database_cpu(var))
    with urlopen(request) as answer:
        results = answer.read().splitlines()
    took = 1000 / len(results) * (korus.cpu() - before[0]), 1000 / len(results) * (database_cpu(var) - before[1])
    print(f"{'':34} an article: {took[0]:.2f} ms of its own and {took[1]:.2f} ms of PostgreSQL")
    print(f"bulk: {len(results) / (time.perf_counter() - started):.0f} articles/s, a thousand in a request")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--claims", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", default=(), metavar="WORD", help="what has such a word in its name")
    told = parser.parse_args()
    sys.exit(main(told.folder.resolve(), told.claims, told.seconds, told.rounds, told.only))
