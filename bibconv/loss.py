"""The loss report of a conversion: what was kept aside, approximated or left out.

A :class:`LossReport` is what a writer's ``lose`` calls. It counts, and keeps the single losses
only when asked to, so that a conversion of a million records stays small.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from bibconv.model import Loss, Outcome


class LossReport:
    """Collects the losses of one conversion.

    Args:
        keep: keep each loss (for a report), not only the counts (for the summary line).
    """

    def __init__(self, *, keep: bool = True) -> None:
        self.keep = keep
        self.losses: list[Loss] = []
        self.counts: Counter[tuple[Outcome, str]] = Counter()

    def __call__(self, loss: Loss) -> None:
        self.counts[loss.outcome, loss.variable] += 1
        if self.keep:
            self.losses.append(loss)

    def add(self, other: LossReport) -> None:
        """Take over what another report has."""
        self.counts.update(other.counts)
        if self.keep:
            self.losses += other.losses

    def __len__(self) -> int:
        return sum(self.counts.values())

    @property
    def lost(self) -> int:
        """How many values were left out or approximated; what was kept aside is not lost."""
        gone = (Outcome.LEFT_OUT, Outcome.APPROXIMATED)
        return sum(count for (outcome, _), count in self.counts.items() if outcome in gone)

    def to_lines(self) -> list[str]:
        """The report for people: one line for each loss, then the summary."""
        lines = [
            f"{loss.item_id or '(no id)'}: {loss.variable}: {loss.outcome.value}, {loss.reason}"
            for loss in self.losses
        ]
        return [*lines, *self.summary()] or ["nothing was lost"]

    def summary(self) -> list[str]:
        """One line per outcome: ``left out: abstract (3), note (1)``; empty if nothing was lost."""
        lines = []
        for outcome in Outcome:
            counted = [(n, variable) for (o, variable), n in self.counts.items() if o is outcome]
            if counted:
                counted.sort(key=lambda pair: (-pair[0], pair[1]))
                shown = ", ".join(f"{variable} ({n})" for n, variable in counted[:12])
                more = f" and {len(counted) - 12} more" if len(counted) > 12 else ""
                lines.append(f"{outcome.value}: {shown}{more}")
        return lines

    def to_json(self) -> dict[str, Any]:
        """The report for programs: totals by outcome, and every loss."""
        totals: Counter[str] = Counter()
        for (outcome, _), count in self.counts.items():
            totals[outcome.value] += count
        return {
            "totals": dict(totals),
            "losses": [
                {
                    "id": loss.item_id,
                    "variable": loss.variable,
                    "outcome": loss.outcome.value,
                    "reason": loss.reason,
                }
                for loss in self.losses
            ],
        }
