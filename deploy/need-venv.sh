#!/bin/sh
# Debian keeps Python's venv in a package of its own: install it when it is missing and we may.
set -eu
python="$1"
if ! command -v "$python" >/dev/null 2>&1; then
    echo "Thiếu Python 3.11. Cài rồi chạy lại: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "Cần Python từ 3.11; đang có: $("$python" --version)" >&2
    exit 1
}
if "$python" -c 'import ensurepip' >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài python3-venv…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null
    exit 0
fi
echo "Thiếu gói python3-venv. Cài rồi chạy lại: sudo apt-get install python3-venv" >&2
exit 1
