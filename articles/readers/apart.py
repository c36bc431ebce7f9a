"""Reading in a process of its own, so that no file can take the memory, the time or the life of the one that asks.

Libraries that read documents are large, old and written in C; the files come from strangers. One process a program
keeps them loaded (see ``child``) and splits off a child a file, in a few milliseconds, without the program's secrets,
files and connections. It starts with the first file that needs it and ends with the program, however that ends.

Plain text needs no library and is read where it is asked for.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from time import monotonic
from typing import Any

from articles import readers
from articles.extraction.records import Dispatch, PartialDate, Precision, UnreadableDispatch
from articles.readers import child
from articles.readers.kinds import Kind, kind
from articles.readers.parts import LARGEST_FILE, Part

PLAIN = 1024 * 1024  # bytes of text read at once, which takes no longer than asking another process
LONGEST_S = 300  # for one file with all that is in it, whatever the machine is doing besides
_MOST_KEPT = 40 * 1024 * 1024  # bytes of texts and members of one file: what the one who asks grows by
_LONGEST_FRAME = 24 * 1024 * 1024
_MOST_BROKEN_OFF = 10  # members of an archive, after which the rest is not tried
_CAN_SPLIT = hasattr(os, "fork")
_AT_ONCE = max(2, os.cpu_count() or 1)

_ROOT = Path(__file__).resolve().parent.parent.parent
_START = (
    "import socket, sys; sys.path.insert(0, sys.argv[1]); from articles.readers import child; "
    "child.serve(socket.socket(fileno=int(sys.argv[2])))"
)
LIMITS = child.Limits()
_KEPT_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")

_REMEDY = "save its article as plain text (.txt, UTF-8) and send that"
_TOO_SLOW = f"Reading it takes longer than is allowed, as with files that are damaged or made to do harm: {_REMEDY}."
_TOO_MUCH_MEMORY = (
    f"Reading it takes more memory than is allowed, as with files that are damaged or made to do harm: {_REMEDY}."
)
_BROKE_OFF = f"The program that reads such files broke off on it, as it does on damaged ones: {_REMEDY}."
_NOT_STARTED = "The program that reads such files could not be started here; send it again later."
_TOO_MUCH = (
    f"This and what follows were not read: the texts of one file may come to {_MOST_KEPT // (1024 * 1024)} MB. "
    "Send it in several."
)


def read_apart(raw: bytes, name: str) -> list[Part]:
    """What ``readers.read`` gives. Never raises for a bad file: a crash, a time-out or a limit of memory becomes a
    part with its reason, and the other members of an archive are read all the same."""
    if _is_harmless(raw, name) or not _CAN_SPLIT:
        return readers.read(raw, name)
    with _places:
        return _read(raw, name, LIMITS)


def _is_harmless(raw: bytes, name: str) -> bool:
    """Whether nothing but the first bytes is looked at, or it is plain text."""
    try:
        found = kind(raw, name)
    except UnreadableDispatch:
        return True
    return len(raw) > LARGEST_FILE or (found is Kind.TEXT and len(raw) <= PLAIN)


@dataclass(slots=True)
class _Answer:
    """What came back so far, over all attempts. ``turn`` is the member that is being read, whose parts begin at
    ``turned_at``; ``status`` is how the child ended (as waitpid says; None: nobody said)."""

    parts: list[Part] = field(default_factory=list)
    kept: int = 0
    turn: tuple[int, str] | None = None
    turned_at: int = 0
    status: int | None = None
    is_whole: bool = False
    is_too_much: bool = False
    is_late: bool = False


def _read(raw: bytes, name: str, limits: child.Limits) -> list[Part]:
    answer = _Answer()
    deadline = monotonic() + LONGEST_S
    skip = broken_off = unanswered = 0
    while True:
        answer.turn = answer.status = None
        answer.turned_at = len(answer.parts)
        _ask(raw, name, skip, limits, answer, deadline)
        if answer.is_whole and answer.parts:
            return answer.parts
        if answer.is_too_much:
            answer.parts.append(Part(answer.turn[1] if answer.turn else name, None, None, _TOO_MUCH))
            return answer.parts
        if answer.status is None and not answer.is_late and unanswered < 2:
            unanswered += 1  # the process that splits off children ended, by its own age or by somebody's hand
            skip = answer.turn[0] if answer.turn else skip
            del answer.parts[answer.turned_at :]  # they will come again
            continue
        reason = _reason(answer)
        if answer.turn is None:
            kept = " What was read before stays." if answer.parts else ""
            answer.parts.append(Part(name, None, None, reason + kept))
            return answer.parts
        number, label = answer.turn
        answer.parts.append(Part(label, None, None, reason))
        skip = number + 1
        broken_off += 1
        if broken_off >= _MOST_BROKEN_OFF or answer.is_late or monotonic() > deadline:
            rest = "The files behind it in the archive were not tried any more: send them in an archive without it."
            answer.parts.append(Part(name, None, None, rest))
            return answer.parts


def _reason(answer: _Answer) -> str:
    if answer.is_late:
        return _TOO_SLOW
    if answer.status is None:
        return _NOT_STARTED
    if os.WIFSIGNALED(answer.status):
        if os.WTERMSIG(answer.status) in (signal.SIGALRM, signal.SIGXCPU, signal.SIGKILL):
            return _TOO_SLOW
        return _BROKE_OFF
    return _TOO_MUCH_MEMORY if os.WEXITSTATUS(answer.status) == child.EXIT_MEMORY else _BROKE_OFF


def _ask(raw: bytes, name: str, skip: int, limits: child.Limits, answer: _Answer, deadline: float) -> None:
    """One attempt; what comes of it stands in ``answer``."""
    try:
        connection = _connect()
    except OSError:
        return
    with connection, connection.makefile("rb") as incoming:
        try:
            connection.settimeout(max(0.1, deadline - monotonic()))
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # then how it ended is there to read
                child.send_frame(connection, b"N", name.encode("utf-8", "replace"))
                child.send_frame(connection, b"S", str(skip).encode())
                child.send_frame(connection, b"L", json.dumps(asdict(limits)).encode())
                child.send_frame(connection, b"R", raw)
            while True:
                connection.settimeout(max(0.1, deadline - monotonic()))
                letter, payload = child.read_frame(incoming, _LONGEST_FRAME)
                if letter == b"T":
                    number, label = json.loads(payload)
                    answer.turn, answer.turned_at = (int(number), str(label)), len(answer.parts)
                elif letter == b"P":
                    _keep(json.loads(payload), incoming, answer)
                    if answer.kept > _MOST_KEPT:
                        answer.is_too_much = True
                        return
                elif letter == b".":
                    answer.is_whole = True
                elif letter == b"X":
                    answer.status = int.from_bytes(payload, sys.byteorder, signed=True)
                    return
        except TimeoutError:
            answer.is_late = True
        except (EOFError, OSError):
            return
        except (ValueError, KeyError, TypeError):
            answer.status = 1  # nothing that our own child would write: it is no longer ours


def _keep(told: dict[str, Any], incoming: Any, answer: _Answer) -> None:
    dispatch = own = None
    if told.get("dispatch") is not None:
        body = child.read_frame(incoming, _LONGEST_FRAME)[1].decode()
        answer.kept += sys.getsizeof(body)
        dispatch = _dispatch(told["dispatch"], body)
    if told["raw"]:
        own = child.read_frame(incoming, _LONGEST_FRAME)[1]
        answer.kept += len(own)
    answer.parts.append(Part(str(told["name"]), own, dispatch, str(told["reason"])))


def _dispatch(told: dict[str, Any], body: str) -> Dispatch:
    on, precision, phrase = told["published"]
    return Dispatch(
        body=body,
        title_end=int(told["title_end"]),
        published=PartialDate(date.fromisoformat(on) if on else None, Precision(precision), str(phrase)),
        notes=tuple(map(str, told["notes"])),
        **{key: str(told[key]) for key in ("title", "outlet", "author", "url", "language", "encoding")},
    )


# The process with the libraries.


@dataclass(slots=True)
class _Reader:
    process: subprocess.Popen[bytes]
    control: socket.socket


_reader: _Reader | None = None
_lock = threading.Lock()
_places = threading.BoundedSemaphore(_AT_ONCE)


def _connect() -> socket.socket:
    """A connection to a child of its own. Raises OSError."""
    global _reader
    ours, theirs = socket.socketpair()
    with _lock, theirs:
        if _reader is not None:
            try:
                socket.send_fds(_reader.control, [b"r"], [theirs.fileno()])
                return ours
            except OSError:
                _end(_reader)
        _reader = _start()
        socket.send_fds(_reader.control, [b"r"], [theirs.fileno()])
    return ours


def _start() -> _Reader:
    ours, theirs = socket.socketpair()
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-I", "-c", _START, str(_ROOT), str(theirs.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=[theirs.fileno()],
            cwd="/",
            env={name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ} | {"TZ": "UTC"},
            start_new_session=True,  # Ctrl-C is for the program, which ends this by closing the socket
        )
    return _Reader(process, ours)


def _end(reader: _Reader) -> None:
    reader.control.close()
    try:
        reader.process.wait(5)
    except subprocess.TimeoutExpired:
        reader.process.kill()
        reader.process.wait()


@atexit.register
def stop() -> None:
    """Ends the process with the libraries; the next file starts another."""
    global _reader
    with _lock:
        if _reader is not None:
            _end(_reader)
            _reader = None


def _forget() -> None:
    """A copy of this program made by fork has no claim on the process: it would keep it alive, and starts its own."""
    global _reader, _lock, _places
    if _reader is not None:
        _reader.control.close()
        _reader.process.returncode = 0  # not ours to wait for
        _reader = None
    _lock = threading.Lock()
    _places = threading.BoundedSemaphore(_AT_ONCE)


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
