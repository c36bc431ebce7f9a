"""The process that reads files of strangers: started once, with the libraries loaded, it splits off a child a file.

Over its only descriptor, a socket, come requests, each the descriptor of a connection of its own (see ``apart``). The
child gives up what it could do harm with (memory, time, files, sockets, processes), reads, and writes parts as they
come; the process here writes last how it ended. Whoever asked is gone when the socket ends: then everything here ends.

Frames on a connection, both ways: one letter, four bytes of length, so many bytes.

    asked:     N name   S how many members to skip   L limits, as JSON   R the file
    answered:  T the member turned to, as JSON   P a part, as JSON   B its body   O its own bytes
               . all was read   X the status that waitpid gives, in four bytes
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import socket
import struct
from dataclasses import dataclass
from typing import Any, NoReturn

from articles import readers
from articles.extraction.records import Dispatch, PartialDate
from articles.readers.parts import LARGEST_FILE, Part


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds for one file, or one member of an archive; ``memory`` is bytes on top of what the process has before it
    reads."""

    cpu_s: int = 20
    elapsed_s: int = 60
    cpu_in_all_s: int = 240
    memory: int = 512 * 1024 * 1024


IDLE_S = 600  # without a request, after which the process ends; the next request starts another

FRAME = struct.Struct("<cL")
_STATUS = struct.Struct("<l")
EXIT_MEMORY = 77


def serve(control: socket.socket) -> NoReturn:
    """Until the other end of ``control`` is closed."""
    _load()
    wake, waker = socket.socketpair()
    wake.setblocking(False)
    waker.setblocking(False)
    signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    at_work: dict[int, socket.socket] = {}
    while True:
        ready, _, _ = select.select([control, wake], [], [], IDLE_S)
        if not ready and not at_work:
            os._exit(0)
        if wake in ready:
            with contextlib.suppress(BlockingIOError):
                wake.recv(4096)
        _bury(at_work)
        if control not in ready:
            continue
        try:
            asked, handed, _, _ = socket.recv_fds(control, 1, 1)
        except OSError:
            asked, handed = b"", []
        if not asked:
            for pid in at_work:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            os._exit(0)
        for descriptor in handed:
            connection = socket.socket(fileno=descriptor)
            pid = os.fork()
            if pid == 0:
                signal.set_wakeup_fd(-1)
                control.close()
                wake.close()
                waker.close()
                for other in at_work.values():
                    other.close()
                _answer(connection)
            at_work[pid] = connection


def _bury(at_work: dict[int, socket.socket]) -> None:
    """Says of every child that ended how it did."""
    for pid in list(at_work):
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            connection = at_work.pop(pid)
            with contextlib.suppress(OSError), connection:
                connection.settimeout(1)
                connection.sendall(FRAME.pack(b"X", _STATUS.size) + _STATUS.pack(status))


def _load() -> None:
    """All that a child will need: it can open no file any more, a module neither. Reading shows what that is."""
    import codecs
    import encodings.aliases

    for name in sorted(set(encodings.aliases.aliases.values())):
        with contextlib.suppress(LookupError, ImportError):
            codecs.lookup(name)
    from articles.readers import exercise

    for raw, name in exercise.of_every_format():
        readers.read(raw, name)


def _answer(connection: socket.socket) -> NoReturn:
    """In the child. Ends the process whatever happens, without running what others registered for the end."""
    try:
        with connection.makefile("rb") as incoming:
            asked = {}
            while b"R" not in asked:
                letter, payload = read_frame(incoming, LARGEST_FILE + 1)
                asked[letter] = payload
        limits = Limits(**json.loads(asked[b"L"]))
        _give_up_what_could_harm(limits)
        try:
            _read(connection, asked[b"R"], asked[b"N"].decode("utf-8", "replace"), int(asked[b"S"]), limits)
        except MemoryError:
            os._exit(EXIT_MEMORY)
        os._exit(0)
    except BaseException:
        os._exit(1)


def _give_up_what_could_harm(limits: Limits) -> None:
    import resource

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for descriptor in (0, 1, 2):
        with contextlib.suppress(OSError):
            os.close(descriptor)
    given_up: list[tuple[str, int]] = [
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", 0),  # no file, no socket: what is open stays open, and that is the connection
        ("RLIMIT_AS", _address_space() + limits.memory),
        ("RLIMIT_CPU", limits.cpu_in_all_s),
    ]
    for name, limit in given_up:
        # macOS refuses RLIMIT_AS and counts processes differently: there, time and files are what is limited.
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (limit, limit))


def _address_space() -> int:
    """Bytes. Where the system does not tell, a gigabyte is what the libraries come to at most."""
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 1024**3


def _set_the_clock(limits: Limits) -> None:
    """Time begins anew with every member of an archive, up to what all of it may take. The kernel keeps the time:
    the signals end the process, whatever it is caught in."""
    import resource

    signal.setitimer(signal.ITIMER_REAL, limits.elapsed_s)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = usage.ru_utime + usage.ru_stime
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(
            resource.RLIMIT_CPU, (min(int(used) + limits.cpu_s, limits.cpu_in_all_s), limits.cpu_in_all_s)
        )


def _read(connection: socket.socket, raw: bytes, name: str, skip: int, limits: Limits) -> None:
    def turn_to(number: int, label: str) -> None:
        _set_the_clock(limits)
        send_frame(connection, b"T", json.dumps([number, label]).encode())

    _set_the_clock(limits)
    for part in readers.parts(raw, name, skip=skip, turn_to=turn_to):
        _send_part(connection, part)
    send_frame(connection, b".", b"")


def _send_part(connection: socket.socket, part: Part) -> None:
    told: dict[str, Any] = {"name": part.name, "reason": part.reason, "raw": part.raw is not None}
    if part.dispatch:
        told["dispatch"] = _as_json(part.dispatch)
    send_frame(connection, b"P", json.dumps(told).encode())
    if part.dispatch:
        send_frame(connection, b"B", part.dispatch.body.encode())
    if part.raw is not None:
        send_frame(connection, b"O", part.raw)


def _as_json(dispatch: Dispatch) -> dict[str, Any]:
    found = {name: getattr(dispatch, name) for name in Dispatch.__slots__ if name not in ("body", "published")}
    published: PartialDate = dispatch.published
    on = published.on.isoformat() if published.on else None
    return {**found, "published": [on, published.precision.value, published.phrase]}


def send_frame(connection: socket.socket, letter: bytes, payload: bytes) -> None:
    connection.sendall(FRAME.pack(letter, len(payload)))
    connection.sendall(payload)


def read_frame(incoming: Any, longest: int) -> tuple[bytes, bytes]:
    """Raises EOFError where the other side has ended, ValueError for a frame that is longer than it may be."""
    head = incoming.read(FRAME.size)
    if len(head) < FRAME.size:
        raise EOFError
    letter, length = FRAME.unpack(head)
    if length > longest:
        raise ValueError(f"a frame of {length} bytes")
    payload = incoming.read(length)
    if len(payload) < length:
        raise EOFError
    return letter, payload
