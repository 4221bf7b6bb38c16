"""LitBank's files."""

from pathlib import Path

import pytest

from kg.errors import ArticleError
from kg.evaluation.litbank import read_folder

TEXT = "The captain looked at Anna . She nodded to him .\n"
MARKS = """\
T1\tNOM_PER 0 11\tThe captain
T2\tPROP_PER 22 26\tAnna
T3\tPRON_PER 29 32\tShe
T4\tPRON_PER 43 46\thim
T5\tthe_captain-1 0 11\tThe captain
T6\tAnna-2 22 26\tAnna
T7\tAnna-2 29 32\tShe
R1\tcop Arg1:T1 Arg2:T2
"""


def test_spans_have_the_type_of_one_line_and_the_chain_of_another(tmp_path: Path) -> None:
    (tmp_path / "1_tale_brat.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "1_tale_brat.ann").write_text(MARKS, encoding="utf-8")
    [document] = read_folder(tmp_path)
    told = {TEXT[m.span.begin : m.span.end]: (m.type, m.chain) for m in document.mentions}
    assert set(told) == {"The captain", "Anna", "She", "him"}
    assert told["Anna"] == told["She"] == ("person", "Anna-2")
    assert told["him"][1] not in ("Anna-2", "the_captain-1"), "in no chain: one of its own"


def test_another_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="LitBank"):
        read_folder(tmp_path)
