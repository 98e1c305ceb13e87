"""Turns what a user has of a crystal into text that the server reads; no library of others is imported."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Dict, Iterable, List, Sequence, Tuple

from .errors import InputError

_UNPACKED: Dict[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".xz": lzma.decompress, ".bz2": bz2.decompress}
_NAME_LENGTH = 150


@dataclass(frozen=True)
class Structure:
    """A structure as it is sent.

    Attributes:
        name: How the user knows it: the path, or a number in a list.
        hint: The end of the name, by which the server tells the format where the content does not.
        text: The text of a structure file.
        notes: What is left out of it, in words.
    """

    name: str
    hint: str
    text: str
    notes: Tuple[str, ...] = ()


def is_many(x: Any) -> bool:
    """Whether it is a list, a generator or the like of structures, and not one of them."""
    return not _is_one(x) and hasattr(x, "__iter__")


def structure_of(x: Any, name: str = "structure") -> Structure:
    """A structure of a path, a text, or an object of pymatgen, ASE or phonopy.

    Args:
        x: What the user has.
        name: How it is called where it has no name of its own.

    Raises:
        InputError: It is none of these, or not periodic.
    """
    if isinstance(x, (bytes, bytearray)):
        return Structure(name, name, _decoded(bytes(x)))
    if isinstance(x, str) and "\n" in x:
        return Structure(name, name, x)
    if isinstance(x, (str, os.PathLike)):
        return _of_path(Path(x))
    if _is_dict(x):
        return Structure(name, name, json.dumps(x, default=_plain))
    if _is_pymatgen(x):
        return Structure(name, name, json.dumps(x.as_dict(), default=_plain))
    if _is_ase(x):
        return _of_ase(x, name)
    if _is_phonopy(x):
        return _of_phonopy_atoms(x.primitive, name)
    if _is_phonopy_atoms(x):
        return _of_phonopy_atoms(x, name)
    kind = type(x).__qualname__ if type(x).__module__ == "builtins" else f"{type(x).__module__}.{type(x).__qualname__}"
    raise InputError(
        f"an object of the type {kind} is no structure; give a path, the text of a structure file, a Structure of pymatgen, "
        "Atoms of ASE, an object of phonopy, or a list of these", name)


def is_phonopy(x: Any) -> bool:
    """Whether it is an object of the class Phonopy."""
    return _is_phonopy(x)


def _is_one(x: Any) -> bool:
    return isinstance(x, (str, bytes, bytearray, os.PathLike)) or any(
        test(x) for test in (_is_dict, _is_pymatgen, _is_ase, _is_phonopy, _is_phonopy_atoms))


def _is_dict(x: Any) -> bool:
    return isinstance(x, dict) and ("lattice" in x or "unitcell" in x or "@class" in x)


def _is_pymatgen(x: Any) -> bool:
    return hasattr(x, "as_dict") and hasattr(x, "lattice") and hasattr(x, "sites")


def _is_ase(x: Any) -> bool:
    return hasattr(x, "get_chemical_symbols") and hasattr(x, "get_pbc") and hasattr(x, "get_scaled_positions")


def _is_phonopy(x: Any) -> bool:
    return hasattr(x, "primitive") and hasattr(x, "unitcell") and hasattr(x, "supercell_matrix")


def _is_phonopy_atoms(x: Any) -> bool:
    return hasattr(x, "scaled_positions") and hasattr(x, "cell") and hasattr(x, "symbols")


def _of_path(path: Path) -> Structure:
    name = str(path)
    if path.is_dir():
        raise InputError("this is a folder; give its files, such as sorted(Path(folder).glob('*.cif')), or a calculation to phodos.phonons", name)
    try:
        content = path.read_bytes()
        unpack = _UNPACKED.get(path.suffix.lower())
        hint = name[: -len(path.suffix)] if unpack else name
        return Structure(name, hint[-_NAME_LENGTH:], _decoded(unpack(content) if unpack else content))
    except FileNotFoundError:
        raise InputError("there is no such file; a text of a structure has more than one line", name) from None
    except (OSError, EOFError, lzma.LZMAError) as fault:
        raise InputError(f"cannot be read: {getattr(fault, 'strerror', None) or fault}", name) from fault


def _of_ase(atoms: Any, name: str) -> Structure:
    if not all(bool(axis) for axis in atoms.get_pbc()):
        raise InputError(
            "the Atoms are not periodic along all three axes, and Phodos predicts crystals; set atoms.pbc = True if they are one", name)
    notes = ("masses of the Atoms are not used: those of natural isotopes are",) if atoms.has("masses") else ()
    return Structure(name, name, _text(atoms.cell, atoms.get_chemical_symbols(), atoms.get_scaled_positions(wrap=False)), notes)


def _of_phonopy_atoms(atoms: Any, name: str) -> Structure:
    symbols = [re.sub(r"[0-9]+$", "", symbol) for symbol in atoms.symbols]
    return Structure(name, name, _text(atoms.cell, symbols, atoms.scaled_positions))


def _text(cell: Iterable[Sequence[float]], symbols: Sequence[str], positions: Iterable[Sequence[float]]) -> str:
    """JSON as pymatgen writes it, which keeps every digit and the order of the atoms."""
    sites: List[Dict[str, Any]] = [
        {"species": [{"element": str(symbol), "occu": 1}], "abc": [float(x) for x in position]}
        for symbol, position in zip(symbols, positions)]
    return json.dumps({
        "@module": "pymatgen.core.structure", "@class": "Structure",
        "lattice": {"matrix": [[float(x) for x in row] for row in cell]}, "sites": sites})


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("latin-1")  # a comment in an old encoding is no reason to refuse a structure


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):
        return value.tolist()
    return value.as_dict() if hasattr(value, "as_dict") else str(value)
