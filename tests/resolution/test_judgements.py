"""The file of human decisions."""

from pathlib import Path

import pytest

from kg.errors import LexiconError
from kg.resolution import read_judgements

GOOD = """
[[same]]
names = ["Kiev", "Kyiv"]
reason = "spelling"

[[different]]
name = "John Smith"
articles = ["article/a"]

[[rename]]
name = "Kiev"
to = "Kyiv"

[[reject]]
claim = "claim/x"

[[conflict]]
id = "conflict/y"
review = "confirmed"
"""


def write(folder: Path, text: str) -> Path:
    """A file with some text."""
    path = folder / "judgements.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_all_kinds_are_read(tmp_path: Path) -> None:
    found = read_judgements(write(tmp_path, GOOD))
    assert found.same == (("Kiev", "Kyiv"),)
    assert found.different == (("John Smith", ("article/a",)),)
    assert found.renamed == (("Kiev", "Kyiv"),)
    assert found.rejected == {"claim/x"}
    assert found.reviews == (("conflict/y", "confirmed"),)


def test_no_file_decides_nothing() -> None:
    assert read_judgements(None).same == ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[same]]\nnames = 'Kiev'", "names must be a list of strings"),
        ("[[same]]\nnames = []", "names must be a list of strings"),
        ("[[same]]\nnames = [1]", "names must be a list of strings"),
        ("[[same]]\nname = ['Kiev']", "needs exactly names"),
        ("[[rename]]\nname = 'x'\nto = 3", "to must be a string"),
        ("[same]\nnames = ['x']", "two brackets"),
        ("[[sames]]\nnames = ['x']", "unknown table"),
        ("[[conflict]]\nid = 'x'\nreview = 'maybe'", "confirmed or rejected"),
        ("same = [3]", "needs exactly names"),
        ("[[same", "TOML"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(LexiconError, match=says) as error:
        read_judgements(write(tmp_path, text))
    assert "judgements.toml" in str(error.value)


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"none\.toml"):
        read_judgements(tmp_path / "none.toml")
