"""Items made ready for rendering: particles, dates and numbers read once, whatever the style."""

from bibconv.csl.data.dates import PDate
from bibconv.csl.data.item import PreparedItem
from bibconv.csl.data.names import PName

__all__ = ["PDate", "PName", "PreparedItem"]
