"""A real Celery worker or beat as a process of its own, which the tests of faults kill, pause and start again."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import redis
from django.conf import settings
from django.db import connection

from korus import embedded, processes

#: Seconds a worker may take to come up: it loads the language model, and other processes share the two cores.
PATIENCE = 60


class CeleryProcess:
    """`start`, then `kill`, `pause` and `resume`, `stop`, `restart`. It ends with the tests, however they end.

    It works on the *test database*, so what a test wants it to see has to be committed: use it through the fixtures
    `worker` and `beat`, which bring `transactional_db`, or leave it idle before the tables are emptied.
    """

    def __init__(self, kind: str, var: Path, log: Path, *options: str) -> None:
        self.kind = kind
        self.var = var
        self.log = log
        self.options = options
        self.process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str, env: dict[str, str] | None = None, wait: bool = True) -> None:
        """Start with these further options and environment, and wait until it is ready for tasks."""
        assert self.process is None, "it runs already"
        program = [sys.executable, "-m", "celery", "-A", "korus.celery", self.kind, "--loglevel=INFO"]
        if self.kind == "worker":
            program += ["--without-gossip", "--without-mingle"]
        seen = len(self.output())
        with self.log.open("ab") as log:
            command = processes.on_leash([*program, *self.options, *options], signal.SIGKILL)
            self.process = processes.start(command, log, self.environment() | (env or {}))
        if wait:
            self.wait_for("ready." if self.kind == "worker" else "Starting...", after=seen)

    def stop(self) -> None:
        """End it as `make run` does: tasks at work are finished. Nothing happens where it does not run."""
        if self.process:
            if self.process.poll() is None:
                self.resume()
            processes.stop(self.process, signal.SIGTERM, grace=10)
        self.process = None

    def kill(self) -> None:
        """SIGKILL to the worker and its pool at once, as the kernel does when memory is short."""
        assert self.process, "it does not run"
        with contextlib.suppress(ProcessLookupError):  # it ended by itself
            self.signal(signal.SIGKILL)
        self.process.wait()
        self.process = None

    def end(self) -> None:
        """Kill it where it runs: a test is over, and to stop it in order takes seconds."""
        if self.process:
            self.kill()

    def restart(self, *options: str, env: dict[str, str] | None = None) -> None:
        """Kill it where it runs, and start it."""
        self.end()
        self.start(*options, env=env)

    def pause(self) -> None:
        """SIGSTOP to the worker and its pool: it stalls, with its connections open."""
        self.signal(signal.SIGSTOP)

    def resume(self) -> None:
        """SIGCONT after `pause`."""
        self.signal(signal.SIGCONT)

    def signal(self, number: signal.Signals) -> None:
        """A signal to the worker and its pool."""
        assert self.process, "it does not run"
        os.killpg(self.process.pid, number)

    def wait_for(self, words: str, *, after: int = 0, timeout: float = PATIENCE) -> None:
        """Wait until the log says these words, behind its first `after` characters."""
        end = time.monotonic() + timeout
        while words not in self.output()[after:]:
            ended = self.process and self.process.poll() is not None
            if ended or time.monotonic() > end:
                raise AssertionError(f"no {words!r} from {self.kind}:\n{self.output()[-4000:]}")
            time.sleep(0.05)

    def wait_until_idle(self, *, timeout: float = PATIENCE) -> None:
        """Wait until no task waits or is at work, so that the tables can be emptied under a worker that goes on."""
        broker = valkey()
        end = time.monotonic() + timeout
        while broker.exists("celery", "sweep", "unacked"):  # kombu's keys: the queues, and what was handed out
            assert time.monotonic() < end, f"still at work:\n{self.output()[-4000:]}"
            time.sleep(0.05)

    def output(self) -> str:
        """All it has logged since the first start."""
        return self.log.read_text(errors="replace") if self.log.exists() else ""

    def environment(self) -> dict[str, str]:
        """The environment of the tests, with the test database."""
        database = embedded.database_url(self.var, str(connection.settings_dict["NAME"]))
        return dict(os.environ) | {"DATABASE_URL": database, "DEBUG": "false"}

    def empty_the_queue(self) -> None:
        """Forget the tasks that earlier tests have sent, and what the cache holds."""
        valkey().flushdb()


def valkey() -> redis.Redis:
    """The tests' own, where the queues and the cache are."""
    return redis.Redis.from_url(settings.CACHES["default"]["LOCATION"])
