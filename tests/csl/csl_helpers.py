"""Items for the tests: plain CSL-JSON to items, without a reader."""

from __future__ import annotations

from typing import Any

from bibconv.model import Date, Item, Name


def item(data: dict[str, Any]) -> Item:
    """An item from CSL-JSON."""
    variables: dict[str, Any] = {}
    for key, value in data.items():
        if key in ("id", "type", "custom"):
            continue
        if isinstance(value, list):
            value = tuple(Name(**{k.replace("-", "_"): v for k, v in n.items()}) for n in value)
        elif isinstance(value, dict):
            parts = tuple(tuple(part) for part in value.get("date-parts", ()))
            value = Date(
                parts,
                season=value.get("season"),
                circa=value.get("circa", False),
                literal=value.get("literal"),
            )
        variables[key] = value
    return Item(
        data.get("id", "x"), data.get("type", "document"), variables, data.get("custom", {})
    )


def article(**changes: Any) -> Item:
    """A journal article with everything usual; keyword arguments replace, ``None`` removes."""
    data: dict[str, Any] = {
        "id": "doe",
        "type": "article-journal",
        "title": "A study of things",
        "author": [{"family": "Doe", "given": "Jane A."}, {"family": "Roe", "given": "Richard"}],
        "container-title": "Journal of Things",
        "volume": "12",
        "issue": "3",
        "page": "45-67",
        "issued": {"date-parts": [[2020, 5, 4]]},
        "DOI": "10.1000/xyz",
    }
    data.update({key.replace("_", "-"): value for key, value in changes.items()})
    return item({key: value for key, value in data.items() if value is not None})
