"""`manage examples`: makes the figures of the public page anew. Only after a change in `estimation`."""

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from samenzicht.statistics.examples import EXAMPLES, SHELF, fresh


class Command(BaseCommand):
    help = "Reckon the worked examples of the public page and write them down."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for one in EXAMPLES:
            path = Path(str(SHELF)) / f"{one.table}.json"
            path.write_text(json.dumps(fresh(one.table), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            self.stdout.write(f"{path.name}: done")
