"""/urging — who is to be urged, by working days; the letters, and what was sent."""

from __future__ import annotations

from typing import Any

import dash_bootstrap_components as dbc
from dash import Input, Output, State, dcc, html, no_update, set_props

from dashboard import access, given, notices, texts, urge_letters
from dashboard.access import guarded_callback
from dashboard.components import address, choices_bar, empty, heading
from dashboard.drawn import Drawn, Node, el, link
from dashboard.filters import chosen_round
from dashboard.no_round import no_round
from dashboard.outcomes import place, said_beside
from dashboard.queries import board as boards
from dashboard.queries.accounts import agency_id
from dashboard.queries.board import RoundInfo
from dashboard.store import record, visit_of
from dashboard.texts import urging as words
from dashboard.urge_letters import Owed
from dashboard.urge_views import owed_list, sent_letters
from dashboard.visit import Page, Visit
from registry import urging
from registry.errors import Refused
from registry.policy import Action
from registry.urging import Letter

SHOW = ("overdue", "all")
ASKED = ("round", "show", "agency", "letters")
MOST_AGENCIES = 500


def layout(visit: Visit, **_address: str) -> Page:
    """The list, the letters to send, and below them the letters that were sent."""
    asked = {name: visit.query[name] for name in ASKED if name in visit.query}
    return Page(texts.URGING, [
        dcc.Store(id="urging-query", data=asked),
        html.Div(_body(visit), id="urging-body", className="urging"),
    ])


def _body(visit: Visit, done: str = "") -> list[Any]:
    plan = boards.plan_id(visit.session)
    around, known = chosen_round(visit, plan)
    if around is None:
        return [Drawn(tree=[heading(texts.URGING), *no_round(visit, words.NO_ROUND)])]
    near_too = visit.asked("show", SHOW) == "all"
    owed = urge_letters.owed(
        visit.session, around.id, visit.today, visit.choices, near_too=near_too
    )
    head = Drawn(tree=[heading(texts.URGING, visit, _filters(visit, known, around)),
                       *_summary(visit, around, owed, near_too=near_too)])
    sent = Drawn(tree=[sent_letters(visit, around)])
    if not owed:
        kind = words.NOBODY_AT_ALL if near_too else words.NOBODY
        return [head, place("urging", done), Drawn(tree=[empty(kind)]), sent]
    listed = Drawn(tree=owed_list(visit, plan, around, owed))
    chosen = next((one for one in owed if one.agency.code == visit.query.get("agency")), None)
    form = html.Div([*_form(visit, plan, around, owed, chosen), place("urging", done)],
                    className="sheet urge-form one" if chosen else "sheet urge-form")
    return [head, html.Div([listed, form], className="columns wide-narrow"), sent]


def _filters(visit: Visit, known: list[RoundInfo], around: RoundInfo) -> list[Node]:
    query = {name: visit.query[name] for name in ("round", "show") if name in visit.query}
    rounds = [(str(item.year), str(item.year)) for item in known]
    query["round"] = str(around.year)
    return el("div", choices_bar(texts.ROUND, "/urging", query, "round", rounds),
              choices_bar(words.SHOW, "/urging", query, "show", words.SHOW_OPTIONS),
              class_="filters")


def _summary(
    visit: Visit, around: RoundInfo, owed: list[Owed], *, near_too: bool
) -> list[Node]:
    overdue = sum(one.count(overdue=True) for one in owed)
    near = sum(one.count(overdue=False) for one in owed)
    told = sum(one.is_escalated for theirs in owed for one in theirs.owing)
    rule = words.RULE.format(gap=visit.choices.urge_gap_days,
                             escalate=visit.choices.escalate_after)
    late = link(address("/tasks", round=around.year, standing="overdue"), words.overdue(overdue))
    soon = link(address("/tasks", round=around.year, standing="due_soon"), words.near(near))
    return [
        el("p", words.agencies(len(owed)), ": ", late, *([", ", soon] if near_too else []),
           f" · {words.escalated(told)}" if told else None, class_="what") if owed else None,
        el("p", rule, class_="quiet"),
    ]


