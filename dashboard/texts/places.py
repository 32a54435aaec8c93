"""Places of a plan's text as people say them, where the path is not what is printed."""

GONE, NO_LONGER = "gone", "đã bỏ "


def printed(path: str) -> str:
    """Rows of a table by their own labels; what a newer text no longer has by that: "đã bỏ 1.2"."""
    return ".".join(map(_segment, path.split(".")))


def _segment(part: str) -> str:
    if part.startswith(GONE) and part[len(GONE) :].isdecimal():
        return NO_LONGER + part[len(GONE) :]
    # "r" alone is a point of its own; a row's label stands behind it.
    return part[1:] if len(part) > 1 and part[0] == "r" else part
