"""Plain text: which encoding its bytes are in, found by what makes Vietnamese words of them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from typing import NamedTuple

from registry.errors import Unreadable
from registry.inputs import letters, syllables
from registry.inputs.kinds import LONGEST

UTF8, UTF16, UTF32, W1258 = "utf-8", "utf-16", "utf-32", "windows-1258"
BOMS = (
    (b"\xef\xbb\xbf", UTF8, "utf-8-sig"),
    (b"\xff\xfe\0\0", UTF32, "utf-32"),
    (b"\0\0\xfe\xff", UTF32, "utf-32"),
    (b"\xff\xfe", UTF16, "utf-16"),
    (b"\xfe\xff", UTF16, "utf-16"),
)
# So many of the marked words must be syllables before an old encoding is believed, and so few
# before a text is thought wrong as it stands.
BELIEVED, DOUBTED = 0.75, 0.40
FEWEST_WORDS = 3
# Where the NULs of a text without any stand in UTF-16: every second byte of its plain letters.
NUL_SHARE = 0.15
PROBED = 4_096
LAST_BYTE = "\u00ff"
KEPT = "\n\t\f"


class Decoded(NamedTuple):
    """A text, the encoding it was in, and what a person should know."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes) -> Decoded:
    """The text of bytes in any encoding that Vietnamese offices used. Raises Unreadable."""
    found = _unicode(data)
    found = _old_bytes(data) if found is None else mended(found)
    if "\0" in found.text:
        raise Unreadable("binary")
    if not found.text.strip():
        raise Unreadable("empty")
    return found


def mended(found: Decoded) -> Decoded:
    """Text in Unicode whose letters are still those of an old encoding, line by line."""
    right, seen = syllables.share(composed(found.text))
    if seen < FEWEST_WORDS or right > DOUBTED:
        return found
    old = _best(found.text, letters.CONVERTED)
    if old is None:
        return found
    lines = [_converted(line, letters.CONVERTED[old]) for line in found.text.split("\n")]
    return Decoded("\n".join(lines), old, (*found.notes, f"converted_{old}"))


def composed(text: str) -> str:
    """Letters and their marks brought together."""
    return unicodedata.normalize("NFC", text)


def tidied(text: str) -> str:
    """Composed letters, lines ended by a newline each, nothing that cannot be seen or kept."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    kept = "".join(one for one in lines if one in KEPT or _is_kept(one))
    if not kept.strip():
        raise Unreadable("empty")
    if len(kept) > LONGEST:
        raise Unreadable("too_long", longest=LONGEST)
    return composed(kept).rstrip("\n") + "\n"


def _is_kept(one: str) -> bool:
    """Neither a control character nor half of a letter (which no database keeps)."""
    return one.isprintable() or unicodedata.category(one) not in ("Cc", "Cs")


def _unicode(data: bytes) -> Decoded | None:
    """The text, when the bytes say or show that they are Unicode."""
    for head, called, codec in BOMS:
        if data.startswith(head):
            try:
                return Decoded(data.decode(codec), called)
            except UnicodeDecodeError as error:
                raise Unreadable("not_text") from error
    wide = _wide(data)
    try:
        return Decoded(data.decode(wide or UTF8), UTF16 if wide else UTF8)
    except UnicodeDecodeError:
        return None


def _wide(data: bytes) -> str | None:
    """UTF-16 that does not say so: NULs at every second place only."""
    probe = data[: PROBED - PROBED % 2]
    even, odd = probe[::2].count(0), probe[1::2].count(0)
    most = NUL_SHARE * len(probe) / 2
    if len(data) % 2 == 0 and even == 0 and odd > most:
        return "utf-16-le"
    return "utf-16-be" if len(data) % 2 == 0 and odd == 0 and even > most else None


def _old_bytes(data: bytes) -> Decoded:
    """Bytes that are no Unicode: the old encoding that makes syllables of them."""
    if b"\0" in data:
        raise Unreadable("binary")
    text = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
    western = data.decode("latin-1").translate(dict(enumerate(text)))
    vietnamese = composed(data.decode("cp1258", "replace"))
    shares = {W1258: syllables.share(vietnamese)[0]}
    old = _best(western, letters.CONVERTED, at_least=max(BELIEVED, shares[W1258]))
    if old is not None:
        return Decoded(letters.CONVERTED[old](western), old, (f"converted_{old}",))
    if shares[W1258] < BELIEVED:
        raise Unreadable("not_text")
    return Decoded(vietnamese, W1258)


def _best(
    text: str, ways: Mapping[str, Callable[[str], str]], at_least: float = BELIEVED
) -> str | None:
    """The encoding that makes the most syllables, when it makes enough."""
    shares = {old: syllables.share(turn(text))[0] for old, turn in ways.items()}
    best = max(shares, key=lambda old: shares[old])
    return best if shares[best] >= at_least else None


def _converted(line: str, turn: Callable[[str], str]) -> str:
    """A line of such a text; one with letters that old encodings never had is right already."""
    if any(one.isalpha() and one > LAST_BYTE for one in composed(line)):
        return line
    return turn(line)
