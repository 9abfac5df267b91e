"""`taskparse rule`: what a rule checks, why, an example, what to do."""

from __future__ import annotations

from pathlib import Path

import click

from taskparse.cli.configuration import configuration
from taskparse.cli.languages import LANGUAGES, language_of
from taskparse.cli.refusal import Refusal
from taskparse.cli.streams import results
from taskparse.rules import rules
from taskparse.rules.rule import Language, Rule

# Heading, and the field of `Wording` below it.
_HEADINGS: dict[Language, tuple[tuple[str, str], ...]] = {
    "en": (
        ("What it checks", "checks"),
        ("Why it matters", "matters"),
        ("Example", "example"),
        ("What to do", "remedy"),
    ),
    "zh": (
        ("检查什么", "checks"),
        ("为什么要紧", "matters"),
        ("举例", "example"),
        ("怎么办", "remedy"),
    ),
}


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
    text = _table(language) if code is None else _documentation(_rule(code), language)
    with results(None) as stream:
        stream.write(text.encode())


def _rule(code: str) -> Rule:
    for rule in rules():
        if code in (rule.code, rule.name):
            return rule
    raise Refusal(f"no rule has the code {code}; `taskparse rule` lists them")


def _table(language: Language) -> str:
    width = max(len(rule.name) for rule in rules())
    return "".join(
        f"{rule.code}  {rule.severity:7}  {rule.name:{width}}  {rule.wording(language).title}\n"
        for rule in rules()
    )


def _documentation(rule: Rule, language: Language) -> str:
    wording = rule.wording(language)
    title = f"{rule.code} {rule.name} ({rule.severity})\n{wording.title}\n"
    return title + "".join(
        f"\n{heading}\n  {getattr(wording, name)}\n" for heading, name in _HEADINGS[language]
    )
