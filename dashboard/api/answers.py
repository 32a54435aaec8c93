"""What the open data answers of the plan and of documents; null is what nobody verified."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from db.vocabulary import (
    AgencyKind,
    AssignmentRole,
    CitationRole,
    CitationVia,
    DocumentKind,
    DocumentLevel,
    RelationKind,
    SectionLevel,
    Validity,
)

PAGE = "The page of the system that shows the same to people."
KEY = "The document's permanent address in the registry."
SECTION = "The place in the plan, as printed: II.3.đ. A second item of one number ends in #2."
WITHHELD = (
    "True when the words are left out here, because they speak of a document that is not public."
)


def _closed(schema: dict[str, Any]) -> None:
    """Every field is always there, null or not, so none is optional to a reader."""
    schema["required"] = sorted(schema.get("properties", {}))


class Answer(BaseModel):
    """Something the open data tells."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", from_attributes=True, json_schema_extra=_closed
    )


class Head(Answer):
    """What every answer begins with."""

    as_of: datetime = Field(description="The moment whose figures these are.")
    is_demonstration: bool = Field(
        description="True when nothing of this ever happened. Say so wherever you show it."
    )


class Listing(Head):
    """One page of a list, in the order of the rows' numbers."""

    next: str | None = Field(description="The address of the next page; null on the last one.")


class Plan(Answer):
    """A plan whose tasks are followed."""

    key: str = Field(description=KEY)
    number: str | None
    issuer: str
    issued_on: date | None
    subject: str | None
    page: str = Field(description=PAGE)


class Plans(Listing):
    """The plans."""

    items: list[Plan]


class Section(Answer):
    """A part of the plan's text. What the text prints is never corrected."""

    id: int
    section: str = Field(description=SECTION)
    parent: str | None = Field(description="The section it stands in.")
    level: SectionLevel
    label: str | None = Field(description="The label as printed.")
    position: int
    heading: str | None
    text: str | None
    is_withheld: bool = Field(description=WITHHELD)
    line: int
    end_line: int
    task_id: int | None = Field(description="The task it orders, when it orders one.")
    page: str = Field(description=PAGE)


class Sections(Listing):
    """The plan's outline."""

    items: list[Section]


class Part(Answer):
    """An agency's part in a task. Only `lead` and `all` owe a report."""

    agency: str = Field(description="The agency's code.")
    role: AssignmentRole
    as_printed: str | None = Field(description="The words of the plan that name it.")


class Task(Answer):
    """A section that orders something."""

    id: int
    section: str = Field(description=SECTION)
    group: str = Field(description="The item it stands under: II.3 for II.3.đ.")
    position: int
    text: str | None = Field(description="What is ordered, in the plan's words.")
    is_withheld: bool = Field(description=WITHHELD)
    yearly_before: str | None = Field(
        description="The one date the plan itself prints, as MM-DD: before it, each year."
    )
    agencies: list[Part]
    page: str = Field(description=PAGE)


class Tasks(Listing):
    """The plan's tasks."""

    items: list[Task]


class Citation(Answer):
    """Words of the plan that stand for a document."""

    id: int
    section: str | None = Field(description="Null in the plan's header and ending.")
    place: str
    document: str | None = Field(description="Its key; null while nobody said which is meant.")
    number: str | None
    printed_number: str | None = Field(description="The number with the slips of the print.")
    via: CitationVia
    role: CitationRole
    surface: str = Field(description="The words as printed.")
    start: int = Field(description="Where they begin in the plan's text, in characters.")
    end: int
    is_general: bool = Field(description="True when no single document is meant.")


class Citations(Listing):
    """The plan's citations."""

    items: list[Citation]


class Agency(Answer):
    """An agency as the plan names it."""

    id: int
    code: str
    name: str
    short_name: str
    kind: AgencyKind
    position: int
    is_confirmed: bool = Field(description="False when no source says that it existed.")
    valid_from: date | None
    valid_to: date | None
    page: str = Field(description=PAGE)


class Agencies(Listing):
    """The agencies."""

    items: list[Agency]


class Document(Answer):
    """A document of the registry: number, kind, issuer and date. Internal ones never appear."""

    key: str = Field(description=KEY)
    kind: DocumentKind
    is_group: bool = Field(description="True for a name that stands for several documents.")
    number: str | None
    number_as_written: str | None
    issuer: str
    level: DocumentLevel
    issued_on: date | None
    is_date_verified: bool
    effective_on: date | None
    expires_on: date | None = Field(description="The first day without force.")
    subject: str | None
    subject_in_plan: str | None = Field(description="What the plan says it is about.")
    validity: Validity | None = Field(
        description="As of the day of `as_of`. Null: nobody verified it. Never read null as "
        "in force."
    )
    names: list[str]
    page: str = Field(description=PAGE)


class Documents(Listing):
    """The registry."""

    items: list[Document]


class OneDocument(Head):
    """One document."""

    item: Document


class Relation(Answer):
    """from → to in the active voice: the amending document amends the amended one."""

    id: int | None = Field(description="Null for one that only the plan's own words state.")
    kind: RelationKind
    from_document: str | None = Field(description="A key; null when it is not registered.")
    to_document: str | None = Field(description="A key; null when it is not registered.")
    other_name: str | None = Field(description="The name of the side that is not registered.")
    is_certain: bool
    stated: int = Field(description="In how many places the text of `from_document` says so.")


class Relations(Listing):
    """Relations between documents."""

    items: list[Relation]
