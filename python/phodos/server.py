"""A server of Phodos on this machine, started when it is needed and ended with Python."""

from __future__ import annotations

import atexit
import collections
import os
import re
import secrets
import subprocess
import sys
import tempfile
import threading
import weakref
from typing import Any, Callable, Deque, IO, List, Optional, Sequence, Tuple, Union

from .client import Client
from .command import fault_of, find_command
from .errors import ServerError
from .inputs import Structure

Weights = Union[str, "os.PathLike[str]"]

# On one's own machine a request may take what it needs, as on the command line.
_LIMITS = (
    "--max-body", "1024", "--max-atoms", "10000", "--max-edges", "20000000", "--max-structures", "10000", "--max-values", "100000000",
    "--max-calculation", "1024", "--max-calculation-atoms", "1000", "--max-supercell-atoms", "10000", "--max-time", "3600", "--max-wait", "600000")

_LISTENS = re.compile(r"https?://[^\s/]+")
_START = 180.0  # s; large weights on a slow disk
_STOP = 15.0  # s

# Waits for the end of what its input comes from, and then ends the server. On POSIX a shell does, which is small.
_SHELL_WATCH = 'read -r line; kill -TERM "$1" 2>/dev/null'
_PYTHON_WATCH = "import os, signal, sys; sys.stdin.read(); os.kill(int(sys.argv[1]), signal.SIGTERM)"


