"""What a record is: item, name, date, library. Imports nothing of bibconv above it."""

from bibconv.model.dates import OPEN, Date, DateParts
from bibconv.model.item import Extra, Item, Value
from bibconv.model.library import Library
from bibconv.model.loss import Lose, Loss, Outcome
from bibconv.model.names import Name
from bibconv.model.record import (
    Block,
    Comment,
    Field,
    Junk,
    Preamble,
    Record,
    StringDefinition,
)
from bibconv.model.segment import Segment
from bibconv.model.types import ITEM_TYPES, TYPE_ALIASES
from bibconv.model.untagged import Passage, Untagged
from bibconv.model.variables import (
    DATE_VARIABLES,
    FORGOTTEN_BY_SCHEMA,
    KINDS,
    NAME_VARIABLES,
    NUMBER_VARIABLES,
    PROCESSOR_VARIABLES,
    TEXT_VARIABLES,
    TITLE_VARIABLES,
    VARIABLE_ALIASES,
    Kind,
)

__all__ = [
    "DATE_VARIABLES",
    "FORGOTTEN_BY_SCHEMA",
    "ITEM_TYPES",
    "KINDS",
    "NAME_VARIABLES",
    "NUMBER_VARIABLES",
    "OPEN",
    "PROCESSOR_VARIABLES",
    "TEXT_VARIABLES",
    "TITLE_VARIABLES",
    "TYPE_ALIASES",
    "VARIABLE_ALIASES",
    "Block",
    "Comment",
    "Date",
    "DateParts",
    "Extra",
    "Field",
    "Item",
    "Junk",
    "Kind",
    "Library",
    "Lose",
    "Loss",
    "Name",
    "Outcome",
    "Passage",
    "Preamble",
    "Record",
    "Segment",
    "StringDefinition",
    "Untagged",
    "Value",
]
