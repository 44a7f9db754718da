"""The front door: lists the commands, makes the machine ready and runs one command. Standard library only."""

import importlib
import os
import sys
from collections.abc import Sequence

from samenzicht.launch import install
from samenzicht.launch.failure import Failure, explain
from samenzicht.launch.progress import BEGAN, began

COMMANDS = {
    "start": "make everything ready and serve the site until Ctrl-C  [--port N]",
    "test": "format, lint, types, floors and all tests; with paths: only those tests",
    "manage": "a management command of Django  [--role owner|web|public|linker|counter] COMMAND ...",
    "keys": "rotate, rewrap FILE or destroy COMPARTMENT: renew keys, or make one compartment unreadable for ever",
    "journal": "verify: check the chain of the journal and print the head to publish",
    "letter": "the progress letter as PDF, docx and page: --cycle 2023 --out FOLDER  [--on DAY] [--office NAME]",
    "estimate": "how many persons are on no list: TABLE.csv  [--method M] [--json] [--plot FILE.svg]",
    "trend": "down, up or cannot tell: TABLE.csv --year COLUMN  [--json] [--plot FILE.svg]",
    "power": "what a planned series could show: --lists RATES --years N --fall PERCENT  [--json]",
    "existence": "which models have an estimate at all: TABLE.csv  [--model A:B,A:C] [--json]",
}


def main(words: Sequence[str]) -> int:
    """Run `./samenzicht WORDS` and give the exit code."""
    debug = "--debug" in words
    if debug:
        os.environ["SAMENZICHT_DEBUG"] = "1"
    words = [word for word in words if word != "--debug"]
    if not words or words[0] in {"-h", "--help", "help"}:
        print(listing())
        return 0
    try:
        command = known(words[0])
        if not install.inside():
            install.ensure("dev" if command == "test" else "runtime")
            enter(words, debug)
        return int(importlib.import_module(f"samenzicht.launch.{command}").main(words[1:]))
    except (Exception, KeyboardInterrupt) as error:
        return explain(error, debug)


def known(word: str) -> str:
    if word not in COMMANDS:
        raise Failure(f"There is no command `{word}`.", f"Choose one of these.\n\n{listing()}")
    return word


def listing() -> str:
    lines = [f"  ./samenzicht {name:<9} {line}" for name, line in COMMANDS.items()]
    return "\n".join(["Samenzicht. Commands:", "", *lines, "", "With --debug a failure shows its details."])


def enter(words: Sequence[str], debug: bool) -> None:
    """Go on as the Python of .venv, in this same process, so that signals reach the right one."""
    sys.stdout.flush()
    os.environ[BEGAN] = str(began)
    python = str(install.python())
    os.execv(python, [python, "-m", "samenzicht.launch", *words, *(["--debug"] if debug else [])])  # noqa: S606
