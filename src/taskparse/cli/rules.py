"""`taskparse rule`: what a rule checks, why, an example, what to do."""

from __future__ import annotations

from pathlib import Path

import click

from taskparse.cli.configuration import configuration
from taskparse.cli.languages import LANGUAGES, language_of
from taskparse.cli.refusal import Refusal
from taskparse.cli.streams import results
from taskparse.model.fault import FaultKind, Language
from taskparse.reports.documentation import plain
from taskparse.rules import fault_kinds


@click.command("rule")
@click.argument("code", required=False)
@click.option("--lang", type=click.Choice(LANGUAGES), help="English or Chinese; by default the locale's.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    help="Read settings from FILE and from nowhere else.",
)
def rule_command(code: str | None, lang: str | None, config: Path | None) -> None:
    """Explain the rule CODE; without CODE, list all rules."""
    language = language_of(lang or configuration(config).lang)
    text = _table(language) if code is None else plain(_kind(code), language)
    with results(None) as stream:
        stream.write(text.encode())


def _kind(code: str) -> FaultKind:
    for kind in fault_kinds().values():
        if code in (kind.code, kind.name):
            return kind
    raise Refusal(f"no rule has the code {code}; `taskparse rule` lists them")


def _table(language: Language) -> str:
    kinds = fault_kinds().values()
    width = max(len(kind.name) for kind in kinds)
    return "".join(
        f"{kind.code}  {kind.severity:7}  {kind.name:{width}}  {kind.wording(language).title}\n" for kind in kinds
    )
