"""Phonons of crystals in milliseconds: the Python side of the command ``phodos``.

>>> import phodos
>>> nacl = phodos.predict("NaCl.cif")
>>> nacl.at(300)["heat_capacity"]
23.936 ± 0.058 J/K/mol-atom

The package needs the standard library alone. It starts ``phodos serve`` on this machine with the first request, keeps it warm, and ends it
with Python. numpy, pandas, matplotlib, tqdm, pymatgen, ASE and phonopy are used where they are installed and asked for.
"""

from __future__ import annotations

import os
from typing import Any, Dict, Iterable, Iterator, List, Optional, Sequence, Tuple, Union

from .client import Client
from .command import find_command
from .errors import CommandNotFoundError, InputError, NotKnownError, PhodosError, PhodosWarning, ServerError
from .results import Bands, Comparison, Estimate, Failure, Label, Modes, Phonons, PhononsList, Site, Stability
from .server import Server, Weights

__version__ = "0.1.0"

__all__ = [
    "Bands", "Client", "CommandNotFoundError", "Comparison", "Estimate", "Failure", "InputError", "Label", "Modes", "NotKnownError", "PhodosError",
    "PhodosWarning", "Phonons", "PhononsList", "Server", "ServerError", "Site", "Stability", "compare", "find_command", "models", "modes",
    "phonons", "predict", "predict_iter", "predict_modes", "server", "stop",
]

_servers: Dict[Tuple[str, ...], Server] = {}


def server(weights: Union[None, Weights, Sequence[Weights]] = None) -> Server:
    """The warm server of some weights (the model that ships by default), which starts with its first request."""
    names = () if weights is None else (weights,) if isinstance(weights, (str, os.PathLike)) else tuple(weights)
    key = tuple(os.fspath(name) for name in names)
    return _servers.setdefault(key, Server(list(names)))


def stop() -> None:
    """Ends the servers that this process started; the next request starts one again."""
    for one in _servers.values():
        one.close()


def predict(x: Any, *, weights: Optional[Weights] = None, **options: Any) -> Any:
    """Predicts the phonons of a crystal, or of many.

    Args:
        x: A path, the text of a structure file, a ``Structure`` of pymatgen, ``Atoms`` of ASE, a ``Phonopy`` object or ``PhonopyAtoms``; or a
            list or generator of these.
        weights: A ``.safetensors`` file or the folder of a training run; the model that ships by default. Each has a server of its own.
        options: Those of :meth:`Client.predict`: ``unit``, ``grid``, ``broadening``, ``normalization``, ``sites``, ``temperatures``, ``per``,
            ``bands``, ``band_path``, ``errors``, ``progress``.

    Returns:
        :class:`Phonons`, or a :class:`PhononsList` of many, in their order.
    """
    return server(weights).predict(x, **options)


def predict_iter(xs: Iterable[Any], *, weights: Optional[Weights] = None, **options: Any) -> Iterator[Union[Phonons, Failure]]:
    """As :func:`predict` of many, one after the other as they come."""
    return server(weights).predict_iter(xs, **options)


def phonons(calculation: Any, **options: Any) -> Phonons:
    """Works out the phonons of a calculation of one's own; see :meth:`Client.phonons`."""
    return server().phonons(calculation, **options)


def modes(calculation: Any, q: Sequence[float], **options: Any) -> Modes:
    """The modes of a calculation at one wave vector; see :meth:`Client.modes`."""
    return server().modes(calculation, q, **options)


def predict_modes(x: Any, q: Sequence[float], *, weights: Optional[Weights] = None, **options: Any) -> Modes:
    """The modes of a crystal at one wave vector, by weights that predict force constants; see :meth:`Client.predict_modes`."""
    return server(weights).predict_modes(x, q, **options)


def compare(first: Any, second: Any, *, unit: Optional[str] = None) -> Comparison:
    """The distances of two densities of states; see :meth:`Client.compare`."""
    return server().compare(first, second, unit=unit)


def models(weights: Optional[Weights] = None) -> List[Dict[str, Any]]:
    """The models of the warm server; see :meth:`Client.models`."""
    return server(weights).models()
