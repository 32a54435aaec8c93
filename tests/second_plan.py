"""A small second plan beside Kế hoạch 66: what the tests of several plans stand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

import cast
from sqlalchemy import select
from sqlalchemy.orm import Session

from db import Database
from db.models import Agency, AgencyGroup, Document, Report, Round, Task
from db.vocabulary import DocumentKind, DocumentLevel
from registry import audit, facts
from registry.accounts import COMMAND_LINE
from registry.plans import Registered, keep_reading
from registry.reading import read_plan
from registry.rounds import open_round

KEY, NUMBER, SHORT = "kh-ubnd-77-2024", "77/KH-UBND", "Kế hoạch 77"
SUBJECT = "Chuyển đổi số trong lưu trữ năm 2026"
# Stands in every task of the second plan and nowhere else.
MARK = "hoa xuyến chi"
TEXT = f"""ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Số: {NUMBER}

Trà Vinh, ngày 03 tháng 02 năm 2024

KẾ HOẠCH

{SUBJECT}

Căn cứ Nghị định số 59/2019/NĐ-CP ngày 01/7/2019 của Chính phủ;

I. MỤC ĐÍCH

1. Lưu trữ gọn gàng.

II. TỔ CHỨC THỰC HIỆN

1. Sở Tư pháp

Chủ trì số hóa sổ {MARK} của các phòng.

2. Sở Y tế

Chủ trì số hóa bệnh án {MARK} của các bệnh viện.

3. Sở Nội vụ

Theo dõi việc số hóa {MARK}, báo cáo Ủy ban nhân dân tỉnh.

Nơi nhận:
- Lưu: VT.
"""


@dataclass(frozen=True)
class Second:
    """The second plan's rows by their ids; `around` is None while no round was opened."""

    plan: int
    tasks: tuple[int, ...]
    around: int | None


def keep(
    database: Database, *, with_round: bool = True, officer: str = "officer",
    at: datetime = cast.SET_UP,
) -> Second:
    """Keep the second plan, and open this year's round of it when asked."""
    with database.writing() as rows:
        plan = Document(key=KEY, kind=DocumentKind.PLAN, number=NUMBER, subject=SUBJECT,
                        issuer="Ủy ban nhân dân tỉnh Trà Vinh", level=DocumentLevel.PROVINCE,
                        issued_on=date(2024, 2, 3), text=TEXT)
        rows.add(plan)
        rows.flush()
        said = facts.facts()
        reading = read_plan(TEXT, facts.known(said, TEXT.encode()))
        tasks = keep_reading(rows, plan, reading, _registered(rows))
        audit.write(rows, "keep_plan", "document", plan.id, actor=COMMAND_LINE, at=at,
                    details={})
        around = None
        if with_round:
            around = open_round(rows, plan.id, cast.YEAR, opens_on=date(cast.YEAR, 1, 15),
                                actor=cast.actor(rows, officer), at=at).id
        return Second(plan.id, tuple(task.id for task in tasks), around)


def _registered(rows: Session) -> Registered:
    return Registered(
        {row.key: row for row in rows.scalars(select(Document))},
        {row.code: row for row in rows.scalars(select(Agency))},
        {row.code: row for row in rows.scalars(select(AgencyGroup))},
    )


def report_of(rows: Session, agency_code: str = "so-tu-phap") -> Report:
    """One agency's report of the second plan."""
    return rows.scalars(
        select(Report)
        .join(Agency, Agency.id == Report.agency_id)
        .join(Task, Task.id == Report.task_id)
        .join(Document, Document.id == Task.plan_id)
        .where(Agency.code == agency_code, Document.key == KEY)
    ).one()


def rounds_of(rows: Session, key: str) -> list[int]:
    """The years of a plan's rounds."""
    wanted = select(Round.year).join(Document, Document.id == Round.plan_id)
    return sorted(rows.scalars(wanted.where(Document.key == key)))
