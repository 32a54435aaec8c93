"""The link to the inbox beside the user's name, with how much in it is unread."""

from __future__ import annotations

from dash import set_props
from sqlalchemy.orm import Session

from dashboard import texts
from dashboard.drawn import Node, el, link
from dashboard.pages import INBOX
from dashboard.texts import inbox as words
from registry import inbox
from registry.policy import Actor


def show(rows: Session, who: Actor) -> None:
    """Bring the number up to date, by one question; for use inside a callback."""
    set_props("inbox-link", {"tree": drawn(inbox.unread(rows, who))})


def drawn(unread: int) -> list[Node]:
    """The link; a number only when something is unread."""
    number = el("b", texts.number(unread)) if unread else None
    return [link(INBOX, texts.INBOX, number, aria_label=words.unread(unread))]
