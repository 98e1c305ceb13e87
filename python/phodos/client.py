"""Talks to a server of Phodos over HTTP."""

from __future__ import annotations

import http.client
import json
import time
import urllib.error
import urllib.parse
import urllib.request
import uuid
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Optional, Sequence, Tuple, Union

from .calculations import Calculation
from .errors import InputError, ServerError, warn
from .inputs import Structure, is_many, structure_of
from .progress import shown
from .results import Comparison, Failure, Modes, Phonons, PhononsList, Source

Temperatures = Union[float, str, Sequence[float]]

_LINES = "application/x-ndjson"
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_CHUNK = 100  # structures of a request, at most
_TRIES = 5  # of a request that a busy server puts off
_PATIENCE = 60.0  # s, of waiting for a busy server
_BROKEN = (urllib.error.URLError, http.client.HTTPException, OSError)


class _NoRedirects(urllib.request.HTTPRedirectHandler):
    """A key is sent to the server that it is for, and nowhere else."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Client:
    """A server of Phodos, such as that of a group.

    Args:
        url: Its address, such as ``http://phonons.example.org:5080``.
        key: Its API key, where it wants one.
        timeout: How long it may say nothing (s).

    What a server takes is limited (``limits()``); beyond it an :class:`InputError` says so.
    """

    def __init__(self, url: str, key: Optional[str] = None, *, timeout: float = 600.0):
        parts = urllib.parse.urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise InputError(f"{url!r} is no address of a server; give one such as http://127.0.0.1:5080")
        self._url, self._key, self._timeout = url.rstrip("/"), key, timeout
        self._limits: Optional[Dict[str, int]] = None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._url!r})"

    # What it does

    def predict(
        self, x: Any, *, model: Optional[str] = None, unit: Optional[str] = None, grid: Union[None, str, Sequence[float]] = None,
        broadening: Optional[float] = None, normalization: Optional[str] = None, sites: bool = False,
        temperatures: Optional[Temperatures] = None, per: Optional[str] = None, bands: bool = False, band_path: Optional[str] = None,
        errors: str = "raise", progress: Optional[bool] = None,
    ) -> Any:
        """Predicts the phonons of a crystal, or of many.

        Args:
            x: A path, the text of a structure file, a ``Structure`` of pymatgen, ``Atoms`` of ASE, a ``Phonopy`` object (its primitive cell)
                or ``PhonopyAtoms``; or a list or generator of these.
            model: One of ``models()``; the first of them where none is named.
            unit: The unit of the frequencies: ``cm-1`` (default), ``THz``, ``meV``, ``eV`` or ``K``.
            grid: The frequencies of the DOS in the unit, ``"start:end:step"`` or ``(start, end, step)``; those of the model where none is given.
            broadening: The standard deviation of a Gaussian, in the unit.
            normalization: ``cell`` (states per unit per cell), ``atom``, ``max`` (divided by the maximum) or ``sum`` (by the integral).
            sites: Whether the DOS of every site is given.
            temperatures: Those (K) of the thermodynamic functions: a number, several, or ``"start:end:step"``; 0 to 1,000 in steps of 10 by default.
            per: The amount that they are of: ``mol-atom`` (default), ``mol-formula`` or ``atom``.
            bands: Whether bands are given; for a model that predicts force constants (``tellsModes`` in ``models()``).
            band_path: Their path, such as ``"G 0 0 0, X 1/2 0 1/2 | L, G"``; that of Hinuma et al. (2017) by default.
            errors: Of many: ``raise`` ends at the first that cannot be predicted; ``keep`` warns, and leaves a :class:`Failure` in its place.
            progress: Of many: whether a progress bar is shown; by default where tqdm is installed.

        Returns:
            :class:`Phonons`, or a :class:`PhononsList` of many, in their order.

        Raises:
            InputError: A structure or an option cannot be used.
            ServerError: The server is not reached, or failed.
        """
        query = _query(
            model=model, unit=unit, grid=_grid(grid), broadening=broadening, normalization=normalization, sites=sites or None,
            temperatures=_temperatures(temperatures), per=per, bands=bands or None, path=band_path)
        if not is_many(x):
            return next(self._predictions(iter([(structure_of(x), None)]), query, keep=False))
        return PhononsList(self._many(x, query, errors, progress))

    def predict_iter(self, xs: Iterable[Any], **options: Any) -> Iterator[Union[Phonons, Failure]]:
        """As :meth:`predict` of many, but one after the other as they come: of millions none is kept."""
        errors, progress = options.pop("errors", "raise"), options.pop("progress", None)
        options["grid"], options["temperatures"] = _grid(options.get("grid")), _temperatures(options.get("temperatures"))
        options["sites"], options["bands"] = options.get("sites") or None, options.get("bands") or None
        options["path"] = options.pop("band_path", None)
        return self._many(xs, _query(**options), errors, progress)

    def phonons(
        self, calculation: Any, *, unit: Optional[str] = None, grid: Union[None, str, Sequence[float]] = None, broadening: Optional[float] = None,
        normalization: Optional[str] = None, sites: bool = True, temperatures: Optional[Temperatures] = None, per: Optional[str] = None,
        band_path: Optional[str] = None,
    ) -> Phonons:
        """Works out the phonons of a calculation of one's own; nothing is predicted.

        Args:
            calculation: A folder as phonopy, VASP or q2r.x leaves it, one of its files, a list of its files, or a ``Phonopy`` object with
                forces or force constants.
            unit, grid, normalization, sites, temperatures, per: As of :meth:`predict`.
            broadening: The standard deviation of the Gaussian that a mode is drawn as, in the unit; 5 cm⁻¹ by default.
            band_path: The path of the bands, such as ``"G 0 0 0, X 1/2 0 1/2 | L, G"``; that of Hinuma et al. (2017) by default.

        Returns:
            :class:`Phonons` with bands, stability and speeds of sound.
        """
        files = Calculation.of(calculation)
        query = _query(
            unit=unit, grid=_grid(grid), broadening=broadening, normalization=normalization, sites=sites or None,
            temperatures=_temperatures(temperatures), per=per, path=band_path)
        raw = self._send_calculation("phonons", files, query)[0]
        raw["file"] = files.name
        return _told(Phonons(raw, Source(self, calculation=files)))

    def modes(
        self, calculation: Any, q: Sequence[float], *, direction: Optional[Sequence[float]] = None, unit: Optional[str] = None) -> Modes:
        """The modes of a calculation at one wave vector.

        Args:
            calculation: As of :meth:`phonons`.
            q: The wave vector, in units of the reciprocal vectors of the primitive cell.
            direction: Where Γ of a polar crystal is reached from, in the same units.
            unit: The unit of the frequencies.
        """
        files = Calculation.of(calculation)
        query = _query(q=_numbers(q), direction=None if direction is None else _numbers(direction), unit=unit)
        return Modes(self._send_calculation("modes", files, query))

    def predict_modes(
        self, x: Any, q: Sequence[float], *, model: Optional[str] = None, direction: Optional[Sequence[float]] = None, unit: Optional[str] = None,
    ) -> Modes:
        """The modes of a crystal at one wave vector, predicted by a model of force constants.

        Args:
            x: One structure, as of :meth:`predict`.
            q: The wave vector, in units of the reciprocal vectors of the primitive cell.
            model: One of ``models()`` that tells modes; the first of them where none is named.
            direction: Where Γ is reached from, in the same units.
            unit: The unit of the frequencies.
        """
        structure = structure_of(x)
        query = _query(
            file=structure.hint, model=model or self.models()[0]["name"], q=_numbers(q), direction=None if direction is None else _numbers(direction),
            unit=unit)
        return Modes(json.loads(self._send("modes", structure.text.encode(), "text/plain; charset=utf-8", query)))

    def compare(self, first: Any, second: Any, *, unit: Optional[str] = None) -> Comparison:
        """The distances of two densities of states.

        Args:
            first, second: :class:`Phonons`, or paths of files such as phonopy's ``total_dos.dat``; the second is the reference.
            unit: The unit of a table that does not tell its own.
        """
        body: Dict[str, Any] = {"first": _spectrum(first, "first"), "second": _spectrum(second, "second")}
        if unit is not None:
            body["unit"] = unit
        made = Comparison(json.loads(self._send("compare-dos", json.dumps(body).encode(), "application/json")))
        for note in made.notes:
            warn(note)
        return made

    def models(self) -> List[Dict[str, Any]]:
        """The models of the server: ``name``, ``architecture``, whether it is the default, has error bars, and tells sites and modes."""
        return self._get("models")

    def limits(self) -> Dict[str, int]:
        """What a request may hold: ``bodyBytes``, ``atoms`` of a crystal, ``structures``, and those of calculations."""
        if self._limits is None:
            self._limits = self._get("limits")
        return self._limits

    def version(self) -> str:
        """The version of the server."""
        return self._get("health")["version"]

    def download(self, structure: Structure, format: str, query: Sequence[Tuple[str, str]] = ()) -> bytes:
        """A prediction as a file: ``csv``, ``thermodynamics-csv``, ``json``, ``phonopy`` (zip), ``pymatgen``, ``png``, ``svg`` or ``pdf``."""
        return self._send("predict", _body([structure]), "application/json", [*query, ("format", format)])

    # How predictions come

    def _many(self, xs: Iterable[Any], query: List[Tuple[str, str]], errors: str, progress: Optional[bool]) -> Iterator[Union[Phonons, Failure]]:
        if errors not in ("raise", "keep"):
            raise InputError(f"errors cannot be {errors!r}; give 'raise' or 'keep'")
        if isinstance(xs, Mapping):
            xs = xs.values()
        total = len(xs) if hasattr(xs, "__len__") else None  # type: ignore[arg-type]
        return shown(self._predictions(_structures(xs, errors == "keep"), query, errors == "keep"), total, progress)

    def _predictions(
        self, structures: Iterator[Tuple[Structure, Optional[InputError]]], query: List[Tuple[str, str]], keep: bool,
    ) -> Iterator[Union[Phonons, Failure]]:
        limits = self.limits()
        for chunk in _chunks(structures, min(_CHUNK, limits["structures"]), limits["bodyBytes"]):
            answers = self._answers([structure for structure, fault in chunk if fault is None], query)
            for structure, fault in chunk:
                raw = None
                if fault is None:
                    raw = next(answers)
                    fault = _fault_of(raw["problem"], structure) if "problem" in raw else None
                if fault is None and raw is not None:
                    yield self._prediction(raw, structure, query)
                elif fault is not None and keep:
                    warn(str(fault))
                    yield Failure(structure.name, fault)
                elif fault is not None:
                    raise fault

    def _prediction(self, raw: Dict[str, Any], structure: Structure, query: List[Tuple[str, str]]) -> Phonons:
        raw["file"] = structure.name
        raw["warnings"] = [*structure.notes, *raw["warnings"]]
        return _told(Phonons(raw, Source(self, structure=structure, query=tuple(query))))

    def _answers(self, structures: List[Structure], query: List[Tuple[str, str]]) -> Iterator[Dict[str, Any]]:
        """A line a structure; a server that breaks down on the way is asked for the others once it is back."""
        answered = 0
        while answered < len(structures):
            before, cause, address = answered, None, self._address()
            with self._open("predict", _body(structures[answered:]), "application/json", query, _LINES) as answer:
                lines = iter(answer.readline, b"")
                while True:
                    try:
                        line = next(lines, None)
                        raw = None if line is None else json.loads(line)
                    except (*_BROKEN, ValueError) as fault:
                        cause, raw = fault, None
                    if raw is None:
                        break
                    answered += 1
                    yield raw
            if answered < len(structures) and not (self._revive(address) and (answered > before or not self._was_retried(structures[answered]))):
                raise self._ended(structures[answered].name) from cause

    def _revive(self, address: str) -> bool:
        """Whether a server that does not answer at an address is there again, there or elsewhere."""
        return False

    def _was_retried(self, structure: Structure) -> bool:
        """Whether a structure was sent again already after the server broke down; it counts from now on."""
        return True

    def _ended(self, name: str) -> ServerError:
        return ServerError(f"{name}: the server at {self._address()} ended its answer too early; send fewer crystals at a time, or ask its keeper")

    # How requests are sent

    def _address(self) -> str:
        return self._url

    def _send_calculation(self, what: str, calculation: Calculation, query: List[Tuple[str, str]]) -> Any:
        content, content_type = _form(calculation.files())
        try:
            return json.loads(self._send(what, content, content_type, [("file", calculation.name[-100:]), *query]))
        except InputError as fault:
            raise InputError(fault.detail, fault.file or calculation.name, fault.line) from None

    def _get(self, what: str) -> Any:
        with self._open(what, None, None) as answer:
            return json.loads(answer.read())

    def _send(self, what: str, body: bytes, content_type: str, query: Sequence[Tuple[str, str]] = ()) -> bytes:
        with self._open(what, body, content_type, query) as answer:
            try:
                return answer.read()
            except _BROKEN as fault:
                raise ServerError(f"the server at {self._address()} ended its answer too early: {fault}") from fault

    def _open(
        self, what: str, body: Optional[bytes], content_type: Optional[str], query: Sequence[Tuple[str, str]] = (), accept: str = "*/*",
    ) -> Any:
        waited, tries, revived = 0.0, 0, False
        while True:
            tries += 1
            address = self._address()
            try:
                return self._open_once(address, what, body, content_type, query, accept)
            except urllib.error.HTTPError as fault:
                wait = _wait_of(fault)
                if fault.code not in (429, 503) or tries >= _TRIES or waited + wait > _PATIENCE:
                    raise _refusal(fault) from None
                waited += wait
                time.sleep(wait)
            except _BROKEN as fault:
                if revived or not self._revive(address):
                    reason = getattr(fault, "reason", fault)
                    raise ServerError(f"the server at {address} does not answer ({reason}); look whether it runs") from fault
                revived = True

    def _open_once(
        self, address: str, what: str, body: Optional[bytes], content_type: Optional[str], query: Sequence[Tuple[str, str]], accept: str,
    ) -> Any:
        url = f"{address}/api/v1/{what}"
        if query:
            url += "?" + urllib.parse.urlencode(query)
        headers = {"Accept": accept, **({"Content-Type": content_type} if content_type else {}), **({"X-Api-Key": self._key} if self._key else {})}
        handlers: List[Any] = [_NoRedirects]
        if urllib.parse.urlsplit(url).hostname in _LOOPBACK:
            handlers.append(urllib.request.ProxyHandler({}))  # a proxy does not know this machine
        return urllib.request.build_opener(*handlers).open(urllib.request.Request(url, body, headers), timeout=self._timeout)


def _told(phonons: Phonons) -> Phonons:
    for warning in phonons.warnings:
        warn(f"{phonons.file}: {warning}")
    return phonons


def _structures(xs: Iterable[Any], keep: bool) -> Iterator[Tuple[Structure, Optional[InputError]]]:
    for index, x in enumerate(xs):
        name = f"structure-{index + 1}"
        try:
            yield structure_of(x, name), None
        except InputError as fault:
            if not keep:
                raise
            yield Structure(fault.file or name, name, ""), fault


def _chunks(items: Iterator[Tuple[Structure, Optional[InputError]]], most: int, most_bytes: int) -> Iterator[List[Tuple[Structure, Optional[InputError]]]]:
    chunk: List[Tuple[Structure, Optional[InputError]]] = []
    size = 0
    for item in items:
        length = len(json.dumps([item[0].hint, item[0].text])) + 100
        if chunk and (len(chunk) == most or size + length > most_bytes):
            yield chunk
            chunk, size = [], 0
        chunk.append(item)
        size += length
    if chunk:
        yield chunk


def _body(structures: Sequence[Structure]) -> bytes:
    return json.dumps({"structures": [{"file": structure.hint, "text": structure.text} for structure in structures]}).encode()


def _form(files: Iterable[Tuple[str, bytes]]) -> Tuple[bytes, str]:
    boundary = uuid.uuid4().hex
    parts = bytearray()
    for name, content in files:
        safe = name.replace('"', "_").replace("\r", "_").replace("\n", "_")
        parts += f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{safe}"\r\n\r\n'.encode() + content + b"\r\n"
    parts += f"--{boundary}--\r\n".encode()
    return bytes(parts), f"multipart/form-data; boundary={boundary}"


def _spectrum(x: Any, name: str) -> Dict[str, str]:
    if isinstance(x, Phonons):
        return {"name": f"{name}.json", "text": json.dumps([x.raw])}
    read = structure_of(x, name)
    return {"name": read.hint, "text": read.text}


def _query(**options: Any) -> List[Tuple[str, str]]:
    return [(name, _word(value)) for name, value in options.items() if value is not None]


def _word(value: Any) -> str:
    return ("true" if value else "false") if isinstance(value, bool) else str(value)


def _grid(grid: Union[None, str, Sequence[float]]) -> Optional[str]:
    if grid is None or isinstance(grid, str):
        return grid
    numbers = [float(x) for x in grid]
    if len(numbers) != 3:
        raise InputError(f"a grid is (start, end, step) or 'start:end:step', and not {len(numbers)} numbers")
    return ":".join(repr(x) for x in numbers)


def _temperatures(temperatures: Optional[Temperatures]) -> Optional[str]:
    if temperatures is None or isinstance(temperatures, str):
        return temperatures
    return _numbers(temperatures if hasattr(temperatures, "__iter__") else [temperatures])  # type: ignore[arg-type,list-item]


def _numbers(values: Iterable[float]) -> str:
    return ",".join(repr(float(x)) for x in values)


def _fault_of(problem: Dict[str, Any], structure: Optional[Structure] = None) -> Union[InputError, ServerError]:
    detail, status, file = problem.get("detail", ""), problem.get("status", 0), problem.get("file")
    if structure is not None:
        file = structure.name
        detail = detail[len(structure.hint) + 2:] if detail.startswith(structure.hint + ": ") else detail
    if status in (400, 413, 415):
        return InputError(detail, file, problem.get("line"))
    return ServerError(f"{file}: {detail}" if file else detail, status)


def _refusal(fault: urllib.error.HTTPError) -> Union[InputError, ServerError]:
    try:
        return _fault_of(json.loads(fault.read()))
    except (ValueError, AttributeError, *_BROKEN):
        return ServerError(f"{fault.url.split('?')[0]} answers {fault.code} ({fault.reason}); is it a server of Phodos?", fault.code)


def _wait_of(fault: urllib.error.HTTPError) -> float:
    try:
        return max(0.1, float(fault.headers.get("Retry-After", "1")))
    except ValueError:
        return 1.0
