"""The link checker: only public addresses are ever asked, and nothing a server does can hold it."""

from __future__ import annotations

import gzip
import http.server
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from ipaddress import ip_address
from itertools import pairwise
from pathlib import Path
from typing import Any

import cast
import pytest
import requests
from click.testing import CliRunner
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from dashboard import link_command
from dashboard.commands import Installation, MissingSetting
from db import Database
from db.models import Alarm, Document, DocumentChange, DocumentLink, LinkCheck
from db.vocabulary import AlarmCause, AlarmOutcome, LinkResult
from registry import alarms
from registry.accounts import COMMAND_LINE
from registry.errors import NotAllowed, Refused
from registry.links import addresses, fetch, keep, run
from registry.links.addresses import Door, Hosts, checked, hosts, is_open
from registry.links.fetch import Outcome, ask
from registry.seeding import PLAN66_KEY

EVERYWHERE = Hosts()
# Spellings of this machine, of its network, and of things that are no web address at all (T12).
HOSTILE = [
    "http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://0x7f.1/",
    "http://0x7f000001/", "http://0177.0.0.1/", "http://017700000001/", "http://127.0.0.1./",
    "http://0/", "http://127.0.0.0x1/", "http://0.0.0.0/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/",
    "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/", "http://[64:ff9b:1::7f00:1]/", "http://[2002:7f00:1::]/",
    "http://[2001::7f00:1]/", "http://[fe80::1%25lo]/", "http://[2606:4700::1%25lo]/",
    "http://[2606:4700::1%lo]/", "http://[fc00::1]/", "http://[fec0::1]/",
    "http://[ff02::1]/", "http://10.0.0.8/", "http://172.16.3.4/", "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data/", "http://100.64.0.1/", "http://192.0.0.8/",
    "http://192.88.99.1/", "http://198.18.0.1/", "http://224.0.0.1/", "http://255.255.255.255/",
    "http://localhost/", "http://LOCALHOST./", "http://ten.localhost/", "http://may-chu/",
    "http://may.local/", "http://kho.internal/", "http://nas.lan/", "http://tv.home.arpa/",
    "http://vbpl.vn@127.0.0.1/", "http://127.0.0.1\\@vbpl.vn/", "http://vbpl.vn\\@127.0.0.1/",
    "http://user:word@vbpl.vn/", "http://vbpl.vn:22/", "http://vbpl.vn:6379/", "http://vbpl.vn:/",
    "http:///etc/passwd", "http:127.0.0.1/", "http://vb pl.vn/", "http://vbpl.vn/\r\nHost:a",
    "http://vbpl.vn/\x00", "http://vbpl%2evn/", "http://[::1/", "http://vbpl..vn/", "http://-a.vn/",
    "file:///etc/passwd", "gopher://127.0.0.1:6379/_PING", "ftp://vbpl.vn/", "javascript:alert(1)",
    "data:text/html,x", "//127.0.0.1/", "127.0.0.1", "", "   ", "http://vbpl.vn/" + "a" * 2000,
]


class Counting(http.server.ThreadingHTTPServer):
    """A server of the test's own; `seen` are the requests, `met` counts connections."""

    daemon_threads = True

    def __init__(self, where: str, answer: Callable[[Any], None]) -> None:
        self.seen: list[tuple[str, dict[str, str]]] = []
        self.met = 0

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.server.seen.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
                answer(self)

            def log_message(self, *_said: Any) -> None: ...

        super().__init__((where, 0), Handler)

    def verify_request(self, *_given: Any) -> bool:
        self.met += 1
        return True

    def handle_error(self, *_given: Any) -> None:
        """A client that hangs up early is what we are testing."""

    @property
    def door(self) -> Door:
        return Door(self.server_address[0], self.server_port)

    def url(self, path: str = "/", host: str = "") -> str:
        return f"http://{host or self.server_address[0]}:{self.server_port}{path}"


def say(status: int, **headers: str) -> Callable[[Any], None]:
    """An answer without a body."""

    def answer(request: Any) -> None:
        request.send_response(status)
        for name, value in headers.items():
            request.send_header(name, value)
        request.send_header("Content-Length", "0")
        request.end_headers()

    return answer


