#!/bin/sh
# Papers become PDF through LibreOffice: install it when it is missing and we may. Without it every
# paper can still be had as a Word file. Tinos has the widths of Times New Roman and, unlike
# Liberation Serif of Debian 12, every Vietnamese letter.
set -eu
FONT=/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf
if command -v soffice >/dev/null 2>&1 && [ -e "$FONT" ]; then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài libreoffice…"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends libreoffice-writer-nogui fonts-liberation fonts-croscore >/dev/null
    then exit 0; fi
fi
echo "Thiếu LibreOffice hoặc phông chữ: chưa tạo được PDF đúng, văn bản vẫn có dạng Word. Cài thêm:" >&2
echo "    sudo apt-get install libreoffice-writer-nogui fonts-liberation fonts-croscore" >&2
exit 0
