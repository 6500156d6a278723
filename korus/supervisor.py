"""Processes under one supervisor: their lines get a prefix, what dies is started again, all stop in order."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread

from korus import embedded, processes
from korus.processes import CannotStart

#: Seconds for requests and tasks at work when everything stops. A task that is cut short is read again later.
GRACE = 15
#: Seconds until what died is started again: doubled, up to the second number, for what does not live as long as that.
PAUSE, LONGEST_PAUSE = 1.0, 60.0

COLOURS = {"postgres": 34, "valkey": 31, "web": 32, "worker": 33, "beat": 35}
CYAN = 36


class Log:
    """Lines on standard output, each with the time and the name of the process it comes from."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def say(self, name: str, line: str) -> None:
        prefix = f"{time.strftime('%H:%M:%S')} {name:<8} |"
        if self.coloured:
            prefix = f"\033[{COLOURS.get(name, CYAN)}m{prefix}\033[0m"
        with self.lock, contextlib.suppress(OSError):  # nobody reads any more: no reason for the processes to stop
            print(prefix, line, flush=True)

    def follow(self, name: str, process: subprocess.Popen[bytes]) -> None:
        """Say what the process writes, until it ends."""
        assert process.stdout
        for line in process.stdout:
            self.say(name, line.decode(errors="replace").rstrip())


@dataclass
class Child:
    """A process under supervision. `prepare` goes before each start; `done` comes after the end of what has an end."""

    name: str
    command: list[str]
    env: dict[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    prepare: Callable[[], None] = lambda: None
    done: Callable[[int], None] | None = None
    process: subprocess.Popen[bytes] | None = None
    started_at: float = 0
    due_at: float | None = None  # when it is started again after its death
    pause: float = PAUSE


class Supervisor:
    """The processes of one Korus, in the order in which they were started."""

    def __init__(self, folder: Path, log: Log) -> None:
        self.folder = folder
        self.log = log
        self.servers: list[Child] = []
        self.served: list[Child] = []

    def start(self, child: Child) -> subprocess.Popen[bytes]:
        """Start a child that is on a list already, so that it is stopped whatever happens next."""
        child.prepare()
        child.started_at, child.due_at = time.monotonic(), None
        child.process = processes.start(child.command, subprocess.PIPE, child.env)
        Thread(target=self.log.follow, args=(child.name, child.process), daemon=True).start()
        return child.process

    def start_server(self, server: embedded.Server) -> None:
        """Start an embedded server, and wait until it answers. Raises CannotStart."""
        child = Child(server.name, server.command, embedded.environment(), server.stop_signal, server.prepare)
        self.servers.append(child)
        embedded.wait_until_ready(server, self.start(child))

    def finish(self, child: Child) -> None:
        """Run a child to its end. Raises CannotStart when it fails."""
        self.served.append(child)
        status = self.start(child).wait()
        self.served.remove(child)
        if status:
            raise CannotStart(f"{child.name} failed with status {status}: the lines above say why")

    def look_after(self) -> None:
        """Start again what has died, after a pause. Raises CannotStart."""
        for child in [*self.servers, *self.served]:
            if child.due_at is not None:
                if time.monotonic() >= child.due_at:
                    self.start(child)
            elif child.process and child.process.poll() is not None:
                self.mourn(child, child.process)

    def mourn(self, child: Child, process: subprocess.Popen[bytes]) -> None:
        """Say that a child has died, end what it left behind, and fix when it is started again."""
        processes.see_off(process, grace=0)
        if child.done:
            self.served.remove(child)
            child.done(process.returncode)
            return
        now = time.monotonic()
        lived = now - child.started_at
        child.pause = PAUSE if lived > LONGEST_PAUSE else min(2 * child.pause, LONGEST_PAUSE)
        child.due_at = now + child.pause
        self.log.say("korus", f"{child.name} ended ({how(process)}) and starts again in {child.pause:.0f} s")

    def stop(self) -> None:
        """Stop what serves all at once, then the servers, those last that were started first. Further signals wait."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        served = [(child, child.process) for child in self.served if child.process]
        for child, process in served:
            if process.poll() is None:
                process.send_signal(child.stop_signal)
        end = time.monotonic() + GRACE
        for _, process in served:
            processes.see_off(process, grace=max(0, end - time.monotonic()))
        for child in reversed(self.servers):
            if child.process:
                processes.stop(child.process, child.stop_signal)
        embedded.remove_sockets(self.folder)


def how(process: subprocess.Popen[bytes]) -> str:
    """How a process ended."""
    status = process.returncode
    return f"status {status}" if status >= 0 else signal.Signals(-status).name