class Server(Client):
    """``phodos serve`` on a free port of this machine, with a key that nobody else knows.

    It starts with the first request (a second or two), stays warm, is started once more where it breaks down, and ends with ``close()``,
    with Python, or where Python is killed.

    Args:
        weights: A ``.safetensors`` file, the folder of a training run, ``flagship`` (the model that ships), or a list of these.
        command: The command, where it is not found by itself (:func:`find_command`).
        threads: How many threads compute side by side.
        device: Where to compute: ``cpu``, ``cuda`` or ``cuda:N``.
    """

    def __init__(
        self, weights: Union[None, Weights, Sequence[Weights]] = None, *, command: Optional[str] = None, threads: Optional[int] = None,
        device: Optional[str] = None):
        super().__init__("http://127.0.0.1:0", timeout=3700.0)
        models = [] if weights is None else [weights] if isinstance(weights, (str, os.PathLike)) else list(weights)
        self._options: List[str] = []
        for option, values in (("--weights", models), ("--threads", [threads]), ("--device", [device])):
            for value in values:
                if value is not None:
                    self._options += [option, os.fspath(value) if isinstance(value, os.PathLike) else str(value)]
        self._command = command
        self._lock = threading.RLock()
        self._process: Optional["subprocess.Popen[str]"] = None
        self._watch: Optional["subprocess.Popen[bytes]"] = None
        self._said: Deque[str] = collections.deque(maxlen=200)
        self._owner = os.getpid()
        self._retried: Optional[Structure] = None
        _running.add(self)

    def __enter__(self) -> "Server":
        self.start()
        return self

    def __exit__(self, *_: Any) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"Server({self._url!r})" if self.is_running else "Server(not running)"

    @property
    def is_running(self) -> bool:
        """Whether it is there."""
        process = self._process
        return process is not None and (self._owner != os.getpid() or process.poll() is None)

    @property
    def url(self) -> str:
        """Its address; starts it where it is not there."""
        return self._address()

    def start(self) -> None:
        """Starts it where it is not there, and waits until it answers.

        Raises:
            CommandNotFoundError: There is no command.
            ServerError: It does not start; the message is the command's own line.
        """
        with self._lock:
            if self.is_running:
                return
            self._forget()
            self._owner, self._key, self._limits = os.getpid(), secrets.token_hex(32), None
            descriptor, keys = tempfile.mkstemp(prefix="phodos-", suffix=".key")  # of this user alone
            try:
                with os.fdopen(descriptor, "w") as file:
                    file.write(self._key + "\n")
                self._launch([*find_command(self._command), "serve", "--urls", "http://127.0.0.1:0", "--api-keys", keys, *_LIMITS, *self._options])
            finally:
                os.unlink(keys)  # it is read by now

    def close(self) -> None:
        """Ends it; a later request starts it again."""
        with self._lock:
            process = self._process
            if process is not None and self._owner == os.getpid():
                if process.poll() is None:
                    process.terminate()
                    try:
                        process.wait(_STOP)
                    except subprocess.TimeoutExpired:
                        process.kill()
                        process.wait()
                self._forget()

    def _launch(self, arguments: List[str]) -> None:
        # In a session of its own it does not hear the Ctrl-C that is meant for Python.
        self._said.clear()
        try:
            process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", errors="replace",
                start_new_session=True)
        except OSError as fault:
            raise ServerError(f"{arguments[0]}: the command cannot be run: {fault.strerror or fault}") from fault
        self._process, self._watch = process, _watch(process.pid)
        watch, ready = self._watch, threading.Event()
        listened: List[str] = []

        def listen(line: str) -> None:
            address = _LISTENS.search(line)
            if address and not listened:
                listened.append(address[0])
                ready.set()

        readers = [
            threading.Thread(target=_read, args=(stream, take), daemon=True)
            for stream, take in ((process.stdout, listen), (process.stderr, self._said.append))]
        for reader in readers:
            reader.start()

        def wait() -> None:
            process.wait()
            watch.kill()  # the number of the process may be another's from now on
            ready.set()

        threading.Thread(target=wait, daemon=True).start()
        if not ready.wait(_START):
            self.close()
            raise ServerError(f"the server did not start within {_START:.0f} s")
        if not listened:
            code = process.wait()
            readers[1].join(_STOP)
            self._forget()
            raise ServerError(fault_of(list(self._said), code))
        self._url = listened[0]

    def _forget(self) -> None:
        """Lets go of a server that has ended, or that is another process's."""
        if self._watch is not None and self._owner == os.getpid():
            self._watch.kill()
            self._watch.wait()
            if self._watch.stdin is not None:
                self._watch.stdin.close()
        if self._process is not None and self._owner == os.getpid():
            self._process.wait()
        self._process = self._watch = None

    def _address(self) -> str:
        with self._lock:  # another thread may be starting it
            if not self.is_running:
                self.start()
            return self._url

    def _revive(self, address: str) -> bool:
        with self._lock:
            if self.is_running and self._url != address:
                return True  # another thread has started it again
            if self._process is not None and self._owner == os.getpid():
                try:
                    self._process.wait(2)  # the connection breaks a moment before the process is gone
                except subprocess.TimeoutExpired:
                    return False  # it runs, and did not answer for another reason
            elif self._process is not None:
                self._forget()  # that of the process which this one was forked from
            self.start()
            return True

    def _was_retried(self, structure: Structure) -> bool:
        was, self._retried = self._retried is structure, structure
        return was

    def _ended(self, name: str) -> ServerError:
        return ServerError(f"{name}: the server ended twice while it was at work on this crystal; its last words: {fault_of(list(self._said), None)}")


def _read(stream: IO[str], take: Callable[[str], Any]) -> None:
    with stream:
        for line in stream:
            take(line)


def _watch(pid: int) -> "subprocess.Popen[bytes]":
    arguments: Tuple[str, ...] = (
        (sys.executable, "-I", "-S", "-c", _PYTHON_WATCH, str(pid)) if os.name == "nt" else ("/bin/sh", "-c", _SHELL_WATCH, "phodos-watch", str(pid)))
    return subprocess.Popen(arguments, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


_running: "weakref.WeakSet[Server]" = weakref.WeakSet()


def _unlock_all() -> None:
    for server in list(_running):
        server._lock = threading.RLock()  # another thread may have held it when this process was forked


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_unlock_all)


@atexit.register
def _close_all() -> None:
    for server in list(_running):
        server.close()
