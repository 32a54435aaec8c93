"""Which addresses may be kept and asked: public http(s) ones, however they are spelled."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from string import ascii_lowercase, digits
from urllib.parse import SplitResult, urlsplit, urlunsplit

from registry.errors import Refused

LONGEST = 2000
PORTS = {"http": 80, "https": 443}
# Names that only an inner network answers to (RFC 6762, 8375; ICANN's .internal).
INNER = ("localhost", "local", "internal", "lan", "home.arpa", "intranet", "corp", "home",
         "test", "invalid", "onion")
# Python 3.11 takes some of these for global; the IPv6 world is let in by its one global block.
SHUT_4 = tuple(IPv4Network(one) for one in (
    "0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "224.0.0.0/4", "240.0.0.0/4"
))
GLOBAL_6 = IPv6Network("2000::/3")
SHUT_6 = tuple(IPv6Network(one) for one in (
    "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"
))
IN_NAME = frozenset(ascii_lowercase + digits + "-.")


@dataclass(frozen=True, slots=True)
class Door:
    """One address and port of the tests' own server, let in beside the public ones.

    Nothing but a test makes one: no setting and no form leads here.
    """

    ip: str
    port: int


@dataclass(frozen=True, slots=True)
class Hosts:
    """The sites this installation may ask; none named means every public one."""

    names: tuple[str, ...] = ()

    def has(self, host: str) -> bool:
        """Whether a host is one of the sites, or below one of them."""
        return not self.names or any(f".{host}".endswith(f".{name}") for name in self.names)


def hosts(said: str) -> Hosts | None:
    """The sites of a setting: "*" for every public one, or names parted by commas.

    None when nothing is set: then nothing is asked. Raises ValueError for what is no name.
    """
    names = tuple(part.strip().lower() for part in said.split(",") if part.strip())
    if not names:
        return None
    if names == ("*",):
        return Hosts()
    if any(_is_inner(name) or _is_number(name) or not _is_name(name) for name in names):
        raise ValueError("not the name of a site")
    return Hosts(names)


def checked(url: str, *, door: Door | None = None) -> str:
    """The address as it is asked: folded host, no fragment. It is kept as it was typed.

    Raises Refused("document_field", field="url", why=…): needed, too_long, odd, not_http, user,
    port, host, private.
    """
    said = url.strip(" ")
    _refuse_odd(said)
    parts = _split(said)
    if parts.scheme not in PORTS or not said[len(parts.scheme) :].startswith("://"):
        raise _refused("not_http")
    if "@" in parts.netloc:
        raise _refused("user")
    host, port = _host(parts), _port(parts)
    if port != PORTS[parts.scheme] and not (door and door.port == port):
        raise _refused("port")
    _refuse_private(host, port, door)
    shown = f"[{host}]" if ":" in host else host
    place = shown if port == PORTS[parts.scheme] else f"{shown}:{port}"
    return urlunsplit((parts.scheme, place, parts.path or "/", parts.query, ""))


def host_of(url: str) -> str:
    """The host of a checked address."""
    return urlsplit(url).hostname or ""


def is_open(ip: IPv4Address | IPv6Address) -> bool:
    """Whether an address is of the public Internet, and of no bridge into something else."""
    if isinstance(ip, IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_open(ip.ipv4_mapped)
        return ip in GLOBAL_6 and ip.is_global and not any(ip in net for net in SHUT_6)
    return ip.is_global and not any(ip in net for net in SHUT_4)


def _refuse_odd(said: str) -> None:
    if not said:
        raise _refused("needed")
    if len(said) > LONGEST:
        raise _refused("too_long", longest=LONGEST)
    # Blanks of every kind, control, direction and half characters; and what a browser mends.
    if any(unicodedata.category(one)[0] in "CZ" or one in '\\<>"`{}|^' for one in said):
        raise _refused("odd")


def _split(said: str) -> SplitResult:
    try:
        parts = urlsplit(said)
        _ = parts.port
    except ValueError:
        raise _refused("host") from None
    return parts


def _host(parts: SplitResult) -> str:
    """The host in plain letters; an Internet name in other letters is folded as browsers do."""
    given = parts.hostname or ""
    if parts.netloc.startswith("["):
        if "%" in given:  # a zone: a way out of one machine, no place on the Internet
            raise _refused("host")
        try:
            return str(IPv6Address(given))
        except ValueError:
            raise _refused("host") from None
    try:
        host = given.encode("idna").decode("ascii").lower().removesuffix(".")
    except UnicodeError:
        raise _refused("host") from None
    if not _is_name(host):
        raise _refused("host")
    return host


def _port(parts: SplitResult) -> int:
    if parts.port is not None:
        return parts.port
    if parts.netloc.endswith(":"):
        raise _refused("port")
    return PORTS[parts.scheme]


def _refuse_private(host: str, port: int, door: Door | None) -> None:
    if door is not None and (host, port) == (door.ip, door.port):
        return
    if ":" in host or _is_number(host):
        try:
            is_shut = not is_open(ip_address(host))
        except ValueError:  # 2130706433, 0x7f.1, 127.1: only whoever hides something writes so
            is_shut = True
        if is_shut:
            raise _refused("private", host=host)
    elif _is_inner(host):
        raise _refused("private", host=host)


def _is_inner(host: str) -> bool:
    return "." not in host or any(f".{host}".endswith(f".{name}") for name in INNER)


def _is_number(host: str) -> bool:
    """Whether old resolvers would read the host as a number (WHATWG: "ends in a number")."""
    last = host.rpartition(".")[2]
    return last.isdigit() or last.startswith("0x")


def _is_name(host: str) -> bool:
    labels = host.split(".")
    return len(host) < 254 and IN_NAME.issuperset(host) and all(
        0 < len(label) < 64 and label[0] != "-" != label[-1] for label in labels
    )


def _refused(why: str, **facts: object) -> Refused:
    return Refused("document_field", field="url", why=why, **facts)
