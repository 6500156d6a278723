"""Services beside one another: started, asked by wrk in turns, stopped."""

import os
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

#: How many ask at once.
CONNECTIONS = 8
#: Seconds a service may take to answer for the first time.
PATIENCE = 120


@dataclass(frozen=True)
class Service:
    """A web service on this machine, and the command that runs it."""

    name: str
    port: int
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    quiet: bool = False

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}/{path}"

    def cpu(self) -> float:
        """Seconds of a processor that its processes have used so far; of the database nothing."""
        return _used(lambda process: str(self.port) in re.split(r"[\0:]", (process / "cmdline").read_text()))


def database_cpu(folder: Path) -> float:
    """Seconds of a processor that the PostgreSQL with its data in `folder` has used so far."""
    return _used(lambda process: (process / "cwd").resolve().is_relative_to(folder))


def _used(ours: Callable[[Path], bool]) -> float:
    ticks = 0
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if ours(process):
                ticks += sum(map(int, (process / "stat").read_text().rpartition(")")[2].split()[11:13]))
    return ticks / os.sysconf("SC_CLK_TCK")


@contextmanager
def running(services: Sequence[Service]) -> Iterator[None]:
    """The services, until the block is left; what they complain of goes to the terminal."""
    started = []
    try:
        for service in services:
            output = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL if service.quiet else None}
            started.append(subprocess.Popen(service.command, env=dict(service.environment), **output))
        yield
    finally:
        for process in started:
            process.terminate()
        for process in started:
            process.wait()


def rate(url: str, headers: Mapping[str, str], seconds: int, script: Sequence[str] = ()) -> float:
    """Answers a second. With `script`, a file for wrk and its arguments, it says what is sent. Raises RuntimeError when
    an answer is none that was wanted."""
    told = [word for name, value in headers.items() for word in ("-H", f"{name}: {value}")]
    command = ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", f"--timeout={PATIENCE}s", *told]
    command += ["-s", script[0], url, "--", *script[1:]] if script else [url]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", output)
    if found is None or "Non-2xx" in output or "Socket errors" in output:
        raise RuntimeError(f"{url}\n{output}")
    return float(found[1])


def milliseconds(url: str, headers: Mapping[str, str]) -> float:
    """How long one answer takes, its last byte too."""
    started = time.perf_counter()
    with urlopen(Request(url, headers=dict(headers)), timeout=PATIENCE) as answer:
        answer.read()
    return 1000 * (time.perf_counter() - started)


def wait_for(url: str, headers: Mapping[str, str]) -> bytes:
    """The first answer of a service that has just started. Raises OSError when it is an error, or does not come."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urlopen(Request(url, headers=dict(headers)), timeout=PATIENCE) as answer:
                return answer.read()
        except HTTPError as error:
            raise OSError(f"{url}: {error.code} {error.read()[:2000].decode(errors='replace')}") from None
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def machine() -> str:
    """The processor and the number of its cores."""
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    model = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return f"{model or 'unknown processor'}, {sum(line.startswith('processor') for line in lines)} cores"
