"""`make run`: all comes up, is looked after, and goes down without a trace; what stands in its way is one line."""

import contextlib
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from korus import embedded, var

ROOT = os.geteuid() == 0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def environment(folder: Path, port: int, **more: str) -> dict[str, str]:
    """What a newcomer's shell has: none of the settings of these tests."""
    settings = {
        "DATABASE_URL",
        "REDIS_URL",
        "SECRET_KEY",
        "DEBUG",
        "HTTPS",
        "KORUS_OPEN_READING",
        "DJANGO_SETTINGS_MODULE",
    }
    kept = {name: value for name, value in os.environ.items() if name not in settings}
    return kept | {"KORUS_VAR": str(folder), "PORT": str(port), "KORUS_SAMPLES": "false"} | more


def family(folder: Path) -> dict[int, str]:
    """Every process of the Korus of this folder, by its environment or, as Valkey hides that, by where it works."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            variables = (entry / "environ").read_bytes().split(b"\0")
            if f"KORUS_VAR={folder}".encode() in variables or (entry / "cwd").readlink().is_relative_to(folder):
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return found


@dataclass
class Korus:
    """A Korus as `make run` starts it."""

    folder: Path
    port: int
    log: Path
    process: subprocess.Popen

    @property
    def output(self) -> str:
        return self.log.read_text()

    def wait_for(self, pattern: str, seconds: float = 240) -> re.Match:
        end = time.monotonic() + seconds
        while not (found := re.search(pattern, self.output)):
            assert time.monotonic() < end, f"no {pattern} in:\n{self.output[-6000:]}"
            assert self.process.poll() is None, f"it ended:\n{self.output[-6000:]}"
            time.sleep(0.1)
        return found

    def get(self, path: str, **headers: str) -> int:
        """The status of an answer."""
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=10) as answer:
            return answer.status

    def manage(self, *words: str) -> str:
        """What a command of manage.py says, typed by hand in a shell that knows no settings."""
        command = [sys.executable, "manage.py", *words]
        return subprocess.check_output(command, cwd=var.CODE, env=environment(self.folder, self.port), text=True)

    def processes(self, words: str) -> set[int]:
        return {number for number, command in family(self.folder).items() if words in command}

    def stop(self) -> None:
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(60)


@contextlib.contextmanager
def korus(folder: Path, **more: str) -> Iterator[Korus]:
    port = free_port()
    log = folder.with_suffix(f".{port}.log")
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "korus.run"],
            cwd=var.CODE,
            env=environment(folder, port, **more),
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    started = Korus(folder, port, log, process)
    try:
        yield started
    finally:
        if process.poll() is None:
            started.stop()


def refused(folder: Path, **more: str) -> str:
    """The line with which it refuses to start."""
    port = more.pop("PORT", str(free_port()))
    done = subprocess.run(
        [sys.executable, "-m", "korus.run"],
        cwd=var.CODE,
        env=environment(folder, 0) | {"PORT": port} | more,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


@pytest.mark.timeout(300)
def test_it_comes_up_keeps_its_secrets_and_goes_down_without_a_trace(tmp_path):
    folder = tmp_path / "var"
    with korus(folder) as running:
        running.wait_for("ready after")
        assert running.get("/admin/login/") == 200
        assert running.process.poll() is None

        credentials = folder / "credentials.env"
        kept = var.read(credentials)
        assert {stat.S_IMODE(path.stat().st_mode) for path in (credentials, folder / "settings.env")} == {0o600}
        assert list(kept) == ["KORUS_URL", "KORUS_ADMIN_USER", "KORUS_ADMIN_PASSWORD", "KORUS_API_TOKEN"]
        assert kept["KORUS_URL"] == f"http://localhost:{running.port}"
        assert kept["KORUS_ADMIN_PASSWORD"] not in running.output
        assert running.manage("token", "list").count("make run") == 1
        for part in ("postgres", "valkey-server", "gunicorn", "celery", "beat"):
            assert running.processes(part), f"no {part} runs"

        running.stop()

    assert running.process.returncode == 0
    assert family(folder) == {}
    assert not embedded.sockets(folder).exists()
    ends = [
        running.output.rindex(words)
        for words in ("Shutting down: Master", "Valkey is now ready to exit", "database system is shut down")
    ]
    assert ends == sorted(ends), "the servers stop last, PostgreSQL after Valkey"


def test_a_taken_port_is_said_in_one_line(tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        line = refused(tmp_path, PORT=str(other.getsockname()[1]))

    assert re.search(r"port \d+ on 127.0.0.1 is not to be had .+: choose another, as in `make run PORT=8080`", line)


@pytest.mark.parametrize("port", ["http", "0", "65536", "-1", "²"])
def test_a_port_that_is_none_is_said_in_one_line(tmp_path, port):
    assert "set it to a number from 1 to 65535" in refused(tmp_path, PORT=port)


def test_a_folder_that_cannot_be_written_is_said_in_one_line():
    assert "/proc/korus cannot be written" in refused(Path("/proc/korus"))


@pytest.mark.skipif(not ROOT, reason="only root can mount a small disk")
def test_a_full_disk_is_said_in_one_line(tmp_path):
    command = f"mount -t tmpfs -o size=8m none {tmp_path} && exec {sys.executable} -m korus.run"
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", command],
        cwd=var.CODE,
        env=environment(tmp_path, free_port()),
        capture_output=True,
        text=True,
    )

    assert re.fullmatch(
        r"Korus cannot start: \d MB are free on the disk of \S+, 300 MB are needed: free some, .+\n", done.stderr
    )


@pytest.mark.prove
@pytest.mark.timeout(1200)
class TestProof:
    """Slow: each starts Korus once or more."""

    def test_a_second_start_keeps_all_data_and_is_ready_in_15_seconds(self, tmp_path):
        folder = tmp_path / "var"
        with korus(folder, KORUS_SAMPLES="true") as running:
            running.wait_for("the sample articles are taken in")
            count = running.manage(
                "shell", "-v0", "-c", "from timeline.models import Article; print(Article.objects.count())"
            )
        secrets = (folder / "credentials.env").read_text().splitlines()[1:]

        with korus(folder, KORUS_SAMPLES="true") as running:
            ready = running.wait_for(r"ready after ([\d.]+) s")
            assert (
                running.manage(
                    "shell", "-v0", "-c", "from timeline.models import Article; print(Article.objects.count())"
                )
                == count
            )
            assert "samples" not in running.output

        assert float(ready[1]) < 15
        assert (folder / "credentials.env").read_text().splitlines()[1:] == secrets

    def test_after_sigkill_nothing_is_left_and_the_next_start_works(self, tmp_path):
        folder = tmp_path / "var"
        with korus(folder) as running:
            running.wait_for("ready after")
            running.process.kill()
            running.process.wait()
            end = time.monotonic() + 15
            while family(folder):
                assert time.monotonic() < end, family(folder)
                time.sleep(0.1)

        with korus(folder) as running:
            running.wait_for("ready after")

    def test_what_dies_is_started_again(self, tmp_path):
        with korus(tmp_path / "var") as running:
            running.wait_for("celery@.+ ready")
            for name, words in (
                ("worker", "celery --quiet -A korus.celery worker"),
                ("postgres", "/bin/postgres"),
                ("web", "gunicorn"),
            ):
                os.kill(min(running.processes(words)), signal.SIGKILL)
                running.wait_for(f"{name} ended \\(SIGKILL\\) and starts again")
            running.wait_for("(?s)celery@.+ ready.+celery@.+ ready")
            end = time.monotonic() + 60
            while True:
                with contextlib.suppress(OSError):
                    if running.get("/admin/login/") == 200:
                        break
                assert time.monotonic() < end
                time.sleep(0.5)

    def test_two_run_side_by_side(self, tmp_path):
        with korus(tmp_path / "one") as one, korus(tmp_path / "two") as two:
            for running in (one, two):
                running.wait_for("ready after")
                assert running.get("/admin/login/") == 200
            one.stop()
            assert two.get("/admin/login/") == 200

    def test_with_servers_of_the_newsroom_s_own_nothing_embedded_starts(self, tmp_path):
        own = tmp_path / "own"
        with embedded.running(own):
            urls = {"DATABASE_URL": embedded.database_url(own), "REDIS_URL": embedded.redis_url(own)}
            with korus(tmp_path / "var", **urls) as running:
                running.wait_for("ready after")
                assert running.get("/admin/login/") == 200
                assert not (tmp_path / "var" / "postgres").exists()
                assert not running.processes("/bin/postgres") | running.processes("valkey-server")

    def test_static_files_are_served_without_debug(self, tmp_path):
        with korus(tmp_path / "var", DEBUG="false") as running:
            running.wait_for("ready after")
            assert running.get("/admin/login/") == 200
