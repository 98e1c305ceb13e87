"""Finds the command ``phodos``, and runs it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Iterator, List, Optional, Sequence

from .errors import CommandNotFoundError, PhodosError

VARIABLE = "PHODOS"
_PROGRAM = "phodos.exe" if os.name == "nt" else "phodos"


def find_command(command: Optional[str] = None) -> List[str]:
    """The command, as the beginning of a list of arguments.

    Looked for in this order: ``command``; the environment variable ``PHODOS`` (the program, its folder, or ``phodos.dll``); the PATH; the
    tools of dotnet (``~/.dotnet/tools``); the build of the repository that this package lies in.

    Raises:
        CommandNotFoundError: It is nowhere.
    """
    for named, origin in ((command, "the command that was given"), (os.environ.get(VARIABLE), f"the environment variable {VARIABLE}")):
        if named:
            return _named(named, origin)
    for place in _places():
        if os.access(place, os.X_OK) and place.is_file():
            return [str(place)]
    raise CommandNotFoundError(
        f"the command phodos is not found; install it, put it on the PATH, or set the environment variable {VARIABLE} to it")


def run_command(arguments: Sequence[str], command: Optional[str] = None) -> str:
    """Runs the command to its end and returns what it prints.

    Raises:
        PhodosError: It did not succeed; the message is its own line.
    """
    done = subprocess.run([*find_command(command), *arguments], stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", errors="replace")
    if done.returncode != 0:
        raise PhodosError(fault_of(done.stderr.splitlines(), done.returncode))
    return done.stdout


def fault_of(lines: Sequence[str], code: Optional[int]) -> str:
    """The line in which the command says what is wrong."""
    said = [line.strip() for line in lines if line.strip()]
    for line in reversed(said):  # warnings stand before it
        if line.startswith("phodos: "):
            return line[len("phodos: "):]
    return said[-1] if said else f"the command phodos ended with exit code {code} and said nothing"


def _named(named: str, origin: str) -> List[str]:
    path = Path(named).expanduser()
    if path.is_dir():
        path = path / _PROGRAM
    if path.suffix.lower() == ".dll" and path.is_file():
        return ["dotnet", str(path)]
    found = str(path) if path.is_file() else shutil.which(named)
    if found is None:
        raise CommandNotFoundError(f"{named}: there is no such program; {origin} names it")
    return [found]


def _places() -> Iterator[Path]:
    on_path = shutil.which(_PROGRAM)
    if on_path:
        yield Path(on_path)
    yield Path.home() / ".dotnet" / "tools" / _PROGRAM
    builds = Path(__file__).resolve().parents[2] / "src" / "Phodos.Cli" / "bin"
    for configuration in ("Release", "Debug"):
        yield from sorted((builds / configuration).glob(f"net*/{_PROGRAM}"), reverse=True)
