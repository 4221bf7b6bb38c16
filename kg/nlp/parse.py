"""Article → one spaCy ``Doc`` whose text and offsets are exactly the article's.

Every paragraph is analysed by itself, since a parser that reads on across a paragraph break takes
its subjects from the wrong sentence. The paragraphs are then put together into one Doc; whatever
lies between them (line breaks, boilerplate) becomes one opaque token each, so that components can
work on the whole article and ``token.idx`` counts the article's code points.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.errors import ModelError
from kg.lexicon.gazetteer.lookup import find_senses
from kg.model import Article, Span
from kg.nlp.extensions import declare_extensions
from kg.nlp.lemmas import correct_lemmas, known_verbs
from kg.nlp.normalise import case_counts, is_title_case, plain_spaces, sentence_case

Columns = dict[str, list[Any]]


def load_pipeline(name: str) -> Language:
    """The base spaCy pipeline by installed name or path; ``ModelError`` names the remedy."""
    import spacy

    try:
        nlp = spacy.load(name)
    except OSError as error:
        raise ModelError(
            f"spaCy pipeline {name!r} is not installed; install it with pip, or name another with "
            "--model"
        ) from error
    missing = [part for part in ("parser", "lemmatizer") if part not in nlp.pipe_names]
    if missing:
        raise ModelError(f"spaCy pipeline {name!r} lacks {', '.join(missing)}; name another")
    return nlp


def parse_articles(
    nlp: Language, articles: Iterable[Article], batch_size: int = 128
) -> Iterator[tuple[Article, Doc]]:
    """Each article with its Doc, in order; paragraphs of many articles share the batches."""
    declare_extensions()
    common = dictionary(nlp)
    verbs = known_verbs(nlp)
    texts = (
        (text, (article, number))
        for article in articles
        for number, text in enumerate(texts_to_parse(article, common))
    )
    waiting: list[Doc] = []
    for paragraph, (article, number) in nlp.pipe(texts, as_tuples=True, batch_size=batch_size):
        correct_lemmas(paragraph, verbs)
        waiting.append(paragraph)
        if number == len(article.paragraphs) - 1:
            yield article, assemble(nlp, article, waiting)
            waiting = []


def texts_to_parse(article: Article, is_common: Callable[[str], bool]) -> Iterator[str]:
    """Each paragraph as the parser should see it, of the same length."""
    plain = [plain_spaces(article.slice(span)) for span in article.paragraphs]
    counts = case_counts(text for text in plain if not is_title_case(text))
    for text in plain:
        yield sentence_case(text, counts, is_common) if is_title_case(text) else text


def dictionary(nlp: Language) -> Callable[[str], bool]:
    """Tells words from names by the lemmatizer's word lists (WordNet) and the stop words."""
    lemmas, irregular = listed(nlp, "lemma_index"), listed(nlp, "lemma_exc")

    def is_common(word: str) -> bool:
        stems = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d")}
        stems |= {word.removesuffix("ed"), word.removesuffix("ing"), word.removesuffix("ing") + "e"}
        stems |= {word[:-3] + "y"} if word.endswith(("ies", "ied")) else set()
        lexeme = nlp.vocab[word]
        if not lexeme.is_stop and find_senses(word.capitalize()):
            return False
        return bool(lexeme.is_stop or word in irregular or not stems.isdisjoint(lemmas))

    return is_common


# Two lists of one pipeline.
@lru_cache(maxsize=2)
def listed(nlp: Language, name: str) -> frozenset[str]:
    """The words of one of the lemmatizer's lists; empty where the pipeline has none."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None)
    tables = lookups.get_table(name).values() if lookups and name in lookups else ()
    return frozenset(chain.from_iterable(tables))


def assemble(nlp: Language, article: Article, paragraphs: list[Doc]) -> Doc:
    """One Doc of an article from the Docs of its paragraphs, in the order of the text."""
    parts = [part for part in pieces(article, paragraphs) if part]
    doc = Doc(
        nlp.vocab,
        words=list(chain.from_iterable(part["words"] for part in parts)),
        spaces=list(chain.from_iterable(part["spaces"] for part in parts)),
        tags=list(chain.from_iterable(part["tags"] for part in parts)),
        pos=list(chain.from_iterable(part["pos"] for part in parts)),
        morphs=list(chain.from_iterable(part["morphs"] for part in parts)),
        lemmas=list(chain.from_iterable(part["lemmas"] for part in parts)),
        heads=absolute_heads(parts),
        deps=list(chain.from_iterable(part["deps"] for part in parts)),
        ents=list(chain.from_iterable(part["ents"] for part in parts)),
    )
    recased = chain.from_iterable(part["recased"] for part in parts)
    doc._.kg_recased = frozenset(position for position, changed in enumerate(recased) if changed)
    doc._.kg_paragraphs = article.paragraphs
    doc._.kg_published = article.published
    doc._.kg_credits = article.credits
    doc._.kg_headline = article.headline
    return doc


def pieces(article: Article, paragraphs: list[Doc]) -> Iterator[Columns]:
    """The columns of paragraphs and of the gaps between them, in order."""
    end = 0
    for span, paragraph in zip(article.paragraphs, paragraphs, strict=True):
        yield gap(article.text[end : span.begin])
        yield columns(paragraph, span, article.text)
        end = span.end
    yield gap(article.text[end:])


def gap(text: str) -> Columns:
    """One opaque token, a sentence of its own, for text that is not journalistic."""
    if not text:
        return {}
    return {
        "words": [text],
        "spaces": [False],
        "tags": ["_SP"],
        "pos": ["SPACE"],
        "morphs": [""],
        "lemmas": [text],
        "heads": [0],
        "deps": ["ROOT"],
        "ents": ["O"],
        "recased": [False],
    }


def columns(doc: Doc, span: Span, text: str) -> Columns:
    """The analysis of one paragraph, column by column, with the words as the article has them.

    White space other than one plain space is a token of its own, attached to the word before it.
    """
    table = gap(" ")
    rows: Columns = {name: [] for name in table}
    place: dict[int, int] = {}
    for token in doc:
        begin = span.begin + token.idx
        end = begin + len(token)
        place[token.i] = len(rows["words"])
        plain = bool(token.whitespace_) and text[end] == " "
        add_token(rows, token, text[begin:end], plain)
        if token.whitespace_ and not plain:
            for name, values in (gap(text[end]) | {"heads": [token.i], "deps": ["dep"]}).items():
                rows[name] += values
    rows["heads"] = [place[head] for head in rows["heads"]]
    return rows


def add_token(rows: Columns, token: Token, word: str, space: bool) -> None:
    """Appends one token to the columns; its head is counted in its own paragraph."""
    rows["words"].append(word)
    rows["spaces"].append(space)
    rows["tags"].append(token.tag_)
    rows["pos"].append(token.pos_)
    rows["morphs"].append(str(token.morph))
    rows["lemmas"].append(token.lemma_)
    rows["heads"].append(token.head.i)
    rows["deps"].append(token.dep_)
    rows["recased"].append(token.text != word and token.text == word.lower())
    named = token.ent_iob_ in ("B", "I")
    rows["ents"].append(f"{token.ent_iob_}-{token.ent_type_}" if named else "O")


def absolute_heads(parts: list[Columns]) -> list[int]:
    """The heads counted from the first token of the article."""
    heads, offset = [], 0
    for part in parts:
        heads += [head + offset for head in part["heads"]]
        offset += len(part["words"])
    return heads
