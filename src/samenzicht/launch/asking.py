"""What the commands that reckon have in common: their words, a plain refusal, a bar, and files written whole."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from samenzicht.estimation.refusals import NoEstimate, TableError
from samenzicht.launch.failure import Failure

REFUSED = 2
WIDTH = 30


@dataclass(frozen=True)
class Asked:
    """places: the words without dashes. given: the value of each option. flags: the options without a value."""

    places: tuple[str, ...]
    given: Mapping[str, str]
    flags: frozenset[str]

    def number(self, option: str, default: int, least: int = 1) -> int:
        said = self.given.get(option, str(default))
        if not said.isdigit() or int(said) < least:
            raise Failure(f"`{option}` needs a whole number of at least {least}, not `{said}`.", "Give a number.")
        return int(said)

    def decimal(self, said: str, option: str) -> float:
        """`4`, `4.5` or `4%` as a number."""
        try:
            return float(said.strip().removesuffix("%"))
        except ValueError:
            raise Failure(f"`{option}` needs a number, not `{said}`.", "Write it like 4 or 0.5.") from None

    def one_of(self, option: str, choices: Sequence[str], default: str) -> str:
        said = self.given.get(option, default)
        if said not in choices:
            raise Failure(f"`{option}` cannot be `{said}`.", f"Choose one of {', '.join(choices)}.")
        return said

    def several(self, option: str) -> tuple[str, ...]:
        """`A,B` as names."""
        return tuple(name.strip() for name in self.given.get(option, "").split(",") if name.strip())


def read(words: Sequence[str], usage: str, options: Sequence[str], flags: Sequence[str], places: int = 1) -> Asked:
    """`--option value` or `--option=value`, flags, and so many places. Raises Failure with the usage."""
    found: dict[str, str] = {}
    marks, plain = set(), []
    left = list(words)
    while left:
        word = left.pop(0)
        name, equals, value = word.partition("=")
        if word in flags:
            marks.add(word)
        elif name in options:
            if not equals and not left:
                raise Failure(f"`{name}` needs a value.", usage)
            found[name] = value if equals else left.pop(0)
        elif word.startswith("--"):
            raise Failure(f"There is no option `{word}` here.", usage)
        else:
            plain.append(word)
    if len(plain) != places:
        needs = "needs one table" if places else "takes no table"
        raise Failure(f"This command {needs}; there are {len(plain)}.", usage)
    return Asked(tuple(plain), found, frozenset(marks))


def plainly(do: Callable[[], None]) -> int:
    """Do it. What the data cannot bear is one plain sentence and exit code 2."""
    try:
        do()
    except (TableError, NoEstimate) as refusal:
        print(refusal, file=sys.stderr)
        return REFUSED
    return 0


@contextmanager
def bar(what: str) -> Iterator[Callable[[float], None]]:
    """A bar on the terminal for what takes over a second; gives what to call with the share done."""
    started, alive, shown = time.monotonic(), sys.stderr.isatty(), False

    def told(share: float) -> None:
        nonlocal shown
        if alive and time.monotonic() - started > 1:
            done = round(WIDTH * min(max(share, 0.0), 1.0))
            print(f"\r  {what} [{'#' * done}{'.' * (WIDTH - done)}]", end="", file=sys.stderr, flush=True)
            shown = True

    try:
        yield told
    finally:
        if shown:
            print(f"\r{' ' * (len(what) + WIDTH + 5)}\r", end="", file=sys.stderr, flush=True)


def write_whole(path: Path, content: str) -> None:
    """All of the file or none of it, whatever comes between. Raises Failure where it cannot be written."""
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise Failure(f"{path} cannot be written: {error.strerror}.", "Name a file in a folder of your own.") from None
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(content)
        unfinished.chmod(0o644)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
