"""``kpss explain``: what a rule checks, why, wrong and right examples."""

from __future__ import annotations

import re
from typing import Annotated

import typer

from kpss.cli.common import own_language
from kpss.cli.options import LangOption, OutputOption
from kpss.cli.texts import tr

HELP = tr(
    "Vysvětlí pravidlo: co hlídá, proč, příklady a nápravu.",
    "Explains a rule: what it checks, why, examples, how to mend.",
)


def command(
    code: Annotated[
        str,
        typer.Argument(
            metavar=tr("[KÓD]", "[CODE]"),
            show_default=False,
            help=tr("Například KPSS301 nebo 301; jinak seznam všech.", "Such as KPSS301 or 301; else the list of all."),
        ),
    ] = "",
    lang: LangOption = "",
    output: OutputOption = "",
) -> int:
    """Show the page of a rule, or the list of rules."""
    from kpss import resources
    from kpss.cli.output import write
    from kpss.language.errors import UserError
    from kpss.reports.words import SEVERITIES
    from kpss.rules import CATALOGUE, by_text

    language = own_language(lang)
    if not code:
        off = tr("vypnuto", "off")
        rows = [
            f"{rule.code_text}  {SEVERITIES[rule.severity].in_language(language) if rule.severity != 'off' else off:<9}  {rule.title.in_language(language)}"
            for rule in CATALOGUE.values()
        ]
        write("\n".join(rows) + "\n", output)
        return 0
    rule = by_text(code)
    if rule is None:
        raise UserError(
            f"Pravidlo „{code}“ není; seznam vypíše kpss explain.",
            f"There is no rule “{code}”; kpss explain lists them.",
        )
    page = resources.read_text("rules", f"{rule.code_text}.{language}.md")
    write(page if output.endswith(".md") else _plain(page), output)
    return 0


_FENCE = "```"
# A code, what is strong or set off, a link; only the words stay.
_MARKED = re.compile(r"`([^`]*)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]*)\]\([^)]*\)")


def _plain(page: str) -> str:
    """The Markdown *page* as text: no marks, examples set off under the names of their files."""
    lines, inside = [], False
    for line in page.splitlines():
        if line.startswith(_FENCE):
            inside = not inside
            lines += [f"{line.split()[-1]}:", ""] if inside and " " in line else []
        elif inside:
            lines.append(f"    {line}".rstrip())
        else:
            words = line.lstrip("#").lstrip() if line.startswith("#") else line
            lines.append(_MARKED.sub(lambda found: found[found.lastindex or 0], words))
    return "\n".join(lines) + "\n"
