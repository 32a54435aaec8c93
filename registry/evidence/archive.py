"""Opens the archive a Word or Excel file is, after its directory was found to be an honest one."""

from __future__ import annotations

import io
import stat
import zipfile
from zipfile import ZipFile, ZipInfo

from registry.errors import Refused
from registry.evidence.kinds import ZIP_END

MOST_ENTRIES = 2_000
LARGEST_UNPACKED = 200 * 1024 * 1024
HIGHEST_RATIO = 100
# A small part may shrink more than that honestly: an empty drawing, a sheet of one repeated cell.
RATIO_FROM = 10 * 1024 * 1024

END_LENGTH = 22
LOCAL_HEAD = b"PK\x03\x04"
LOCAL_LENGTH = 30
ENCRYPTED = 0x1 | 0x40
SIZES_FOLLOW = 0x8
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
CHUNK = 1 << 16
# A document type can define entities that grow without bound or fetch files; Office writes none.
DEFINITIONS = tuple(
    word.encode(code)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for code in ("utf-8", "utf-16-le", "utf-16-be")
)
OVERLAP = max(map(len, DEFINITIONS)) - 1
MARKUP = (".xml", ".rels", ".vml")


def opened(data: bytes) -> ZipFile:
    """The archive; refused when its directory is a bomb, a riddle, a macro's or encrypted."""
    _check_end(data)
    try:
        archive = ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise Refused("evidence_unreadable") from error
    entries = archive.infolist()
    _check_sizes(entries)
    for entry in entries:
        _check_entry(entry)
    if len({_path(entry).lower() for entry in entries}) != len(entries):
        raise Refused("evidence_crooked")
    _check_places(data, entries, archive.start_dir)
    return archive


def check_content(archive: ZipFile) -> None:
    """Every part unpacks to what the directory promised, and no markup defines a document type."""
    for entry in archive.infolist():
        is_markup = _path(entry).lower().endswith(MARKUP)
        tail = b""
        with archive.open(entry) as part:
            while chunk := part.read(CHUNK):
                seen = tail + chunk
                if is_markup and any(word in seen for word in DEFINITIONS):
                    raise Refused("evidence_crooked")
                tail = seen[-OVERLAP:]


def _check_end(data: bytes) -> None:
    """The directory's last record ends the file: nothing else may hang on it."""
    at = data.rfind(ZIP_END)
    if at < 0 or at + END_LENGTH > len(data):
        raise Refused("evidence_unreadable")
    if at + END_LENGTH + _number(data, at + 20, 2) != len(data):
        raise Refused("evidence_crooked")


def _check_sizes(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_ENTRIES:
        raise Refused("evidence_bomb")
    if sum(entry.file_size for entry in entries) > LARGEST_UNPACKED:
        raise Refused("evidence_bomb")
    for entry in entries:
        packed = max(entry.compress_size, 1)
        if entry.file_size > RATIO_FROM and entry.file_size > HIGHEST_RATIO * packed:
            raise Refused("evidence_bomb")


def _check_entry(entry: ZipInfo) -> None:
    if entry.flag_bits & ENCRYPTED:
        raise Refused("evidence_encrypted")
    path = _path(entry)
    leads_out = path.startswith("/") or ":" in path or ".." in path.split("/")
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    # ZipFile cuts a name at a NUL; Word might not.
    if leads_out or is_link or entry.orig_filename != entry.filename:
        raise Refused("evidence_crooked")
    if entry.compress_type not in METHODS:
        raise Refused("evidence_unreadable")
    if path.lower().endswith("vbaproject.bin") or "/macrosheets/" in path.lower():
        raise Refused("evidence_macro")


def _check_places(data: bytes, entries: list[ZipInfo], directory_at: int) -> None:
    """The parts stand one after the other from the first byte to the directory."""
    free = 0
    for entry in sorted(entries, key=lambda one: one.header_offset):
        at = entry.header_offset
        if at < free or (free == 0 and at != 0):
            raise Refused("evidence_crooked")
        free = _check_local(data, entry)
    if not entries or free > directory_at:
        raise Refused("evidence_unreadable")


def _check_local(data: bytes, entry: ZipInfo) -> int:
    """Compare a part's own head with the directory; where the part ends."""
    at = entry.header_offset
    head = data[at : at + LOCAL_LENGTH]
    if len(head) < LOCAL_LENGTH or not head.startswith(LOCAL_HEAD):
        raise Refused("evidence_unreadable")
    name_ends = at + LOCAL_LENGTH + _number(head, 26, 2)
    name = data[at + LOCAL_LENGTH : name_ends]
    flags, method = _number(head, 6, 2), _number(head, 8, 2)
    sizes = (_number(head, 18, 4), _number(head, 22, 4))
    # A large part keeps its sizes elsewhere (0xffffffff), one written in a stream after itself.
    is_known = not flags & SIZES_FOLLOW and 0xFFFF_FFFF not in sizes
    if (
        name.decode("utf-8" if flags & 0x800 else "cp437", "replace") != entry.orig_filename
        or method != entry.compress_type
        or flags & ENCRYPTED
        or (is_known and sizes != (entry.compress_size, entry.file_size))
    ):
        raise Refused("evidence_crooked")
    return name_ends + _number(head, 28, 2) + entry.compress_size


def _path(entry: ZipInfo) -> str:
    return entry.filename.replace("\\", "/")


def _number(data: bytes, at: int, length: int) -> int:
    return int.from_bytes(data[at : at + length], "little")
