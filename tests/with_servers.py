"""Run a command with embedded servers of its own, as production would: `python -m tests.with_servers COMMAND...`.

For the checks of `make check` that need a database. `DATABASE_URL`, `REDIS_URL` and `DEBUG` of the shell are not used.
"""

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from korus import embedded, processes


def main() -> int:
    """The exit status of the command."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that the servers stop and the folder goes
    var = Path(tempfile.mkdtemp(prefix="korus-check-"))
    kept = {key: value for key, value in os.environ.items() if key not in ("DATABASE_URL", "REDIS_URL", "DEBUG")}
    env = kept | {"KORUS_VAR": str(var), "SECRET_KEY": secrets.token_urlsafe(50), "HTTPS": "true"}
    try:
        with embedded.running(var, durable=False):
            command = processes.on_leash([shutil.which(sys.argv[1]) or sys.argv[1], *sys.argv[2:]], signal.SIGTERM)
            return subprocess.run(command, env=env).returncode
    finally:
        embedded.discard(var)


if __name__ == "__main__":
    sys.exit(main())
