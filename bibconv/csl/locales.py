"""Which locale: the one asked for, its language's main one, the style's own, en-US.

The locale files are the ones that citeproc-py ships; the package is not imported to find them.

>>> resolve_locale("de")
'de-DE'
"""

from __future__ import annotations

import difflib
import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from bibconv.errors import MisuseError
from bibconv.patterns import late

DEFAULT_LOCALE = "en-US"
_TAG = late(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@cache
def folder() -> Path:
    """Where the locale files are."""
    spec = find_spec("citeproc")
    locations = spec.submodule_search_locations if spec else None
    if not locations:
        raise MisuseError("the locale files are missing: pip install citeproc-py")
    return Path(next(iter(locations))) / "data" / "locales"


@cache
def locale_names() -> tuple[str, ...]:
    """All locales there is a file for."""
    return tuple(sorted(p.stem.removeprefix("locales-") for p in folder().glob("locales-*.xml")))


@cache
def primary_dialects() -> dict[str, str]:
    """Language -> the dialect that stands for it ("de" -> "de-DE")."""
    try:
        data = json.loads((folder() / "locales.json").read_text("utf-8"))["primary-dialects"]
    except (OSError, ValueError, KeyError):
        data = {}
    names = locale_names()
    return {language: tag for language, tag in data.items() if tag in names}


def resolve_locale(asked: str) -> str:
    """The locale to use for what a user asked for; :class:`MisuseError` if there is none."""
    tag = asked.strip().replace("_", "-").split(".", 1)[0]
    names = {name.lower(): name for name in locale_names()}
    if tag.lower() in names:
        return names[tag.lower()]
    language = tag.lower().split("-", 1)[0]
    if _TAG.fullmatch(tag) and language in primary_dialects():
        return primary_dialects()[language]
    near = difflib.get_close_matches(tag.lower()[:20], list(names), n=4, cutoff=0.4)
    hint = f"near ones are {', '.join(names[n] for n in near)}" if near else "try en-US or de-DE"
    raise MisuseError(f"there is no locale {asked!r}; {hint}")


def locale_of_style(default_locale: str | None) -> str:
    """The locale a style asks for, en-US where it asks for none or one that does not exist."""
    try:
        return resolve_locale(default_locale) if default_locale else DEFAULT_LOCALE
    except MisuseError:
        return DEFAULT_LOCALE


def locale_files(locale: str) -> list[Path]:
    """The files to search for a term, most specific first, ending with en-US."""
    language = locale.split("-", 1)[0]
    wanted = [locale, primary_dialects().get(language, DEFAULT_LOCALE), DEFAULT_LOCALE]
    existing = [name for name in dict.fromkeys(wanted) if name in locale_names()]
    return [folder() / f"locales-{name}.xml" for name in existing]
