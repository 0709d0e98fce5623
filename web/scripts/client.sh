#!/bin/sh
# src/client/schema.d.ts from the API's OpenAPI document; with --check, exits 1 when it is out of date.
set -eu
cd "$(dirname "$0")/.."

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
../.venv/bin/python ../scripts/openapi.py >"$made/openapi.json"
npx --no-install openapi-typescript "$made/openapi.json" --output "$made/schema.d.ts" --alphabetize --default-non-nullable false >/dev/null
if [ "${1:-}" != --check ]; then
    cp "$made/schema.d.ts" src/client/schema.d.ts
elif ! cmp -s "$made/schema.d.ts" src/client/schema.d.ts; then
    echo "src/client/schema.d.ts is out of date: npm run client" >&2
    exit 1
fi
