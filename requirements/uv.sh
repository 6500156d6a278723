#!/bin/sh
# Prints where a uv is that runs. Where there is none, gets it with the pip of any Python into .uv, so that nothing else
# on the machine is changed.
set -eu
cd "$(dirname "$0")/.."

# On the PATH is not enough: a shim of pyenv is there whether or not the selected Python has the program.
runs() {
    "$@" >/dev/null 2>&1
}

for uv in uv .uv/bin/uv "${HOME:-}/.local/bin/uv" "${HOME:-}/.cargo/bin/uv"; do
    if runs "$uv" --version; then
        echo "$uv"
        exit
    fi
done

echo "Getting uv with pip ..." >&2
for python in python3.12 python3 python; do
    if runs "$python" -m pip --version; then
        PIP_ROOT_USER_ACTION=ignore "$python" -m pip install --quiet --disable-pip-version-check --target .uv --upgrade uv >&2 || break
        runs .uv/bin/uv --version || break
        echo .uv/bin/uv
        exit
    fi
done

# Debian's python3 comes without pip; where python3-venv is there it can make an environment with one.
if runs python3 -m venv .uv && runs .uv/bin/python -m pip install uv && runs .uv/bin/uv --version; then
    echo .uv/bin/uv
    exit
fi
echo "uv is neither here nor could pip get it: check the network, or install uv or pip (Debian: apt install python3-pip)" >&2
exit 1
