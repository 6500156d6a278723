"""One of PostgreSQL's own clients on the embedded database of `make run`: `python -m korus.client pg_dump --file …`."""

import os
import sys

from korus import embedded, var


def main() -> None:
    """Become psql, pg_dump, pg_restore or another program of the wheel."""
    name, *arguments = sys.argv[1:] or ["psql"]
    program = embedded.programs() / name
    if not program.is_file():
        sys.exit(f"{name} is none of PostgreSQL's programs: psql, pg_dump, pg_restore ...")
    address = {"PGHOST": str(embedded.sockets(var.folder())), "PGUSER": "korus", "PGDATABASE": "korus"}
    os.execve(program, [name, *arguments], embedded.environment() | address)


if __name__ == "__main__":
    main()
