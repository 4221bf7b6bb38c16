"""Bytes → text, in the encoding that they are in."""

import re

from kg.errors import ArticleError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
DECLARED = re.compile(rb"(?i)<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}[\"']?([\w.:-]{2,40})")
# The letters and signs beyond ASCII that English text is printed with.
PRINTED = frozenset(
    "‘’“”‚„–—…•·†‡™®©°§¶£€¥¢½¼¾«»\xa0éèêëáàâäãåæçíìîïñóòôöõøœúùûüýÿßšžčŠŽÉÈÁÀÄÅÇÑÓÖØÜ"
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
EIGHT_BIT = ("cp1252", "mac_roman")
PLAIN_SHARE = 0.85
SAMPLE = 1 << 18
CONTROL_SHARE = 0.02
HEAD = 4096
BINARY = "a binary file, not text"


def decode(content: bytes, *, page: bool = False) -> str:
    """Bytes as text: by byte order mark (left out), as UTF-8, or as they look like.

    With ``page``, an HTML page's declaration comes before guessing. Line breaks stay as they are.
    Raises ``ArticleError`` with the reason: empty, binary, or in no known encoding.
    """
    if not content.strip(b"\0 \t\r\n\f\v"):
        raise ArticleError("the file is empty")
    for encoding in encodings(content, page):
        try:
            return checked(content.decode(encoding))
        except (UnicodeDecodeError, LookupError):
            continue
    raise ArticleError("undecodable: its character encoding could not be found; save it as UTF-8")


def encodings(content: bytes, page: bool = False) -> list[str]:
    """The encodings that some bytes may be in, the likeliest first."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return [encoding]
    zeros = content[:HEAD].count(0)
    if zeros:
        return wide(content[:HEAD], zeros)
    declared = DECLARED.search(content[:HEAD]) if page else None
    found = ["utf-8", *([declared[1].decode("ascii")] if declared else [])]
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return [*found, *guess(content[:SAMPLE])]
    return found


def wide(head: bytes, zeros: int) -> list[str]:
    """UTF-16 without a mark, where every other byte of ASCII text is zero."""
    odd = head[1::2].count(0)
    if min(odd, zeros - odd) > 0.05 * len(head) or zeros < 0.2 * len(head):
        raise ArticleError(BINARY)
    return ["utf-16-le" if odd > zeros - odd else "utf-16-be"]


def guess(sample: bytes) -> list[str]:
    """The encodings that fit bytes which are not UTF-8.

    English text in one byte per character is Windows-1252, or else Mac Roman where that gives more
    printers' signs; anything else is left to charset-normalizer.
    """
    found = []
    if sum(byte < 128 for byte in sample) >= PLAIN_SHARE * len(sample):
        scores = {name: score for name in EIGHT_BIT if (score := fitness(sample, name)) > 0.5}
        found = sorted(scores, key=lambda name: -scores[name])
    if not found:
        from charset_normalizer import from_bytes

        best = from_bytes(sample).best()
        found = [best.encoding] if best else []
    return found


def fitness(sample: bytes, encoding: str) -> float:
    """The share of the characters beyond ASCII that print in English texts."""
    try:
        high = [char for char in sample.decode(encoding) if char > "\x7f"]
    except UnicodeDecodeError:
        return 0.0
    return sum(char in PRINTED for char in high) / len(high) if high else 1.0


def checked(text: str) -> str:
    """The text; ``ArticleError`` where it is blank or control characters show that it is none."""
    head = text[:HEAD]
    if len(CONTROL.findall(head)) > CONTROL_SHARE * len(head):
        raise ArticleError(BINARY)
    if not text.strip():
        raise ArticleError("the file is empty")
    return text
