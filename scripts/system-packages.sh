#!/bin/sh
# What Biome needs from the system, not from PyPI: seen to be there, else installed (root on Debian) or named.
# usage: system-packages.sh setup|test
set -eu
cd "$(dirname "$0")/.."

needs() {  # purpose, kind of thing, its name, the Debian package that holds it. A new need is a new line.
    cat <<'END'
setup library libEGL.so.1    libegl1
setup library libGLESv2.so.2 libgles2
setup library libGL.so.1     libgl1
test  command radosgw        radosgw
test  command ceph-mon       ceph-mon
test  command ceph-osd       ceph-osd
test  command ceph           ceph-common
test  command redis-server   redis-server
test  command chromium       chromium
END
}

there() {
    case $1 in
        library) .venv/bin/python -c 'import ctypes, sys; ctypes.CDLL(sys.argv[1])' "$2" >/dev/null 2>&1 ;;
        command) command -v "$2" >/dev/null 2>&1 ;;
    esac
}

[ "$(uname)" = Linux ] || exit 0  # elsewhere the packages' wheels carry what they need

missing=$(needs | while read -r purpose kind name package; do
    if [ "$purpose" = "$1" ] && ! there "$kind" "$name"; then printf ' %s' "$package"; fi
done)
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing$missing ..."
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
elif [ "$1" = test ]; then
    echo "Not installed, so what needs them is skipped:$missing" >&2
else
    echo "Biome needs these system packages:$missing" >&2
    echo "On Debian or Ubuntu: sudo apt-get install$missing" >&2
    exit 1
fi
