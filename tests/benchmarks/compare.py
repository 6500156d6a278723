"""Korus beside the limit L, paired, in one run: requests a second of both, and their ratio.

    python -m tests.benchmarks.compare postgres://… redis+socket://… [--seconds 5]

The database is one that `tests.benchmarks.generate` has filled. Both run under gunicorn, with two processes, the same
token, the same throttle; wrk sends with eight connections, in turns.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import Request, urlopen

#: What is asked: a name, the path, the floor of the ratio.
ASKED = (
    ("one claim", "claims/{claim}", 0.30),
    ("newest 50", "claims", 0.45),
    ("filtered 50", "claims?claimant={actor}&kind=pledge", 0.45),
    ("timeline 100", "timeline?limit=100", 0.55),
    ("text search", "claims?q=burst100", 0.65),
    ("due summary", "claims/due?from=2020&to=2021", 0.38),
)
#: Run inside Django: prints the token, the file of statements for L, and the numbers of records that are there.
_PREPARE = """
import json
from tests.benchmarks.asking import prepare, write_statements
token, numbers = prepare()
print(json.dumps([token, write_statements([path.format(**numbers) for path in PATHS]), numbers]))
"""
PORTS = {"korus": 8131, "limit": 8132}


def main(database: str, valkey: str, seconds: int) -> int:
    """Print the table; the number of floors that were missed."""
    environment = os.environ | {
        "DATABASE_URL": database, "REDIS_URL": valkey, "SECRET_KEY": "benchmark", "DEBUG": "0", "HTTPS": "0",
        "KORUS_RATE_USER": "1000000000", "KORUS_RATE_ADDRESS": "1000000000", "DJANGO_SETTINGS_MODULE": "korus.settings",
    }  # fmt: skip
    paths = [path for _, path, _ in ASKED]
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", _PREPARE.replace("PATHS", repr(paths))]
    prepared = subprocess.run(command, env=environment, check=True, stdout=subprocess.PIPE)
    token, environment["LIMIT_STATEMENTS"], numbers = json.loads(prepared.stdout)
    gunicorn = [str(Path(sys.executable).parent / "gunicorn"), "-w", "2", "--log-level", "warning"]
    services = [
        subprocess.Popen(
            [*gunicorn, "--threads", "4", "-b", f"127.0.0.1:{PORTS['korus']}", "korus.wsgi"], env=environment
        ),
        subprocess.Popen(
            [*gunicorn, "-k", "asgi", "-b", f"127.0.0.1:{PORTS['limit']}", "tests.benchmarks.limit:app"],
            env=environment,
        ),
    ]
    try:
        return report(token, numbers, seconds)
    finally:
        for service in services:
            service.terminate()
            service.wait()


def report(token: str, numbers: dict[str, int], seconds: int) -> int:
    missed = 0
    for name, path, floor in ASKED:
        path = path.format(**numbers)
        rates = dict.fromkeys(PORTS, 0.0)
        for _ in range(3):  # in turns, so that whatever else the machine does falls on both
            for service, port in PORTS.items():
                rates[service] += rate(f"http://127.0.0.1:{port}/api/v1/{path}", token, seconds) / 3
        ratio = rates["korus"] / rates["limit"]
        missed += ratio < floor
        print(f"{name:14} {rates['korus']:8.0f}/s of {rates['limit']:8.0f}/s  {ratio:.2f} (floor {floor})", flush=True)
    return missed


def rate(url: str, token: str, seconds: int) -> float:
    header = f"Authorization: Token {token}"
    for _ in range(50):
        try:
            urlopen(Request(url, headers={"Authorization": f"Token {token}"}), timeout=30).read()
            break
        except OSError:
            time.sleep(0.2)
    command = ["wrk", "-t1", "-c8", f"-d{seconds}", "-H", header, url]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in told:
        raise RuntimeError(told)
    return float(re.search(r"Requests/sec:\s+([\d.]+)", told)[1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("database")
    parser.add_argument("valkey")
    parser.add_argument("--seconds", type=int, default=5)
    arguments = parser.parse_args()
    sys.exit(main(arguments.database, arguments.valkey, arguments.seconds))
