"""Somebody named amid what is said: "The loans, the auditors found, | had gone to relatives"."""

from collections.abc import Collection

from spacy.tokens import Token

from kg.nlp.attribution.content import cleaned
from kg.nlp.attribution.draft import Draft
from kg.nlp.grammar import is_verb

ENDS = (";", ":")


def go_on_behind(draft: Draft, taken: Collection[int]) -> None:
    """Gives content that has no verb yet the rest of its sentence behind source and cue.

    Only where both stand between commas right behind it. ``taken`` are the positions of all cues
    and sources.
    """
    own = [t.i for t in (*draft.source, *draft.cue)]
    if not own or not draft.content or any(is_verb(t) or t.is_quote for t in draft.content):
        return
    doc, last = draft.content[-1].doc, draft.content[-1].i
    first, end = min(own), max(own)
    if not (first == last + 2 and doc[last + 1].text == "," and end + 2 < len(doc)):
        return
    if doc[end + 1].text != "," or doc[end + 1].sent != draft.content[-1].sent:
        return
    rest: list[Token] = []
    for token in doc[end + 2 : doc[end].sent.end]:
        if token.i in taken or token.text in ENDS:
            break
        rest.append(token)
    if any(is_verb(t) or t.pos_ == "AUX" for t in rest):
        draft.content = cleaned([*draft.content, *rest], draft.cue[0])
