"""Papers that the tests of their form are made with: a report with annexes, a letter, a sheet."""

from __future__ import annotations

from datetime import UTC, date, datetime

from registry.papers.paper import (
    Annex,
    Column,
    Heading,
    Letterhead,
    Paper,
    PaperKind,
    Paragraph,
    Signature,
    Table,
    Words,
)

AT = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)
NOTE = "Tỷ lệ = số nhiệm vụ hoàn thành chia cho số nhiệm vụ đến hạn; số liệu lúc 09:00, 10/11/2026."
OTHER = "Đếm các nhiệm vụ đã quá thời hạn mà chưa hoàn thành; số liệu lúc 09:00, 10/11/2026."
LONG = (
    "Các cơ quan, đơn vị đã chủ động xây dựng kế hoạch, phân công rõ trách nhiệm và tổ chức thực "
    "hiện các nhiệm vụ được giao; kết quả được ghi nhận theo báo cáo của từng cơ quan và được Sở "
    "Nội vụ đối chiếu với minh chứng kèm theo. "
)


def text(said: str, part: str = "") -> Paragraph:
    """A paragraph of plain words."""
    return Paragraph((Words(said),), part)


def table(rows: int = 6) -> Table:
    """A table of agencies and figures."""
    columns = (Column("STT", 0.5, is_centred=True), Column("Cơ quan", 2.5),
               Column("Nhiệm vụ", 4), Column("Tiến độ", 1, is_centred=True),
               Column("Tình trạng", 1.6, is_centred=True))
    lines = tuple(
        ((Words(str(number)),), (Words("Sở Thông tin và Truyền thông"),),
         (Words("Rà soát, đơn giản hóa thủ tục hành chính thuộc phạm vi quản lý; công khai kết quả "
                "trên Cổng thông tin điện tử"),),
         (Words("85%", note=NOTE),), (Words("Chưa xác minh" if number % 3 else "Quá hạn"),))
        for number in range(1, rows + 1)
    )
    total = ((), (Words("Tổng cộng"),), (), (Words("12/40"),), ())
    return Table(columns, lines, total)


def head(notation: str, day: date | None = None, subject: str = "") -> Letterhead:
    """Sở Nội vụ's own letterhead."""
    return Letterhead("UBND tỉnh Trà Vinh", "Sở Nội vụ", notation, "Trà Vinh", 2026, day, subject)


def report(**change: object) -> Paper:
    """A report to the superior with two annexes, one of them lying."""
    body = (
        text(LONG),
        Heading(1, "I.", "Kết quả thực hiện"),
        Heading(2, "1.", "Công tác chỉ đạo, điều hành"),
        Paragraph((Words("Đến nay có "), Words("12/40", is_bold=True, note=NOTE),
                   Words(" nhiệm vụ hoàn thành; "), Words("5", note=OTHER),
                   Words(" nhiệm vụ quá hạn; tỷ lệ là "), Words("30%", note=NOTE), Words("."))),
        Heading(3, "a)", "Xây dựng thể chế"),
        *(text(LONG * 3) for _ in range(8)),
        table(4),
        Heading(1, "II.", "Kiến nghị, đề xuất"),
        text("Kính đề nghị Ủy ban nhân dân tỉnh xem xét, chỉ đạo."),
    )
    given: dict[str, object] = {
        "kind": PaperKind.ANNUAL_REPORT, "letterhead": head("BC-SNV"), "type_name": "BÁO CÁO",
        "title": "Kết quả thực hiện Kế hoạch số 66/KH-UBND ngày 05/10/2022 của Ủy ban nhân dân "
                 "tỉnh Trà Vinh năm 2026",
        "to": ("Ủy ban nhân dân tỉnh Trà Vinh",),
        "basis": ("Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ;",
                  "Kế hoạch số 66/KH-UBND ngày 05 tháng 10 năm 2022"),
        "body": body, "recipients": ("Như trên", "Giám đốc, các Phó Giám đốc Sở", "Lưu: VT, CCHC"),
        "signature": Signature("", "GIÁM ĐỐC"), "at": AT,
        "annexes": (Annex("Phụ lục I", "Tình hình thực hiện của từng cơ quan", (table(40),), True),
                    Annex("Phụ lục II", "Khó khăn, vướng mắc", (text(LONG), table(3)))),
    }
    return Paper(**given | change)  # type: ignore[arg-type]


def letter(**change: object) -> Paper:
    """A công văn to several agencies."""
    given: dict[str, object] = {
        "kind": PaperKind.URGING,
        "letterhead": head("SNV-CCHC", date(2026, 2, 5),
                           "đôn đốc thực hiện nhiệm vụ theo Kế hoạch số 66/KH-UBND"),
        "type_name": "", "title": "",
        "to": ("Sở Tư pháp", "Sở Thông tin và Truyền thông tỉnh Trà Vinh",
               "Ủy ban nhân dân các huyện, thị xã, thành phố thuộc tỉnh Trà Vinh"),
        "basis": (), "body": (text(LONG), table(3), text("Đề nghị cơ quan báo cáo trước ngày 15.")),
        "recipients": ("Như trên", "UBND tỉnh (b/c)"),
        "signature": Signature("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Văn A"), "at": AT,
    }
    return Paper(**given | change)  # type: ignore[arg-type]


def sheet(**change: object) -> Paper:
    """A meeting's sheet: one page, nobody signs."""
    given: dict[str, object] = {
        "kind": PaperKind.MEETING, "letterhead": head("SNV"), "type_name": "PHIẾU HỌP",
        "title": "Tình hình thực hiện Kế hoạch số 66/KH-UBND", "to": (), "basis": (),
        "body": (text(LONG), Heading(1, "I.", "Việc đang chậm"), table(7),
                 Heading(1, "II.", "Đề nghị kết luận"), text(LONG), text(LONG)),
        "recipients": (), "signature": Signature("", ""), "at": AT, "is_one_page": True,
        "is_demonstration": True,
    }
    return Paper(**given | change)  # type: ignore[arg-type]
