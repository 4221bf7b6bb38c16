"""The errors that a user can cause and mend.

    KGError
    ├── ArticleError      an input cannot be read as an article
    ├── LexiconError      an entry of the lexicon is wrong
    ├── QueryError        a query is wrong, or its name or parameters are
    ├── StoreError        an output folder or store is missing, damaged or locked
    ├── LimitError        a query took longer or more memory than it may
    ├── EndpointError     a server cannot be reached, refuses, or answers wrongly
    ├── ModelError        a language or trained model is missing or damaged
    └── FormatError       an unknown suffix or output format

Every message names the file or entry concerned and says what to do.
"""


class KGError(Exception):
    """The root of all errors that this package raises on purpose."""


class ArticleError(KGError):
    """An input file or row that cannot be read as an article."""


class LexiconError(KGError):
    """A lexicon or judgements entry that does not have the expected form."""


class QueryError(KGError):
    """A query that cannot be parsed, found or given its parameters."""


class StoreError(KGError):
    """An output folder or store that is missing, damaged or in use."""


class LimitError(KGError):
    """Work that was ended because it took more time or memory than it may."""


class ModelError(KGError):
    """A spaCy pipeline or trained model that is missing or damaged."""


class FormatError(KGError):
    """A file suffix or output format that is not known."""


class EndpointError(KGError):
    """A server that cannot be reached, refuses a request, or answers wrongly."""
