"""The embedded servers: they start, stop, survive being killed, and keep out of each other's and everybody's way."""

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import environ
import psycopg
import pytest
import redis

from korus import embedded, processes
from korus.embedded import running
from korus.processes import CannotStart

ROOT = os.geteuid() == 0
LONG = "/".join(("a-folder-with-a-name-of-35-characters",) * 4)


def connect(var: Path) -> psycopg.Connection:
    return psycopg.connect(host=str(embedded.sockets(var)), user="korus", dbname="korus", autocommit=True)


def broker(var: Path) -> redis.Redis:
    return redis.Redis(unix_socket_path=str(embedded.sockets(var) / "valkey.sock"))


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not come true in time"
        time.sleep(0.05)


def at_work(var: Path) -> set[int]:
    return processes.working_in(var / "postgres") | processes.working_in(var / "valkey")


@pytest.fixture(scope="module")
def var(tmp_path_factory) -> Path:
    """A folder with a cluster, where the tests that need one take turns: to make one takes more than a second."""
    folder = tmp_path_factory.mktemp("var")
    with running(folder), closing(connect(folder)) as database:
        database.execute("CREATE TABLE kept AS SELECT 'from the first start' AS word")
        broker(folder).set("kept", "from the first start")
    return folder


RUN = """
import sys, time
from pathlib import Path
from korus import embedded
with embedded.running(Path(sys.argv[1])):
    print("up", flush=True)
    time.sleep(600)
"""


