"""The running service against its own schema, by schemathesis: whatever the schema allows is answered as it says, and
whatever it does not allow is refused; never with a 500. As every role.

    KORUS_FUZZ_CASES=200 KORUS_FUZZ_SEED=7 make prove ARGS=tests/serving/test_schemathesis.py
"""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from korus import embedded, processes
from korus.serving.access import ROLE_NAMES
from tests.api import Visitor
from tests.factories import AppearanceFactory
from tests.serving.rows import one_of_each

CONFIG = Path(__file__).with_name("schemathesis.toml")
#: Random cases an operation.
CASES = os.environ.get("KORUS_FUZZ_CASES", "10")
#: The cases that go through a schema keyword by keyword are many: sent as those who may do nothing, and everything.
COVERED = ("anonymous", "curator")
SEED = os.environ.get("KORUS_FUZZ_SEED", "1")
#: Seconds until the service has to answer.
PATIENCE = 60


@pytest.mark.prove
@pytest.mark.timeout(1200)
@pytest.mark.django_db(transaction=True, reset_sequences=True)
@pytest.mark.parametrize("role", ["anonymous", *ROLE_NAMES])
def test_the_service_is_what_its_schema_says(role, tmp_path):
    one_of_each()
    AppearanceFactory()  # what only curators see
    headers = [f"--header={name}: {value}" for name, value in Visitor.with_role(role).headers.items()]
    # Without open reading nobody would be told anything.
    with service(tmp_path / "log", KORUS_OPEN_READING=str(role == "anonymous")) as url:
        phases = "examples,fuzzing,stateful" + (",coverage" if role in COVERED else "")
        found = fuzz(f"{url}/api/schema", f"--phases={phases}", *headers)
    assert found.returncode == 0, found.stdout + found.stderr
    cases = int(re.search(r"(\d+) generated", found.stdout)[1])
    print(f"{role}: {cases} cases")
    assert cases > (5_000 if role in COVERED else 500)


def fuzz(schema: str, *options: str) -> subprocess.CompletedProcess[str]:
    """What schemathesis finds, by every check."""
    # `what_the_schema_allows_is_accepted` in tests/serving/fuzzing.py stands in for the check that is left out.
    command = [
        str(settings.BASE_DIR / ".venv/bin/schemathesis"), f"--config-file={CONFIG}", "run", schema, *options,
        "--exclude-checks=positive_data_acceptance", f"--max-examples={CASES}", f"--seed={SEED}",
        "--continue-on-failure", "--output-truncate=false", "--no-color",
    ]  # fmt: skip
    command = processes.on_leash(command, signal.SIGTERM)
    return subprocess.run(command, cwd=settings.BASE_DIR, capture_output=True, text=True)


@contextmanager
def service(log: Path, **env: str) -> Iterator[str]:
    """The address of the service as `make run` has it, on the test database. Django's own server for tests will not do:
    it sends head and body apart, so each answer comes 40 ms late."""
    port = free_port()
    program = [sys.executable, "-m", "gunicorn", "korus.wsgi", f"--bind=127.0.0.1:{port}", "--worker-class=gthread"]
    # How long an address may be is gunicorn's own matter: it answers 414 before Korus has seen the request.
    program += ["--threads=4", "--keep-alive=60", "--no-control-socket", "--limit-request-line=0"]
    database = embedded.database_url(settings.VAR, str(connection.settings_dict["NAME"]))
    env = dict(os.environ) | {"DATABASE_URL": database, "DEBUG": "false"} | env
    with log.open("wb") as output:
        process = processes.start(processes.on_leash(program, signal.SIGTERM), output, env)
    try:
        await_answer(port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        processes.stop(process, signal.SIGTERM)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def await_answer(port: int, log: Path) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            assert time.monotonic() < end, log.read_text()
            time.sleep(0.1)
