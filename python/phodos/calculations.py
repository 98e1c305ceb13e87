"""The files of a phonon calculation, as they are sent."""

from __future__ import annotations

import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Iterable, List, Tuple, Union

from .errors import InputError, warn
from .inputs import is_phonopy

_PACKED = r"(\.(gz|xz))?"
_FORCES = re.compile(
    rf"^(FORCE_SETS{_PACKED}|FORCE_CONSTANTS{_PACKED}|force_constants\.hdf5|fc2\.hdf5|.*\.(fc|ifc))$")
_PARAMETERS = re.compile(rf"^phonopy_params\.ya?ml{_PACKED}$")
_CELLS = re.compile(rf"^((phonopy|phonopy_disp)\.yaml{_PACKED}|phonopy\.conf|POSCAR([-_]unit(cell)?)?|SPOSCAR)$")
_VASPRUN = re.compile(rf"^vasprun\.xml{_PACKED}$", re.IGNORECASE)
_NUMBERED_VASPRUN = re.compile(r"^vasprun(\.xml)?[-_.][0-9]{1,6}(\.xml)?(\.gz|\.xz)?$", re.IGNORECASE)
_DISPLACEMENT = re.compile(r"^(disp[-_]?)?([0-9]{1,6})$", re.IGNORECASE)
_BORN = "BORN"


@dataclass(frozen=True)
class Calculation:
    """A calculation.

    Attributes:
        name: How the user knows it.
        parts: The name that each file is sent under, and where it lies or what is in it.
    """

    name: str
    parts: Tuple[Tuple[str, Union[Path, bytes]], ...]

    def files(self) -> Iterable[Tuple[str, bytes]]:
        """The files with what is in them now."""
        for name, content in self.parts:
            try:
                yield name, content if isinstance(content, bytes) else content.read_bytes()
            except OSError as fault:
                raise InputError(f"cannot be read: {fault.strerror or fault}", str(content)) from fault

    @staticmethod
    def of(x: Any) -> "Calculation":
        """A calculation of a folder, one of its files, a list of files, or an object of the class Phonopy with forces or force constants."""
        if is_phonopy(x):
            return _of_phonopy(x)
        if isinstance(x, (str, os.PathLike)):
            path = Path(x)
            if path.is_dir():
                return _of_folder(path)
            if path.is_file():
                return _of_file(path)
            raise InputError("there is no such file or folder", str(path))
        paths = [Path(item) for item in x]
        if not paths:
            raise InputError("there is no file of a calculation; give its folder, or its files")
        for path in paths:
            if not path.is_file():
                raise InputError("there is no such file", str(path))
        return Calculation(str(paths[0].parent), tuple((path.name, path) for path in paths))


def _of_phonopy(phonon: Any) -> Calculation:
    if phonon.force_constants is None and not _has_forces(phonon):
        raise InputError("the Phonopy object has neither forces nor force constants; set phonon.forces or phonon.force_constants", "phonopy")
    with tempfile.TemporaryDirectory(prefix="phodos-") as folder:
        path = Path(folder) / "phonopy_params.yaml"
        phonon.save(str(path), settings={"force_constants": phonon.force_constants is not None})
        return Calculation("phonopy", ((path.name, path.read_bytes()),))


def _has_forces(phonon: Any) -> bool:
    dataset = phonon.dataset or {}
    return "forces" in dataset or any("forces" in atom for atom in dataset.get("first_atoms", ()))


def _of_folder(folder: Path) -> Calculation:
    taken: List[Tuple[str, Path]] = []
    for path in sorted(folder.iterdir()):
        name = path.name
        if path.is_file() and (name == _BORN or any(pattern.match(name) for pattern in (_FORCES, _PARAMETERS, _CELLS, _VASPRUN, _NUMBERED_VASPRUN))):
            taken.append((name, path))
        elif path.is_dir() and (number := _DISPLACEMENT.match(name)):
            taken += [(_numbered(run.name, number[2]), run) for run in sorted(path.iterdir()) if _VASPRUN.match(run.name)]
    if not taken:
        raise InputError(
            "the folder holds no file of a calculation; Phodos reads phonopy_params.yaml, FORCE_SETS or FORCE_CONSTANTS with their cells, "
            "vasprun.xml and *.fc", str(folder))
    return Calculation(str(folder), tuple(taken))


def _of_file(path: Path) -> Calculation:
    beside = {other.name: other for other in path.parent.iterdir() if other.is_file() and other.name != path.name}
    taken = [(path.name, path)]
    if _PARAMETERS.match(path.name):
        wanted = [name for name in beside if name == _BORN]
    elif _FORCES.match(path.name) or _VASPRUN.match(path.name):
        wanted = [name for name in beside if name == _BORN or _CELLS.match(name)]
    elif _CELLS.match(path.name):
        wanted = [name for name in beside if name == _BORN or _FORCES.match(name) or _CELLS.match(name)]
    else:
        wanted = []
        if _BORN in beside:
            warn(f"{path}: the file BORN beside it is not used; name the file phonopy_params.yaml, or give both in a list")
    return Calculation(str(path), tuple(taken + [(name, beside[name]) for name in sorted(wanted)]))


def _numbered(name: str, number: str) -> str:
    """The name of the vasprun.xml of a displacement that lies in a folder of its own, in one folder with the others."""
    return f"vasprun-{number}{name[len('vasprun'):]}"
