"""The tests' servers: an embedded PostgreSQL and Valkey of their own, in a temporary folder, never those of `var/`.

They start when the first test asks for the database, or for `servers`; tests of the reader alone do without Django.
The environment is set here, before Django reads its settings, whatever the shell has set: DATABASE_URL may name a
newsroom's data.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import django
import pytest
from django.conf import settings

from korus import embedded
from tests.celery_processes import CeleryProcess

PURE = Path(__file__).parent / "reading"


def pytest_configure(config: pytest.Config) -> None:
    if settings.configured:
        raise pytest.UsageError("Unset DJANGO_SETTINGS_MODULE: the tests have to set up servers of their own first.")
    if getattr(config.option, "numprocesses", None) and not hasattr(config, "workerinput"):
        return  # xdist's controller, which runs no test: each of its workers has servers of its own
    wanted = [config.invocation_params.dir / arg.split("::")[0] for arg in config.args]
    if all(path.is_relative_to(PURE) for path in wanted):
        return
    for variable in ("DATABASE_URL", "REDIS_URL"):
        os.environ.pop(variable, None)
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "korus.settings",
        "KORUS_VAR": tempfile.mkdtemp(prefix="korus-tests-"),
        "SECRET_KEY": "only for the tests, which nobody else can reach",
        "DEBUG": "true",  # plain names of static files; pytest-django sets settings.DEBUG to False afterwards
        "HTTPS": "false",
        "KORUS_OPEN_READING": "false",
        "KORUS_RATE_USER": "1000000",  # what is refused for its number is tested on its own
        "KORUS_RATE_ADDRESS": "1000000",
    }
    django.setup()


def pytest_unconfigure() -> None:
    if settings.configured:
        embedded.discard(settings.VAR)


@pytest.fixture(scope="session")
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey, at `settings.DATABASES` and `settings.REDIS_URL`."""
    with embedded.running(settings.VAR, durable=False):
        yield


@pytest.fixture(scope="session")
def django_db_setup(servers: None, django_db_setup: None) -> None:
    """pytest-django's, once there is a server to make the test database on."""


@pytest.fixture
def worker(transactional_db: None, tmp_path: Path) -> Iterator[CeleryProcess]:
    """A Celery worker for the test database, not started yet, with an empty queue. See `CeleryProcess`."""
    process = CeleryProcess("worker", settings.VAR, tmp_path / "worker.log")
    process.empty_the_queue()
    yield process
    process.end()


@pytest.fixture
def beat(transactional_db: None, tmp_path: Path) -> Iterator[CeleryProcess]:
    """Celery's clock, not started yet: it sends what `korus.celery` has on its schedule."""
    process = CeleryProcess("beat", settings.VAR, tmp_path / "beat.log", f"--schedule={tmp_path / 'schedule'}")
    yield process
    process.end()
