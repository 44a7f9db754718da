"""What went wrong in words for the person at the keyboard, and what to do about it. Standard library only."""

import sys
import traceback


class Failure(Exception):
    """A step that could not be done: `what` is wrong, and the `remedy`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(what)
        self.what = what
        self.remedy = remedy


def explain(error: BaseException, debug: bool) -> int:
    """Say what is wrong on stderr and give the exit code. The traceback only shows with `--debug`."""
    if debug:
        traceback.print_exception(error)
    if isinstance(error, KeyboardInterrupt):
        print("\nStopped.", file=sys.stderr)
        return 130
    if isinstance(error, Failure):
        what, remedy = error.what, error.remedy
    elif isinstance(error, PermissionError):
        what = f"No permission: {error.filename or error}."
        remedy = "Run the command as the owner of this folder, or give yourself the right to it."
    elif isinstance(error, OSError) and error.errno == 28:
        what, remedy = "The disk is full.", "Free some space (about 1 GB) and run the command again."
    else:
        what = f"Something unforeseen: {type(error).__name__}: {error}"
        remedy = "Run it again with --debug for the details, and report it if it stays."
    print(f"\nWrong:  {what}\nTo do:  {remedy}", file=sys.stderr)
    return 1
