#!/bin/sh
# src/client/{schema.d.ts,limits.json} from the API's OpenAPI document; with --check, exits 1 when they are out of date.
set -eu
cd "$(dirname "$0")/.."

made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
../.venv/bin/python ../scripts/openapi.py >"$made/openapi.json"
npx --no-install openapi-typescript "$made/openapi.json" --output "$made/schema.d.ts" --alphabetize --default-non-nullable false >/dev/null
node scripts/limits.js "$made/openapi.json" >"$made/limits.json"
for file in schema.d.ts limits.json; do
    if [ "${1:-}" != --check ]; then
        cp "$made/$file" "src/client/$file"
    elif ! cmp -s "$made/$file" "src/client/$file"; then
        echo "src/client/$file is out of date: npm run client" >&2
        exit 1
    fi
done
