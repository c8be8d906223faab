"""``bibconv rules`` and ``bibconv explain``: what is checked, and why."""

from __future__ import annotations

from typing import Annotated

import typer


def rules() -> None:
    """List all rules: code, severity, whether on by default, name, what it reports."""
    from bibconv.rules import RULES

    for code, rule in sorted(RULES.items()):
        state = "on " if rule.default else "off"
        print(f"{code}  {rule.severity.value:<7}  {state}  {rule.name:<28}  {rule.summary}")


def explain(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Code or name of a rule, such as I112; or ALL.")
    ],
) -> None:
    """Explain a rule: what it reports, why it matters, an example, the remedy."""
    from bibconv.rules import RULES
    from bibconv.rules import explain as explanation

    codes = sorted(RULES) if code == "ALL" else [code]
    print("\n".join(explanation(each) for each in codes), end="")
