"""When the service answers from a copy in memory."""

from pathlib import Path

import pytest

from kg.service.answering import Answering
from kg.service.settings import ServiceSettings


@pytest.mark.parametrize(
    ("in_memory", "room", "wanted"),
    [(None, 0, False), (None, 1 << 40, True), (True, 0, True), (False, 1 << 40, False)],
)
def test_a_store_is_copied_where_there_is_room(
    built: Path, in_memory: bool | None, room: int, wanted: bool
) -> None:
    assert Answering(built, in_memory, room).worth_a_copy() is wanted


def test_workers_share_the_room(built: Path) -> None:
    one, four = (ServiceSettings(built, workers=count).room for count in (1, 4))
    assert one // 4 == four > 0
