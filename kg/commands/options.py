"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path,
    typer.Option(
        "--data",
        "-d",
        metavar="PATH",
        help="Output folder of kg build, or an RDF file (.ttl .nt .nq .trig .jsonld).",
    ),
]
OUTPUT = Path("output")
