"""The parts of a packed document by name, and their XML: read only when asked for.

Source: ECMA-376 part 2 (Open Packaging Conventions); ODF 1.3 part 2 (packages). A part with a
DOCTYPE is refused, because neither standard allows one; nothing outside the package is opened.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING

from bibconv.errors import UnreadableInputError
from bibconv.text.xml import XmlError, make_parser, parse

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPES = (b"<!DOCTYPE", "<!DOCTYPE".encode("utf-16-le"), "<!DOCTYPE".encode("utf-16-be"))
_RECOVERED = "{part} is not well-formed XML ({error}); what can be read of it was read"


class Package:
    """The parts of one document.

    Args:
        names: of the files in the package.
        read: gives the bytes of one, within bounds.
        name: of the document, for messages.

    Attributes:
        damages: what was found to be damaged, in words.
    """

    def __init__(self, names: Iterable[str], read: Callable[[str], bytes], name: str) -> None:
        self.name = name
        self.damages: list[str] = []
        self._read = read
        self._names: dict[str, str] = {}
        for packed in names:
            part = packed.replace("\\", "/").lstrip("/")
            if ".." not in part.split("/"):
                self._names.setdefault(part.lower(), packed)  # the first of two counts

    def __contains__(self, part: str) -> bool:
        return part.lower() in self._names

    def parts(self, prefix: str, suffix: str = ".xml") -> list[str]:
        """The parts whose names begin and end so, in order of their names."""
        return sorted(p for p in self._names if p.startswith(prefix) and p.endswith(suffix))

    def data(self, part: str) -> bytes | None:
        """The bytes of a part; ``None`` if there is no such part."""
        packed = self._names.get(part.lower())
        return None if packed is None else self._read(packed)

    def xml(self, part: str) -> _Element | None:
        """The root element of a part; ``None`` if there is none, or nothing of it is XML.

        Raises:
            UnreadableInputError: the part has a DOCTYPE.
        """
        data = self.data(part)
        return None if data is None else self.parsed(data, part)

    def parsed(self, data: bytes, part: str) -> _Element | None:
        """The root element of XML that is called ``part``; otherwise as :meth:`xml`."""
        if any(doctype in data for doctype in _DOCTYPES):
            raise UnreadableInputError(
                f"{self.name}: {part} has a DOCTYPE, which no word processor writes; it is not "
                "read for safety. Open the document in a word processor and save it again"
            )
        try:
            return parse(data)
        except XmlError as error:
            self.damages.append(_RECOVERED.format(part=part, error=error.message))
        try:
            return parse(data, make_parser(recover=True))
        except XmlError:
            return None


class Relations:
    """What a part of an Office Open XML package refers to.

    Attributes:
        targets: id of a relationship -> address outside the package.
    """

    def __init__(self, package: Package, part: str) -> None:
        folder, _, file = part.rpartition("/")
        self.targets: dict[str, str] = {}
        self._parts: list[tuple[str, str]] = []
        root = package.xml(f"{folder}/_rels/{file}.rels".lstrip("/"))
        for relation in root if root is not None else ():
            target = str(relation.get("Target", ""))
            if relation.get("TargetMode") == "External":
                self.targets[str(relation.get("Id", ""))] = target
            else:
                path = target.lstrip("/") if target.startswith("/") else join(dirname(part), target)
                self._parts.append((str(relation.get("Type", "")), normpath(path)))

    def parts(self, kind: str) -> list[str]:
        """The parts of a kind of relationship, such as ``footnotes``: the last word of its type,
        which is the same in the transitional and the strict form of the standard."""
        return [part for type, part in self._parts if type.rpartition("/")[2] == kind]
