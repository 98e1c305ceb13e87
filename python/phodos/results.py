"""What is known of a crystal's phonons."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Dict, Iterable, List, Optional, Tuple

from .arrays import array, complex_array
from .calculations import Calculation
from .command import run_command
from .errors import InputError, NotKnownError
from .inputs import Structure

if TYPE_CHECKING:
    from .client import Client

_THZ = {"cm^-1": 0.0299792458, "THz": 1.0, "meV": 0.241798924208, "eV": 241.798924208, "K": 0.0208366191233}
_REST = 2e-5  # THz, in place of 0, as the program writes it for pymatgen
_FUNCTIONS = {"heat_capacity": "heatCapacity", "entropy": "entropy", "free_energy": "freeEnergy", "internal_energy": "internalEnergy"}


class Estimate(float):
    """A number with its error bar and unit; it counts as the number.

    Attributes:
        error: Half the width of the 90 % interval, or None where the model is not calibrated.
        unit: The unit of both.
    """

    error: Optional[float]
    unit: str

    def __new__(cls, value: float, error: Optional[float] = None, unit: str = "") -> "Estimate":
        made = super().__new__(cls, value)
        made.error, made.unit = error, unit
        return made

    def __repr__(self) -> str:
        spread = "" if self.error is None else f" ± {self.error:.2g}"
        return f"{float(self):.5g}{spread} {self.unit}".rstrip()

    __str__ = __repr__

    def __reduce__(self):
        return Estimate, (float(self), self.error, self.unit)


@dataclass(frozen=True)
class Site:
    """An atom of the cell: its ``element``, fractional ``position``, and part of the ``dos`` (as :attr:`Phonons.dos`)."""

    element: str
    position: Tuple[float, ...]
    dos: Any


@dataclass(frozen=True)
class Label:
    """The smoothed DOS that the metrics of the models compare.

    Attributes:
        frequencies: [51] 0, 20, ... 1000 cm⁻¹.
        dos: [51] The DOS, divided by its maximum.
        dos_error: [51] Half the width of the 90 % interval, or None.
        expected_rmse: The RMSE that it is expected to have against a calculation, or None.
    """

    frequencies: Any
    dos: Any
    dos_error: Any
    expected_rmse: Optional[float]


@dataclass(frozen=True)
class Stability:
    """Whether a crystal gives way to a mode.

    Attributes:
        lowest_frequency: The lowest frequency on the mesh (cm⁻¹), negative where imaginary.
        q_point: [3] Its wave vector, in units of the reciprocal vectors of the primitive cell.
        states_below: The states per cell below the threshold.
        threshold: The threshold (cm⁻¹).
        stable: Whether there are none below it.
    """

    lowest_frequency: float
    q_point: Any
    states_below: float
    threshold: float
    stable: bool


@dataclass(frozen=True)
class Bands:
    """Frequencies along a path.

    Attributes:
        labels: The labels of the path, two with a bar between where it breaks.
        ticks: The distance (1/Å, without 2π) of each label.
        distances: [points] How far along the path each point is (1/Å, without 2π).
        q_points: [points, 3] The wave vectors, in units of the reciprocal vectors of the cell.
        frequencies: [points, bands] In the unit, negative where imaginary; each band in its place through crossings.
        unit: That of the frequencies.
        lattice: The extended Bravais lattice of the standard path, or None for a path of one's own.
    """

    labels: Tuple[str, ...]
    ticks: Any
    distances: Any
    q_points: Any
    frequencies: Any
    unit: str
    lattice: Optional[str]


@dataclass(frozen=True)
class Source:
    """Where a result comes from: who answered, and what was sent."""

    client: "Client"
    structure: Optional[Structure] = None
    calculation: Optional[Calculation] = None
    query: Tuple[Tuple[str, str], ...] = ()


class Phonons:
    """What is known of a crystal's phonons: a prediction, or a calculation worked out.

    Numbers are numpy arrays where numpy is installed, else lists. Errors are half the widths of 90 % intervals, and None where there are none:
    of a calculation, and of a model that is not calibrated.

    Attributes:
        file: The path, or how the crystal was called.
        formula: The reduced formula.
        atoms: Atoms of the cell that was given.
        cell_atoms: Atoms of the cell that the DOS is of.
        crystal_system: By symmetry.
        model: The architecture of the model, or ``calculation``.
        normalization: ``per-cell``, ``per-atom``, ``max-normalized`` or ``sum-normalized``.
        unit: The unit of the frequencies: ``cm^-1``, ``THz``, ``meV``, ``eV`` or ``K``.
        frequencies: [points] The axis, in the unit; negative where imaginary.
        dos: [points] The DOS: states per unit per cell, or as the normalization says.
        dos_error: [points] Its error.
        elements: The part of each element by its symbol, [points] each.
        sites: The part of each :class:`Site`, in the order of the cell; empty unless asked for.
        states_above: States per cell above the grid of the model.
        label: The smoothed DOS that models are compared by, a :class:`Label`.
        mean_frequency, log_mean_frequency, rms_frequency, maximum_frequency: Each an :class:`Estimate` (cm⁻¹); the maximum is None where it
            is above the grid.
        debye_temperature: That of the rms frequency, an :class:`Estimate` (K).
        calorimetric_debye_temperature: That of the T³ law, an :class:`Estimate` (K), or None.
        zero_point_energy: An :class:`Estimate`, in its ``unit``.
        temperatures: [temperatures] Those of the thermodynamic functions (K).
        heat_capacity, entropy: [temperatures] C_V and S, in :attr:`heat_unit`.
        free_energy, internal_energy: [temperatures] F and U with the zero-point energy, in :attr:`energy_unit`.
        heat_capacity_error, entropy_error, free_energy_error, internal_energy_error: [temperatures] Their errors.
        heat_unit, energy_unit: J/K/mol-atom and kJ/mol-atom, unless ``per`` says otherwise.
        per: The amount: ``mol-atom``, ``mol-formula`` or ``atom``.
        stability: A :class:`Stability`, or None where the modes are not known.
        sound_speed: The speed of sound of the Debye law (m/s), or None.
        branch_speeds: [3] That of each branch (m/s), or None.
        bands: :class:`Bands`, or None where they are not known.
        structure: The primitive cell of a calculation as POSCAR, or None.
        warnings: In words; each was issued as a :class:`PhodosWarning` as well.
        raw: All of it, as the JSON of the program has it.
    """

    def __init__(self, raw: Dict[str, Any], source: Optional[Source] = None):
        self.raw, self._source = raw, source
        self.file: str = raw["file"]
        self.formula: str = raw["formula"]
        self.atoms: int = raw["atoms"]
        self.cell_atoms: int = raw["cellAtoms"]
        self.crystal_system: str = raw["crystalSystem"]
        self.model: str = raw["model"]
        self.normalization: str = raw["normalization"]
        self.unit: str = raw["unit"]
        self.frequencies, self.dos, self.dos_error = array(raw["frequencies"]), array(raw["dos"]), array(raw["dosError"])
        self.elements: Dict[str, Any] = {symbol: array(part) for symbol, part in raw["elements"].items()}
        self.sites: List[Site] = [Site(site["element"], tuple(site["position"]), array(site["dos"])) for site in raw["sites"]]
        self.states_above: float = raw["statesAbove"]
        label = raw["label"]
        self.label = Label(array(label["frequencies"]), array(label["dos"]), array(label["dosError"]), label["expectedRmse"])
        self.structure: Optional[str] = raw.get("structure")
        self.warnings: List[str] = list(raw["warnings"])
        self._read_characteristics(raw["characteristics"])
        self._read_thermodynamics(raw["thermodynamics"])
        self._read_modes(raw)

    def _read_characteristics(self, raw: Dict[str, Any]) -> None:
        def estimate(name: str, unit: str) -> Any:
            return None if raw[name] is None else Estimate(raw[name]["value"], raw[name]["error"], unit)

        self.mean_frequency: Estimate = estimate("meanFrequency", "cm^-1")
        self.log_mean_frequency: Estimate = estimate("logMeanFrequency", "cm^-1")
        self.rms_frequency: Estimate = estimate("rmsFrequency", "cm^-1")
        self.maximum_frequency: Optional[Estimate] = estimate("maximumFrequency", "cm^-1")
        self.debye_temperature: Estimate = estimate("debyeTemperature", "K")
        self.calorimetric_debye_temperature: Optional[Estimate] = estimate("calorimetricDebyeTemperature", "K")
        self.zero_point_energy: Estimate = estimate("zeroPointEnergy", raw["zeroPointEnergyUnit"])

    def _read_thermodynamics(self, raw: Dict[str, Any]) -> None:
        self.temperatures = array(raw["temperatures"])
        self.heat_capacity, self.heat_capacity_error = array(raw["heatCapacity"]["values"]), array(raw["heatCapacity"]["errors"])
        self.entropy, self.entropy_error = array(raw["entropy"]["values"]), array(raw["entropy"]["errors"])
        self.free_energy, self.free_energy_error = array(raw["freeEnergy"]["values"]), array(raw["freeEnergy"]["errors"])
        self.internal_energy, self.internal_energy_error = array(raw["internalEnergy"]["values"]), array(raw["internalEnergy"]["errors"])
        self.heat_unit: str = raw["heatCapacity"]["unit"]
        self.energy_unit: str = raw["freeEnergy"]["unit"]
        self.per: str = raw["per"]

    def _read_modes(self, raw: Dict[str, Any]) -> None:
        stability, sound, bands = raw.get("stability"), raw.get("sound"), raw.get("bands")
        self.stability: Optional[Stability] = None if stability is None else Stability(
            stability["lowestFrequency"], array(stability["qPoint"]), stability["statesBelow"], stability["threshold"], stability["stable"])
        self.sound_speed: Optional[float] = None if sound is None else sound["meanSpeed"]
        self.branch_speeds: Any = None if sound is None else array(sound["branchSpeeds"])
        self.bands: Optional[Bands] = None if bands is None else Bands(
            tuple(tick["label"] for tick in bands["ticks"]), array([tick["distance"] for tick in bands["ticks"]]), array(bands["distances"]),
            array(bands["qPoints"]), array(bands["frequencies"]), bands["unit"], bands["lattice"])

    def __reduce__(self):
        return Phonons, (self.raw,)

    def __repr__(self) -> str:
        return f"<Phonons of {self.formula} ({self.file}) by {self.model}>"

    @property
    def stable(self) -> Optional[bool]:
        """Whether no mode of the mesh is below −5 cm⁻¹; None where the modes are not known."""
        return None if self.stability is None else self.stability.stable

    def at(self, temperature: float) -> Dict[str, Estimate]:
        """The thermodynamic functions at one of the :attr:`temperatures`: ``heat_capacity``, ``entropy``, ``free_energy``, ``internal_energy``.

        Raises:
            InputError: It is none of them.
        """
        table = self.raw["thermodynamics"]
        for index, known in enumerate(table["temperatures"]):
            if abs(known - temperature) < 1e-6:
                return {name: _at(table[key], index) for name, key in _FUNCTIONS.items()}
        raise InputError(f"{temperature:g} K is none of the temperatures; ask for temperatures={temperature:g}", self.file)

    def to_dict(self) -> Dict[str, Any]:
        """All of it, as ``phodos predict --json`` prints it."""
        return json.loads(json.dumps(self.raw))

    def to_frame(self) -> Any:
        """The DOS as a DataFrame of pandas: a row a frequency; ``dos``, ``dos_error``, and the part of each element."""
        import pandas

        columns = {"dos": self.dos, **({} if self.dos_error is None else {"dos_error": self.dos_error}), **self.elements}
        return pandas.DataFrame(columns, index=pandas.Index(self.frequencies, name=f"frequency ({self.unit})"))

    def to_pymatgen(self) -> Any:
        """A ``CompletePhononDos`` of pymatgen where the sites are told apart, else a ``PhononDos`` (THz, states per THz per cell).

        Raises:
            NotKnownError: The DOS is divided by its maximum or integral, or was read back from a file.
        """
        from pymatgen.phonon.dos import CompletePhononDos, PhononDos

        if self.normalization == "per-cell" and self.sites and self.structure is not None:
            from pymatgen.core import Structure as PymatgenStructure

            cell = PymatgenStructure.from_str(self.structure, fmt="poscar")
            parts = {site: self._in_thz(part.dos)[1] for site, part in zip(cell, self.sites)}
            return CompletePhononDos(cell, PhononDos(*self._in_thz(self.dos)), parts)
        source = self._source
        if source is not None and source.structure is not None and self.elements:
            made = source.client.download(source.structure, "pymatgen", [option for option in source.query if option[0] == "model"])
            return CompletePhononDos.from_dict(json.loads(made))
        if self.normalization != "per-cell":
            raise NotKnownError(f"the DOS is {self.normalization}, and pymatgen's is of states per cell; leave normalization away")
        return PhononDos(*self._in_thz(self.dos))

    def to_phonopy(self) -> Any:
        """A ``Phonopy`` object with the force constants set, so that its bands, meshes and plots work at once.

        Raises:
            NotKnownError: No force constants are known.
        """
        source = self._source
        if source is None:
            raise NotKnownError("this result was read back, and what it came from is not kept; predict or work it out again")
        if source.calculation is not None:
            return _phonopy_of_calculation(source.calculation)
        content: Dict[str, bytes] = {}
        if self.elements and source.structure is not None:
            made = source.client.download(source.structure, "phonopy", [option for option in source.query if option[0] == "model"])
            with zipfile.ZipFile(io.BytesIO(made)) as archive:
                content = {name: archive.read(name) for name in archive.namelist()}
        if "FORCE_CONSTANTS" not in content:
            raise NotKnownError(
                f"{self.file}: the model {self.model} gives no force constants to phonopy; its DOS comes with to_pymatgen(), and force constants "
                "with weights that predict them, or with phodos.phonons of a calculation")
        with TemporaryDirectory(prefix="phodos-") as folder:
            for name, text in content.items():
                (Path(folder) / name).write_bytes(text)
            return _load_phonopy(Path(folder))

    def plot(self, ax: Any = None, *, elements: bool = True, errors: bool = True) -> Any:
        """Draws bands, where they are known, beside the DOS, with matplotlib.

        Args:
            ax: Axes that the DOS alone is drawn on; a figure of its own by default.
            elements: Whether the parts of the elements are drawn.
            errors: Whether the 90 % band is drawn.

        Returns:
            The axes of the DOS, or those of the bands and of the DOS.
        """
        from .drawing import plot

        return plot(self, ax, elements, errors)

    def plot_thermodynamics(self, axes: Any = None) -> Any:
        """Draws C_V and S against the temperature, with matplotlib, on two axes of a figure of their own by default; returns the two."""
        from .drawing import plot_thermodynamics

        return plot_thermodynamics(self, axes)

    def _repr_html_(self) -> str:
        from .drawing import html

        return html(self)

    def _in_thz(self, dos: Any) -> Tuple[Any, Any]:
        factor = _THZ[self.unit]
        # pymatgen divides by frequencies that are not below zero.
        return [x * factor or _REST for x in self.raw["frequencies"]], [float(x) / factor for x in dos]


@dataclass(frozen=True)
class Failure:
    """A crystal of many that could not be predicted: how it was called (``file``), and the exception (``error``)."""

    file: str
    error: Exception

    def __bool__(self) -> bool:
        return False


class PhononsList(List[Any]):
    """Phonons of many crystals, in their order."""

    def __init__(self, items: Iterable[Any] = ()):
        super().__init__(items)

    @property
    def failures(self) -> List[Failure]:
        """Those that could not be predicted."""
        return [item for item in self if isinstance(item, Failure)]

    def to_frame(self, temperature: Optional[float] = 300.0) -> Any:
        """A DataFrame of pandas, a row a crystal; ``frame.attrs["units"]`` says the units.

        Args:
            temperature: That (K) of C_V, S, F and U, one of those that were asked for; None leaves them away.
        """
        import pandas

        frame = pandas.DataFrame([_row(item, temperature) for item in self])
        known = next((item for item in self if isinstance(item, Phonons)), None)
        if known is not None:
            heat, energy = known.heat_unit, known.energy_unit
            frame.attrs["units"] = {
                **{name: "cm^-1" for name in ("lowest_frequency", "mean_frequency", "maximum_frequency")}, "debye_temperature": "K",
                "zero_point_energy": known.zero_point_energy.unit, "heat_capacity": heat, "entropy": heat, "free_energy": energy,
                "internal_energy": energy}
            frame.attrs["temperature"] = temperature
        return frame

    def __repr__(self) -> str:
        return f"<{len(self)} phonons{f', {len(self.failures)} failed' if self.failures else ''}>"

    def _repr_html_(self) -> str:
        from .drawing import html_of_many

        return html_of_many(self)


class Modes:
    """The modes of a calculation at one wave vector.

    Attributes:
        formula: The reduced formula.
        q_point: [3] The wave vector, in units of the reciprocal vectors.
        unit: The unit of the frequencies.
        lattice: [3, 3] The lattice vectors (Å), a row each.
        elements: [atoms] The element of each atom.
        positions: [atoms, 3] Fractional.
        masses: [atoms] In u.
        frequencies: [modes] Ascending, negative where imaginary.
        eigenvectors: [modes, atoms, 3] Complex, of length 1; of the cell at a shift s an atom is displaced by
            Re(e exp(2πi q·s − iωt)) / √mass.
    """

    def __init__(self, raw: Dict[str, Any]):
        self.raw = raw
        self.formula: str = raw["formula"]
        self.q_point, self.lattice = array(raw["qPoint"]), array(raw["lattice"])
        self.unit: str = raw["unit"]
        self.elements: List[str] = [atom["element"] for atom in raw["atoms"]]
        self.positions, self.masses = array([atom["position"] for atom in raw["atoms"]]), array([atom["mass"] for atom in raw["atoms"]])
        self.frequencies = array([mode["frequency"] for mode in raw["modes"]])
        self.eigenvectors = complex_array([mode["eigenvector"] for mode in raw["modes"]])

    def __repr__(self) -> str:
        return f"<{len(self.raw['modes'])} modes of {self.formula} at {tuple(self.raw['qPoint'])}>"


class Comparison:
    """The distances of two densities of states.

    Attributes:
        distances: ``rmse``, ``mae``, ``r2``, ``wasserstein`` (cm⁻¹), ``overlap``, ``cosine``; and the first less the second of
            ``mean_frequency``, ``rms_frequency``, ``maximum_frequency`` (cm⁻¹), and of ``heat_capacity`` and ``entropy`` at 300 K (J/K/mol-atom).
        frequencies: The common grid (cm⁻¹).
        first_dos, second_dos: Both on it, divided by their maxima.
        notes: What was assumed.
    """

    def __init__(self, raw: Dict[str, Any]):
        self.raw = raw
        self.distances: Dict[str, Optional[float]] = {_snake(name): value for name, value in raw["distances"].items()}
        self.frequencies, self.first_dos, self.second_dos = array(raw["frequencies"]), array(raw["firstDos"]), array(raw["secondDos"])
        self.notes: List[str] = list(raw["notes"])

    def __repr__(self) -> str:
        return "<Comparison " + ", ".join(f"{name} {value:.4g}" for name, value in self.distances.items() if value is not None) + ">"


def _at(column: Dict[str, Any], index: int) -> Estimate:
    return Estimate(column["values"][index], column["errors"][index] if column["errors"] else None, column["unit"])


def _row(item: Any, temperature: Optional[float]) -> Dict[str, Any]:
    if isinstance(item, Failure):
        return {"file": item.file, "error": str(item.error)}
    row: Dict[str, Any] = {
        "file": item.file, "formula": item.formula, "crystal_system": item.crystal_system, "cell_atoms": item.cell_atoms, "model": item.model,
        "stable": item.stable, "lowest_frequency": None if item.stability is None else item.stability.lowest_frequency}
    estimates = {name: getattr(item, name) for name in ("mean_frequency", "maximum_frequency", "debye_temperature", "zero_point_energy")}
    estimates.update({} if temperature is None else item.at(temperature))
    for name, estimate in estimates.items():
        row[name] = None if estimate is None else float(estimate)
        row[f"{name}_error"] = None if estimate is None else estimate.error
    return {**row, "expected_rmse": item.label.expected_rmse, "warnings": "; ".join(item.warnings)}


def _snake(name: str) -> str:
    return "".join("_" + letter.lower() if letter.isupper() else letter for letter in name)


def _phonopy_of_calculation(calculation: Calculation) -> Any:
    with TemporaryDirectory(prefix="phodos-") as folder:
        given, made = Path(folder) / "calculation", Path(folder) / "made"
        given.mkdir()
        for name, content in calculation.files():
            (given / name).write_bytes(content)
        place = given / calculation.parts[0][0] if len(calculation.parts) == 1 else given
        run_command(["phonons", str(place), "--write", "phonopy", "--figure", "none", "--quiet", "--out", str(made)])
        return _load_phonopy(next(made.rglob("phonopy.yaml")).parent)


def _load_phonopy(folder: Path) -> Any:
    import phonopy

    born = folder / "BORN"
    return phonopy.load(
        str(folder / "phonopy.yaml"), force_constants_filename=str(folder / "FORCE_CONSTANTS"),
        born_filename=str(born) if born.exists() else None, is_nac=born.exists(), log_level=0)
