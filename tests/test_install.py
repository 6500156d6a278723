"""How `make` gets uv, Python 3.12 and the packages; what stands in its way is said in one line."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from korus import var

#: What a shim of pyenv does when the selected Python has no uv.
SHIM = "#!/bin/sh\necho 'pyenv: uv: command not found' >&2\nexit 127\n"
#: A uv that runs, on a machine that has no Python 3.12 and cannot fetch one.
WITHOUT_PYTHON = """#!/bin/sh
[ "$1" = --version ] && exit 0
echo 'error: Failed to install cpython-3.12' >&2
echo '  cause: failed to look up an address' >&2
exit 2
"""
#: A pip that lays a uv where it is told to.
PYTHON = """#!/bin/sh
case "$*" in
    "-m pip --version") exit 0 ;;
    "-m pip install "*"--target .uv"*) mkdir -p .uv/bin && printf '#!/bin/sh\\n' > .uv/bin/uv && chmod +x .uv/bin/uv ;;
    *) exit 1 ;;
esac
"""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files that an installation needs, and an empty folder `bin`."""
    shutil.copytree(var.CODE / "requirements", tmp_path / "requirements")
    shutil.copy(var.CODE / ".python-version", tmp_path)
    (tmp_path / "bin").mkdir()
    return tmp_path


def lay(clone: Path, name: str, script: str) -> None:
    """Put a program on the PATH of this clone."""
    (clone / "bin" / name).write_text(script)
    (clone / "bin" / name).chmod(0o755)


def run(clone: Path, script: str) -> subprocess.CompletedProcess:
    """Run a script of `requirements/` with the base tools of the machine, behind what was laid."""
    env = {"PATH": f"{clone / 'bin'}:/usr/bin:/bin", "HOME": str(clone)}
    return subprocess.run(["sh", str(clone / "requirements" / script)], env=env, capture_output=True, text=True)


def test_a_uv_that_does_not_run_is_passed_over_and_one_is_got_with_pip(clone):
    lay(clone, "uv", SHIM)
    lay(clone, "python3.12", PYTHON)

    assert run(clone, "uv.sh").stdout == ".uv/bin/uv\n"


def test_a_uv_that_runs_is_used(clone):
    lay(clone, "uv", WITHOUT_PYTHON)

    assert run(clone, "uv.sh").stdout == "uv\n"
    assert not (clone / ".uv").exists()


def test_a_missing_python_is_said_in_one_line(clone):
    lay(clone, "uv", WITHOUT_PYTHON)

    done = run(clone, "install.sh")

    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr == (
        "Korus cannot be installed: Python 3.12 is not here and could not be fetched: install it, then try again "
        "(cause: failed to look up an address)\n"
    )


def test_what_is_installed_is_not_installed_again(clone):
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to("/bin/true")
    wanted = subprocess.check_output(
        "cat .python-version requirements/dev.txt | cksum", shell=True, cwd=clone, text=True
    )
    (clone / ".venv" / "installed").write_text(wanted)
    lay(clone, "uv", '#!/bin/sh\n[ "$1" = --version ] || echo called "$2" >&2\n')

    assert run(clone, "install.sh").stderr == ""

    (clone / "requirements" / "dev.txt").write_text("# other packages\n")
    assert run(clone, "install.sh").stderr == "called sync\n"
    assert run(clone, "install.sh").stderr == ""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk_is_said_in_one_line(clone, tmp_path_factory):
    disk = tmp_path_factory.mktemp("disk")
    command = (
        f"mount -t tmpfs -o size=8m none {disk} && cp -r {clone}/. {disk} && exec sh {disk}/requirements/install.sh"
    )
    done = subprocess.run(["unshare", "--mount", "sh", "-c", command], capture_output=True, text=True)

    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "MB are free on the disk of" in done.stderr
