"""The reckoning itself, in a process of its own that knows no database: it can be ended at any moment, and is."""

import json
import multiprocessing
import resource
import secrets
import sys
import time
import traceback
from collections.abc import Callable
from hashlib import sha256
from multiprocessing.connection import Connection
from typing import Any

from samenzicht.estimation import METHODS
from samenzicht.estimation.refusals import NoEstimate, TableError
from samenzicht.estimation.sheet import table_of
from samenzicht.statistics.figures import figure_of
from samenzicht.statistics.task import Task

Told = Callable[[float], object]
# Seconds from one look at whether to go on to the next.
BEAT = 1.0
# The largest table that may be sent takes a tenth of this; what wants more ends, and the machine lives on.
MOST_MEMORY = 4 * 1024**3


class Refused(Exception):
    """The data cannot bear it; the words are the library's own sentence."""


class TooLong(Exception):
    """It took longer than a run may take."""


class Fell(Exception):
    """The process ended without an answer."""


class Stopped(Exception):
    """Nobody waits for the answer any more."""


def reckon(task: Task, told: Told) -> str:
    """The figure, the whole card and the salt as JSON. Raises TableError and NoEstimate.

    The mark of the data is their hash with a salt. The plain hash would let anyone try the few values that a hidden
    count can have; with the salt, which stays in the compartment, the owner can prove later what it was made of.
    """
    table = table_of(task.text, task.count or None, task.covariates)
    more: dict[str, Any] = {"year": task.year} if task.year else {}
    card = METHODS[task.method](table, task.replicates, task.seed, None, told, **more)
    salt = secrets.token_hex(16)
    mark = sha256(f"{salt}{card.data_sha256}".encode()).hexdigest()
    figure = figure_of(card, table, task.method, task.replicates, mark)
    return json.dumps({"figure": figure, "card": card.as_dict(), "salt": salt}, ensure_ascii=False, allow_nan=False)


def work(task: Task, pipe: Connection) -> None:
    """The other process: says how far it is, and then what came out."""
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
    try:
        pipe.send(("made", reckon(task, lambda share: pipe.send(("share", share)))))
    except (TableError, NoEstimate) as refusal:
        pipe.send(("refused", str(refusal)))
    except BrokenPipeError:
        return
    except Exception as fault:
        # Where it fell, and not its words: they may quote the table.
        traceback.print_tb(fault.__traceback__)
        sys.stderr.write(f"The reckoning fell: {type(fault).__name__}.\n")


def run(task: Task, longest: float, beat: Callable[[int], bool]) -> str:
    """Reckon apart. beat gets the percentage done, at least every second, and says whether to go on.

    Raises Refused, TooLong, Fell and Stopped. Whatever happens, the other process has ended afterwards.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    other = multiprocessing.get_context("spawn").Process(target=work, args=(task, theirs), daemon=True)
    other.start()
    theirs.close()
    try:
        return answer_of(ours, time.monotonic() + longest, beat)
    finally:
        other.kill()
        other.join()
        ours.close()


def answer_of(pipe: Connection, until: float, beat: Callable[[int], bool]) -> str:
    share = 0
    while True:
        if pipe.poll(BEAT):
            try:
                sort, value = pipe.recv()
            except EOFError:
                raise Fell from None
            if sort == "made":
                return str(value)
            if sort == "refused":
                raise Refused(value)
            share = max(share, min(99, round(100 * value)))
        if time.monotonic() > until:
            raise TooLong
        if not beat(share):
            raise Stopped
