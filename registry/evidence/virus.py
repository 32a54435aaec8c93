"""Asks ClamAV, where there is one, about a file: infected is refused, unasked is never clean."""

from __future__ import annotations

import socket
import struct
import time
from ipaddress import ip_address

from db.vocabulary import Scan
from registry.errors import Refused

SECONDS = 10.0
PIECE = 64 * 1024
LONGEST_ANSWER = 4_096
LONGEST_FINDING = 80
CLEAN, FOUND, STREAM = "stream: OK", " FOUND", "stream: "


def scan(data: bytes, address: str | None) -> Scan:
    """Ask the scanner at "unix:/path" or "tcp:127.0.0.1:3310"; None where there is none."""
    if not address:
        return Scan.NOT_SCANNED
    try:
        said = _ask(data, *place(address))
    except (OSError, UnicodeDecodeError):
        return Scan.NOT_SCANNED
    if said.startswith(STREAM) and said.endswith(FOUND):
        raise Refused("evidence_infected", found=_shown(said[len(STREAM) : -len(FOUND)]))
    return Scan.CLEAN if said == CLEAN else Scan.NOT_SCANNED


def place(address: str) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    """Where a scanner on this machine listens; ValueError for any other address."""
    scheme, _, rest = address.partition(":")
    if scheme == "unix" and rest.startswith("/"):
        return socket.AF_UNIX, rest
    host, _, port = rest.rpartition(":")
    if scheme == "tcp" and "." in host and ip_address(host).is_loopback and port.isdecimal():
        return socket.AF_INET, (host, int(port))
    raise ValueError(f"not a scanner on this machine: {address!r}")


def _ask(
    data: bytes, family: socket.AddressFamily, where: str | tuple[str, int]
) -> str:
    """Clamd's INSTREAM: pieces with their length before them, an empty one, then one line back
    (clamd(8)). The call, the sending and the answer share one limit of time."""
    ends = time.monotonic() + SECONDS
    with socket.socket(family, socket.SOCK_STREAM) as line:
        _hurry(line, ends)
        line.connect(where)
        line.sendall(b"nINSTREAM\n")
        for start in range(0, len(data), PIECE):
            piece = data[start : start + PIECE]
            _hurry(line, ends)
            line.sendall(struct.pack("!L", len(piece)) + piece)
        line.sendall(struct.pack("!L", 0))
        said = b""
        while not said.endswith(b"\n") and len(said) < LONGEST_ANSWER:
            _hurry(line, ends)
            more = line.recv(LONGEST_ANSWER)
            if not more:
                break
            said += more
    return said.decode("utf-8").strip()


def _hurry(line: socket.socket, ends: float) -> None:
    """Leave the next step only as much time as is left of all."""
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)


def _shown(finding: str) -> str:
    """The virus's name as scanners write it; whatever else came is left out."""
    letters = (one for one in finding if one.isascii() and (one.isalnum() or one in ".-_:/"))
    return "".join(letters)[:LONGEST_FINDING]
