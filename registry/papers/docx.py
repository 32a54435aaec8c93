"""Writes a paper as a Word file in the form of NĐ 30/2020, or in an office's own form."""

from __future__ import annotations

import io
from datetime import UTC
from typing import Any

from registry.errors import Refused, RegistryError
from registry.papers import docx_annex
from registry.papers import template as forms
from registry.papers.docx_form import house_form, timeless
from registry.papers.docx_parts import on_one_line
from registry.papers.paper import Paper

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
LONGEST_PROPERTY = 250


def write(paper: Paper, template: bytes | None = None) -> bytes:
    """The paper as a .docx. Refused when the template cannot take it: no half paper is made."""
    if template is None:
        return _written(paper, house_form(paper.is_one_page))
    try:
        return _written(paper, template)
    except RegistryError:
        raise
    except Exception as error:
        # Whatever the library stumbles over in a stranger's file, the office must hear of it.
        raise Refused("template_unfillable") from error


def _written(paper: Paper, form: bytes) -> bytes:
    opened, notes = forms.fill(form, paper, is_tight=paper.is_one_page)
    docx_annex.add(opened, paper, notes)
    notes.finish()
    if paper.is_demonstration:
        docx_annex.mark_demonstration(opened)
    _name(opened, paper)
    kept = io.BytesIO()
    opened.save(kept)
    return timeless(kept.getvalue())


def _name(opened: Any, paper: Paper) -> None:
    """The properties of the file: nobody's name but the issuer's, and the moment of its figures."""
    said = opened.core_properties
    title = on_one_line(paper.title or paper.letterhead.subject)
    said.title = f"{on_one_line(paper.type_name)} {title}".strip()[:LONGEST_PROPERTY]
    said.author = on_one_line(paper.letterhead.issuer)[:LONGEST_PROPERTY]
    said.last_modified_by = said.author
    said.created = said.modified = paper.at.astimezone(UTC).replace(tzinfo=None)
    said.revision = 1
    said.comments = said.keywords = said.subject = said.category = ""
    said.language = "vi-VN"
