#!/usr/bin/env python3
"""Fetch the pinned style sheets and fonts with npm and write them under static/vendor (developers only).

Run it after changing a version below; commit what it writes. `--check` writes nothing and fails on a difference.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "src/samenzicht/web/static/vendor"
FONT = "@fontsource/source-sans-3"
WEIGHTS = (400, 600, 700)
SUBSETS = ("latin", "latin-ext")

# Package, version, file inside it. The order is the order in the bundle.
SHEETS = (
    ("@nl-design-system-candidate/button-css", "1.1.0", "dist/button.css"),
    ("@nl-design-system-candidate/data-badge-css", "1.0.5", "dist/data-badge.css"),
    ("@nl-design-system-candidate/skip-link-css", "1.0.5", "dist/skip-link.css"),
    ("@utrecht/alert-css", "4.0.2", "dist/index.min.css"),
    ("@utrecht/breadcrumb-nav-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/checkbox-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/form-field-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/form-field-description-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/form-field-error-message-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/form-fieldset-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/form-label-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/radio-button-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/select-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/table-css", "3.0.1", "dist/index.min.css"),
    ("@utrecht/textarea-css", "4.0.1", "dist/index.min.css"),
    ("@utrecht/textbox-css", "4.0.1", "dist/index.min.css"),
)
FONT_VERSION = "5.3.1"
SOURCE_MAP = re.compile(rb"/\*# sourceMappingURL=.*?\*/")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def install(folder: Path) -> Path:
    """Install all packages without running their scripts; gives the node_modules folder."""
    wanted = [f"{name}@{version}" for name, version, _ in SHEETS] + [f"{FONT}@{FONT_VERSION}"]
    command = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", str(folder), *wanted]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603
    return folder / "node_modules"


def licence(modules: Path, name: str) -> str:
    return str(json.loads((modules / name / "package.json").read_text())["license"])


def bundle(modules: Path) -> tuple[bytes, list[str]]:
    """One style sheet of all parts; only the pointers to source maps are taken out, for we do not ship those."""
    parts: list[bytes] = []
    rows: list[str] = []
    for name, version, path in SHEETS:
        source = (modules / name / path).read_bytes()
        terms = licence(modules, name)
        parts.append(f"/* {name} {version}, {terms} */\n".encode() + SOURCE_MAP.sub(b"", source).strip() + b"\n")
        rows.append(f"| {name} | {version} | {terms} | {path} | `{sha256(source)}` |")
    return b"".join(parts), rows


def faces(modules: Path) -> tuple[dict[str, bytes], bytes]:
    """The font files and the style sheet that names them, with the character ranges of the package."""
    ranges = json.loads((modules / FONT / "unicode.json").read_text())
    files: dict[str, bytes] = {}
    rules: list[str] = []
    for weight in WEIGHTS:
        for subset in SUBSETS:
            name = f"source-sans-3-{subset}-{weight}-normal.woff2"
            files[f"fonts/{name}"] = (modules / FONT / "files" / name).read_bytes()
            rules.append(
                f'@font-face {{ font-family: "Source Sans 3"; font-style: normal; font-weight: {weight}; '
                f'font-display: swap; src: url("fonts/{name}") format("woff2"); unicode-range: {ranges[subset]}; }}'
            )
    return files, ("\n".join(rules) + "\n").encode()


def readme(rows: list[str], shipped: dict[str, bytes], font_terms: str) -> bytes:
    files = [f"| {name} | `{sha256(content)}` |" for name, content in sorted(shipped.items())]
    lines = [
        "# What others made",
        "",
        "Written by `scripts/vendor.py`; do not edit by hand. The licence texts lie in `licences/`.",
        "",
        "## Style sheets in `nl-design-system.css`",
        "",
        "Only the pointers to source maps are taken out. sha256 is of the file in the package.",
        "",
        "| package | version | licence | file | sha256 |",
        "|---|---|---|---|---|",
        *rows,
        "",
        "## Font",
        "",
        f"{FONT} {FONT_VERSION}, {font_terms}: weights 400, 600 and 700, latin and latin-ext.",
        "",
        "## Files as shipped",
        "",
        "| file | sha256 |",
        "|---|---|",
        *files,
        "",
    ]
    return "\n".join(lines).encode()


def collect(modules: Path) -> dict[str, bytes]:
    sheet, rows = bundle(modules)
    files, fonts = faces(modules)
    shipped = {
        "nl-design-system.css": sheet,
        "source-sans-3.css": fonts,
        "licences/EUPL-1.2-utrecht.md": (modules / "@utrecht/alert-css/LICENSE.md").read_bytes(),
        "licences/EUPL-1.2-nl-design-system.md": (
            modules / "@nl-design-system-candidate/button-css/LICENSE.md"
        ).read_bytes(),
        "licences/OFL-1.1-source-sans-3.txt": (modules / FONT / "LICENSE").read_bytes(),
        **files,
    }
    return {**shipped, "README.md": readme(rows, shipped, licence(modules, FONT))}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail when a file differs")
    check = parser.parse_args().check
    with tempfile.TemporaryDirectory() as folder:
        files = collect(install(Path(folder)))
    if check:
        differing = [name for name, content in files.items() if (VENDOR / name).read_bytes() != content]
        sys.stdout.write("".join(f"differs: {name}\n" for name in differing) or "all as fetched\n")
        return 1 if differing else 0
    for name, content in files.items():
        (VENDOR / name).parent.mkdir(parents=True, exist_ok=True)
        (VENDOR / name).write_bytes(content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
