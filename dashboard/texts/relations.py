"""Words of a document's relations: the list, the graph one walks, and what each relation does."""

from datetime import date, datetime

from dashboard.texts.common import DOCUMENT_KINDS, POSSIBLY, RELATIONS, VALIDITIES
from dashboard.texts.formats import day, moment, number, shortened
from db.vocabulary import DocumentKind, RelationKind, Validity

TITLE = "Quan hệ với văn bản khác"
NONE = "Chưa ghi nhận quan hệ nào với văn bản khác."
NOT_REGISTERED = "chưa có trong kho"
OPEN_GRAPH = "Xem sơ đồ quan hệ"
OPEN_RECORD = "Mở hồ sơ văn bản"
SOURCES = "Nguồn"
NO_SOURCE = "chưa ghi nguồn"
EFFECTS = "Hiệu lực của quan hệ"
NO_CLAUSE = "chưa ghi điều khoản"
NO_DAY = "chưa rõ ngày"
OPEN = "chưa xử lý"
NOT_ASKED = "không phải rà soát Kế hoạch"
IN_PLAN = "theo nội dung Kế hoạch"
GRAPH = "Sơ đồ quan hệ"
GRAPH_LABEL = "Sơ đồ quan hệ của {name}: {nodes} văn bản, {edges} quan hệ"
GRAPH_HELP = (
    "Mũi tên đi từ văn bản tác động tới văn bản được căn cứ, thi hành, sửa đổi…; nét đứt là quan hệ "
    "chưa chắc chắn. Bấm một văn bản để đi tiếp; khi đang ở một ô, dùng phím mũi tên để sang ô khác, "
    "Enter để mở. Danh sách bên dưới có đúng các quan hệ này."
)
GRAPH_NARROW = "Sơ đồ chỉ hiện trên màn hình rộng hơn; danh sách bên dưới có đủ các quan hệ."
DEPTH = "Xa"
DEPTHS = [("1", "Một bước"), ("2", "Hai bước")]
TRAIL = "Đường đã đi"
AS_LIST = "Các quan hệ trên sơ đồ, dạng danh sách"
SECOND = "Quan hệ của {name}"
RESTING = "Điểm của Kế hoạch dựa vào văn bản này"
TASKS_BOX = "{count} nhiệm vụ của Kế hoạch"
TASKS_LINE = "{done}/{total} hoàn thành · {late} quá hạn"
NO_TASKS = "Không nhiệm vụ nào của Kế hoạch viện dẫn văn bản này ngay trong nội dung."
OVERDUE = "quá hạn"
ALL_TASKS = "Mọi nhiệm vụ dựa vào văn bản này"
NO_ROUND = "chưa mở kỳ"


def relation(kind: RelationKind, *, is_from: bool) -> str:
    """How a relation reads from one of its ends."""
    return RELATIONS[kind][0 if is_from else 1]


def edge(kind: RelationKind, *, is_certain: bool) -> str:
    """A relation along its arrow: "thay thế", "có thể thay thế"."""
    said = RELATIONS[kind][0].lower()
    return said if is_certain else f"{POSSIBLY} {said}"


def name(kind: DocumentKind, number_: str | None, said: str | None, most: int = 120) -> str:
    """What a document is called: kind and number, or the words it goes by."""
    if number_:
        return shortened(f"{DOCUMENT_KINDS[kind]} {number_}", most)
    return shortened(said or DOCUMENT_KINDS[kind], most)


def short(said: str, most: int) -> str:
    """Words that must fit into a drawing."""
    return shortened(said, most)


def under(issued_on: date | None, validity: Validity | None) -> str:
    """The second line of a box: the year and the validity."""
    year = f"{issued_on.year} · " if issued_on else ""
    return f"{year}{VALIDITIES[validity]}"


def cited(times: int) -> str:
    """How often the plan's own words say so."""
    return f"{IN_PLAN}, {number(times)} chỗ"


def clauses(from_clause: str, to_clause: str) -> str:
    """Which clause changes which."""
    if not (from_clause or to_clause):
        return NO_CLAUSE
    return f"{from_clause or NO_CLAUSE} → {to_clause or NO_CLAUSE}"


def since(from_on: date | None) -> str:
    """From when a relation has its effect."""
    return f"từ ngày {day(from_on)}" if from_on else NO_DAY


def settled(at: datetime | None, is_asked: bool) -> str:
    """Whether somebody dealt with an effect, and when; or that nobody has to."""
    if at is None and not is_asked:
        return NOT_ASKED
    return f"đã xử lý lúc {moment(at)}" if at else OPEN


def more(count: int) -> str:
    """Documents that the drawing leaves out."""
    return f"và {number(count)} văn bản khác"


def graph_title(said: str) -> str:
    """The page's name."""
    return f"{GRAPH}: {said}"
