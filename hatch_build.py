"""Puts the compiled message catalogues in the wheel; they are not kept in the repository."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Catalogues(BuildHookInterface[Any]):
    """Compiles `locale/*/LC_MESSAGES/*.po` before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from samenzicht.launch.catalogues import compile_all  # noqa: PLC0415 - the path is only known now

        compile_all(source)
        build_data["artifacts"].append("src/**/*.mo")