@contextmanager
def serving(answer: Callable[[Any], None], where: str = "127.0.0.1") -> Iterator[Counting]:
    """A server that answers while the test needs it."""
    server = Counting(where, answer)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def by_path(**answers: Callable[[Any], None]) -> Callable[[Any], None]:
    return lambda request: answers[request.path.strip("/").partition("?")[0] or "home"](request)


def names(monkeypatch: pytest.MonkeyPatch, **known: list[str]) -> dict[str, int]:
    """A name server of the test's own: each question takes the next answer. Counts questions."""
    plain, asked = socket.getaddrinfo, dict.fromkeys(known, 0)

    def look_up(host: Any, port: Any, *rest: Any, **more: Any) -> Any:
        key = str(host).split(".")[0]
        if key in known:
            answers = known[key]
            ip = answers[min(asked[key], len(answers) - 1)]
            asked[key] += 1
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, port or 80))]
        try:
            ip_address(str(host).strip("[]"))
        except ValueError:
            raise socket.gaierror(socket.EAI_NONAME, "unknown") from None
        return plain(host, port, *rest, **more)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("url", HOSTILE)
def test_no_spelling_of_a_private_address_is_taken(url: str) -> None:
    with pytest.raises(Refused, match="document_field") as refused:
        checked(url)
    assert refused.value.details["field"] == "url"


