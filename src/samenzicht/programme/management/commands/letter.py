"""`manage letter`: writes the letter of a cycle as PDF, docx and page; as it was frozen, or else as a draft."""

import os
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.utils import ProgrammingError
from django.utils import timezone, translation

from samenzicht.compartments.keys import Keys, holding
from samenzicht.programme.letter.content import Content, assemble
from samenzicht.programme.letter.docx import docx_of
from samenzicht.programme.letter.page import page_of
from samenzicht.programme.letter.pdf import pdf_of
from samenzicht.programme.management.commands.programme import office
from samenzicht.programme.models import Cycle, Frozen

FILES: Mapping[str, Callable[[Content], bytes]] = {
    "letter.pdf": pdf_of,
    "letter.docx": docx_of,
    "letter.html": lambda content: page_of(content).encode(),
}


class Command(BaseCommand):
    help = "Write the progress letter of a cycle as PDF, docx and page into a folder."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--cycle", required=True, help="as the office calls it, such as 2023 or 2024-2")
        parser.add_argument("--out", required=True, type=Path, help="the folder")
        parser.add_argument(
            "--on", type=date.fromisoformat, help="the day of a draft; today, or its day of publication"
        )
        parser.add_argument("--office", default="", help="the name of the organisation, where there are several")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            content = content_of(office(options["office"]), options["cycle"], options["on"])
        except ProgrammingError as error:
            raise CommandError("There is no programme here yet. Run ./samenzicht start first.") from error
        with translation.override("nl"):
            made = {name: make(content) for name, make in FILES.items()}
        put(options["out"], made)
        how = "as it was frozen" if content["frozen"] else "a draft: it is not frozen yet"
        self.stdout.write(f"The letter of {content['cycle']}, as of {content['on']} ({how}):")
        for name in made:
            self.stdout.write(f"  {options['out'] / name}")


def content_of(compartment: UUID, name: str, on: date | None) -> Content:
    """The frozen letter; of one that is not frozen yet how it stands on that day. Raises CommandError."""
    with holding(Keys(compartments=frozenset({compartment}))):
        cycle = Cycle.objects.of(compartment).select_related("plan").filter(name=name).first()
        if cycle is None:
            there = ", ".join(Cycle.objects.of(compartment).order_by("name").values_list("name", flat=True))
            raise CommandError(f"There is no cycle {name}. There are: {there or 'none yet'}.")
        frozen = Frozen.objects.of(compartment).filter(cycle=cycle).first()
        if frozen is not None:
            if on is not None and on.isoformat() != frozen.content["on"]:
                raise CommandError(f"This letter was frozen on {frozen.content['on']}; it has no other day any more.")
            return {**frozen.content, "kamerstuk": cycle.kamerstuk or frozen.content["kamerstuk"]}
        # An old letter of which nothing was frozen here is told as of its own day: what came later is not in it.
        return assemble(cycle, on or min(timezone.localdate(), cycle.publish_on))


def put(out: Path, made: Mapping[str, bytes]) -> None:
    """Each file whole or not at all, and none before all are made. Raises CommandError where the folder refuses."""
    waiting: list[tuple[Path, Path]] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in made.items():
            handle, unfinished = tempfile.mkstemp(dir=out, prefix=f".{name}.")
            waiting.append((Path(unfinished), out / name))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
        for unfinished_file, whole in waiting:
            unfinished_file.chmod(0o644)
            unfinished_file.replace(whole)
    except OSError as error:
        raise CommandError(f"{out} cannot be written: {error.strerror}. Name a folder of your own.") from error
    finally:
        for unfinished_file, _whole in waiting:
            unfinished_file.unlink(missing_ok=True)
