"""The words: TOML files with examples that are their tests, and the function that reads them."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from kg.errors import LexiconError


@cache
def read_lexicon(name: str) -> dict[str, Any]:
    """The content of ``kg/lexicon/NAME.toml``; callers must not change it.

    Raises ``LexiconError`` where there is no such file or it is not TOML.
    """
    file = resources.files(__name__).joinpath(f"{name}.toml")
    if not file.is_file():
        raise LexiconError(f"kg/lexicon/{name}.toml: no such file in this installation")
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"kg/lexicon/{name}.toml: not valid TOML: {error}") from error
