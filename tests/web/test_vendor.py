"""What others made is as they made it, with its licence, and asks nothing of another host."""

import hashlib
import re
from pathlib import Path

import samenzicht.web

STATIC = Path(samenzicht.web.__file__).parent / "static"
VENDOR = STATIC / "vendor"
ROW = re.compile(r"^\| (\S+) \| `([0-9a-f]{64})` \|$", re.MULTILINE)


def shipped() -> dict[str, str]:
    return dict(ROW.findall((VENDOR / "README.md").read_text()))


def test_each_file_is_listed_with_its_own_hash():
    found = {
        str(path.relative_to(VENDOR)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "README.md"
    }
    assert found == shipped()


def test_each_licence_lies_beside_its_files():
    terms = "".join(path.read_text() for path in (VENDOR / "licences").iterdir())
    assert "EUROPEAN UNION PUBLIC LICENCE v. 1.2" in terms
    assert "SIL OPEN FONT LICENSE" in terms.upper()


def test_no_style_sheet_or_script_loads_from_elsewhere():
    outside = re.compile(r"url\(\s*['\"]?(?:https?:)?//|@import|sourceMappingURL")
    files = [path for path in STATIC.rglob("*") if path.suffix in {".css", ".js"}]
    assert len(files) >= 7
    assert not [path.name for path in files if outside.search(path.read_text())]
