#!/bin/sh
# Scans become text through tesseract, and PDFs through poppler: install them when they are missing
# and we may. Without them plain text and Word files are read, and PDFs by their letters alone.
set -eu
DATA=/usr/share/tesseract-ocr/5/tessdata/vie.traineddata
if command -v tesseract >/dev/null 2>&1 && command -v pdftoppm >/dev/null 2>&1 && [ -e "$DATA" ]
then exit 0; fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Đang cài tesseract…"
    if apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq \
        --no-install-recommends tesseract-ocr tesseract-ocr-vie poppler-utils >/dev/null
    then exit 0; fi
fi
echo "Thiếu tesseract hoặc poppler: chưa đọc được bản quét, tệp Word và văn bản vẫn đọc được. Cài thêm:" >&2
echo "    sudo apt-get install tesseract-ocr tesseract-ocr-vie poppler-utils" >&2
exit 0
