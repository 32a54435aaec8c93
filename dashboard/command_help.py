"""click's help and its mistakes, in Vietnamese: click itself speaks the language of its authors."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from dashboard.texts import command_line as words


class Formatter(click.HelpFormatter):
    """Headings and the usage line in Vietnamese."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, words.USAGE_PARTS.get(args, args), prefix=words.USAGE)

    def write_heading(self, heading: str) -> None:
        super().write_heading(words.HEADINGS.get(heading, heading))


class Context(click.Context):
    formatter_class = Formatter


class Command(click.Command):
    """A command whose own help option is named in Vietnamese."""

    context_class = Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = words.HELP_OPTION
        return option


class Group(Command, click.Group):
    """A group of such commands."""

    command_class = Command


def group(**options: Any) -> Callable[[Callable[..., Any]], Group]:
    """The outermost command."""
    settings = {"help_option_names": ["-h", "--help"]}
    return click.group(cls=Group, context_settings=settings, **options)


def mistake(wrong: click.ClickException) -> str:
    """One sentence for what was typed wrongly."""
    if not isinstance(wrong, click.UsageError):
        return wrong.message
    where = wrong.ctx.command_path if wrong.ctx else words.PROGRAM
    if isinstance(wrong, click.NoSuchOption):
        said = words.NO_OPTION.format(name=wrong.option_name)
    elif isinstance(wrong, click.BadParameter):
        name = wrong.param.human_readable_name if wrong.param else ""
        is_missing = isinstance(wrong, click.MissingParameter)
        said = (words.MISSING_PART if is_missing else words.BAD_PART).format(name=name)
    else:
        said = words.BAD_COMMAND
    return f"{said} {words.SEE_HELP.format(command=where)}"
