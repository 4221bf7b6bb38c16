"""The rows of the gazetteer's tables as records."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from kg.lexicon import read_lexicon

SenseKind = Literal["name", "adjective", "people", "surname"]
GEONAMES = "https://sws.geonames.org/{}/"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """One actor, place or thing that the gazetteer knows.

    ``country`` is the key of the country it belongs to. ``weak``: its names are also surnames or
    words, so that other evidence must agree. ``stands_for``: the key of the actor that a seat of
    power means when it acts. ``point`` is (longitude, latitude) in degrees.
    """

    key: str
    type: str
    name: str
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    country: str | None = None
    weak: bool = False
    stands_for: str | None = None
    surname: str | None = None
    gender: str | None = None
    iso: str | None = None
    same_as: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


class Sense(NamedTuple):
    """What a word can mean: an entry, and how the word names it."""

    key: str
    kind: SenseKind


class Term(NamedTuple):
    """A term of office; an empty day is open, or not certain enough to state."""

    key: str
    office: str
    of: str
    begin: date | None
    end: date | None


def read_table(table: str, columns: str = "columns", rows: str = "rows") -> Iterator[Row]:
    """The rows of one table of the gazetteer."""
    return read_rows(read_lexicon(f"gazetteer/{table}"), columns, rows)


def read_rows(
    content: dict[str, Any], columns: str = "columns", rows: str = "rows"
) -> Iterator[Row]:
    """Rows by column name; a short row has empty cells at its end."""
    names = content[columns].split("|")
    for line in content[rows].splitlines():
        cells = line.split("|")
        yield dict(zip(names, cells + [""] * (len(names) - len(cells)), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """The names in one cell."""
    return tuple(cell.split(";")) if cell else ()


def read_entries() -> Iterator[Entry]:
    """All entries; where two share a name, the one that is meant more often comes first."""
    seats: dict[str, tuple[str, ...]] = {}
    for row in read_table("countries"):
        seats[row["key"]] = several(row["seat"])
        yield country(row)
    for row in read_table("organizations"):
        yield organization(row)
    for table in ("weapons", "agreements", "areas"):
        for row in read_table(table):
            names = several(row["aliases"]), several(row.get("adjectives", ""))
            yield Entry(row["key"], row["type"], row["name"], *names)
    for row in read_table("cities"):
        yield city(row, seats)
    for row in read_table("regions"):
        yield Entry(
            row["key"],
            "Place",
            row["name"],
            several(row["aliases"]),
            country=row["country"],
            iso=row["iso"],
            same_as=geonames(row),
        )
    for row in read_table("people"):
        yield Entry(
            row["key"],
            "Person",
            row["name"],
            several(row["aliases"]),
            surname=row["surname"] or None,
            gender=row["gender"],
        )


def country(row: Row) -> Entry:
    """A country, with the words for what belongs to it."""
    return Entry(
        row["key"],
        "Country",
        row["name"],
        several(row["aliases"]),
        several(row["adjectives"]),
        several(row["people"]),
        iso=row["iso2"],
        same_as=geonames(row),
        point=point(row),
    )


def organization(row: Row) -> Entry:
    """An organisation, government body or force."""
    return Entry(
        row["key"],
        row["type"],
        row["name"],
        several(row["aliases"]),
        country=row["country"] or None,
        weak=bool(row["weak"]),
        stands_for=row["stands_for"] or None,
    )


def city(row: Row, seats: dict[str, tuple[str, ...]]) -> Entry:
    """A city; the seat of a government stands for it."""
    names = {row["name"], *several(row["aliases"])}
    seat = not names.isdisjoint(seats[row["country"]])
    return Entry(
        row["key"],
        "Place",
        row["name"],
        several(row["aliases"]),
        country=row["country"],
        weak=bool(row["weak"]),
        stands_for=row["country"] if seat else None,
        same_as=geonames(row),
        point=point(row),
    )


def geonames(row: Row) -> tuple[str, ...]:
    """The GeoNames IRI of a row that has an id."""
    return (GEONAMES.format(row["geonames"]),) if row["geonames"] else ()


def point(row: Row) -> tuple[float, float] | None:
    """Longitude and latitude of a row that has them."""
    return (float(row["lon"]), float(row["lat"])) if row["lon"] else None


def read_terms() -> Iterator[Term]:
    """All terms of office."""
    for row in read_table("people", "term_columns", "terms"):
        yield Term(row["key"], row["office"], row["of"], day(row["begin"]), day(row["end"]))


def day(cell: str) -> date | None:
    """The day in a cell, if there is one."""
    return date.fromisoformat(cell) if cell else None
