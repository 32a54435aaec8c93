"""Small plans for the tests of importing, and the way from a file to a kept plan."""

from __future__ import annotations

import cast

from dashboard.queue_work import Worker
from db import Database
from db.models import PlanImport
from registry import clock
from registry.imports import deeds, keep
from registry.imports.corrections import Correction

PLAN = """ỦY BAN NHÂN DÂN
TỈNH TRÀ VINH

Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Trà Vinh, ngày 10 tháng 01 năm 2026

KẾ HOẠCH
Chuyển đổi số năm 2026 trên địa bàn tỉnh Trà Vinh

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

Thực hiện Nghị quyết số 57-NQ/TW ngày 22 tháng 12 năm 2024 của Bộ Chính trị;

Ủy ban nhân dân tỉnh ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

Đưa dịch vụ công lên mạng theo Nghị quyết số 76/NQ-CP của Chính phủ.

2. Yêu cầu

Các cơ quan chủ động thực hiện.

II. NHIỆM VỤ

1. Hạ tầng

a) Sở Tư pháp chủ trì, phối hợp với Sở Y tế rà soát văn bản, xong trước ngày 30 tháng 6 năm 2026.

b) Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ xã.

2. Dữ liệu

a) Sở Y tế chủ trì số hóa hồ sơ bệnh án trong thời gian tới.

b) Sở Tài chính chủ trì bố trí kinh phí hằng năm.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

Theo dõi, đôn đốc việc thực hiện Kế hoạch này.

2. Trung tâm Chuyển đổi số tỉnh

Vận hành nền tảng dữ liệu dùng chung của tỉnh.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn A
"""
# The same plan a month later: b moved behind a new one, a word changed, one gone, another doer.
NEWER = (
    PLAN.replace("b) Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ xã.",
                 "b) Sở Tài chính chủ trì mua sắm thiết bị cho cấp xã.\n\n"
                 "c) Sở Nội vụ chủ trì tổ chức tập huấn cho cán bộ xã.")
    .replace("phối hợp với Sở Y tế rà soát", "phối hợp với Sở Tài chính rà soát")
    .replace("30 tháng 6 năm 2026", "31 tháng 7 năm 2026")
    .replace("b) Sở Tài chính chủ trì bố trí kinh phí hằng năm.\n\n", "")
)


def received(database: Database, text: str = PLAN, name: str = "ke-hoach-12.txt") -> int:
    """A file that was sent and read by the worker."""
    with database.writing() as rows:
        row = deeds.receive(rows, text.encode(), name, actor=cast.actor(rows, "officer"),
                            at=clock.now())
        import_id = row.id
    assert Worker(database).one()
    return import_id


def corrected(database: Database, import_id: int, *said: Correction) -> PlanImport:
    """Say something of what was read."""
    with database.writing() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        return deeds.correct(rows, import_id, list(said), expected_version=row.version,
                             actor=cast.actor(rows, "officer"), at=clock.now())


def kept(database: Database, import_id: int) -> keep.Outcome:
    """Keep it as a plan."""
    with database.writing() as rows:
        row = deeds.find(rows, import_id, actor=cast.actor(rows, "officer"))
        return keep.keep(rows, import_id, expected_version=row.version,
                         actor=cast.actor(rows, "officer"), at=clock.now())