@pytest.mark.parametrize("url", HOSTILE)
def test_no_hostile_address_is_ever_connected_to(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def connected(*_given: Any, **_named: Any) -> Any:
        raise AssertionError("something was asked")

    monkeypatch.setattr(socket, "getaddrinfo", connected)
    monkeypatch.setattr(socket.socket, "connect", connected)
    assert ask(url, EVERYWHERE).result is LinkResult.REFUSED


def test_a_public_address_is_folded_for_asking() -> None:
    assert checked(" HTTPS://VBPL.vn:443/TW/Pages?ID=1#top ") == "https://vbpl.vn/TW/Pages?ID=1"
    assert checked("http://vanbản.vn") == "http://xn--vanbn-y11b.vn/"
    assert checked("https://8.8.8.8/x") == "https://8.8.8.8/x"
    assert checked("https://[2606:4700::1111]/") == "https://[2606:4700::1111]/"


def test_bridges_into_other_networks_are_shut() -> None:
    shut = ("64:ff9b::808:808", "2002:808:808::", "2001::1", "::ffff:10.0.0.1", "192.0.0.9",
            "100.100.0.1", "3fff::1", "5f00::1", "240.0.0.1")
    assert [one for one in shut if is_open(ip_address(one))] == []
    assert is_open(ip_address("::ffff:8.8.8.8"))


def test_a_setting_names_the_sites_that_may_be_asked() -> None:
    assert hosts("") is None
    assert hosts("*") == EVERYWHERE
    some = hosts(" vbpl.vn, CongBao.chinhphu.vn ")
    assert some is not None
    assert some.has("vbpl.vn")
    assert some.has("www.congbao.chinhphu.vn")
    assert not some.has("notvbpl.vn")
    for odd in ("localhost", "10.0.0.1", "vbpl.vn/x", "*,vbpl.vn", "com"):
        with pytest.raises(ValueError, match="name"):
            hosts(odd)


@pytest.mark.parametrize(("status", "result", "detail"), [
    (200, "ok", "ok"), (204, "ok", "ok"), (404, "dead", "not_found"), (410, "dead", "gone"),
    (403, "unreachable", "barred"), (429, "unreachable", "barred"), (418, "unreachable", "status"),
    (500, "unreachable", "server"), (503, "unreachable", "server"), (304, "unreachable", "status"),
])
def test_an_answer_is_judged_by_its_status(status: int, result: str, detail: str) -> None:
    with serving(say(status)) as server:
        found = ask(server.url("/x?y=1"), EVERYWHERE, door=server.door)
    assert (found.result, found.detail, found.status) == (result, detail, status)
    assert [path for path, _ in server.seen] == ["/x?y=1"]


def test_who_asks_says_so_and_nothing_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    with serving(by_path(home=say(302, Location="/next", **{"Set-Cookie": "a=b"}),
                         next=say(200))) as server:
        assert ask(server.url(), EVERYWHERE, door=server.door).result is LinkResult.OK
    told = {name for _, headers in server.seen for name in headers}
    assert told == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert "plan-monitor" in server.seen[0][1]["User-Agent"]


def test_a_page_that_moved_for_good_says_where_to() -> None:
    with serving(by_path(old=say(301, Location="/new?id=3"), new=say(200),
                         soon=say(302, Location="/new"), lost=say(308, Location="/gone"),
                         gone=say(410))) as server:
        at = server.door
        moved = ask(server.url("/old"), EVERYWHERE, door=at)
        assert (moved.result, moved.final_url) == ("moved", server.url("/new?id=3"))
        for_now = ask(server.url("/soon"), EVERYWHERE, door=at)
        assert (for_now.result, for_now.final_url) == ("ok", server.url("/new"))
        assert ask(server.url("/lost"), EVERYWHERE, door=at).result is LinkResult.DEAD


@pytest.mark.parametrize("target", [
    "http://127.0.0.1:{port}/", "http://2130706433:{port}/", "http://[::1]:{port}/",
    "//127.0.0.1:{port}/", "file:///etc/passwd", "http://localhost:{port}/", "javascript:alert(1)",
    "http://kho.internal/", "http://169.254.169.254/latest/", "http://evil@127.0.0.1:{port}/",
])
def test_a_redirect_to_a_private_address_is_not_followed(target: str) -> None:
    with serving(say(200)) as inner:
        to = target.format(port=inner.server_port)
        with serving(say(302, Location=to)) as outer:
            found = ask(outer.url(), EVERYWHERE, door=outer.door)
    assert (found.result, found.detail) == ("refused", "redirect_refused")
    assert (outer.met, inner.met) == (1, 0)


def test_a_name_that_answers_with_a_private_address_is_not_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(say(200), "127.0.0.2") as inner, serving(say(200)) as outer:
        for ip in ("127.0.0.2", "10.0.0.1", "100.64.0.1", "192.0.0.8", "169.254.169.254"):
            names(monkeypatch, kho=[ip])
            url = f"http://kho.vn:{outer.server_port}/"
            assert ask(url, EVERYWHERE, door=outer.door).detail == "private"
            assert ask("http://kho.vn/", EVERYWHERE).detail == "private"
    assert (inner.met, outer.met) == (0, 0)


def test_a_name_that_changes_its_answer_is_held_to_the_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with serving(say(200)) as good, serving(say(200), "127.0.0.2") as inner:
        # Both listen on one port, so that only the address tells them apart.
        inner.server_close()
        with socket.create_server(("127.0.0.2", good.server_port)) as trap:
            asked = names(monkeypatch, doi=["127.0.0.1", "127.0.0.2"])
            found = ask(f"http://doi.vn:{good.server_port}/", EVERYWHERE, door=good.door)
            assert (found.result, asked["doi"], good.met) == (LinkResult.OK, 1, 1)
            again = ask(f"http://doi.vn:{good.server_port}/", EVERYWHERE, door=good.door)
            assert again.detail == "private"
            trap.setblocking(False)
            with pytest.raises(BlockingIOError):
                trap.accept()


def test_a_name_that_nobody_has_is_dead_and_a_silent_name_server_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names(monkeypatch)
    assert ask("http://khong-con.vn/", EVERYWHERE).detail == "no_name"

    def away(*_given: Any, **_named: Any) -> Any:
        raise socket.gaierror(socket.EAI_AGAIN, "try again")

    monkeypatch.setattr(socket, "getaddrinfo", away)
    found = ask("http://vbpl.vn/", EVERYWHERE)
    assert (found.result, found.detail) == (LinkResult.UNREACHABLE, "lookup")


def test_only_the_sites_of_the_setting_are_asked() -> None:
    some = Hosts(("vbpl.vn",))
    with serving(say(200)) as server:
        assert ask(server.url(), some, door=server.door).detail == "outside"
    assert server.met == 0


def test_redirects_come_to_an_end() -> None:
    def on(request: Any) -> None:
        say(302, Location=f"/{int(request.path.strip('/') or 0) + 1}")(request)

    with serving(on) as server:
        assert ask(server.url(), EVERYWHERE, door=server.door).detail == "redirects"
    assert len(server.seen) == fetch.MOST_HOPS + 1


def pouring(body: bytes, times: int, sent: list[int], **headers: str) -> Callable[[Any], None]:
    """An answer that pours out a body for as long as it is taken."""

    def answer(request: Any) -> None:
        request.send_response(int(headers.get("status", 200)))
        for name, value in headers.items():
            request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        try:
            for _ in range(times):
                sent[0] += request.connection.send(body)
        except OSError:
            return

    return answer


@pytest.mark.parametrize("status", ["200", "302"])
def test_a_large_body_or_a_bomb_is_not_read(status: str) -> None:
    bomb, sent = gzip.compress(bytes(1 << 20)), [0]
    more = {"Location": "/"} if status == "302" else {}
    poured = pouring(bomb * 200, 500, sent, status=status, Content_Encoding="gzip", **more)
    with serving(poured) as server:
        begun = time.monotonic()
        found = ask(server.url(), EVERYWHERE, door=server.door)
        assert time.monotonic() - begun < 30
    assert found.detail == ("ok" if status == "200" else "redirects")
    # What the sockets' own buffers swallowed; nothing of it was taken out of them.
    assert sent[0] < 40_000_000 * (1 if status == "200" else 6)


@pytest.mark.timeout(60)
@pytest.mark.parametrize("how", ["silent", "status", "headers"])
def test_a_server_that_dribbles_is_cut_off_at_the_deadline(how: str) -> None:
    stop = threading.Event()

    def dribble(line: socket.socket) -> None:
        begun = {"silent": b"", "status": b"HTTP/1.1 2", "headers": b"HTTP/1.1 200 OK\r\nA: "}[how]
        with line:
            try:
                line.sendall(begun)
                while not stop.wait(0.1):
                    if how != "silent":
                        line.sendall(b"0")
            except OSError:
                return

    with socket.create_server(("127.0.0.1", 0)) as place:
        threading.Thread(target=lambda: dribble(place.accept()[0]), daemon=True).start()
        port = place.getsockname()[1]
        begun = time.monotonic()
        found = ask(f"http://127.0.0.1:{port}/", EVERYWHERE, door=Door("127.0.0.1", port),
                    seconds=1.0)
        stop.set()
    assert time.monotonic() - begun < 30
    assert (found.result, found.detail) == (LinkResult.UNREACHABLE, "slow")


def test_nobody_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as place:
        port = place.getsockname()[1]
    found = ask(f"http://127.0.0.1:{port}/", EVERYWHERE, door=Door("127.0.0.1", port))
    assert (found.result, found.detail) == (LinkResult.UNREACHABLE, "connection")


@pytest.mark.parametrize("answer", [
    b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"A: b\r\n" * 200,
    b"HTTP/1.1 200 OK\r\nA: " + b"b" * 70000 + b"\r\n\r\n",
])
def test_an_answer_that_is_no_answer_is_unreachable(answer: bytes) -> None:
    def say_it(place: socket.socket) -> None:
        line = place.accept()[0]
        with line:
            line.recv(4096)
            line.sendall(answer)

    with socket.create_server(("127.0.0.1", 0)) as place:
        threading.Thread(target=say_it, args=(place,), daemon=True).start()
        port = place.getsockname()[1]
        found = ask(f"http://127.0.0.1:{port}/", EVERYWHERE, door=Door("127.0.0.1", port))
    assert found.result is LinkResult.UNREACHABLE


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of the test's own for vbpl.vn."""
    place = tmp_path_factory.mktemp("tls") / "vbpl.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "3650", "-subj",
         "/CN=vbpl.vn", "-addext", "subjectAltName=DNS:vbpl.vn", "-keyout", str(place),
         "-out", str(place) + ".crt"], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("openssl makes no certificate here")
    place.write_text(place.read_text() + Path(f"{place}.crt").read_text())
    return place


