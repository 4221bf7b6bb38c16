"""The script and the style sheet of the page: linted as a whole, legible, with the CSP in place."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from kg.formats.page import render_page
from kg.formats.page.render import SCRIPTS, asset, script
from tests.graph_sample import sample_graph

ROOT = Path(__file__).parents[3]
ASSETS = ROOT / "kg" / "formats" / "page" / "assets"
POLICY = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:"
)


def test_the_script_is_lint_free() -> None:
    linter = ROOT / "node_modules" / ".bin" / "eslint"
    if shutil.which("node") is None or not linter.exists():
        pytest.fail("ESLint is missing: apt-get install nodejs npm; npm install")
    run = subprocess.run(
        [linter, "--max-warnings=0", "--stdin", "--stdin-filename=page.js"],
        input=script(),
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_script_is_part_of_the_page() -> None:
    assert {path.name for path in ASSETS.glob("*.js")} == set(SCRIPTS)
    page = render_page(sample_graph())
    for name in SCRIPTS:
        assert asset(name).strip() in page
    assert asset("page.css").strip() in page


def test_the_page_may_load_nothing() -> None:
    page = render_page(sample_graph())
    assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in page
    assert not re.findall(r"<(?:link|iframe|img|base|object|embed)\b", page.split("<script>")[0])
    assert not re.findall(r"<script[^>]+src", page)


def test_every_colour_of_the_drawing_has_a_dark_one() -> None:
    light, dark = re.findall(r":root[^{]*\{([^}]*)\}", asset("page.css"))[:2]
    names = re.compile(r"--([\w-]+):")
    assert set(names.findall(light)) == set(names.findall(dark))


def test_same_graph_same_page() -> None:
    assert render_page(sample_graph()) == render_page(sample_graph())
