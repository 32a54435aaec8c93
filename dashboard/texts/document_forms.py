"""Words of the forms that keep the registry, and of the history of a document."""

from datetime import datetime

from dashboard.texts.common import RELATIONS, VALIDITIES
from dashboard.texts.formats import moment, number
from dashboard.texts.keeping import FIELD_NAMES as NAMED
from db.vocabulary import RelationKind, Validity

REFUSALS: dict[str, str] = {
    "document_not_sure": (
        "Ô “Hai bản ghi là một văn bản”: chưa đánh dấu. Kiểm tra số, loại, cơ quan ban hành và ngày của hai bản "
        "ghi rồi đánh dấu."
    ),
}
FIELD_NAMES = {"which_field": "Thông tin đã xác minh", "relation": "Quan hệ"}
FIELD_REASONS = {
    "bad_day": "ngày không đúng. Nhập theo dạng ngày/tháng/năm, ví dụ 14/11/2026",
    "not_chosen": "chưa chọn. Chọn một dòng trong danh sách",
}
UPDATE = "Cập nhật văn bản"
UPDATES = "Việc cập nhật"
DEEDS = {
    "correct": "Sửa thông tin",
    "verify": "Xác minh một thông tin",
    "validity": "Ghi hiệu lực",
    "relate": "Thêm quan hệ",
    "relation": "Sửa quan hệ đã ghi",
    "merge": "Gộp vào văn bản khác",
    "split": "Tách thành hai văn bản",
}
ADD = "Thêm văn bản"
ADD_HELP = (
    "Ô nào chưa chắc thì để trống: kho sẽ ghi “chưa xác minh”. Một văn bản được nhận ra theo số, loại, cơ quan "
    "ban hành và ngày; riêng số thì nhiều văn bản có thể trùng nhau."
)
NOTE_OF_ADDING = "Vì sao thêm (nếu cần ghi)"
ADDED = "Đã thêm {name} vào kho."
OPEN_ADDED = "Mở văn bản vừa thêm"
OPEN_MADE = "Mở văn bản mới"
OPEN_KEPT = "Mở bản ghi còn lại"
OPEN_EXISTING = "Mở bản ghi đã có"
DAY_FORM = "ngày/tháng/năm"
NOT_SAID = "chưa xác minh"
NAMES = "Tên gọi"
ALIASES = "Tên gọi tắt"
NAMES_HELP = (
    "Mỗi dòng một tên. Tên không phải tiếng Việt ghi mã ngôn ngữ ở đầu: [en] tiếng Anh, [km] tiếng Khmer, "
    "[fr] tiếng Pháp, [zh] tiếng Trung."
)
NOTES_HELP = "Mỗi dòng một ghi chú."
REASON = NAMED["reason"]
PROOF_URL = NAMED["proof_url"]
PROOF = NAMED["proof"]
PROOF_LEGEND = "Nguồn"
PROOF_OPTIONAL = "Nguồn (nếu có)"
PROOF_EXAMPLE = "Ví dụ: Công báo số 15 ngày 02/4/2020 đăng toàn văn, ghi ngày ban hành 11/3/2020"
IS_OTHER = "Đây là văn bản khác (đánh dấu rồi bấm lại nút ở trên)"
CORRECT = "Lưu thông tin"
CORRECTED = "Đã lưu thông tin văn bản. Giá trị cũ nằm trong lịch sử."
WHICH_FIELD = FIELD_NAMES["which_field"]
VERIFY = "Ghi đã xác minh"
VERIFY_HELP = "Ghi nguồn đã xem và nguồn ghi gì. Nếu nguồn ghi khác, sửa thông tin trước rồi mới xác minh."
VERIFIED = "Đã ghi người xác minh, thời điểm và nguồn."
VALIDITY = NAMED["validity"]
VALIDITY_FROM = NAMED["validity_from"]
VALIDITY_NOTE = NAMED["validity_note"]
VALIDITY_HELP = (
    "Ngày hết hiệu lực ghi trước được: đến ngày đó hệ thống tự đổi. Khi hiệu lực thay đổi mà Kế hoạch có viện "
    "dẫn văn bản này, một cảnh báo được mở để rà soát."
)
VALIDITY_NONE = "Chưa xác minh (rút lại lời đã ghi)"
SET_VALIDITY = "Ghi hiệu lực"
VALIDITY_SET = "Đã ghi hiệu lực của văn bản."
RELATION = FIELD_NAMES["relation"]
THIS_DOCUMENT = "Văn bản này: {said}"
OTHER_DOCUMENT = NAMED["to_id"]
CERTAINTY = "Mức chắc chắn"
CERTAINTIES = {"certain": "Chắc chắn", "possible": "Có thể, cần kiểm tra thêm"}
NOTE = NAMED["note"]
EFFECT = "Tác động (nếu biết)"
FROM_CLAUSE = NAMED["from_clause"]
TO_CLAUSE = NAMED["to_clause"]
FROM_ON = NAMED["from_on"]
CLAUSE_EXAMPLE = "Ví dụ: khoản 2 Điều 1"
RELATE = "Thêm quan hệ"
RELATED = "Đã thêm quan hệ."
NO_RELATION = "Chưa có quan hệ nào do Sở Nội vụ ghi. Quan hệ đọc từ lời Kế hoạch sửa ở phần viện dẫn."
WHICH_RELATION = "Quan hệ"
CONFIRM_LEGEND = "Xác nhận quan hệ “có thể” là đúng"
CONFIRM = "Xác nhận quan hệ"
CONFIRMED = "Đã xác nhận quan hệ."
ADD_EFFECT_LEGEND = "Thêm một tác động"
ADD_EFFECT = "Thêm tác động"
EFFECT_ADDED = "Đã thêm tác động."
REMOVE_LEGEND = "Gỡ quan hệ không đúng"
REMOVE = "Gỡ quan hệ"
REMOVED = "Đã gỡ quan hệ. Lịch sử vẫn giữ quan hệ này."
INTO = NAMED["into_id"]
MERGE_HELP = (
    "Dùng khi một văn bản bị ghi hai lần. Viện dẫn, quan hệ, tên, đường dẫn và tệp chuyển sang văn bản được chọn; "
    "địa chỉ cũ vẫn mở được và dẫn tới văn bản đó."
)
IS_SAME = "Tôi đã kiểm tra: hai bản ghi là một văn bản"
MERGE = "Gộp hai bản ghi"
MERGED = "Đã gộp hai bản ghi."
SPLIT_HELP = (
    "Dùng khi một bản ghi đang chỉ hai văn bản khác nhau. Chọn những gì thuộc văn bản kia và ghi thông tin của nó."
)
SPLIT_MOVED = "Chuyển sang văn bản mới"
SPLIT_CITATIONS = "Chỗ viện dẫn"
SPLIT_RELATIONS = "Quan hệ"
SPLIT_FIELDS = "Thông tin của văn bản mới"
SPLIT = "Tách văn bản"
SPLIT_DONE = "Đã tách thành hai văn bản."
NOTHING_TO_SPLIT = "Không có viện dẫn hay quan hệ nào gắn với bản ghi này để chuyển đi."
MERGED_INTO = "Bản ghi cũ ({key}) đã gộp vào "
ALARMED = "Có {count} cảnh báo về văn bản này đang chờ Sở Nội vụ xử lý."
SEE_ALARMS = "Xem cảnh báo"
HISTORY = "Lịch sử"
NO_HISTORY = "Chưa có thay đổi nào từ khi nạp dữ liệu ban đầu."
MORE = "Xem thêm 20 thay đổi"
SYSTEM_DID = "Hệ thống"
WHY = "Lý do"
CHANGES = {
    "add_document": "thêm vào kho",
    "correct_document": "sửa thông tin",
    "verify_field": "xác minh",
    "set_validity": "ghi hiệu lực",
    "validity_came_due": "đổi hiệu lực vì đã đến ngày",
    "add_relation": "thêm quan hệ",
    "confirm_relation": "xác nhận quan hệ",
    "remove_relation": "gỡ quan hệ",
    "add_effect": "thêm tác động",
    "merge_document": "gộp vào văn bản khác",
    "take_merged": "nhận bản ghi gộp vào",
    "split_document": "tách ra một văn bản",
    "add_link": "thêm đường dẫn",
    "remove_link": "gỡ đường dẫn",
    "add_document_file": "thêm tệp",
    "remove_document_file": "gỡ tệp",
}
CHANGED = {
    **NAMED,
    "merged_into": "Gộp vào",
    "merged": "Bản ghi được gộp",
    "split_off": "Văn bản tách ra",
    "citations": "Chỗ viện dẫn chuyển đi",
    "relations": "Quan hệ chuyển đi",
    "relation": "Quan hệ",
    "is_certain": "Mức chắc chắn",
    "clauses": "Điều khoản",
    "from_on": "Từ ngày",
    "url": "Đường dẫn",
    "name": "Tệp",
    "kind_of_file": "Loại tệp",
    "size": "Cỡ tệp (byte)",
    "sha256": "SHA-256",
}
EMPTY = "trống"


