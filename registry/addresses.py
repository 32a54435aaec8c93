"""An e-mail address as an office writes it: plain letters, one @, nothing to trip a header on."""

from __future__ import annotations

from string import ascii_letters, digits

from registry.errors import Refused

LONGEST = 120
IN_NAME = frozenset(ascii_letters + digits + ".!#$%&'*+-/=?^_{|}~")


def plain_address(said: str) -> str:
    """The address without blanks around it. Raises Refused("bad_email") for anything odd."""
    address = said.strip()
    name, _, host = address.rpartition("@")
    is_name = 0 < len(name) <= 64 and IN_NAME.issuperset(name) and not name.startswith(".")
    labels = host.split(".")
    is_host = len(labels) > 1 and all(_is_label(label) for label in labels)
    if not (is_name and is_host) or len(address) > LONGEST:
        raise Refused("bad_email")
    return address


def _is_label(label: str) -> bool:
    is_plain = label.isascii() and label.replace("-", "").isalnum()
    return 0 < len(label) < 64 and is_plain and label[0] != "-" != label[-1]
