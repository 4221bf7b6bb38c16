"""Frozen dataclasses ↔ JSON, without loss and without pickle.

A record becomes the list of its fields in order, a tuple a list, a date its ISO form; reading is
led by the declared types. A file carries a digest of all fields it relies on, so that records of
another version of the data model are refused rather than misread.
"""

import gzip
import json
import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from kg.errors import StoreError
from kg.ids import digest

Record = TypeVar("Record")
Decoder = Callable[[Any], Any]


def encode(value: Any) -> Any:
    """What JSON can hold of a record, a tuple, a date, a string, a number or ``None``."""
    if is_dataclass(value):
        return [encode(getattr(value, field.name)) for field in fields(value)]
    if isinstance(value, tuple):
        return [encode(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def decode(kind: type[Record], data: Any) -> Record:
    """The record of a type from what ``encode`` gave; any other form raises ``ValueError``."""
    try:
        record: Record = decoder(cast(Any, kind))(data)
    except (TypeError, KeyError) as error:
        raise ValueError(f"not a {kind.__name__}: {error}") from error
    return record


def dumps(value: Any) -> bytes:
    """A record as one line of UTF-8 JSON; equal records give equal bytes."""
    return json.dumps(encode(value), ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def write_record(record: Any, path: Path) -> None:
    """Writes a record to a gzipped JSON file; the same record always gives the same bytes."""
    head = json.dumps(schema(cast(Any, type(record)))).encode("utf-8")
    path.write_bytes(gzip.compress(head + b"\n" + dumps(record), compresslevel=6, mtime=0))


def read_record(kind: type[Record], path: Path) -> Record:
    """The record in a file of ``write_record``.

    Raises ``StoreError`` where the file is damaged or of another version of the data model.
    """
    try:
        head, _, body = gzip.decompress(path.read_bytes()).partition(b"\n")
        if json.loads(head) != schema(cast(Any, kind)):
            raise StoreError(f"{path}: written by another version of kg; run kg build again")
        return decode(kind, json.loads(body))
    except FileNotFoundError:
        raise StoreError(f"{path}: no such file; run kg build first") from None
    except (OSError, EOFError, ValueError) as error:
        raise StoreError(f"{path}: damaged ({error}); run kg build again") from error


@cache
def schema(kind: Any) -> str:
    """A digest of the names and types of all fields that a record type reaches."""
    seen: dict[str, str] = {}
    describe(kind, seen)
    return digest(*(f"{name}({seen[name]})" for name in sorted(seen)), digits=16)


def describe(kind: Any, seen: dict[str, str]) -> None:
    """Adds the record types that a type reaches to those seen."""
    if isinstance(kind, type) and hasattr(kind, "__annotations__") and kind.__name__ not in seen:
        hints = get_type_hints(kind)
        seen[kind.__name__] = ",".join(f"{name}:{hint}" for name, hint in hints.items())
        for hint in hints.values():
            describe(hint, seen)
    for part in get_args(kind):
        describe(part, seen)


@cache
def decoder(kind: Any) -> Decoder:
    """The function that reads values of a declared type."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return union_decoder(parts)
    if origin is tuple:
        return tuple_decoder(parts)
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return record_decoder(kind)
    if kind is date:
        return date.fromisoformat
    if origin is Literal or kind in (str, int, float, bool):
        return lambda value: value
    raise TypeError(f"no way to read {kind}")


def record_decoder(kind: Any) -> Decoder:
    """Reads a dataclass or named tuple from the list of its fields."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)] if is_dataclass(kind) else kind._fields
    columns = [decoder(hints[name]) for name in names]

    def read(values: Any) -> Any:
        return kind(*(column(value) for column, value in zip(columns, values, strict=True)))

    return read


def tuple_decoder(parts: tuple[Any, ...]) -> Decoder:
    """Reads a tuple of one type and any length, or of given types."""
    if parts[1:] == (...,):
        item = decoder(parts[0])
        return lambda values: tuple(map(item, values))
    columns = [decoder(part) for part in parts]
    return lambda values: tuple(
        column(value) for column, value in zip(columns, values, strict=True)
    )


def union_decoder(parts: tuple[Any, ...]) -> Decoder:
    """Reads one of several types: JSON lists are records or tuples, all else is a scalar."""
    listed = [decoder(part) for part in parts if is_listed(part)]
    scalars = [decoder(part) for part in parts if not is_listed(part) and part is not type(None)]
    if len(listed) > 1 or len(scalars) > 1:
        raise TypeError(f"cannot tell the types of {parts} apart")

    def read(value: Any) -> Any:
        if value is None:
            return None
        return listed[0](value) if isinstance(value, list) else scalars[0](value)

    return read


def is_listed(kind: Any) -> bool:
    """True if values of a type are lists in JSON."""
    return get_origin(kind) is tuple or is_dataclass(kind) or hasattr(kind, "_fields")
