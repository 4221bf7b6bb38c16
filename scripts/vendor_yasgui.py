"""Puts the query editor YASGUI, as it is published on npm, beside the pages of ``kg serve``.

python scripts/vendor_yasgui.py [FOLDER]

Needs ``npm``. ``yasgui.toml`` tells what was taken, with the digests of the package and of each
file; ``yasgui.LICENSE.txt`` has the licences of all that is bundled in it. Nothing of the script is
changed: what would ask services on the web is set otherwise in ``terms.js`` and ``editor.js``.
"""

import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
FOLDER = Path(__file__).parent.parent / "kg" / "service" / "static"
TAKEN = ("yasgui.min.js", "yasgui.min.css")
LICENCES, RECORD = "yasgui.LICENSE.txt", "yasgui.toml"
BUNDLED = re.compile(r".*node_modules/((?:@[^/]+/)?[^/]+)/")
# The package has no file of its licence; its description names these authors and the MIT licence.
NOTICE = """\
by Triply, Zazuko GmbH and contributors

The MIT License (MIT)

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in
all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN
THE SOFTWARE.
"""
# The styles of these are in the style sheet, which has no source map.
STYLED = ("datatables.net-dt",)
HEAD = """\
# What is taken from npm for the query editor. Written by scripts/vendor_yasgui.py.
package = "{package}"
version = "{version}"
licence = "MIT"
integrity = "{integrity}"

[sha256]
"""


def main() -> None:
    """Writes the files."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        options = ("--no-audit", "--no-fund", "--ignore-scripts", "--silent")
        wanted = f"{PACKAGE}@{VERSION}"
        command = ["npm", "install", "--prefix", name, *options, wanted]
        subprocess.run(command, check=True)  # noqa: S603 - nothing of it comes from outside
        build = folder / "node_modules" / PACKAGE / "build"
        for file in TAKEN:
            shutil.copyfile(build / file, target / file)
        text = licences(folder / "node_modules", bundled(build / f"{TAKEN[0]}.map"))
        lock = read_json(folder / "package-lock.json")["packages"]
    (target / LICENCES).write_text(text, encoding="utf-8")
    head = HEAD.format(
        package=PACKAGE,
        version=VERSION,
        integrity=lock[f"node_modules/{PACKAGE}"]["integrity"],
    )
    digests = (f'"{name}" = "{digest(target / name)}"\n' for name in (*TAKEN, LICENCES))
    (target / RECORD).write_text(head + "".join(digests), encoding="utf-8")


def bundled(source_map: Path) -> list[str]:
    """The packages whose files a script is made of, by its source map."""
    found = (BUNDLED.match(source) for source in read_json(source_map)["sources"])
    return sorted({*STYLED, *(match[1] for match in found if match)})


def licences(modules: Path, packages: list[str]) -> str:
    """The licence of the editor, and that of each package in it."""
    parts = [f"{PACKAGE} {VERSION}\n\n{NOTICE}"]
    for package in packages:
        facts = read_json(modules / package / "package.json")
        head = f"Contains {package} ({facts.get('license', 'see below')})"
        files = sorted(path for path in (modules / package).iterdir() if is_licence(path))
        words = [path.read_text(encoding="utf-8").strip() for path in files]
        parts.append("\n\n".join([head, *words]) + "\n")
    rule = f"\n{'-' * 78}\n\n"
    lines = rule.join(parts).splitlines()
    return "".join(f"{line.rstrip()}\n" for line in lines)


def is_licence(path: Path) -> bool:
    """True for a file with the terms under which a package is used: of two, not the MPL."""
    return path.stem.lower() in ("license", "licence")


def read_json(path: Path) -> dict[str, Any]:
    """The object in a file."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    main()
