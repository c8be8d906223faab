"""The items that a document uses: order, numbers, and what disambiguation decided for each."""

from __future__ import annotations

from bibconv.csl.citation import Cite
from bibconv.csl.compiled import CompiledStyle
from bibconv.csl.context import NO_CONFIG, Context, NameConfig
from bibconv.csl.data.item import PreparedItem


class Entry:
    """One registered item."""

    __slots__ = ("config", "disambiguate", "english", "item", "number", "suffix")

    def __init__(self, item: PreparedItem, number: int, *, english: bool) -> None:
        self.item = item
        self.number = number
        self.english = item.is_english if item.language else english
        self.config = NO_CONFIG
        self.suffix = ""
        self.disambiguate = 0

    def context(self, cite: Cite | None = None) -> Context:
        """A fresh context for a cite, or for the entry in the bibliography."""
        context = Context(self.item, self.english)
        context.number = self.number
        context.config = self.config
        context.suffix = self.suffix
        context.disambiguate = self.disambiguate
        if cite is not None:
            context.locator = cite.locator
            context.label = cite.label
            context.position = cite.position
            context.near_note = cite.near_note
            context.first_note = cite.first_note
        return context

    def state(self, *, numbered: bool) -> tuple[object, ...]:
        """What makes two cites of the item differ; ``numbered``: its number is one of them."""
        number = self.number if numbered else 0
        return number, self.config.key(), self.suffix, self.disambiguate


def base_context(entry: Entry, config: NameConfig, *, disambiguate: int = 0) -> Context:
    """The context in which cites are compared: a later cite, without locator and suffix."""
    context = Context(entry.item, entry.english)
    context.number = entry.number
    context.config = config
    context.position = 1
    context.near_note = True
    context.comparing = True
    context.disambiguate = disambiguate
    return context


def make_entries(items: list[PreparedItem], style: CompiledStyle) -> list[Entry]:
    """Entries in the given order, numbered from 1."""
    return [Entry(item, index, english=style.english) for index, item in enumerate(items, 1)]
