"""Exceptions of bibconv: misuse and limits only.

Bad *input* never raises: it becomes a :class:`~bibconv.diagnostics.Diagnostic`.
What raises is what no record can come out of: a file that is not there or not
text, a format or style nobody knows, a limit that was passed.
"""

from __future__ import annotations


class BibconvError(Exception):
    """Base of all errors that bibconv raises on purpose; its text is one clear line."""


class UnreadableInputError(BibconvError):
    """The input cannot be read at all: missing, a folder, binary, not permitted."""


class UnknownFormatError(BibconvError):
    """No format goes by this name, or the content matches none."""


class UnknownStyleError(BibconvError):
    """No citation style goes by this name."""


class StyleError(BibconvError):
    """A citation style was found but cannot be used: not XML, not CSL, fails to render."""


class LimitExceededError(BibconvError):
    """The input passes one of the :class:`~bibconv.limits.Limits`."""


class MisuseError(BibconvError):
    """The call or command makes no sense as given: wrong option, impossible combination."""
