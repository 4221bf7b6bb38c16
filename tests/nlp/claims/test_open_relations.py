"""Clauses of verbs in no frame: right arguments, complete but minimal, after CaRB."""

import pytest

from tests.nlp.reading import document, relations

# (sentence, open predicate, subject, object): each must be found with just these arguments.
CASES = [
    ("Ana Silva founded the museum in 1990.", "found", "Ana Silva", "museum"),
    ("Ghana sold two ferries to Togo.", "sell", "Ghana", "two ferries"),
    (
        "The ferry company, which owns three ports, hired Ana Silva.",
        "own",
        "company",
        "three ports",
    ),
    ("Peru renamed the old harbour and widened the road.", "rename", "Peru", "old harbour"),
    ("Peru renamed the old harbour and widened the road.", "widen", "Peru", "road"),
    ("The road was widened by Peru.", "widen", "Peru", "road"),
    ("Chad painted or repaired the bridge.", "paint", "Chad", "bridge"),
    ("Chad painted or repaired the bridge.", "repair", "Chad", "bridge"),
    ("Norway wants to buy the island.", "buy", "Norway", "island"),
    ("Norway, rejecting criticism, widened the canal.", "widen", "Norway", "canal"),
    ("The canal that Norway widened is full.", "widen", "Norway", "canal"),
    ("Tired of waiting, Peru drained the lake.", "drain", "Peru", "lake"),
    ("Chad drained the lake before Niger filled the reservoir.", "drain", "Chad", "lake"),
    ("Chad drained the lake before Niger filled the reservoir.", "fill", "Niger", "reservoir"),
    ("Ministers from Peru cleaned the beach.", "clean", "Ministers", "beach"),
    ("Peru’s decision to drain the lake was popular.", "drain", "Peru", "lake"),
    ("The bank never printed the notes.", "print", "bank", "notes"),
    ("Ana Silva and Omar Diallo painted the hall.", "paint", "Ana Silva", "hall"),
    ("Ana Silva and Omar Diallo painted the hall.", "paint", "Omar Diallo", "hall"),
    ("Kenya did not translate the treaty.", "translate", "Kenya", "treaty"),
    ("Kenya translated the treaty, and the court copied the map.", "copy", "court", "map"),
    ("The army moved the tents closer to the sea.", "move", "army", "tents"),
    (
        "Ana Silva wrote the book that won the prize.",
        "write",
        "Ana Silva",
        "book that won the prize",
    ),
    ("Rebels in the north mined two roads on Friday.", "mine", "Rebels", "two roads"),
    ("In May, Kenya flooded the valley for the dam.", "flood", "Kenya", "valley"),
    ("A bridge built by Chad connects the towns.", "build", "Chad", "bridge"),
    ("Kenya inherited a debt of two billion dollars.", "inherit", "Kenya", "debt of two billion"),
    ("The union collected 4,000 signatures.", "collect", "union", "4,000 signatures"),
    ("Ghana’s parliament elected Ana Silva.", "elect", "parliament", "Ana Silva"),
    ("Doctors from Ghana mapped the river for Togo.", "map", "Doctors", "river"),
    ("After drilling the hole, Niger paved the road.", "pave", "Niger", "road"),
    ("After drilling the hole, Niger paved the road.", "drill", "Niger", "hole"),
    ("Deals with Peru, which were signed by Chad, failed.", "sign", "Chad", "Deals"),
]

# (sentence, open predicate): nothing of the kind is told.
NONE = [
    ("Peru said the port was open and the road, dug by hand, was closed.", "say"),
    ("Ana Silva thundered on radio and branded the plan a joke.", "thunder"),
    ("The strike left Ana Silva as the only candidate.", "leave"),
    ("The union hoped to change the subject from forged letters, seized files and leaks.", "seize"),
    ("Kenya sued a firm, a bank and a club alleging a conspiracy.", "allege"),
    ("Ana Silva saw nothing.", "see"),
]


@pytest.mark.parametrize(("text", "verb", "subject", "thing"), CASES)
def test_arguments_are_right_complete_and_minimal(
    text: str, verb: str, subject: str, thing: str
) -> None:
    told = [row[:2] for row in relations(document(text), f"kgr:{verb}")]
    assert any(who.endswith(subject) and what.startswith(thing) for who, what in told), told
    assert all(len(what) <= len(thing) + 12 for _, what in told), told


@pytest.mark.parametrize(("text", "verb"), NONE)
def test_what_no_clause_tells_is_not_found(text: str, verb: str) -> None:
    assert relations(document(text), f"kgr:{verb}") == []


def test_what_somebody_can_go_on_to_do_has_not_happened() -> None:
    found = document("Chad can resume testing the engine.")
    assert {row[3] for row in relations(found, "kgr:test")} == {"possible"}


def test_relative_clause_belongs_to_the_noun_that_its_verb_agrees_with() -> None:
    found = document("Ana Silva praised letters about the plan, which were copied by Omar Diallo.")
    assert ("Omar Diallo", "letters about the plan", True, "asserted") in relations(
        found, "kgr:copy"
    )
