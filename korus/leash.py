"""Run a program on a leash: when the process that started it dies, however it dies, the program gets a signal.

    python -IS korus/leash.py [--own-users | --nobody] [--folder FOLDER] SIGINT PARENT PROGRAM ARGUMENT...

A supervisor that is killed with SIGKILL can stop nothing any more; the kernel then stops its children for it. This file
is run by its path, without site-packages, so that it costs a few milliseconds, and not as a `preexec_fn`, which may
deadlock a parent with threads. The leash is held by the *thread* that started the program: start from the main thread.

PostgreSQL refuses to run as root. `--own-users` gives it a user namespace of its own in which the same user is no
longer root: it sees the same files with the same owner, and nothing else changes. `--nobody` is for containers that
forbid that.
"""

import argparse
import ctypes
import os
import pwd
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1
#: Who the user is inside the namespace: anybody but root will do.
INSIDE = 1000


def main() -> None:
    """Become the program, or exit 126 with the reason in one line on standard error."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--own-users", action="store_true")
    parser.add_argument("--nobody", action="store_true")
    parser.add_argument("--folder")
    parser.add_argument("signal")
    parser.add_argument("parent", type=int)
    parser.add_argument("program", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    try:
        if arguments.own_users:
            enter_own_users()
        if arguments.nobody:
            become_nobody()
        if arguments.folder:
            os.chdir(arguments.folder)
        # After the change of user: the kernel forgets the signal when a process changes what it may do.
        obey(signal.Signals[arguments.signal], arguments.parent)
        os.execv(arguments.program[0], arguments.program)
    except OSError as error:
        print(f"leash: {error}", file=sys.stderr)
        sys.exit(126)


def enter_own_users() -> None:
    """Enter a user namespace in which this user and group are `INSIDE`. Raises OSError where that is forbidden."""
    user, group = os.geteuid(), os.getegid()
    os.unshare(os.CLONE_NEWUSER)
    Path("/proc/self/setgroups").write_text("deny")  # the kernel asks for this before it takes a map of groups
    Path("/proc/self/uid_map").write_text(f"{INSIDE} {user} 1")
    Path("/proc/self/gid_map").write_text(f"{INSIDE} {group} 1")


def become_nobody() -> None:
    """Drop from root to the user `nobody`, for good."""
    nobody = pwd.getpwnam("nobody")
    os.setgroups([])
    os.setgid(nobody.pw_gid)
    os.setuid(nobody.pw_uid)


def obey(when_orphaned: signal.Signals, parent: int) -> None:
    """Ask the kernel for a signal at the parent's death. Where the parent died before that, exit."""
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_PDEATHSIG, int(when_orphaned)) != 0:
        raise OSError(ctypes.get_errno(), "prctl(PR_SET_PDEATHSIG)")
    if os.getppid() != parent:
        sys.exit(1)


if __name__ == "__main__":
    main()
