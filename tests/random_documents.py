"""Random documents as rows of a file: Vietnamese words, odd letters, quotes, nothing at all."""

from __future__ import annotations

import random
from datetime import date, timedelta

from registry.exchange.columns import Column

TEXT = (
    "về việc ban hành Quy chế phối hợp đẩy mạnh xây dựng, chỉnh đốn Đảng và hệ thống chính trị; "
    "kiên quyết ngăn chặn, đẩy lùi, xử lý nghiêm cán bộ, đảng viên suy thoái tư tưởng “tự diễn "
    "biến”, \"tự chuyển hóa\" – 'nguyên văn' ; , | \\ _x0041_ &amp; 5 < 6 > 4 % ½ № 𠀋 ខ្មែរ 😀 "
    "TRUE 1e5 007 #N/A {a} $b ^c ~d `e` [vi] (f) phát triển thanh niên giai đoạn 2021–2030"
)
WORDS = TEXT.split(" ")
KINDS = ("Nghị quyết", "Nghị định", "Quyết định", "Thông tư", "Công văn", "Kế hoạch", "Báo cáo")
LEVELS = ("Trung ương", "Tỉnh", "Đảng, Trung ương", "Đảng bộ tỉnh")
ISSUERS = ("Chính phủ", "Bộ Nội vụ", "UBND tỉnh Trà Vinh", "Tỉnh ủy Trà Vinh", "Bộ Y tế")
LANGUAGES = ("", "", "", "[en] ", "[km] ", "[fr] ")
TODAY = date(2026, 11, 10)


def rows(count: int, seed: int = 66) -> list[dict[Column, str]]:
    """So many documents, no two of one identity; the same seed gives the same rows."""
    dice = random.Random(seed)
    return [row(dice, number) for number in range(1, count + 1)]


def row(dice: random.Random, number: int) -> dict[Column, str]:
    """One document as the cells of its row, its key empty: it is new."""
    made = dict.fromkeys(Column, "")
    is_named = dice.random() < 0.05
    made[Column.KIND] = dice.choice(KINDS)
    made[Column.NUMBER] = "" if is_named else f"{number}/{dice.choice(('QĐ', 'NQ', 'KH'))}-UBND"
    made[Column.ISSUER] = dice.choice(ISSUERS)
    made[Column.LEVEL] = dice.choice(LEVELS)
    issued, begins, ends = days(dice)
    made[Column.ISSUED_ON], made[Column.EFFECTIVE_ON] = day(issued), day(begins)
    made[Column.EXPIRES_ON] = day(ends)
    made[Column.SUBJECT] = maybe(dice, words(dice, dice.choice((3, 20, 60, 400)))[:2000].rstrip())
    made[Column.SIGNER] = maybe(dice, dice.choice(("Nguyễn Văn Ánh", "Thạch Sô Phia", "Lê Ý")))
    made[Column.SENSITIVITY] = dice.choice(("", "", "Công khai", "Nội bộ"))
    names = [f"{dice.choice(LANGUAGES)}{words(dice, 5)} {place}"
             for place in range(dice.randrange(3))]
    if is_named:
        names.insert(0, f"Văn bản thứ {number} không ghi số")
    made[Column.NAMES] = "\n".join(names)
    made[Column.ALIASES] = maybe(dice, words(dice, 2))
    if dice.random() < 0.3:
        made[Column.LINKS] = f"https://vbpl.vn/bonoivu?id={number}&a=1"
    made[Column.NOTES] = "\n".join(words(dice, 6) for _ in range(dice.randrange(3)))
    if dice.random() < 0.5:
        made[Column.SOURCE] = f"Công báo số {dice.randrange(900)} https://congbao.gov.vn/{number}"
    made[Column.VALIDITY] = validity(dice, begins, ends, bool(made[Column.SOURCE]))
    return made


def days(dice: random.Random) -> tuple[date | None, date | None, date | None]:
    """Three days in their order, each perhaps unknown."""
    issued = date(1950, 1, 1) + timedelta(days=dice.randrange(28_000))
    begins = issued + timedelta(days=dice.randrange(90))
    ends = begins + timedelta(days=dice.randrange(9000))
    given = [one if dice.random() < 0.7 else None for one in (issued, begins, ends)]
    return given[0], given[1], given[2] if dice.random() < 0.3 else None


def validity(
    dice: random.Random, begins: date | None, ends: date | None, is_proven: bool
) -> str:
    """A word that the dates do not contradict, as an export would write it."""
    if ends is not None and ends <= TODAY:
        return "Hết hiệu lực"
    if begins is not None and begins > TODAY:
        return "Chưa có hiệu lực"
    if not is_proven or dice.random() < 0.3:
        return "Chưa xác minh"
    return dice.choice(("Còn hiệu lực", "Hết hiệu lực một phần"))


def words(dice: random.Random, count: int) -> str:
    """Words that no rule refuses: the first one begins no formula."""
    return " ".join(["Nội dung", *dice.choices(WORDS, k=count)])


def maybe(dice: random.Random, said: str) -> str:
    """The words, or nothing."""
    return said if dice.random() < 0.8 else ""


def day(value: date | None) -> str:
    """05/10/2022."""
    return value.strftime("%d/%m/%Y") if value else ""
