#!/bin/sh
# The browser tests drive Debian's Chromium: install it when it is missing and we may.
set -eu
if command -v chromium >/dev/null 2>&1; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài chromium…"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null
    exit 0
fi
echo "Thiếu trình duyệt chromium. Cài rồi chạy lại: sudo apt-get install chromium" >&2
exit 1
