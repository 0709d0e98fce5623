#!/bin/sh
# API and worker as `make start` has them, and before them Vite, which puts a changed source into the open page at once.
set -eu
cd "$(dirname "$0")/.."

.venv/bin/biome start &
biome=$!
trap 'kill "$biome" 2>/dev/null || true; wait "$biome" || true' EXIT
trap 'exit 130' INT TERM
cd web
BIOME_API="http://localhost:${PORT:-8000}" ./node_modules/.bin/vite
