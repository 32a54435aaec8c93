"""The forms of papers on their page: which is in use, those before it, and what each mark means."""

from __future__ import annotations

from dashboard import texts
from dashboard.components import address
from dashboard.drawn import Node, el, link
from dashboard.queries.paper_templates import TemplateLine
from dashboard.texts import evidence as evidence_words
from dashboard.texts import paper_templates as words
from dashboard.texts.papers import KINDS
from registry.papers import template
from registry.papers.paper import PaperKind

PATH = "/papers/templates"
FILE = {"data_file": "true"}


def in_use(listed: list[TemplateLine], kind: PaperKind) -> TemplateLine | None:
    """The form that papers of a kind are made with; None when it is the house's."""
    fitting = (one for one in listed if one.kind == kind.value and one.withdrawn_at is None)
    return next(fitting, None)


def kinds_table(listed: list[TemplateLine], chosen: PaperKind) -> Node:
    """Each kind of paper and its form."""
    head = el("tr", *(el("th", name, scope="col") for name in words.COLUMNS))
    rows = [_kind_row(kind, in_use(listed, kind), kind is chosen) for kind in PaperKind]
    table = el("table", el("caption", words.TITLE), el("thead", head), el("tbody", *rows),
               class_="table cards")
    return el("div", table, class_="table-frame")


def _kind_row(kind: PaperKind, used: TemplateLine | None, is_chosen: bool) -> Node:
    _kind, form, since, files = words.COLUMNS
    said = KINDS[kind]
    change = link(address(PATH, kind=kind.value), words.REPLACE,
                  aria_label=f"{words.REPLACE}: {said}",
                  aria_current="true" if is_chosen else None)
    when = f"{texts.moment(used.added_at)}, {used.added_by}" if used else "–"
    where = f"{PATH}/{used.id}.docx" if used else f"{PATH}/{kind.value}/house.docx"
    fetched = el("a", words.DOWNLOAD, href=where, aria_label=f"{words.DOWNLOAD}: {said}", **FILE)
    return el("tr", el("th", said, scope="row"),
              el("td", used.name if used else words.HOUSE, data_name=form),
              el("td", when, data_name=since),
              el("td", fetched, " · ", change, data_name=files))


def kept_block(listed: list[TemplateLine], kind: PaperKind) -> list[Node]:
    """Every form of a kind that was kept, and the way to use the one in use no more."""
    own = [one for one in listed if one.kind == kind.value]
    if not own:
        return [el("p", words.NONE_KEPT, class_="quiet")]
    used = in_use(listed, kind)
    return [el("ul", *(_kept(one, one is used) for one in own), class_="evidence")]


def _kept(one: TemplateLine, is_used: bool) -> Node:
    state = words.IN_USE if is_used else words.WITHDRAWN if one.withdrawn_at else words.BEFORE
    said = [state, evidence_words.size(one.size), f"{one.added_by}, {texts.moment(one.added_at)}"]
    if one.withdrawn_at:
        said.append(f"{words.WITHDRAWN}: {texts.moment(one.withdrawn_at)}")
    button = None if one.withdrawn_at else el(
        "button", words.WITHDRAW, data_press=one.id, class_="btn small",
        aria_label=words.WITHDRAW_ONE.format(name=one.name))
    named = el("a", one.name, href=f"{PATH}/{one.id}.docx", **FILE)
    return el("li", named, button, el("span", " · ".join(said), class_="quiet"))


def marks_table(kind: PaperKind) -> Node:
    """What each mark is replaced with, and which a form of this kind must hold."""
    head = el("tr", *(el("th", name, scope="col") for name in words.MARK_COLUMNS))
    needed = template.mandatory(kind)
    _mark, meaning, must = words.MARK_COLUMNS
    rows = [
        el("tr", el("th", el("code", template.written(name)), scope="row"),
           el("td", said, data_name=meaning),
           el("td", words.MANDATORY if name in needed else words.FREE, data_name=must))
        for name, said in words.MEANINGS.items()
    ]
    table = el("table", el("caption", words.MARKS), el("thead", head), el("tbody", *rows),
               class_="table cards")
    return el("div", table, class_="table-frame")
