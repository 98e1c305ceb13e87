"""A progress bar, where tqdm is installed."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, Optional

_FEW = 10  # so many are there before a bar is read


def shown(results: Iterable[Any], total: Optional[int], wanted: Optional[bool]) -> Iterator[Any]:
    """The results, with a progress bar while they come.

    Args:
        results: What comes.
        total: How many there will be, or None where nobody knows.
        wanted: True or False, or None for a bar where tqdm is installed and there are more than a few.
    """
    if wanted is False or (wanted is None and total is not None and total <= _FEW):
        return iter(results)
    try:
        import tqdm
    except ImportError:
        if wanted:
            raise ImportError("a progress bar needs tqdm; install it, or leave progress away") from None
        return iter(results)
    return iter(_bar(tqdm)(results, total=total, unit="crystal"))


def _bar(tqdm: Any) -> Any:
    try:
        import ipywidgets  # noqa: F401  without it the bar of notebooks is a complaint
    except ImportError:
        return tqdm.tqdm
    from tqdm.auto import tqdm as auto

    return auto
