"""What can go wrong, and what is worth knowing."""

from __future__ import annotations

import sys
import warnings
from typing import Optional


class PhodosError(Exception):
    """Something went wrong; the message is one line that says what, where, and how to mend it."""


class InputError(PhodosError, ValueError):
    """A structure, a calculation or an option cannot be used.

    Attributes:
        file: The name of the structure or file at fault, where it is known.
        line: Its line, counted from 1, where it is known.
        detail: What is wrong and how to mend it, without file and line.
    """

    def __init__(self, detail: str, file: Optional[str] = None, line: Optional[int] = None):
        self.file, self.line, self.detail = file, line, detail
        place = "" if file is None else f"{file}: " if line is None else f"{file}, line {line}: "
        super().__init__(detail if detail.startswith(place or "\0") else place + detail)

    def __reduce__(self):
        return type(self), (self.detail, self.file, self.line)


class ServerError(PhodosError):
    """A server cannot be started or reached, refuses the request, or failed at it.

    Attributes:
        status: The HTTP status, or None where there was no answer.
    """

    def __init__(self, message: str, status: Optional[int] = None):
        self.status = status
        super().__init__(message)


class CommandNotFoundError(PhodosError):
    """The command ``phodos`` is not to be found on this machine."""


class NotKnownError(PhodosError):
    """A result does not hold what is asked for, such as force constants of a model that predicts none."""


class PhodosWarning(UserWarning):
    """What Phodos noticed in a structure, and where a crystal is unlike what the model has seen."""


def warn(message: str) -> None:
    """Issues a :class:`PhodosWarning` at the line of the user's program that called the package."""
    level, frame = 2, sys._getframe(1)
    while frame.f_back is not None and frame.f_globals.get("__name__", "").split(".")[0] == "phodos":
        frame, level = frame.f_back, level + 1
    warnings.warn(message, PhodosWarning, stacklevel=level)
