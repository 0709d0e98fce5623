#!/bin/sh
# Format, types, lint with its zones, and whether the client is the API's.
set -eu
cd "$(dirname "$0")/../web"

if [ ! -d node_modules ]; then
    echo "The web app is not built (no Node), so it is not checked." >&2
    exit 0
fi
npm run --silent check
