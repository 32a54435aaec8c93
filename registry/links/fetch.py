"""Asks one address what it answers: to a public address alone, once per hop, reading no content.

requests-hardened looks the name up once, and connects to the very address that was looked at,
with TLS verified for the name. Added here: our own list of closed addresses, every hop of a
redirect looked at like the first, one deadline over all of it, and no byte of a body read. An
adapter without a session: no proxy or password of the environment, no cookie, no hidden redirect.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Any
from urllib.parse import urljoin

import requests
from requests_hardened.ip_filter import InvalidIPAddress
from requests_hardened.ip_filter_adapter import IPFilterAdapter
from urllib3.exceptions import HTTPError

from db.vocabulary import LinkResult
from registry.errors import Refused
from registry.links.addresses import Door, Hosts, checked, host_of, is_open

SECONDS = 10.0
TO_CONNECT, TO_ANSWER = 4.0, 8.0
MOST_HOPS = 5
HEADERS = {
    "User-Agent": "plan-monitor/1.0 (checks that a link of a document registry still opens)",
    "Accept": "*/*",
    "Accept-Encoding": "identity",
    "Connection": "close",
}
FOR_GOOD, FOR_NOW = (301, 308), (302, 303, 307)
NO_SUCH_NAME = (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of asking: `status` is HTTP's, `final_url` where a redirect led, `detail` a code.

    ok, moved, not_found, gone, no_name, slow, tls, server, barred, status, connection, lookup,
    redirects, redirect_outside, redirect_refused, outside; or why an address is refused.
    """

    result: LinkResult
    detail: str
    status: int | None = None
    final_url: str | None = None


def ask(
    url: str, sites: Hosts, *, door: Door | None = None, seconds: float = SECONDS
) -> Outcome:
    """Ask an address, and where it redirects to; never raises for what the network does."""
    deadline = Deadline(seconds)
    try:
        return _follow(url, sites, door, deadline)
    finally:
        deadline.stop()


class Deadline:
    """One span of time over every step: when it is over, what is open is cut."""

    def __init__(self, seconds: float) -> None:
        self._until = time.monotonic() + seconds
        self._opened: list[Any] = []
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True
        self._timer.start()

    def left(self) -> float:
        """Seconds left; raises Timeout when there are none."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise requests.Timeout
        return left

    def is_over(self) -> bool:
        """Whether the time is up."""
        return time.monotonic() >= self._until

    def watching(self, kind: Callable[..., Any]) -> Callable[..., Any]:
        """The same kind of connection, known to the deadline."""

        def opened(*given: Any, **named: Any) -> Any:
            made = kind(*given, **named)
            self._opened.append(made)
            return made

        return opened

    def stop(self) -> None:
        """Let go of the clock."""
        self._timer.cancel()

    def _cut(self) -> None:
        for connection in self._opened:
            if connection.sock is not None:
                with contextlib.suppress(OSError):
                    socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)


class Adapter(IPFilterAdapter):  # type: ignore[misc]
    """requests-hardened's adapter with our list of closed addresses and the deadline."""

    def __init__(self, is_https: bool, door: Door | None, deadline: Deadline) -> None:
        super().__init__(is_https_proto=is_https, allow_loopback=door is not None)
        self._door, self._deadline = door, deadline

    def build_connection_pool_key_attributes(
        self, request: Any, verify: Any, cert: Any = None
    ) -> tuple[dict[str, Any], dict[str, Any]]:
        """Where to connect to: the one address that was looked up, looked at again."""
        where, pool = super().build_connection_pool_key_attributes(request, verify, cert)
        ip = ip_address(where["host"].strip("[]"))
        door = self._door
        if not is_open(ip) and (door is None or (str(ip), where["port"]) != (door.ip, door.port)):
            raise InvalidIPAddress(ip)
        self._deadline.left()
        return where, pool

    def get_connection_with_tls_context(self, *given: Any, **named: Any) -> Any:
        """A pool whose connections the deadline can cut."""
        pool = super().get_connection_with_tls_context(*given, **named)
        pool.ConnectionCls = self._deadline.watching(pool.ConnectionCls)
        return pool


def _follow(url: str, sites: Hosts, door: Door | None, deadline: Deadline) -> Outcome:
    wanted, first, is_moved = url, "", True
    for hop in range(MOST_HOPS + 1):
        try:
            here = checked(wanted, door=door)
        except Refused as refused:
            why = "redirect_refused" if hop else str(refused.details["why"])
            return Outcome(LinkResult.REFUSED, why)
        first = first or here
        if not sites.has(host_of(here)):
            if hop:
                return Outcome(LinkResult.UNREACHABLE, "redirect_outside", final_url=here)
            return Outcome(LinkResult.REFUSED, "outside")
        try:
            status, location = _get(here, door, deadline)
        except (requests.RequestException, HTTPError, OSError, ValueError) as wrong:
            return _failed(wrong, deadline, is_first=not hop)
        if location is None or status not in FOR_GOOD + FOR_NOW:
            return _judged(status, here if here != first else None, is_moved=is_moved)
        is_moved = is_moved and status in FOR_GOOD
        wanted = urljoin(here, location)
    return Outcome(LinkResult.UNREACHABLE, "redirects", status)


def _get(url: str, door: Door | None, deadline: Deadline) -> tuple[int, str | None]:
    """The status an address answers with, and where it points to. The body is never read."""
    adapter = Adapter(url.startswith("https://"), door, deadline)
    try:
        asked = requests.Request("GET", url, headers=HEADERS).prepare()
        left = deadline.left()
        answer = adapter.send(asked, stream=True, verify=True, proxies={},
                              timeout=(min(TO_CONNECT, left), min(TO_ANSWER, left)))
        location = answer.headers.get("Location")
        answer.close()
        deadline.left()  # headers that were cut short say nothing
        # A header is read as Latin-1; addresses are written in UTF-8 if not in plain letters.
        said = location.encode("latin-1").decode("utf-8") if location else None
        return answer.status_code, said
    finally:
        adapter.close()


def _judged(status: int, final: str | None, *, is_moved: bool) -> Outcome:
    if 200 <= status < 300:
        if final and is_moved:
            return Outcome(LinkResult.MOVED, "moved", status, final)
        return Outcome(LinkResult.OK, "ok", status, final)
    if status in (404, 410):
        said = "not_found" if status == 404 else "gone"
        return Outcome(LinkResult.DEAD, said, status, final)
    if status in (401, 403, 406, 429, 451):
        return Outcome(LinkResult.UNREACHABLE, "barred", status, final)
    said = "server" if status >= 500 else "status"
    return Outcome(LinkResult.UNREACHABLE, said, status, final)


def _failed(wrong: Exception, deadline: Deadline, *, is_first: bool) -> Outcome:
    if isinstance(wrong, InvalidIPAddress):
        return Outcome(LinkResult.REFUSED, "private" if is_first else "redirect_refused")
    if isinstance(wrong.__cause__, socket.gaierror):
        if wrong.__cause__.errno in NO_SUCH_NAME:
            return Outcome(LinkResult.DEAD, "no_name")
        return Outcome(LinkResult.UNREACHABLE, "lookup")
    if deadline.is_over() or isinstance(wrong, requests.Timeout | TimeoutError):
        return Outcome(LinkResult.UNREACHABLE, "slow")
    said = "tls" if isinstance(wrong, requests.exceptions.SSLError) else "connection"
    return Outcome(LinkResult.UNREACHABLE, said)