def _form(
    visit: Visit, plan: int, around: RoundInfo, owed: list[Owed], chosen: Owed | None
) -> list[Any]:
    if around.is_locked:
        return [Drawn(tree=[el("p", words.LOCKED, class_="quiet")])]
    return _many(visit, owed) if chosen is None else _one(visit, plan, around, chosen)


def _many(visit: Visit, owed: list[Owed]) -> list[Any]:
    ready = [one for one in owed if one.urgeable]
    title = el("h2", words.MANY)
    if not ready:
        return [Drawn(tree=[title, el("p", words.NO_LETTER_NOW, class_="quiet")])]
    options = [
        {"label": words.option(one.agency.name, words.overdue_now(*now) if now[1] else "",
                               one.count(overdue=False, of=one.urgeable), one.number),
         "value": one.agency.code}
        for one in ready if (now := one.overdue_now)
    ]
    picked = [one.agency.code for one in ready if one.count(overdue=True, of=one.urgeable)]
    return [
        Drawn(tree=[title, *_left_out(visit, owed), el("p", words.MANY_HELP, class_="quiet")]),
        html.Fieldset([
            html.Legend(words.AGENCIES),
            dbc.Checklist(id="urging-agencies", options=options, value=picked),
        ]),
        dbc.Label(words.ANSWER_BY, html_for="urging-answer-by"),
        dbc.Input(id="urging-answer-by", maxlength=10,
                  value=texts.day(urge_letters.usual_answer_by(visit.today))),
        Drawn(id="urging-previews"),
        html.Div([dbc.Button(words.SEND_MANY, id="urging-send", className="btn-primary"),
                  dbc.Button(words.PREVIEW, id="urging-preview", color="secondary")],
                 className="form-foot"),
    ]


def _left_out(visit: Visit, owed: list[Owed]) -> list[Node]:
    """Why the box offers fewer agencies, and fewer tasks, than the list shows."""
    names = [one.agency.short_name for one in owed if not one.urgeable]
    is_partial = any(one.urgeable and one.overdue_now[0] < one.overdue_now[1] for one in owed)
    said = [words.left_out(names, visit.choices.urge_gap_days)] if names else []
    said += [words.PARTIAL] if is_partial else []
    return [el("p", sentence, class_="quiet") for sentence in said]


def _one(visit: Visit, plan: int, around: RoundInfo, theirs: Owed) -> list[Any]:
    back = link(address("/urging", round=around.year, show=visit.query.get("show")),
                words.BACK_TO_MANY)
    title = el("h2", words.title_of_one(theirs.agency.name, theirs.number))
    if not theirs.urgeable:
        said = el("p", words.NO_LETTER_TO_ONE, class_="quiet")
        return [Drawn(tree=[title, said, el("p", back)])]
    letter = urge_letters.drafted(
        visit.session, plan, around, theirs, today=visit.today, choices=visit.choices,
        answer_by=urge_letters.usual_answer_by(visit.today),
    )
    kept = {"agency": theirs.agency.code, "number": letter.number,
            "reports": list(letter.report_ids)}
    return [
        dcc.Store(id="urging-key", data=kept),
        Drawn(tree=[title, el("p", back)]),
        dbc.Label(words.SUBJECT, html_for="urging-subject"),
        dbc.Input(id="urging-subject", value=letter.subject, maxlength=urging.LONGEST_SUBJECT),
        dbc.Label(words.LETTER, html_for="urging-letter"),
        dbc.Textarea(id="urging-letter", value=letter.text, maxlength=urging.LONGEST_LETTER,
                     rows=20),
        html.Div(dbc.Button(words.SEND_ONE, id="urging-send-one", className="btn-primary"),
                 className="form-foot"),
    ]


@guarded_callback(
    Output("urging-previews", "tree"),
    Input("urging-preview", "n_clicks"),
    State("urging-agencies", "value"),
    State("urging-answer-by", "value"),
    State("urging-query", "data"),
    needs=Action.URGE,
    prevent_initial_call=True,
)
@said_beside("urging", outputs=1)
def preview(n_clicks: Any, agencies: Any, answer_by: Any, query: Any) -> Any:
    """The letters as they would go out, each folded behind its agency's name."""
    if not n_clicks:
        return no_update
    with record().reading() as rows:
        visit = visit_of(rows, _asked(query))
        _around, drafts = _drafts(visit, agencies, answer_by)
    notices.clear()
    set_props("urging-said", {"tree": []})
    return [
        el("details", el("summary", theirs.agency.name), el("h3", letter.subject),
           el("div", letter.text, class_="letter-text"), class_="preview",
           open=number == 0)
        for number, (theirs, letter) in enumerate(drafts)
    ] or [el("p", words.REFUSALS["nothing_to_urge"], class_="quiet")]


