"""Processes that end when they should: on a leash while they run, stopped in time, and found again when left behind."""

import contextlib
import fcntl
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Literal

from korus import leash

#: Seconds a process may take to stop before it is killed.
GRACE = 30

#: How a process gets on without root's rights: not at all, in a user namespace, or as the user nobody.
Way = Literal["plain", "own-users", "nobody"]


class CannotStart(Exception):
    """Something cannot start. The message is one line and says what to do."""


def on_leash(
    program: list[str], orphaned: signal.Signals, *, way: Way = "plain", folder: Path | None = None
) -> list[str]:
    """The command that runs `program` in `folder` as a child that gets the signal `orphaned` when this process dies.

    It has to be started from the main thread: the leash breaks when the thread that held it ends.
    """
    command = [sys.executable, "-IS", leash.__file__]
    if way != "plain":
        command.append(f"--{way}")
    if folder:
        command += ["--folder", str(folder)]
    return [*command, orphaned.name, str(os.getpid()), *program]


def start(command: list[str], output: IO[bytes] | int, env: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own, so that a terminal's Ctrl-C reaches this process alone."""
    return subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT, env=env, start_new_session=True
    )


def stop(process: subprocess.Popen[bytes], with_signal: signal.Signals, *, grace: float = GRACE) -> None:
    """Stop a process begun with `start`, and see it to its end."""
    if process.poll() is None:
        process.send_signal(with_signal)
    see_off(process, grace=grace)


def see_off(process: subprocess.Popen[bytes], *, grace: float = GRACE) -> None:
    """Wait for the end of a process begun with `start`; what is left of its session after `grace` seconds is killed."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(grace)
    with contextlib.suppress(ProcessLookupError, PermissionError):  # nothing is left, or zombies alone
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def working_in(folder: Path) -> set[int]:
    """The processes, of those this user may look at, whose working directory is `folder`. Servers stay in theirs."""
    found = set()
    for link in Path("/proc").glob("[0-9]*/cwd"):
        with contextlib.suppress(OSError):  # ended meanwhile, or another user's
            if link.readlink() == folder:
                found.add(int(link.parent.name))
    return found


def stop_leftovers(folder: Path, *, grace: float = GRACE) -> None:
    """End what a killed supervisor left at work in `folder`: asked with SIGINT, and killed after `grace` seconds."""
    end = time.monotonic() + grace
    left = working_in(folder.resolve())
    signal_all(left, signal.SIGINT)
    while left := working_in(folder.resolve()):
        if time.monotonic() > end:
            signal_all(left, signal.SIGKILL)
        time.sleep(0.05)


def signal_all(processes: set[int], with_signal: signal.Signals) -> None:
    """Send a signal to processes, some of which may have ended."""
    for process in processes:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, with_signal)


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Hold a folder, which is made where it is missing, against a second Korus. Raises CannotStart.

    The lock goes with this process, however it ends: children do not inherit the file.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / "lock").open("ab")
        tempfile.TemporaryFile(dir=folder).close()  # the lock may be left from a time when more could be written
    except OSError as error:
        raise CannotStart(
            f"{folder} cannot be written ({error.strerror}): make it writable, or set KORUS_VAR to another folder"
        ) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CannotStart(
                f"Korus runs in {folder} already: stop it first, or set KORUS_VAR to another folder"
            ) from None
        yield
