#!/bin/sh
# Everything a fresh clone needs, once; nearly nothing when it is there. See `make help`.
set -eu
cd "$(dirname "$0")/.."

stamp=.venv/installed-from
wanted="$(cat requirements.lock pyproject.toml | cksum) $PWD"

fits() { "$1" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:+"$PYTHON"} python3.11 python3.12 python3.13 python3; do
        if fits "$candidate"; then
            printf '%s' "$candidate"
            return
        fi
    done
    echo "Biome needs Python 3.11 or newer with its venv module, and found none on the PATH." >&2
    echo "On Debian or Ubuntu: apt-get install python3 python3-venv. Elsewhere: https://www.python.org/downloads/" >&2
    echo "If it is not on the PATH: make setup PYTHON=/path/to/python3.11" >&2
    return 1
}

sound() {  # a virtual environment that was moved or copied still names the folder it came from
    case "$(.venv/bin/pip --version 2>/dev/null)" in *" $PWD/.venv/"*) ;; *) return 1 ;; esac
}

install_packages() {
    if ! sound; then
        python=$(find_python)
        echo "Making .venv with $("$python" --version) ..."
        "$python" -m venv --clear .venv
    fi
    echo "Installing the packages of requirements.lock ..."
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
    printf '%s\n' "$wanted" >"$stamp"
}

if [ ! -x .venv/bin/python ] || [ "$(cat "$stamp" 2>/dev/null)" != "$wanted" ]; then
    install_packages
fi
sh scripts/system-packages.sh setup
.venv/bin/python -m biome.vision.model .biome/models >/dev/null
