"""The end of a page range in the form that a style's ``page-range-format`` asks for.

Specification: CSL 1.0.2, "Page ranges" and its appendix V. Only plain numbers are shortened.

>>> last_page("1091", "1106", "minimal")
'106'
>>> last_page("321", "8", "expanded")
'328'
"""

from __future__ import annotations


def last_page(first: str, last: str, form: str | None) -> str:
    """``last`` as it stands after ``first`` and the dash."""
    if not form or not (first.isdigit() and last.isdigit()):
        return last
    if len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    if len(first) != len(last) or first >= last:
        return last
    if form.startswith("chicago"):
        form = _chicago(first, last, form)
    if form == "minimal":
        return last[_common(first, last) :]
    if form == "minimal-two":
        return last[min(_common(first, last), max(len(last) - 2, 0)) :]
    return last


def _common(first: str, last: str) -> int:
    """How many leading digits are the same."""
    for index, (one, two) in enumerate(zip(first, last, strict=True)):
        if one != two:
            return index
    return len(first)


def _chicago(first: str, last: str, form: str) -> str:
    number = int(first)
    if number < 100 or number % 100 == 0:
        return "expanded"
    if number % 100 < 10:
        return "minimal"
    fifteenth = form in ("chicago", "chicago-15")
    if fifteenth and len(first) == 4 and _common(first, last) < 2:
        return "expanded"
    return "minimal-two"
