"""The words by which a state secret is marked, and the ordinary words that only look like them."""

# Compared in capitals, with spaces and punctuation taken out. The last two rows are the same
# words as the old TCVN3 (.VnTimeH) and VNI fonts keep them.
STAMPS = frozenset(
    {"MẬT", "TỐIMẬT", "TUYỆTMẬT"}
    | {"MËT", "TÈIMËT", "TUYÖTMËT"}
    | {"MAÄT", "TOÁIMAÄT", "TUYEÄTMAÄT"}
)
# "Độ mật: Mật" says the same as the stamp.
LABELS = ("ĐỘMẬT", "MỨCĐỘMẬT", "CẤPĐỘMẬT")

WORD = "mật"
# Without marks it may as well be "mặt" or "mất": it counts only alone in brackets.
PLAIN_WORD = "mat"
DEGREES = frozenset({("tối", WORD), ("tuyệt", WORD), ("toi", "mat"), ("tuyet", "mat")})

# "bí mật", "bảo mật", "không mật" …: the word before makes it an ordinary word. No word stands here
# that often ends a title by itself ("tiến độ", "nhà nước"), for there the mark may follow.
BEFORE = frozenset(
    {"bí", "bảo", "cơ", "thân", "trù", "chặt", "nghiêm", "không", "giải", "lộ", "lọt"}
    | {"túi", "sỏi", "rỉ", "ngọt"}
)
# "mật độ", "mật khẩu" …: the word after does. None here begins a title ("báo cáo", "thư mời").
AFTER = frozenset(
    {"độ", "khẩu", "mã", "thiết", "ngữ", "đàm", "ước", "phục", "thám", "tông"}
    | {"ong", "mía", "gấu"}
)

# The same for a compound that a narrow column broke in two, each half a line of its own. A PDF may
# give every letter apart, so these are compared without spaces; "Độc lập" must not pass for "độ".
BROKEN_BEFORE = ("bí", "bảo", "cơ")
BROKEN_LABELS = frozenset({"độ", "mứcđộ", "cấpđộ"})
BROKEN_AFTER = frozenset({"độ", "độdânsố", "độdâncư", "khẩu", "mã"})