@pytest.mark.parametrize(("name", "trusted", "result"), [
    ("vbpl", True, "ok"), ("vbpl", False, "tls"), ("khac", True, "tls")])
def test_the_certificate_must_be_the_names_own(
    monkeypatch: pytest.MonkeyPatch, certificate: Path, name: str, trusted: bool, result: str
) -> None:
    told: list[str | None] = []
    names(monkeypatch, vbpl=["127.0.0.1"], khac=["127.0.0.1"])
    if trusted:
        monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(certificate))
    with serving(say(200)) as server:
        safely = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        safely.load_cert_chain(certificate)
        safely.sni_callback = lambda _line, said, _context: told.append(said)
        server.socket = safely.wrap_socket(server.socket, server_side=True)
        found = ask(f"https://{name}.vn:{server.server_port}/", EVERYWHERE, door=server.door)
    assert found.detail == result
    assert told == [f"{name}.vn"]
    assert len(server.seen) == (result == "ok")


def test_no_environment_and_no_setting_opens_a_door() -> None:
    root = Path(addresses.__file__).parent.parent.parent
    wanted = [path for folder in ("registry", "dashboard", "db") for path in
              sorted((root / folder).rglob("*.py")) if "Door(" in path.read_text("utf-8")]
    assert wanted == []
    assert "Door" not in (root / "app.py").read_text("utf-8")


