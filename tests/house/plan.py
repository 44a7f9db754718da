"""The floor plan as `pyproject.toml` holds it, for the inspectors that look where an import contract cannot."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "samenzicht"


def contracts() -> list[dict]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]


def floors() -> dict[str, int]:
    """Room -> floor; the higher the number, the higher the floor."""
    layers = next(one for one in contracts() if one["type"] == "layers")["layers"]
    return {room.strip(): floor for floor, layer in enumerate(reversed(layers)) for room in layer.split("|")}


def may_look_at(room: str, other: str, plan: dict[str, int]) -> bool:
    return room == other or plan[room] > plan[other]


def rooms() -> list[str]:
    return sorted(path.parent.name for path in SOURCE.glob("*/__init__.py"))
