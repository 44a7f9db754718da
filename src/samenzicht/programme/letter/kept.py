"""The files of a published letter, made once from its frozen content and kept under its seal.

A letter never changes, so a file that is there is right; one that is lost, or cannot be written, is made anew.
"""

import contextlib
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings

from samenzicht.programme.letter.docx import docx_of
from samenzicht.programme.letter.pdf import pdf_of
from samenzicht.programme.models import ProgressLetter

MAKERS: Mapping[str, Callable[[Mapping[str, Any]], bytes]] = {"pdf": pdf_of, "docx": docx_of}


def content_of(letter: ProgressLetter) -> dict[str, Any]:
    """What was frozen, with the number that Parliament gave the letter afterwards."""
    return {**letter.content, "frozen": True, "kamerstuk": letter.kamerstuk or letter.content["kamerstuk"]}


def file_of(letter: ProgressLetter, sort: str) -> bytes:
    path = folder() / f"{letter.pk}-{letter.sha256[:16]}.{sort}"
    with contextlib.suppress(OSError):
        return path.read_bytes()
    made = MAKERS[sort](content_of(letter))
    with contextlib.suppress(OSError):
        keep(path, made)
    return made


def folder() -> Path:
    return Path(settings.HOME) / "letters"


def keep(path: Path, made: bytes) -> None:
    """Whole or not at all: others may be reading it."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(made)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
