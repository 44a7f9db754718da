"""Log lines that tell what failed and where, never with what: no posted text, no address, no word of an exception.

The database quotes values in its errors ("Key (email)=(...)"), an exception may quote a form, and an address may hold a
name that someone typed. So of an exception only its type and place are written, and of a message only its fixed part.
"""

import logging
from pathlib import Path
from types import TracebackType
from typing import Any

SOURCES = str(Path(__file__).resolve().parents[2])
METHODS = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
HIDDEN = "..."
DEEPEST = 5  # causes of causes


class PlaceOnly(logging.Formatter):
    """One line: when, how bad, who says it, what and where."""

    def format(self, record: logging.LogRecord) -> str:
        parts = [self.formatTime(record), record.levelname, record.name, message_of(record)]
        if request := getattr(record, "request", None):
            parts.append(f"[{asked(request, getattr(record, 'status_code', ''))}]")
        if record.exc_info and record.exc_info[1]:
            parts.append(told(record.exc_info[1]))
        return " ".join(parts)


def message_of(record: logging.LogRecord) -> str:
    """The message with only numbers and types filled in. One without arguments may be anything: its place is told."""
    if not record.args or not isinstance(record.args, tuple) or not isinstance(record.msg, str):
        return f"said at {record.module}:{record.lineno}"
    try:
        return " ".join((record.msg % tuple(harmless(value) for value in record.args)).split())
    except (TypeError, ValueError):
        return f"said at {record.module}:{record.lineno}"


def harmless(value: Any) -> Any:
    """A number as it is, an exception by its type, anything else hidden."""
    if isinstance(value, (bool, int, float)):
        return value
    return name_of(value) if isinstance(value, BaseException) else HIDDEN


def asked(request: Any, status: Any) -> str:
    """The verb, the pattern of the address (not the address), and the status."""
    match = getattr(request, "resolver_match", None)
    verb = request.method if request.method in METHODS else HIDDEN
    return f"{verb} /{match.route if match else HIDDEN} {status}".rstrip()


def told(error: BaseException) -> str:
    """The exception and what caused it, each by type and place."""
    chain: list[str] = []
    cause: BaseException | None = error
    while cause is not None and len(chain) < DEEPEST:
        chain.append(f"{name_of(cause)}{code_of(cause)} at {place_of(cause.__traceback__)}")
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    return " < ".join(chain)


def name_of(error: BaseException) -> str:
    return f"{type(error).__module__}.{type(error).__qualname__}"


def code_of(error: BaseException) -> str:
    """What the database calls the fault, and the constraint: words of the schema, not of a row."""
    said = getattr(error, "diag", None)
    words = [word for word in (getattr(said, "sqlstate", None), getattr(said, "constraint_name", None)) if word]
    return f" ({' '.join(words)})" if words else ""


def place_of(trace: TracebackType | None) -> str:
    """Our own line that was last at work, and the line that raised."""
    ours, last = "", "unknown"
    while trace is not None:
        path = trace.tb_frame.f_code.co_filename
        last = f"{path.removeprefix(f'{SOURCES}/')}:{trace.tb_lineno} {trace.tb_frame.f_code.co_name}"
        if path.startswith(f"{SOURCES}/"):
            ours = last
        trace = trace.tb_next
    return last if ours in ("", last) else f"{ours} ... {'/'.join(last.split('/')[-3:])}"
