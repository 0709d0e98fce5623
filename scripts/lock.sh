#!/bin/sh
# requirements.lock from pyproject.toml: every package pinned by hash, for every platform, naming no host.
set -eu
cd "$(dirname "$0")/.."

tools=$(mktemp -d)
trap 'rm -rf "$tools"' EXIT
.venv/bin/python -m venv "$tools"
"$tools/bin/pip" install --quiet --disable-pip-version-check uv
"$tools/bin/uv" pip compile --quiet --generate-hashes --universal --python-version 3.11 --extra dev \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
    "$@" pyproject.toml -o requirements.lock >/dev/null
