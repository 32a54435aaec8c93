"""The heatmap's table as HTML: each cell as assets/heatmap.js draws it, without its sentence."""

from __future__ import annotations

from typing import Any

import orjson

from dashboard.drawn import Node, el, link
from dashboard.drawn_html import written as written_tree


def written(part: Any) -> str:
    """A Heatmap component; its head leads on, its cells only show."""
    words = orjson.loads(part.words) if isinstance(part.words, str) else part.words
    columns, spans, rows = (orjson.loads(given) for given in (part.columns, part.spans, part.rows))
    cols = [el("col", class_="names"), el("col", class_="sums"), *([el("col")] * len(columns))]
    top = [el("caption", words["caption"]), el("colgroup", *cols),
           el("thead", *_head(words, columns, spans))]
    body = "".join(_row(row, len(columns), words["standings"]) for row in rows)
    return (f'<div class="heatmap-frame"><table class="heatmap {words["look"]}">'
            f"{written_tree(top)}<tbody>{body}</tbody></table></div>")


def _head(
    words: dict[str, Any], columns: list[dict[str, Any]], spans: list[dict[str, Any]]
) -> list[Node]:
    heads = [
        el("th", link(one["address"], one["label"],
                      el("span", one["words"]) if one.get("words") else None,
                      title=f"{one['title']}. {words['hint']}" if words["hint"] else one["title"]),
           scope="col")
        for one in columns
    ]
    over = [el("th", link(one["address"], one["label"], title=one["title"]),
               colspan=one["width"], scope="colgroup") for one in spans]
    lines = [el("tr", el("td", colspan=2), *over, class_="spans")] if over else []
    own = [el("th", words["agency"], scope="col"),
           el("th", words["red"], scope="col", class_="sum", title=words["sum"])]
    return [*lines, el("tr", *own, *heads)]


def _row(row: dict[str, Any], width: int, standings: list[str]) -> str:
    if "group" in row:
        head = el("th", row["group"], colspan=width + 2, scope="colgroup")
        return written_tree([el("tr", head, class_="group")])
    name = link(row["address"], row["short"], title=row["name"]) if row["address"] else row["short"]
    head = written_tree([el("th", name, scope="row"),
                         el("td", row["sum"], class_="sum red" if row["red"] else "sum")])
    return f"<tr>{head}{''.join(_cell(cell, standings) for cell in row['cells'])}</tr>"


def _cell(cell: list[Any] | int, standings: list[str]) -> str:
    if not isinstance(cell, list):
        return f'<td class="{"off" if cell else "none"}"></td>'
    standing, mark, stale, verified, done, total = cell[:6]
    turn, _before, text = [*cell[9:], None, None, None][:3]
    flags = (" stale" if stale else "") + (" verified" if verified == total else "")
    is_turned = isinstance(turn, int)
    flags += f" t{turn:d}" if is_turned else ""
    kind = "many" if total > 1 else f"one m{mark:d}"
    inside = "<i></i>" if is_turned else ""
    if text:
        inside += written_tree([el("b", standings[standing]), el("small", text)])
    elif total > 1:
        inside += f"{done:d}/{total:d}"
    late = f' style="--late:{mark / total:.3g}"' if total > 1 and mark else ""
    inside = f"<a>{inside}</a>" if inside or late else ""
    return f'<td class="s{standing:d} {kind}{flags}"{late}>{inside}</td>'
