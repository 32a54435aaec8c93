"""/import — plans come in: a file is sent, the files on their way, the plans that are kept."""

from __future__ import annotations

from typing import Any

from dash import Input, Output, html, no_update

from dashboard.access import guarded_callback
from dashboard.components import heading
from dashboard.drawn import Drawn, Upload, el
from dashboard.import_list_views import PATH, files, plans
from dashboard.queries import imports as queries
from dashboard.store import record
from dashboard.texts import imports as words
from dashboard.visit import Page, Visit
from registry.evidence.kinds import LARGEST
from registry.policy import Action

ACCEPT = ".txt,.md,.docx,.pdf,.png,.jpg,.jpeg,.tif,.tiff"


def layout(visit: Visit, **_address: str) -> Page:
    """The card to send a file, the files that were sent, and the plans."""
    upload = Upload(id="import-upload", address=f"{PATH}/file", words=words.UPLOAD,
                    largest=LARGEST, accept=ACCEPT)
    return Page(words.TITLE, [
        Drawn(tree=[heading(words.TITLE), el("p", words.LEAD, class_="lead")]),
        html.Section([html.H2(words.SEND), upload], className="sheet"),
        html.Section([html.H2(words.IMPORTS),
                      Drawn(id="import-files", tree=files(queries.listed(visit.session)))]),
        html.Section([html.H2(words.PLANS), Drawn(tree=plans(queries.kept_plans(visit.session)))]),
    ])


@guarded_callback(
    Output("import-files", "tree"),
    Input("import-upload", "sent"),
    needs=Action.IMPORT_PLANS,
    prevent_initial_call=True,
)
def renew(sent: Any) -> Any:
    """Show the file that has just been received."""
    if not sent:
        return no_update
    with record().reading() as rows:
        return files(queries.listed(rows))
