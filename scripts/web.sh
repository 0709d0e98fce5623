#!/bin/sh
# The web app, built from web/ into web/dist when its sources or packages changed; nearly nothing when they have not.
# Without Node there is none, and Biome says so where it would be: the API needs none of it.
set -eu
cd "$(dirname "$0")/../web"

NODE='const [major, minor] = process.versions.node.split("."); process.exit(major > 20 || (major == 20 && minor >= 19) ? 0 : 1)'
if ! node -e "$NODE" 2>/dev/null || ! command -v npm >/dev/null 2>&1; then
    echo "No Node 20.19 or later with npm, so the web app is not built; the API works without it." >&2
    exit 0
fi

sum() { cksum | cut -d ' ' -f 1,2; }
packages=$(cat package-lock.json .npmrc | sum)
sources="$packages $(find src public scripts index.html ./*.ts ./*.json -type f ! -name '*.gen.ts' -exec cksum {} + | sort -k 3 | sum)"

if [ "$(cat node_modules/.installed-from 2>/dev/null)" != "$packages" ]; then
    echo "Installing the packages of web/package-lock.json ..."
    npm ci --loglevel error >/dev/null
    printf '%s\n' "$packages" >node_modules/.installed-from
fi
if [ ! -f dist/index.html ] || [ "$(cat node_modules/.built-from 2>/dev/null)" != "$sources" ]; then
    echo "Building the web app ..."
    npm run --silent build -- --logLevel warn
    printf '%s\n' "$sources" >node_modules/.built-from
fi