# --- kept in the record -----------------------------------------------------------------------


ADD = "..document-links.tree...document-link-url.value...document-link-add-said.tree.."


def document_of(rows: Session) -> Document:
    return rows.scalars(
        select(Document).where(Document.key != PLAN66_KEY, Document.merged_into_id.is_(None))
        .order_by(Document.id)
    ).first()  # type: ignore[return-value]


@pytest.fixture
def link_id(database: Database) -> int:
    """A link of a document of its own."""
    with database.writing() as rows:
        made = keep.add_link(rows, document_of(rows).id, "https://vbpl.vn/moi?ID=1#top",
                             actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        return made.id


def check(database: Database, link_id: int, result: str, detail: str = "", days: int = 0) -> int:
    """Store one outcome, some days on; how many alarms stand open afterwards."""
    outcome = Outcome(LinkResult(result), detail)
    with database.writing() as rows:
        keep.store_checks(rows, [(link_id, outcome)], actor=COMMAND_LINE,
                          at=cast.MOMENT + timedelta(days=days))
    with database.reading() as rows:
        return rows.scalar(select(func.count()).where(Alarm.link_id == link_id)) or 0


def test_a_link_is_kept_as_typed_and_stands_in_the_documents_history(database: Database) -> None:
    typed = "  https://VBPL.vn/TW/Pages.aspx?ID=1#a "
    with database.writing() as rows:
        officer, document = cast.actor(rows, "officer"), document_of(rows)
        link = keep.add_link(rows, document.id, typed, actor=officer, at=cast.MOMENT)
        keep.remove_link(rows, link.id, actor=officer, at=cast.MOMENT)
    with database.reading() as rows:
        kept = rows.get_one(DocumentLink, link.id)
        assert (kept.url, kept.removed_by_id) == (typed.strip(), officer.id)
        history = rows.scalars(select(DocumentChange).order_by(DocumentChange.id)).all()
        assert [one.deed for one in history] == ["add_link", "remove_link"]
        assert history[0].new == {"url": typed.strip()}
        assert [line.deed for line in cast.deeds(rows)][-2:] == ["add_link", "remove_link"]


def test_a_private_address_is_refused_by_the_name_of_its_field_and_nothing_stays(
    browser: Any, database: Database
) -> None:
    officer, before = browser("officer"), cast.census(database)
    with database.reading() as rows:
        key = document_of(rows).id
    sent = {"document-link-add.n_clicks": 1, "document-links-key.data": key,
            "document-link-url.value": "http://2130706433/"}
    answer = officer.call(ADD, sent)
    assert answer.status_code == 200
    assert "Ô “Đường dẫn”" in answer.text
    assert "mạng nội bộ (2130706433)" in answer.text
    assert cast.census(database) == before
    sent["document-link-url.value"] = "https://vbpl.vn/tot"
    added = officer.call(ADD, sent)
    assert "vbpl.vn/tot" in added.get_data(as_text=True).replace("\\u002f", "/")
    assert cast.census(database)["document_links"] == before["document_links"] + 1


def test_the_same_address_in_another_spelling_is_there_already(
    database: Database, link_id: int
) -> None:
    with database.writing() as rows, pytest.raises(Refused, match="link_there"):
        keep.add_link(rows, document_of(rows).id, "HTTPS://vbpl.VN:443/moi?ID=1",
                      actor=cast.actor(rows, "officer"), at=cast.MOMENT)


@pytest.mark.parametrize("name", ["leader", "agency", "admin"])
def test_only_who_keeps_the_registry_changes_or_checks_links(
    database: Database, link_id: int, name: str
) -> None:
    before = cast.census(database)
    with database.writing() as rows:
        who = cast.actor(rows, name)
        told = {"actor": who, "at": cast.MOMENT}
        with pytest.raises(NotAllowed):
            keep.add_link(rows, document_of(rows).id, "https://vbpl.vn/", **told)
        with pytest.raises(NotAllowed):
            keep.remove_link(rows, link_id, **told)
        with pytest.raises(NotAllowed):
            keep.store_checks(rows, [(link_id, Outcome(LinkResult.OK, "ok"))], **told)
    assert cast.census(database) == before


def test_a_dead_link_is_an_alarm_once(database: Database, link_id: int) -> None:
    assert check(database, link_id, "ok") == 0
    assert check(database, link_id, "dead", "not_found", 1) == 1
    assert check(database, link_id, "dead", "not_found", 2) == 1
    with database.reading() as rows:
        alarm = rows.scalars(select(Alarm).where(Alarm.link_id == link_id)).one()
        assert (alarm.cause, alarm.link_id) == (AlarmCause.DEAD_LINK, link_id)
        assert rows.scalars(select(LinkCheck.result)).all() == ["ok", "dead", "dead"]


def test_three_silent_days_in_a_row_count_as_dead(database: Database, link_id: int) -> None:
    for days in (0, 0.2, 1, 1.1):
        assert check(database, link_id, "unreachable", "slow", days) == 0
    assert check(database, link_id, "unreachable", "server", 2) == 1
    with database.writing() as rows:
        alarm = rows.scalars(select(Alarm).where(Alarm.link_id == link_id)).one()
        alarms.settle(rows, alarm.id, AlarmOutcome.NO_CHANGE, "Đã xem",
                      expected_version=alarm.version, actor=cast.actor(rows, "officer"),
                      at=cast.MOMENT + timedelta(days=2))
    assert check(database, link_id, "unreachable", "server", 3) == 1


def test_a_site_that_turns_robots_away_is_not_dead(database: Database, link_id: int) -> None:
    for days in range(5):
        assert check(database, link_id, "unreachable", "barred", days) == 0
    for days in (5, 6, 7):
        check(database, link_id, "unreachable" if days != 6 else "ok", "slow", days)
    assert check(database, link_id, "unreachable", "slow", 8) == 0


def test_a_run_is_one_line_in_the_log_with_its_counts(database: Database, link_id: int) -> None:
    with database.writing() as rows:
        other = keep.add_link(rows, document_of(rows).id, "https://vbpl.vn/hai",
                              actor=cast.actor(rows, "officer"), at=cast.MOMENT).id
        gone = keep.add_link(rows, document_of(rows).id, "https://vbpl.vn/ba",
                             actor=cast.actor(rows, "officer"), at=cast.MOMENT).id
        keep.remove_link(rows, gone, actor=cast.actor(rows, "officer"), at=cast.MOMENT)
        found = [(link_id, Outcome(LinkResult.DEAD, "gone", 410)),
                 (other, Outcome(LinkResult.OK, "ok", 200)), (gone, Outcome(LinkResult.OK, "ok"))]
        counts = keep.store_checks(rows, found, actor=COMMAND_LINE, at=cast.MOMENT)
    assert counts == {LinkResult.DEAD: 1, LinkResult.OK: 1}
    with database.reading() as rows:
        line = cast.deeds(rows, "check_links")
        assert [one.details for one in line] == [{"dead": 1, "ok": 1, "links": 2, "alarms": 1}]


def test_a_link_rests_for_an_hour_after_it_was_asked(database: Database, link_id: int) -> None:
    with database.reading() as rows:
        assert link_id in dict(keep.due(rows, cast.MOMENT))
    check(database, link_id, "ok")
    with database.reading() as rows:
        assert link_id not in dict(keep.due(rows, cast.MOMENT + timedelta(minutes=59)))
        later = keep.due(rows, cast.MOMENT + timedelta(minutes=60))
        assert later[-1][0] == link_id
        assert keep.due(rows, cast.MOMENT, among=[link_id]) == []


def test_a_site_is_asked_one_page_after_another_and_the_time_is_kept() -> None:
    asked: list[tuple[str, float]] = []

    def slowly(url: str, _sites: Hosts) -> Outcome:
        asked.append((url, time.monotonic()))
        time.sleep(0.05)
        return Outcome(LinkResult.OK, "ok")

    links = [(n, f"https://a.vn/{n}") for n in range(3)] + [(9, "https://b.vn/")]
    found = run.ask_all(links, EVERYWHERE, seconds=5, asking=slowly, pause=0.1)
    assert sorted(id_ for id_, _ in found) == [0, 1, 2, 9]
    times = [at for url, at in asked if "a.vn" in url]
    assert all(after - before > 0.14 for before, after in pairwise(times))
    assert len(run.ask_all(links, EVERYWHERE, seconds=0.08, asking=slowly, pause=0.1)) == 2


def test_when_no_name_at_all_is_known_it_is_our_own_name_server() -> None:
    lost = Outcome(LinkResult.DEAD, "no_name")
    links = [(n, f"https://{n}.vn/") for n in range(4)]
    found = run.ask_all(links, EVERYWHERE, seconds=5, asking=lambda *_: lost, pause=0)
    assert {one.detail for _, one in found} == {"lookup"}
    some = run.ask_all(links, EVERYWHERE, seconds=5, pause=0, asking=lambda url, _: (
        Outcome(LinkResult.OK, "ok") if "0.vn" in url else lost))
    assert sum(one.result is LinkResult.DEAD for _, one in some) == 3


def test_two_runs_never_go_at_once(database: Database) -> None:
    other = run.one_at_a_time(database)
    with run.one_at_a_time(database), pytest.raises(Refused, match="links_busy"):
        other.__enter__()
    with run.one_at_a_time(database):
        pass


# --- the page and the command -----------------------------------------------------------------

BODY = "links-body.children"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, server: Any) -> list[str]:
    """Checking is on; each question is written down and answered with 404."""
    urls: list[str] = []

    def answer(url: str, _sites: Hosts) -> Outcome:
        urls.append(url)
        return Outcome(LinkResult.DEAD, "not_found", 404)

    plain = run.ask_all
    monkeypatch.setattr(run, "ask_all", lambda links, sites, *, seconds: plain(
        links, sites, seconds=seconds, asking=answer, pause=0))
    monkeypatch.setitem(server.config, "LINK_SITES", EVERYWHERE)
    return urls


