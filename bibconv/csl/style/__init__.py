"""A CSL style and its locale as data: parsed, checked, and not yet able to print anything."""

from bibconv.csl.style.locale import Locale, load_locale
from bibconv.csl.style.model import Element, Style
from bibconv.csl.style.parse import parse_style

__all__ = ["Element", "Locale", "Style", "load_locale", "parse_style"]
