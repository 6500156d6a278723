"""A running Korus as one process: `python -m korus.run`, which `make run` calls.

It starts the embedded servers that DATABASE_URL and REDIS_URL do not replace, sets the database up, starts what the
Procfile lists, says where everything is, and stops it all in order at SIGINT or SIGTERM. When it is killed itself,
every process ends by its leash, and the next start clears up.
"""

import contextlib
import errno
import http.client
import os
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

import environ

from korus import embedded, processes, var
from korus.processes import CannotStart
from korus.supervisor import Child, Log, Supervisor

#: Bytes that have to be free: a new database, its journal, and room to stop in order.
ROOM = 300 * 2**20
#: Seconds until the web server has to answer.
PATIENCE = 120
#: Seconds for which the port may still be held by the web server of a Korus that was killed.
PORT_PATIENCE = 3
#: A file in the folder: the sample articles have been taken in.
TAKEN_IN = "samples-taken-in"
#: What a process gets when this one is killed, where SIGKILL would leave its own children behind.
ORPHANED = {"web": signal.SIGQUIT}


def main() -> None:
    """Run Korus until a signal says to stop. What keeps it from starting is said in one line, with exit status 1."""
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.default_int_handler)
    os.chdir(var.CODE)
    log = Log()
    try:
        folder = var.folder()
        with processes.held(folder):
            run(folder, log)
    except (CannotStart, OSError) as error:
        print(f"Korus cannot start: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        log.say("korus", "stopped")


def run(folder: Path, log: Log) -> None:
    """Check, start, say where, look after. Ends by KeyboardInterrupt or CannotStart, when everything has stopped."""
    began = time.monotonic()
    check_room(folder)
    take_environment(folder)
    address = free_address()
    url = f"http://localhost:{address[1]}"
    supervisor = Supervisor(folder, log)
    try:
        start_servers(supervisor)
        supervisor.finish(manage("set up", "set_up", "--url", url))
        if not switched_on("DEBUG", False):  # with DEBUG they are served from where they lie
            supervisor.finish(manage("static", "collectstatic", "--noinput", "--verbosity=0"))
        for child in read_procfile(var.CODE / "Procfile"):
            supervisor.served.append(child)
            supervisor.start(child)
        await_answer(supervisor, address)
        announce(log, url, time.monotonic() - began)
        take_in_samples(supervisor)
        while True:
            supervisor.look_after()
            time.sleep(0.1)
    finally:
        log.say("korus", "stopping")
        supervisor.stop()


def check_room(folder: Path) -> None:
    """Raises CannotStart on a disk that is all but full: PostgreSQL would stop in the middle of a start."""
    free = shutil.disk_usage(folder).free
    if free < ROOM:
        raise CannotStart(
            f"{free // 2**20} MB are free on the disk of {folder}, {ROOM // 2**20} MB are needed:"
            " free some, or set KORUS_VAR to a folder on another disk"
        )


def take_environment(folder: Path) -> None:
    """Settle what every process of this Korus finds in its environment."""
    var.make_settings()
    var.take_settings()
    os.environ |= {
        "KORUS_VAR": str(folder),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', os.defpath)}",
        "PYTHONUNBUFFERED": "1",  # lines come when they are written
    }
    if os.geteuid() == 0:  # Celery's advice against root; what it is afraid of, pickled tasks, is switched off
        os.environ.setdefault("PYTHONWARNINGS", "ignore:You're running the worker with superuser privileges")


def free_address() -> tuple[str, int]:
    """Where to serve: KORUS_BIND and PORT. Raises CannotStart when that is no port, or taken for some seconds."""
    host, port = os.environ.get("KORUS_BIND", "127.0.0.1"), os.environ.get("PORT", "8000")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise CannotStart(f"PORT is {port!r}: set it to a number from 1 to 65535")
    end = time.monotonic() + PORT_PATIENCE  # a web server that was orphaned a moment ago still shuts down
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((host, int(port)))
                return host, int(port)
            except OSError as error:
                if time.monotonic() > end or error.errno != errno.EADDRINUSE:
                    raise CannotStart(
                        f"port {port} on {host} is not to be had ({error.strerror}): choose another, as in"
                        " `make run PORT=8080`"
                    ) from None
        time.sleep(0.2)


def start_servers(supervisor: Supervisor) -> None:
    """Start the servers that the environment does not name. Raises CannotStart."""
    folder = supervisor.folder
    if "DATABASE_URL" not in os.environ:
        supervisor.log.say("korus", f"starting PostgreSQL in {folder / 'postgres'}")
        postgres = embedded.Postgres(folder)
        if postgres.way == "nobody":
            supervisor.log.say(
                "korus", f"it runs as nobody, root may lend it no user namespace here, with data in {postgres.data}"
            )
        if not postgres.data.exists():
            (folder / TAKEN_IN).unlink(missing_ok=True)  # of a database that is gone
        supervisor.start_server(postgres)
    if "REDIS_URL" not in os.environ:
        supervisor.start_server(embedded.Valkey(folder))


def read_procfile(path: Path) -> list[Child]:
    """The processes of a Procfile: a name, a colon, and a command for the shell on each line."""
    lines = [line.split(":", 1) for line in path.read_text(encoding="utf-8").splitlines() if ":" in line]
    return [
        Child(
            name.strip(),
            processes.on_leash(["/bin/sh", "-c", f"exec {command.strip()}"], ORPHANED.get(name, signal.SIGKILL)),
            # A worker with DEBUG on would keep every query in memory.
            dict(os.environ) if name == "web" else dict(os.environ) | {"DEBUG": "false"},
        )
        for name, command in lines
    ]


def manage(name: str, *words: str, done: Callable[[int], None] | None = None) -> Child:
    """A command of manage.py."""
    command = processes.on_leash([sys.executable, "manage.py", *words], signal.SIGKILL)
    return Child(name, command, dict(os.environ), done=done)


def await_answer(supervisor: Supervisor, address: tuple[str, int]) -> None:
    """Wait until the web server answers, whatever it answers."""
    host = "127.0.0.1" if address[0] == "0.0.0.0" else address[0]
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        supervisor.look_after()
        connection = http.client.HTTPConnection(host, address[1], timeout=10)
        with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
            connection.request("GET", "/", headers={"Host": "localhost"})
            connection.getresponse()
            return
        time.sleep(0.1)
    supervisor.log.say("korus", f"the web server has not answered for {PATIENCE} s: its lines say why")


def announce(log: Log, url: str, seconds: float) -> None:
    """Say where everything is."""
    log.say("korus", f"ready after {seconds:.1f} s")
    log.say("korus", f"timeline   {url}/")
    log.say("korus", f"API        {url}/api/docs")
    log.say("korus", f"admin      {url}/admin/")
    log.say("korus", f"passwords  {var.folder() / 'credentials.env'}")


def take_in_samples(supervisor: Supervisor) -> None:
    """Begin to take in the sample articles, once; into a database of the newsroom's own only when it asks for them."""
    taken_in = supervisor.folder / TAKEN_IN
    if taken_in.exists() or not switched_on("KORUS_SAMPLES", "DATABASE_URL" not in os.environ):
        return

    def done(status: int) -> None:
        if status:
            supervisor.log.say("korus", "the sample articles are not all taken in: the next start tries again")
            return
        taken_in.touch()
        supervisor.log.say("korus", "the sample articles are taken in")

    child = manage("samples", "load_samples", done=done)
    supervisor.served.append(child)
    supervisor.start(child)


def switched_on(variable: str, otherwise: bool) -> bool:
    """A variable that says yes or no, read as `korus.settings` reads them."""
    return environ.Env().bool(variable, otherwise)


if __name__ == "__main__":
    main()
