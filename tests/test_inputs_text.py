"""Plain text in every encoding an office used becomes the same text; what is right stays."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from reading_facts import plan_text
from test_house import MARKED

from registry.errors import RegistryError, Unreadable
from registry.inputs import InputKind, TextRead, kinds, letters, read_file, syllables
from registry.inputs.vocabulary import TCVN3, VNI
from registry.reading import text as reading_text

LETTERS = sorted({one for one in TCVN3.values() if one.islower()})
TO_TCVN3 = {meant: old for old, meant in TCVN3.items()}
TO_VNI = {m: o for o, m in VNI.items()} | {m.upper(): o.upper() for o, m in VNI.items()}


def read(data: bytes, name: str = "ke-hoach.txt") -> TextRead:
    return read_file(data, name)


def tcvn3(text: str) -> str:
    """A text as ABC kept it: capitals with marks are small letters in a font of capitals."""
    return "".join(TO_TCVN3.get(one) or TO_TCVN3.get(one.lower(), one) for one in text)


def vni(text: str) -> str:
    return "".join(TO_VNI.get(one, one) for one in text)


def whole(text: str) -> str:
    return unicodedata.normalize("NFC", text).rstrip("\n") + "\n"


# --- the tables -------------------------------------------------------------------------------


def test_each_table_holds_all_marked_letters_of_vietnamese_once() -> None:
    assert len(LETTERS) == 67
    assert all(MARKED.match(one) or one == "đ" for one in LETTERS)
    assert sorted(VNI.values()) == LETTERS
    assert len(set(TCVN3.values())) == len(TCVN3) == 67 + 7
    assert all(ord(old) < 256 for old in TCVN3)


@pytest.mark.parametrize("letter", LETTERS, ids=lambda one: f"U+{ord(one):04X}")
def test_each_letter_is_found_again(letter: str) -> None:
    word = f"t{letter}"
    assert letters.from_tcvn3(tcvn3(word)) == word
    assert letters.from_vni(vni(word)) == word
    assert letters.from_vni(vni(word.upper())) == word.upper()
    assert letters.from_tcvn3(tcvn3(word), capitals=True) == word.upper()


# Words as people typed them, found in papers of those years.
TYPED = {
    "tcvn3": [("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
              ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
              ("Uû ban nh©n d©n tØnh Trµ Vinh", "Uỷ ban nhân dân tỉnh Trà Vinh"),
              ("tr\u00adíc ngµy 15 th¸ng 11 hµng n¨m", "trước ngày 15 tháng 11 hàng năm"),
              ("NHIÖM Vô, GI¶I PH¸P", "NHIỆM VỤ, GIẢI PHÁP")],
    "vni": [("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
            ("Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"),
            ("tröôùc ngaøy 15 thaùng 11 haøng naêm", "trước ngày 15 tháng 11 hàng năm"),
            ("NHIEÄM VUÏ, GIAÛI PHAÙP", "NHIỆM VỤ, GIẢI PHÁP")],
}  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "typed", "meant"),
    [(encoding, *pair) for encoding, pairs in TYPED.items() for pair in pairs],
    ids=[f"{name}-{place}" for name, pairs in TYPED.items() for place in range(len(pairs))],
)
def test_words_in_an_old_encoding_are_converted(encoding: str, typed: str, meant: str) -> None:
    assert letters.CONVERTED[encoding](typed) == meant


# --- whole texts ------------------------------------------------------------------------------

ENCODED = {
    "utf-8": (lambda text: text.encode(), "utf-8"),
    "utf-8 that says so": (lambda text: text.encode("utf-8-sig"), "utf-8"),
    "marks apart": (lambda text: unicodedata.normalize("NFD", text).encode(), "utf-8"),
    "utf-16": (lambda text: text.encode("utf-16"), "utf-16"),
    "utf-16 silent": (lambda text: text.encode("utf-16-le"), "utf-16"),
    "utf-16 turned": (lambda text: text.encode("utf-16-be"), "utf-16"),
    "utf-32": (lambda text: text.encode("utf-32"), "utf-32"),
    "lines of Windows": (lambda text: text.replace("\n", "\r\n").encode(), "utf-8"),
    "vni": (lambda text: vni(text).encode("cp1252"), "vni"),
    "vni pasted": (lambda text: vni(text).encode(), "vni"),
}


@pytest.mark.parametrize("case", ENCODED)
def test_plan_66_is_the_same_text_in_every_encoding(case: str) -> None:
    encode, encoding = ENCODED[case]
    found = read(encode(plan_text()))
    assert found.text == whole(plan_text())
    assert (found.kind, found.encoding, found.pages) == (InputKind.TXT, encoding, ())
    assert found.notes == (("converted_vni",) if encoding == "vni" else ())


@pytest.mark.parametrize("code", ["cp1252", "utf-8"])
def test_plan_66_in_tcvn3_loses_only_capitals_that_the_font_made(code: str) -> None:
    found = read(tcvn3(plan_text()).encode(code))
    assert (found.encoding, found.notes) == ("tcvn3", ("converted_tcvn3",))
    assert found.text.lower() == whole(plan_text()).lower()
    assert "II. NHIỆM VỤ, GIẢI PHÁP" in found.text
    wrong = [one for one, meant in zip(found.text, whole(plan_text()), strict=True) if one != meant]
    assert len(wrong) == 22


def test_plan_66_in_windows_1258_is_the_same_text() -> None:
    marks = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    toned = _toned(plan_text(), marks)
    apart = "".join(unicodedata.normalize("NFC", base) + tone for base, tone in toned)
    found = read(apart.encode("cp1258"))
    assert (found.text, found.encoding) == (whole(plan_text()), "windows-1258")


def _toned(text: str, marks: set[str]) -> list[tuple[str, str]]:
    """Each letter, and its tone apart from it."""
    found = []
    for one in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", one)
        tone = "".join(mark for mark in parts if mark in marks)
        found.append(("".join(part for part in parts if part not in marks), tone))
    return found


RIGHT = [
    "Kế hoạch số 66/KH-UBND ngày 05/10/2022.",
    "Café, naïve, Ångström, señor và Đà Nẵng",
    "Công ty «Ánh Dương» ở 10°C, ±5 %",
    "plain words only",
    "Đắk Lắk, Krông Bông, Ea H'leo, K'Bang",
]


@pytest.mark.parametrize("text", RIGHT)
def test_what_is_right_is_never_converted(text: str) -> None:
    found = read(text.encode())
    assert (found.text, found.encoding, found.notes) == (f"{text}\n", "utf-8", ())


def test_a_line_that_is_right_stays_among_lines_in_an_old_encoding() -> None:
    old = tcvn3("Thực hiện nhiệm vụ của Ủy ban nhân dân tỉnh về cải cách hành chính.\n") * 8
    found = read(f"{old}Nghị quyết đã đúng.\n".encode())
    assert found.text.endswith("chính.\nNghị quyết đã đúng.\n")


def test_most_words_of_plan_66_are_syllables_and_garbled_ones_are_not() -> None:
    assert syllables.share(plan_text())[0] > 0.99
    assert syllables.share(tcvn3(plan_text()))[0] < 0.3
    assert syllables.share(vni(plan_text()))[0] < 0.3


NOT_TEXT = {
    "nothing": (b"", "evidence_empty"),
    "blanks": (b" \n\t\n", "empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", "binary"),
    "noise": (bytes(range(128, 256)) * 40, "not_text"),
    "half of a letter": (b"\xff\xfe\x00\xd8", "not_text"),
    "too long": (b"x" * 2_000_001, "too_long"),
    "too large": (b"x" * (20 * 1024 * 1024 + 1), "evidence_too_large"),
    "a stamp": ("MẬT\nKế hoạch".encode(), "evidence_secret"),
}


@pytest.mark.parametrize("case", NOT_TEXT)
def test_what_is_no_text_is_refused(case: str) -> None:
    data, code = NOT_TEXT[case]
    with pytest.raises(RegistryError) as refused:
        read(data)
    assert refused.value.code == code


def test_no_text_is_longer_than_the_reader_of_plans_takes() -> None:
    assert kinds.LONGEST == reading_text.LONGEST


def test_the_bounded_child_does_not_load_the_reader_of_plans() -> None:
    said = "import sys, registry.inputs.word; print('registry.reading' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_a_name_tells_the_kind() -> None:
    assert read(b"# I. x", "a.MD").kind is InputKind.TXT
    for name, code in (("a.csv", "input_kind"), ("a", "input_kind"), ("a.xlsx", "input_kind"),
                       ("a.doc", "evidence_old_format"), ("a.docm", "evidence_macro"),
                       ("a (Mật).txt", "evidence_secret_name")):  # fmt: skip
        with pytest.raises(RegistryError) as refused:
            read(b"x", name)
        assert refused.value.code == code


def test_signs_that_cannot_be_kept_are_left_out() -> None:
    assert read("a\x01b\ufeff\r\nc\rd\x0b".encode()).text == "ab\ufeff\nc\nd\n"
    with pytest.raises(Unreadable):
        read(b"\x01\x02")
