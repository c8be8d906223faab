"""Languages: babel/polyglossia identifier <-> BCP-47 tag, language name -> tag.

Sources: biblatex manual (``langid``), babel and polyglossia manuals, RFC 5646 (BCP-47).

>>> langid_to_tag("ngerman"), tag_to_langid("de-CH"), name_to_tag("English (US)")
('de-DE', 'nswissgerman', 'en-US')
"""

from __future__ import annotations

from bibconv.patterns import late
from bibconv.text.tables_languages import LANGID_TAGS, NAME_TAGS, NEAR_TAGS, REGION_NAMES

_TAG = late(
    r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|[0-9]{3}))?((?:[-_][A-Za-z0-9]{1,8}){0,6})"
)
_QUALIFIED = late(r"([^\s(),;]+)\s*[(,]\s*([^()]{1,40}?)\s*\)?")

_LANGIDS: dict[str, str] = {}
for _langid, _tag in LANGID_TAGS.items():
    _LANGIDS.setdefault(_tag, _langid)
_LANGIDS.update(NEAR_TAGS)
_LOWER_LANGIDS = {langid.lower(): tag for langid, tag in LANGID_TAGS.items()}
_KNOWN = frozenset(tag.partition("-")[0] for tag in {*LANGID_TAGS.values(), *NAME_TAGS.values()})


def langid_to_tag(langid: str) -> str | None:
    """BCP-47 tag of a babel or polyglossia identifier; ``None`` if nobody knows it."""
    langid = langid.strip()
    return LANGID_TAGS.get(langid) or _LOWER_LANGIDS.get(langid.lower())


def tag_to_langid(tag: str) -> str | None:
    """The babel identifier of a BCP-47 tag; of its language alone if the region has none."""
    normal = normalise_tag(tag)
    if normal is None:
        return None
    return _LANGIDS.get(normal) or _LANGIDS.get(normal.partition("-")[0])


def name_to_tag(name: str) -> str | None:
    """BCP-47 tag of a language's name in English or in itself, ISO code, or the tag itself."""
    name = name.strip()
    if not name or len(name) > 60:
        return None
    if tag := NAME_TAGS.get(name.lower()):
        return tag
    if tag := normalise_tag(name):
        return tag
    if match := _QUALIFIED.fullmatch(name):
        tag = NAME_TAGS.get(match[1].lower())
        region = REGION_NAMES.get(match[2].lower())
        if tag and region:
            return region if region in ("nb", "nn") else f"{tag}-{region}"
    return langid_to_tag(name)


def normalise_tag(tag: str) -> str | None:
    """A BCP-47 tag in its usual case (``en-us`` -> ``en-US``); ``None`` if it is not one, or of
    a language that the tables do not have."""
    match = _TAG.fullmatch(tag.strip())
    if match is None:
        return None
    language, script, region, rest = match.groups()
    language = language.lower()
    if language not in _KNOWN:
        return None
    parts = [language, script and script.title(), region and region.upper()]
    return "-".join(part for part in parts if part) + rest.replace("_", "-")