def test_opening_the_page_asks_nothing(browser: Any, asked: list[str]) -> None:
    leader, officer = browser("leader"), browser("officer")
    for query in ("", "?show=dead", "?show=never&page=2", "?show=nonsense&page=99"):
        assert "Đường dẫn của văn bản" in leader.page(f"/documents/links{query}").text
        page = officer.page(f"/documents/links{query}")
        assert page.status_code == 200
    assert "links-check" in officer.page("/documents/links").text
    assert "links-check" not in leader.page("/documents/links").text
    assert "links-table" not in browser("agency").page("/documents/links").text
    assert asked == []


def test_a_press_asks_the_links_of_the_page_and_shows_what_came(
    browser: Any, database: Database, asked: list[str]
) -> None:
    with database.reading() as rows:
        shown = [id_ for id_, _ in keep.due(rows, cast.MOMENT, most=3)]
    officer = browser("officer")
    sent = {"links-check.n_clicks": 1, "links-shown.data": shown}
    answer = officer.call(BODY, sent)
    assert len(asked) == 3
    assert "trang báo không có văn bản này (404)" in answer.text
    assert "Đã kiểm tra 3 đường dẫn: 3 đã hỏng." in answer.text
    assert officer.call(BODY, sent).status_code == 200
    assert len(asked) == 3
    assert "Đã hỏng (3)" in officer.page("/documents/links?show=dead").text


