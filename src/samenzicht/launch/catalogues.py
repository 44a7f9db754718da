"""Turns the written catalogues (`locale/*/LC_MESSAGES/*.po`) into what Django reads (`.mo`), without GNU gettext."""

import sys
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

HERE = Path(__file__).resolve().parents[1]


def compile_all(below: Path = HERE) -> list[Path]:
    """Compile each catalogue that is newer than its compiled form. Gives the compiled files.

    Raises ValueError naming the catalogue that cannot be read.
    """
    done = []
    for written in sorted(below.glob("**/locale/*/LC_MESSAGES/*.po")):
        compiled = written.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime <= written.stat().st_mtime:
            compile_one(written, compiled)
            done.append(compiled)
    return done


def compile_one(written: Path, compiled: Path) -> None:
    try:
        with written.open("rb") as file:
            catalogue = read_po(file, locale=written.parents[1].name, abort_invalid=True)
    except Exception as error:
        raise ValueError(f"{written}: {error}") from error
    unfinished = compiled.with_suffix(".mo.new")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(compiled)


if __name__ == "__main__":
    sys.stdout.writelines(f"{path}\n" for path in compile_all())