@contextmanager
def in_another_process(var: Path) -> Iterator[subprocess.Popen]:
    """Servers run by a process that can be killed."""
    with subprocess.Popen([sys.executable, "-c", RUN, str(var)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "up\n"
        yield process
        process.kill()


def test_addresses_depend_on_the_folder_alone_and_fit_into_a_socket_address():
    short, long = Path("/srv/korus/var"), Path("/srv") / LONG / LONG / "var"

    assert embedded.database_url(short) == embedded.database_url(Path("/srv/x/../korus/var"))
    assert embedded.sockets(short) != embedded.sockets(long)
    assert len(str(embedded.sockets(long) / ".s.PGSQL.5432.lock")) <= 107
    assert environ.Env.db_url_config(embedded.database_url(long))["HOST"] == str(embedded.sockets(long))


def test_both_answer_and_then_leave_nothing_behind(var):
    with running(var):
        with closing(connect(var)) as database:
            assert database.execute("SELECT word FROM kept").fetchone() == ("from the first start",)
        assert broker(var).get("kept") == b"from the first start"
        assert stat.S_IMODE(embedded.sockets(var).stat().st_mode) == 0o700
        assert at_work(var)

    assert not at_work(var)
    assert not embedded.sockets(var).exists()


def test_words_are_indexed_without_their_quotes_and_hangul_has_trigrams(var):
    with running(var), closing(connect(var)) as database:
        database.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        row = database.execute("SELECT to_tsvector('simple', '“deficit”')::text, show_trgm('무역') <> '{}'").fetchone()

    assert row == ("'deficit':1", True)


def test_tasks_are_never_evicted_and_survive_a_restart(var):
    with running(var):
        settings = broker(var).config_get("*")

    assert (settings["maxmemory-policy"], settings["appendonly"], settings["port"]) == ("noeviction", "yes", "0")


def test_the_shell_s_settings_for_postgresql_do_not_reach_the_server(var, monkeypatch):
    for name, value in {"PGPORT": "1", "PGDATA": "/nowhere", "LC_ALL": "xx_XX", "LANG": "ko_KR.EUC-KR"}.items():
        monkeypatch.setenv(name, value)
    with running(var):
        assert embedded.Postgres(var).answers()


def test_servers_end_when_their_supervisor_is_killed_and_the_next_start_works(var):
    with in_another_process(var) as supervisor:
        assert at_work(var)
        supervisor.kill()
        wait_until(lambda: not at_work(var))

    with running(var), closing(connect(var)) as database:
        assert database.execute("SELECT word FROM kept").fetchone() == ("from the first start",)


def test_the_next_start_waits_for_servers_that_still_shut_down(var):
    with in_another_process(var) as supervisor:
        supervisor.kill()
        supervisor.wait()
        with running(var):  # at once
            assert embedded.Postgres(var).answers()


def test_a_killed_postgresql_recovers(var):
    with running(var), closing(connect(var)) as database:
        database.execute("CREATE TABLE IF NOT EXISTS survived ()")
        postmaster = int((var / "postgres" / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)

    with running(var), closing(connect(var)) as database:
        database.execute("SELECT FROM survived")


def test_a_stale_file_that_names_a_living_process_does_not_keep_it_from_starting(var):
    """After a restart of the machine, or in a container, the number of the old server is another program's."""
    other = os.getpid()
    folder = embedded.sockets(var)
    folder.mkdir(mode=0o700, exist_ok=True)
    rest = f"{var / 'postgres'}\n1700000000\n5432\n{folder}\n\n   123456         7\nready   \n"
    (var / "postgres" / "postmaster.pid").write_text(f"{other}\n{rest}")
    (folder / ".s.PGSQL.5432").touch()
    (folder / ".s.PGSQL.5432.lock").write_text(f"{other}\n{rest}")
    (folder / "valkey.sock").touch()

    with running(var):
        pass


def test_a_cluster_of_which_the_making_was_cut_short_is_made_anew(tmp_path):
    (tmp_path / "postgres.new").mkdir()
    (tmp_path / "postgres.new" / "PG_VERSION").write_text("18\n")

    with running(tmp_path, durable=False):
        assert not (tmp_path / "postgres.new").exists()


def test_two_run_side_by_side_one_with_a_long_path(var, tmp_path):
    long = tmp_path / LONG
    assert len(str(long)) > 150

    with running(var), running(long, durable=False):
        with closing(connect(long)) as database:
            assert database.execute("SELECT to_regclass('kept')").fetchone() == (None,)
        broker(long).set("kept", "elsewhere")
        assert broker(var).get("kept") == b"from the first start"


@pytest.mark.parametrize(
    "folder", [pytest.param("/proc/korus", id="unwritable"), pytest.param("/dev/null", id="a file")]
)
def test_a_folder_that_cannot_be_written_is_said_in_one_line(folder):
    with pytest.raises(CannotStart) as told, running(Path(folder)):
        pass

    assert re.fullmatch(r"\S+ cannot be written \(.+\): make it writable, or set KORUS_VAR .+", str(told.value))


def test_a_folder_in_use_is_said_in_one_line(var):
    with running(var), pytest.raises(CannotStart) as told, running(var):
        pass

    assert re.fullmatch(r"Korus runs in \S+ already: stop it first, or .+", str(told.value))


@pytest.mark.skipif(not ROOT, reason="only root can make a folder of another user's")
def test_sockets_are_never_laid_into_a_folder_of_another_user(tmp_path):
    folder = embedded.sockets(tmp_path)
    folder.mkdir()
    os.chown(folder, 12345, 12345)
    try:
        with pytest.raises(CannotStart) as told, running(tmp_path):
            pass
        assert re.fullmatch(r"\S+ belongs to another user: remove it, or .+", str(told.value))
    finally:
        folder.rmdir()


@pytest.mark.skipif(not ROOT, reason="an ordinary user runs PostgreSQL as it is")
def test_root_runs_postgresql_without_opening_a_folder_or_giving_one_away(tmp_path):
    home = tmp_path / "home"
    home.mkdir(mode=0o700)
    with running(home / "var", durable=False):
        status = Path(f"/proc/{min(processes.working_in(home / 'var' / 'postgres'))}/status").read_text()

    assert "CapEff:\t0000000000000000" in status
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert {path.stat().st_uid for path in (home / "var").rglob("*")} == {0}


FORBIDDEN = """
import os, sys
from pathlib import Path
told, tell = os.pipe()
if child := os.fork():
    os.read(told, 1)
    for kind in ("uid_map", "gid_map"):
        Path(f"/proc/{child}/{kind}").write_text("0 0 65536")
    os.write(int(sys.argv[3]), b"!")
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
os.unshare(os.CLONE_NEWUSER)
os.write(tell, b"!")
os.read(int(sys.argv[4]), 1)
os.setgid(0)
os.setuid(0)
Path("/proc/sys/user/max_user_namespaces").write_text("0")

from korus import embedded
embedded.NOBODYS = Path(sys.argv[2])
for start in range(2):
    with embedded.running(Path(sys.argv[1]), durable=False):
        print(embedded.Postgres(Path(sys.argv[1])).way)
"""


@pytest.mark.prove
@pytest.mark.skipif(not ROOT, reason="an ordinary user runs PostgreSQL as it is")
def test_in_a_container_that_forbids_user_namespaces_root_lends_its_server_to_nobody(tmp_path):
    """Such a container is stood in for by a namespace of all users, in which no further one may be made."""
    nobodys = Path(tempfile.mkdtemp(prefix="korus-nobodys-"))
    nobodys.chmod(0o755)
    ready, go = os.pipe()
    done = subprocess.run(
        [sys.executable, "-c", FORBIDDEN, str(tmp_path / "var"), str(nobodys), str(go), str(ready)],
        pass_fds=(ready, go),
        capture_output=True,
        text=True,
    )
    shutil.rmtree(nobodys)

    assert (done.stdout, done.stderr) == ("nobody\nnobody\n", "")
    assert (tmp_path / "var" / "postgres").is_symlink()