def stale(at: datetime | None) -> str:
    """Somebody saved first; what was typed is kept."""
    when = f", lúc {moment(at)}" if at else ""
    return (
        f"Có người đã lưu văn bản này trước bạn{when}. Nội dung bạn nhập vẫn còn ở đây; xem thông tin mới và "
        "Lịch sử trên trang, rồi bấm lại nếu vẫn muốn lưu."
    )


def relation_options() -> list[tuple[str, str]]:
    """Every relation a document may have, said from its own side; both ends of one kind once."""
    said: dict[str, str] = {}
    for kind, (acting, affected) in RELATIONS.items():
        said.setdefault(acting, f"{kind.value}:from")
        said.setdefault(affected, f"{kind.value}:to")
    return [(value, words) for words, value in said.items()]


def validity_options(none: str) -> list[tuple[str, str]]:
    """What may be said of a document's force."""
    said = [(one.value, VALIDITIES[one]) for one in Validity]
    return [*said, (none, VALIDITY_NONE)]


def between(kind: RelationKind, acting: str, affected: str, *, is_certain: bool) -> str:
    """A relation as a line: "A: thay thế B"; what is only possible says so."""
    verb = RELATIONS[kind][0].lower()
    return f"{acting} {verb if is_certain else f'có thể {verb}'} {affected}"


def history_head(who: str | None, at: datetime, deed: str) -> str:
    """Who did what, when."""
    return f"{moment(at)} · {who or SYSTEM_DID} {CHANGES.get(deed, deed)}"


def differs(names: list[str]) -> str:
    """Why a record can't be merged with another."""
    return f" · ▲ khác {', '.join(names)}: kiểm tra lại, chưa gộp được"


def count(value: int) -> str:
    """How many."""
    return number(value)


def left(shown: int, total: int) -> str:
    """How much of the history is shown."""
    return f"{number(shown)}/{number(total)} thay đổi"
