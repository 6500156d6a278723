#!/bin/sh
# Makes .venv, with Python 3.12, hold exactly what requirements/dev.txt lists. Does nothing where it does already.
# What keeps it from that is said in one line that tells what to do.
set -eu
cd "$(dirname "$0")/.."

fail() {
    printf 'Korus cannot be installed: %s\n' "$1" >&2
    exit 1
}

stamp=.venv/installed
wanted=$(cat .python-version requirements/dev.txt | cksum)
if [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && .venv/bin/python -c '' 2>/dev/null; then
    exit 0
fi

[ -w . ] || fail "$PWD cannot be written by $(id -un): make it writable, or clone Korus elsewhere"
free=$(df -Pk . | awk 'NR == 2 { print int($4 / 1024) }')
[ -d .venv ] || [ "$free" -ge 2000 ] || fail "$free MB are free on the disk of $PWD, 2000 MB are needed: free some"

# Two at a time (make run and make test in two terminals) would tread on each other.
if [ -z "${KORUS_INSTALLING:-}" ] && flock --version >/dev/null 2>&1; then
    KORUS_INSTALLING=1 exec flock .python-version sh requirements/install.sh
fi

uv=$(sh requirements/uv.sh) || exit 1
if ! .venv/bin/python -c 'import sys; sys.exit(sys.version_info[:2] != (3, 12))' 2>/dev/null; then
    said=$("$uv" venv --no-project --clear --python 3.12 .venv 2>&1) ||
        fail "Python 3.12 is not here and could not be fetched: install it, then try again ($(echo "$said" | tail -n 1 | sed "s,^ *,,"))"
fi
echo "Installing what requirements/dev.txt lists into .venv ..."
# Compiled at once, as uv does not by itself: otherwise every process would compile Django and spaCy for itself where
# nothing may be written beside them.
"$uv" pip sync --python .venv/bin/python --require-hashes --compile-bytecode requirements/dev.txt ||
    fail "the packages did not all come (see above): check the network and the disk, then try again"
printf '%s\n' "$wanted" >"$stamp"