@guarded_callback(
    Output("urging-body", "children"),
    Input("urging-send", "n_clicks"),
    State("urging-agencies", "value"),
    State("urging-answer-by", "value"),
    State("urging-query", "data"),
    needs=Action.URGE,
    prevent_initial_call=True,
)
@said_beside("urging", outputs=1)
def send_many(n_clicks: Any, agencies: Any, answer_by: Any, query: Any) -> Any:
    """One letter to each of the chosen agencies, drafted from what it owes at this moment."""
    if not n_clicks:
        return no_update
    asked = _asked(query)
    with record().writing() as rows:
        visit = visit_of(rows, asked)
        around, drafts = _drafts(visit, agencies, answer_by)
        ready = [letter for _theirs, letter in drafts]
        urging.urge_many(rows, around.id, ready, actor=access.actor(), at=visit.at)
    return _sent(asked, len(ready), sum(len(letter.report_ids) for letter in ready))


@guarded_callback(
    Output("urging-body", "children", allow_duplicate=True),
    Input("urging-send-one", "n_clicks"),
    State("urging-key", "data"),
    State("urging-subject", "value"),
    State("urging-letter", "value"),
    State("urging-query", "data"),
    needs=Action.URGE,
    prevent_initial_call=True,
)
@said_beside("urging", outputs=1)
def send_one(n_clicks: Any, key: Any, subject: Any, letter: Any, query: Any) -> Any:
    """The one letter of the form, in the officer's own words."""
    if not n_clicks:
        return no_update
    asked, code = _asked(query), given.words(given.part(key, "agency"))
    reports = _list_of(given.part(key, "reports"))
    number = given.row_id(given.part(key, "number"))
    with record().writing() as rows:
        visit = visit_of(rows, asked)
        urging.urge(
            rows, _round(visit).id, agency_id(rows, code) or 0,
            [given.row_id(one) for one in reports], given.words(subject), given.words(letter),
            number=number, actor=access.actor(), at=visit.at,
        )
    return _sent(asked, 1, len(reports))


def _sent(asked: dict[str, str], agencies: int, reports: int) -> list[Any]:
    said = words.sent(agencies, reports)
    # The form shrinks: what is beside its button may be out of sight.
    notices.show(said)
    with record().reading() as rows:
        return _body(visit_of(rows, {**asked, "agency": ""}), said)


def _drafts(
    visit: Visit, codes: Any, answer_by: Any
) -> tuple[RoundInfo, list[tuple[Owed, Letter]]]:
    """What would go to the chosen agencies; one that owes nothing any more gets no letter."""
    plan, around = boards.plan_id(visit.session), _round(visit)
    chosen = {given.words(code) for code in _list_of(codes)}
    day = given.day(answer_by)
    if day is None:
        raise Refused("bad_day")
    if day < visit.today:
        raise Refused("deadline_in_past", day=day)
    owed = urge_letters.owed(visit.session, around.id, visit.today, visit.choices,
                             near_too=visit.asked("show", SHOW) == "all")
    return around, [
        (one, urge_letters.drafted(visit.session, plan, around, one, today=visit.today,
                                   answer_by=day, choices=visit.choices))
        for one in owed if one.urgeable and one.agency.code in chosen
    ]


def _round(visit: Visit) -> RoundInfo:
    around, _known = chosen_round(visit, boards.plan_id(visit.session))
    if around is None:
        raise Refused("nothing_to_urge")
    return around


def _asked(query: Any) -> dict[str, str]:
    return {name: given.words(given.part(query, name)) for name in ASKED}


def _list_of(value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) > MOST_AGENCIES:
        raise Refused("bad_choice")
    return value
