#!/bin/sh
# The web app's tests: its logic, then its pages in the system's Chromium against a whole Biome.
set -eu
cd "$(dirname "$0")/../web"

if [ ! -d node_modules ]; then
    echo "The web app is not built (no Node), so its tests are skipped." >&2
    exit 0
fi
npm run --silent test
if command -v chromium >/dev/null 2>&1; then
    npm run --silent browser -- "$@"
else
    echo "Chromium is not installed, so the pages' tests are skipped." >&2
fi
