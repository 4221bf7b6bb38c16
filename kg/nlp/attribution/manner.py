"""Direct, indirect or mixed: how much of what is said stands in quotation marks."""

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from kg.model import Manner, Span
from kg.nlp.attribution.quotation import CLOSING, DIRECTED, OPENING, Pair
from kg.nlp.attribution.single_marks import MARKS


def with_double_marks(doc: Doc, text: str, pairs: Sequence[Pair]) -> str:
    """The text of the same length with double marks for single ones; none inside of those."""
    singles = [(doc[a], doc[b]) for a, b in pairs if doc[a].text in MARKS]
    if not singles:
        return text
    letters = list(text)
    for first, last in singles:
        for token in doc[first.i + 1 : last.i]:
            if token.text in (*OPENING, *CLOSING):
                letters[token.idx : token.idx + len(token)] = " " * len(token)
        letters[first.idx] = "“"
        if last.text in MARKS:
            letters[last.idx] = "”"
    return "".join(letters)


def manner_of(text: str, spans: Iterable[Span]) -> Manner:
    """Direct where all words of some spans are quoted, mixed where some are, else indirect."""
    total = quoted = 0
    for span in spans:
        mark = ""
        words = text[span.begin : span.end]
        for number, char in enumerate(words):
            double = char if char not in "'`" else words[number : number + 2]
            if not mark and double in OPENING:
                mark = double
            elif mark and double in CLOSING and (double not in DIRECTED or mark == "„"):
                mark = ""
            elif char.isalnum():
                total += 1
                quoted += bool(mark)
    if total and quoted == total:
        return "direct"
    return "mixed" if quoted else "indirect"
