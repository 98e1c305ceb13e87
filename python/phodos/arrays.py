"""Numbers as numpy arrays where numpy is installed, else as lists."""

from __future__ import annotations

from typing import Any, Optional, Sequence

try:
    import numpy
except ImportError:  # the package needs the standard library alone
    numpy = None  # type: ignore[assignment]


def array(values: Optional[Sequence[Any]]) -> Any:
    """An array of a (nested) list of numbers; None where there are none."""
    if not values:
        return None
    return list(values) if numpy is None else numpy.asarray(values, dtype=float)


def complex_array(values: Sequence[Any]) -> Any:
    """An array of a nested list in which each last item is the real and the imaginary part of a number."""
    made = _complex(values)
    return made if numpy is None else numpy.asarray(made)


def _complex(values: Sequence[Any]) -> Any:
    if len(values) == 2 and not isinstance(values[0], (list, tuple)):
        return complex(values[0], values[1])
    return [_complex(item) for item in values]