def test_more_than_a_page_or_anything_odd_is_not_asked(browser: Any, asked: list[str]) -> None:
    officer = browser("officer")
    for odd in ([*range(1, 22)], ["1"], "1", None, [{"a": 1}], [-1], [True]):
        officer.call(BODY, {"links-check.n_clicks": 1, "links-shown.data": odd})
    assert browser("leader").call(BODY, {"links-check.n_clicks": 1, "links-shown.data": [1]}
                                  ).status_code == 403
    assert asked == []


def test_without_the_setting_the_page_says_so_and_asks_nothing(
    browser: Any, server: Any, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(server.config, "LINK_SITES", None)
    officer = browser("officer")
    page = officer.page("/documents/links").text
    assert "PLAN_LINK_HOSTS" in page
    assert "PLAN_LINK_HOSTS" in browser("admin").page("/documents/links").text
    leader = browser("leader").page("/documents/links").text
    assert "chưa bật kiểm tra đường dẫn" in leader
    assert "PLAN_LINK_HOSTS" not in leader
    assert "links-check" not in page
    said = officer.call(BODY, {"links-check.n_clicks": 1, "links-shown.data": [1]}).text
    assert "chưa bật kiểm tra đường dẫn" in said
    assert asked == []


def command(url: str, sites: Hosts | None) -> Any:
    here = Installation(real_url=lambda: url, demonstration_url=str, serve_real=lambda: None,
                        serve_demonstration=lambda: None, mail=lambda: None,
                        link_sites=lambda: sites)
    return CliRunner().invoke(link_command.links, [], obj=here)


def test_the_command_asks_every_link_once_in_batches(
    database: Database, seeded_url: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(link_command, "BATCH", 10)
    assert "PLAN_LINK_HOSTS" in command(seeded_url, None).output
    assert asked == []
    with database.reading() as rows:
        waiting = len(keep.due(rows, cast.MOMENT))
    answer = command(seeded_url, EVERYWHERE)
    assert answer.exit_code == 0, answer.output
    assert len(asked) == waiting
    assert f"Đã kiểm tra {waiting} đường dẫn" in answer.output
    assert "không có đường dẫn nào đến lượt" in command(seeded_url, EVERYWHERE).output.lower()
    with database.reading() as rows:
        assert len(cast.deeds(rows, "check_links")) == -(-waiting // 10)


@pytest.mark.parametrize("odd", ["localhost", "10.0.0.1", "https://vbpl.vn", "*,vbpl.vn"])
def test_an_odd_list_of_sites_stops_the_start(monkeypatch: pytest.MonkeyPatch, odd: str) -> None:
    import app as start

    monkeypatch.setenv("PLAN_LINK_HOSTS", odd)
    with pytest.raises(MissingSetting, match="PLAN_LINK_HOSTS"):
        start.link_sites()
    monkeypatch.delenv("PLAN_LINK_HOSTS")
    assert start.link_sites() is None
