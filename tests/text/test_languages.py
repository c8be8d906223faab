"""Languages: identifiers of babel, tags, names."""

from __future__ import annotations

import pytest

from bibconv.text.languages import langid_to_tag, name_to_tag, normalise_tag, tag_to_langid
from bibconv.text.tables_languages import LANGID_TAGS, NAME_TAGS, NEAR_TAGS


@pytest.mark.parametrize(
    ("langid", "tag"),
    [("english", "en"), ("american", "en-US"), ("british", "en-GB"), ("german", "de"),
     ("ngerman", "de-DE"), ("nswissgerman", "de-CH"), ("brazilian", "pt-BR"), ("French", "fr"),
     ("klingon", None), ("", None)],
)  # fmt: skip
def test_langid_to_tag(langid: str, tag: str | None) -> None:
    assert langid_to_tag(langid) == tag


@pytest.mark.parametrize(
    ("tag", "langid"),
    [("de", "german"), ("de-DE", "ngerman"), ("en", "english"), ("en-us", "american"),
     ("en_GB", "british"), ("fr-BE", "french"), ("zh-CN", "chinese-simplified"), ("xx", None),
     ("not a tag", None)],
)  # fmt: skip
def test_tag_to_langid(tag: str, langid: str | None) -> None:
    assert tag_to_langid(tag) == langid


@pytest.mark.parametrize(
    ("name", "tag"),
    [("English", "en"), ("eng", "en"), ("en-us", "en-US"), ("English (US)", "en-US"),
     ("English (United Kingdom)", "en-GB"), ("Deutsch", "de"), ("français", "fr"),
     ("Chinese (Simplified)", "zh-Hans"), ("Norwegian (Bokmål)", "nb"), ("ngerman", "de-DE"),
     ("日本語", "ja"), ("Klingon", None), ("", None), ("x" * 1000, None)],
)  # fmt: skip
def test_name_to_tag(name: str, tag: str | None) -> None:
    assert name_to_tag(name) == tag


@pytest.mark.parametrize("tag", sorted({*LANGID_TAGS.values(), *NAME_TAGS.values(), *NEAR_TAGS}))
def test_tags_of_the_tables_are_tags(tag: str) -> None:
    assert normalise_tag(tag) == tag


@pytest.mark.parametrize("tag", sorted(set(LANGID_TAGS.values())))
def test_a_tag_comes_back_from_its_langid(tag: str) -> None:
    langid = tag_to_langid(tag)
    assert langid is not None
    assert langid_to_tag(langid) == tag
