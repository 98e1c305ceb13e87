"""Figures: with matplotlib, and for notebooks without it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, List, Sequence

if TYPE_CHECKING:
    from .results import Phonons, PhononsList

_UNITS = {"cm^-1": "cm⁻¹"}
_AMOUNTS = {"per-cell": "states per {unit} per cell", "per-atom": "states per {unit} per atom", "max-normalized": "DOS / maximum", "sum-normalized": "DOS / integral ({unit})"}
_FAINT = 0.005  # of the maximum: less is not seen in a figure
_ROWS = 20  # of a table in a notebook


def plot(phonons: "Phonons", ax: Any, elements: bool, errors: bool) -> Any:
    """See :meth:`Phonons.plot`."""
    if ax is None and phonons.bands is not None:
        from matplotlib import pyplot

        _, (left, right) = pyplot.subplots(1, 2, sharey=True, figsize=(8, 4.5), gridspec_kw={"width_ratios": [3, 1]})
        _draw_bands(phonons, left)
        _draw_dos(phonons, right, elements, errors, upright=True)
        return left, right
    if ax is None:
        from matplotlib import pyplot

        _, ax = pyplot.subplots(figsize=(6.5, 4))
    _draw_dos(phonons, ax, elements, errors, upright=False)
    return ax


def plot_thermodynamics(phonons: "Phonons", axes: Any) -> Any:
    """See :meth:`Phonons.plot_thermodynamics`."""
    if axes is None:
        from matplotlib import pyplot

        _, axes = pyplot.subplots(1, 2, figsize=(8.5, 3.8), layout="constrained")
    for ax, values, error, name in zip(
            axes, (phonons.heat_capacity, phonons.entropy), (phonons.heat_capacity_error, phonons.entropy_error), ("$C_V$", "$S$")):
        if error is not None:
            ax.fill_between(phonons.temperatures, *_band(values, error), alpha=0.25, linewidth=0)
        ax.plot(phonons.temperatures, values)
        ax.set(xlabel="temperature (K)", ylabel=f"{name} ({phonons.heat_unit})", title=phonons.formula)
    return axes


def html(phonons: "Phonons") -> str:
    """A figure of the DOS with what is worth knowing, for a notebook."""
    facts = [("model", phonons.model), ("crystal", f"{phonons.crystal_system}, {phonons.cell_atoms} atoms in the cell")]
    if phonons.stability is not None:
        facts.append(("stable", ("yes" if phonons.stable else "no") + f": lowest mode {phonons.stability.lowest_frequency:.1f} cm⁻¹"))
    facts += [("mean frequency", phonons.mean_frequency), ("Debye temperature", phonons.debye_temperature), ("zero-point energy", phonons.zero_point_energy)]
    if any(abs(temperature - 300) < 1e-6 for temperature in phonons.raw["thermodynamics"]["temperatures"]):
        at = phonons.at(300)
        facts += [("C_V at 300 K", at["heat_capacity"]), ("S at 300 K", at["entropy"])]
    rows = "".join(f"<tr><th style='text-align:left'>{escape(name)}</th><td style='text-align:left'>{_text(value)}</td></tr>" for name, value in facts)
    warnings = "".join(f"<li>{escape(warning)}</li>" for warning in phonons.warnings)
    return (
        f"<div><b>{escape(phonons.formula)}</b> <small>{escape(phonons.file)}</small><div style='display:flex;gap:1em;flex-wrap:wrap'>"
        f"{_svg(phonons)}<table>{rows}</table></div>" + (f"<ul>{warnings}</ul>" if warnings else "") + "</div>")


def html_of_many(many: "PhononsList") -> str:
    """A table of crystals, for a notebook."""
    head = "".join(f"<th>{name}</th>" for name in ("file", "formula", "stable", "mean frequency", "Debye temperature", "warnings"))
    rows = "".join(
        f"<tr><td>{escape(item.file)}</td><td colspan='5'>{escape(str(item.error))}</td></tr>" if not item else
        "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in (
            item.file, item.formula, {True: "yes", False: "no", None: ""}[item.stable], item.mean_frequency, item.debye_temperature,
            "; ".join(item.warnings))) + "</tr>"
        for item in many[:_ROWS])
    more = f"<p>and {len(many) - _ROWS} more</p>" if len(many) > _ROWS else ""
    return f"<table><tr>{head}</tr>{rows}</table>{more}"


def _draw_bands(phonons: "Phonons", ax: Any) -> None:
    bands = phonons.bands
    assert bands is not None
    for start, end in _pieces(list(bands.distances)):
        ax.plot(bands.distances[start:end], bands.frequencies[start:end], color="C0", linewidth=1)
    for place in bands.ticks:
        ax.axvline(place, color="0.8", linewidth=0.8, zorder=0)
    ax.axhline(0, color="0.6", linewidth=0.8, zorder=0)
    ax.set_xticks(list(bands.ticks))
    ax.set_xticklabels(bands.labels)
    ax.set(xlim=(bands.distances[0], bands.distances[-1]), ylabel=f"frequency ({_unit(phonons)})", title=phonons.formula)


def _draw_dos(phonons: "Phonons", ax: Any, elements: bool, errors: bool, upright: bool) -> None:
    def curve(values: Any, **style: Any) -> None:
        ax.plot(*((values, phonons.frequencies) if upright else (phonons.frequencies, values)), **style)

    if errors and phonons.dos_error is not None:
        fill = ax.fill_betweenx if upright else ax.fill_between
        fill(phonons.frequencies, *_band(phonons.dos, phonons.dos_error), color="0.5", alpha=0.25, linewidth=0, label="90 % band")
    curve(phonons.dos, color="black", linewidth=1.4, label="total")
    if elements and len(phonons.elements) > 1:
        for symbol, part in phonons.elements.items():
            curve(part, linewidth=1, label=symbol)
    ax.legend(frameon=False, fontsize="small")
    amount = _AMOUNTS[phonons.normalization].format(unit=_unit(phonons))
    if upright:
        ax.set(xlabel=amount)
        ax.set_xlim(left=0)
    else:
        ax.set(xlabel=f"frequency ({_unit(phonons)})", ylabel=amount, title=phonons.formula)
        ax.set_ylim(bottom=0)
        ax.set_xlim(right=_end(phonons))


def _end(phonons: "Phonons") -> float:
    """Where the states end, with a margin: grids of models go on for long above those of heavy atoms."""
    frequencies, dos = phonons.raw["frequencies"], phonons.raw["dos"]
    last = max((index for index, value in enumerate(dos) if value > _FAINT * max(dos)), default=len(dos) - 1)
    return min(frequencies[-1], frequencies[last] + 0.1 * (frequencies[last] - frequencies[0]))


def _band(values: Sequence[float], errors: Sequence[float]) -> Any:
    pairs = list(zip(values, errors))
    return [max(0.0, value - error) for value, error in pairs], [value + error for value, error in pairs]


def _pieces(distances: List[float]) -> List[Any]:
    """Where the path goes on: from a point to the one after the last."""
    breaks = [index for index in range(1, len(distances)) if distances[index] == distances[index - 1]]
    return list(zip([0, *breaks], [*breaks, len(distances)]))


def _svg(phonons: "Phonons", width: int = 360, height: int = 180) -> str:
    frequencies, dos = phonons.raw["frequencies"], phonons.raw["dos"]
    first, last, top = frequencies[0], frequencies[-1], max(dos) or 1.0
    points = " ".join(
        f"{(x - first) / ((last - first) or 1) * width:.1f},{height - y / top * (height - 8):.1f}" for x, y in zip(frequencies, dos))
    return (
        f"<svg width='{width}' height='{height + 22}' role='img' aria-label='DOS of {escape(phonons.formula)}'>"
        f"<polyline points='{points}' fill='none' stroke='currentColor'/>"
        f"<line x1='0' y1='{height}' x2='{width}' y2='{height}' stroke='currentColor'/>"
        f"<text x='0' y='{height + 16}' font-size='11' fill='currentColor'>{first:g}</text>"
        f"<text x='{width / 2}' y='{height + 16}' font-size='11' fill='currentColor' text-anchor='middle'>DOS, frequency ({_unit(phonons)})</text>"
        f"<text x='{width}' y='{height + 16}' font-size='11' fill='currentColor' text-anchor='end'>{last:g}</text></svg>")


def _text(value: Any) -> str:
    return escape(str(value)).replace("cm^-1", "cm⁻¹")


def _unit(phonons: "Phonons") -> str:
    return _UNITS.get(phonons.unit, phonons.unit)
