"""What somebody allows, requires or forbids none of."""

import pytest

from tests.nlp.reading import document


def test_none_allowed_is_forbidden() -> None:
    found = document("The mayor allowed no protests near the stadium.")
    [norm] = found.norms
    assert (norm.modality, norm.negated) == ("prohibition", False)
    assert norm.action.text == "protests near the stadium"


@pytest.mark.parametrize(
    "text",
    [
        "The treaty requires no further inspections of the plant.",
        "The court ordered no retrial.",
        "Norway demanded no new talks.",
        "The ministry banned no books.",
    ],
)
def test_none_required_or_banned_is_no_norm(text: str) -> None:
    assert document(text).norms == ()
