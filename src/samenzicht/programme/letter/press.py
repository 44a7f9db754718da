"""Typst in a process of its own: `python press.py` reads one job as JSON and writes what came of it. Knows no room.

Typst keeps all it ever made for as long as its process lives, some 100 MB a letter: within the site that would pile up.
And whatever a text could do to it, the site goes on.
"""

import base64
import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
STANDARDS: list[Any] = ["ua-1", "a-2a"]
PICTURE = (
    b'#set page(width: 15.5cm, height: auto, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
)


def main() -> None:
    import typst  # noqa: PLC0415 - only this process needs it

    job = json.load(sys.stdin)
    # Ours only, so that every machine makes the same file.
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(HERE / "fonts")])
    if "letter" in job:
        made: Any = typst.compile(
            str(HERE / "letter.typ"),
            root=str(HERE),
            font_paths=fonts,
            sys_inputs={"letter": json.dumps(job["letter"], ensure_ascii=False)},
            format="pdf",
            pdf_standards=STANDARDS,
            timestamp=datetime.fromisoformat(job["at"]),
        )
        sys.stdout.buffer.write(made)
        return
    made = [
        typst.compile(PICTURE, font_paths=fonts, sys_inputs={"svg": svg}, format="png", ppi=job["ppi"])
        for svg in job["pictures"]
    ]
    json.dump([base64.b64encode(one).decode() for one in made], sys.stdout)


if __name__ == "__main__":
    main()
