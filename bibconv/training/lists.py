"""Lists laid out as the world lays them out, with the truth of every line.

A document is made of prose, perhaps a heading, a list of references in one layout (seldom two), and
perhaps prose again. Each of its lines is known to begin a reference, to go on with one, or to be
none. The same chance gives the same documents.

>>> made = laid_out(["Doe J. Slow tides. 2001."], (), random.Random(1))
>>> [line for line, label in made if label == "B"] != []
True
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from bibconv.references.cutting import OUTSIDE
from bibconv.training.layout import BLANK, LabelledLines, Layout
from bibconv.training.surroundings import paged, prose_lines
from bibconv.training.wording import HEADINGS

_MANY = 8  # references in a list that may change its layout
_LONG = 10  # references in a list that may go over pages


def laid_out(
    references: Sequence[str], prose: Sequence[str], chance: random.Random
) -> LabelledLines:
    """A document that holds ``references``, with paragraphs of ``prose`` around it or none."""
    roll = chance.random
    layout = Layout(chance)
    made: LabelledLines = []
    if prose and roll() < 0.6:
        made += prose_lines(prose, layout.wrapping, chance)
    if roll() < (0.65 if made else 0.5):
        made += _heading(chance)
    elif made:
        made.append(BLANK)
    body = _body(references, layout, chance)
    made += paged(body, chance) if len(references) > _LONG and roll() < 0.3 else body
    if prose and roll() < 0.25:
        made.append(BLANK)
        made += prose_lines(prose, layout.wrapping, chance)
    return made


def _heading(chance: random.Random) -> LabelledLines:
    roll = chance.random
    heading = chance.choice(HEADINGS)
    if roll() < 0.2:
        heading = heading.upper()
    if roll() < 0.15:
        heading = f"{chance.randint(5, 9)}. {heading}"
    above, below = [BLANK] * (roll() < 0.7), [BLANK] * (roll() < 0.4)
    return [*above, (heading, OUTSIDE), *below]


def _body(references: Sequence[str], layout: Layout, chance: random.Random) -> LabelledLines:
    """The list; a longer one sometimes changes its layout in the middle."""
    if len(references) <= _MANY or chance.random() >= 0.08:
        return list(layout.lines(references, 1))
    cut = chance.randrange(1, len(references))
    between = [BLANK] * (chance.random() < 0.5)
    rest = Layout(chance).lines(references[cut:], cut + 1)
    return [*layout.lines(references[:cut], 1), *between, *rest]
