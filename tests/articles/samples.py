"""Texts that the tests of reading use, and what they look at."""

ONE = (
    "The council voted on Tuesday to close the old bridge, ending a dispute of ten years.\n\n"
    "Traders in the old town fear for their customers and will go to court, they said.\n"
)
TWO = "The ministry said on Friday that it would send two ships to the north of the country.\n"
GERMAN = (
    "Der Rat hat am Dienstag beschlossen, die alte Brücke zu schließen, und damit einen Streit "
    "beendet, der die Stadt seit zehn Jahren beschäftigt hat.\n"
)


def names(articles) -> list[tuple[str, ...]]:
    return sorted(article.files for article in articles)


def reasons(skipped) -> dict[str, str]:
    return {item.file: item.reason for item in skipped}
