"""What a project wants of ``check``: ``bibconv.toml``, or ``[tool.bibconv]`` of ``pyproject.toml``.

The nearest of these files counts, from the working directory upwards; a ``pyproject.toml``
without the table is passed over. Options of the command line go before the file::

    [tool.bibconv]
    extend-select = ["F102"]
    ignore = ["T104"]
    fail-on = "error"
    [tool.bibconv.severity]
    U103 = "info"
    [tool.bibconv.per-file-ignores]
    "old/*.bib" = ["F", "N"]

>>> Settings.from_mapping({"ignore": ["T104"]}, "bibconv.toml").ignore
('T104',)
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from bibconv.checking.presets import PRESETS
from bibconv.diagnostics import Severity
from bibconv.errors import MisuseError, UnreadableInputError

Ignores = tuple[tuple[str, tuple[str, ...]], ...]
"""Patterns of names, each with the selectors that it turns off."""

FAIL_ON = ("error", "warning", "info", "never")


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one run.

    Attributes:
        preset: a set of rules by name: ``minimal``, ``default`` or ``strict``.
        select: selectors instead of the preset's; ``None`` leaves the preset.
        extend_select, ignore: selectors added and taken away.
        severity: code -> the severity that its findings get.
        fail_on: the mildest severity that makes the exit code 1; ``"never"`` for none.
        per_file_ignores: patterns of file names -> selectors ignored there.
        per_entry_ignores: patterns of ids -> selectors ignored there.
        exclude: patterns of files that are left out where folders are searched, and where
            ``force_exclude`` says so also where they are named.
        baseline: file of findings that are known, or ``None``.
        cite_commands: LaTeX commands of one's own that cite.
        schema: own requirements per item type, as plain data.
        format: the layout that ``bibconv format`` gives, as plain data.
        file: where the settings were read from, or ``None``.
    """

    preset: str = "default"
    select: tuple[str, ...] | None = None
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    fail_on: str = "warning"
    per_file_ignores: Ignores = ()
    per_entry_ignores: Ignores = ()
    exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    baseline: str | None = None
    cite_commands: tuple[str, ...] = ()
    schema: Mapping[str, Any] = msgspec.field(default_factory=dict)
    format: Mapping[str, Any] = msgspec.field(default_factory=dict)
    file: Path | None = None

    @classmethod
    def from_mapping(cls, data: Mapping[str, Any], name: str) -> Settings:
        """Settings of a parsed table; ``name`` stands for the file in errors.

        Raises:
            MisuseError: a key is not known, or its value is not what the key takes.
        """
        values: dict[str, Any] = {}
        for key, value in data.items():
            if key not in _KEYS:
                from difflib import get_close_matches

                near = get_close_matches(key, _KEYS, 1)
                hint = f"; did you mean {near[0]!r}?" if near else f"; known: {', '.join(_KEYS)}"
                raise MisuseError(f"{name}: unknown setting {key!r}{hint}")
            values[key.replace("-", "_")] = _KEYS[key](value, f"{name}: {key}")
        return cls(**values)

    @property
    def folder(self) -> Path:
        """What patterns and paths in the settings are relative to."""
        return self.file.parent if self.file else Path.cwd()


def find_settings(start: Path | None = None) -> Settings:
    """The settings of the nearest file from ``start`` (the working directory) upwards."""
    folder = (start or Path.cwd()).absolute()
    for place in (folder, *folder.parents):
        for name in ("bibconv.toml", "pyproject.toml"):
            file = place / name
            if file.is_file():
                found = read_settings(file)
                if found is not None:
                    return found
    return Settings()


def read_settings(file: Path) -> Settings | None:
    """The settings that ``file`` holds; ``None`` for a ``pyproject.toml`` without the table.

    Raises:
        UnreadableInputError: the file is not there or not TOML.
        MisuseError: a setting is wrong.
    """
    try:
        data = file.read_bytes()
    except OSError as error:
        raise UnreadableInputError(f"{file}: {error.strerror or error}") from None
    if file.name == "pyproject.toml":
        if b"bibconv" not in data:  # spares most projects the parser
            return None
        table = _parse(data, file).get("tool", {}).get("bibconv")
        if table is None:
            return None
        name = f"{file} [tool.bibconv]"
    else:
        table, name = _parse(data, file), str(file)
    if not isinstance(table, dict):
        raise MisuseError(f"{name}: is not a table")
    return msgspec.structs.replace(Settings.from_mapping(table, name), file=file)


def _parse(data: bytes, file: Path) -> dict[str, Any]:
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib

    try:
        parsed: dict[str, Any] = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnreadableInputError(f"{file}: is not TOML: {error}") from None
    return parsed


def _strings(value: Any, name: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise MisuseError(f'{name}: takes a list of strings, such as ["I102"]')
    return tuple(value)


def _string(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise MisuseError(f"{name}: takes a string")
    return value


def _flag(value: Any, name: str) -> bool:
    if not isinstance(value, bool):
        raise MisuseError(f"{name}: takes true or false")
    return value


def _one_of(*choices: str) -> Callable[[Any, str], str]:
    def take(value: Any, name: str) -> str:
        if value not in choices:
            raise MisuseError(f"{name}: takes one of {', '.join(choices)}, not {value!r}")
        return str(value)

    return take


def _table(value: Any, name: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise MisuseError(f"{name}: takes a table")
    return value


def _ignores(value: Any, name: str) -> Ignores:
    table = _table(value, name)
    return tuple(
        (pattern, _strings(codes, f"{name}.{pattern}")) for pattern, codes in table.items()
    )


def _severities(value: Any, name: str) -> tuple[tuple[str, Severity], ...]:
    table = _table(value, name)
    take = _one_of(*(severity.value for severity in Severity))
    return tuple((code, Severity(take(word, f"{name}.{code}"))) for code, word in table.items())


_KEYS: dict[str, Callable[[Any, str], Any]] = {
    "preset": _one_of(*PRESETS),
    "select": _strings,
    "extend-select": _strings,
    "ignore": _strings,
    "severity": _severities,
    "fail-on": _one_of(*FAIL_ON),
    "per-file-ignores": _ignores,
    "per-entry-ignores": _ignores,
    "exclude": _strings,
    "force-exclude": _flag,
    "baseline": _string,
    "cite-commands": _strings,
    "schema": _table,
    "format": _table,
}
