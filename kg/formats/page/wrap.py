"""Labels broken into lines that fit a box."""

CHAR_WIDTH = 8.9
LINE_HEIGHT = 19
PADDING = 16
MOST_LINES = 4


def wrap(text: str, width: int, tail: str = "", most_lines: int = MOST_LINES) -> list[str]:
    """The lines of a label for a box of a width in pixels, ``tail`` at the end of the last one.

    A line break of the text stays one, a word too long for a line is broken. What is more than
    ``most_lines`` is cut and the cut marked with …; the tail is never cut unless it is longer than
    a line.
    """
    most = max(4, int((width - PADDING) / CHAR_WIDTH))
    lines = [line for part in text.split("\n") for line in wrap_words(part.split(), most)]
    tail = tail[:most]
    if tail:
        joined = f"{lines[-1]} {tail}" if lines else tail
        lines[-1:] = [joined] if len(joined) <= most else [*lines[-1:], tail]
    if len(lines) <= most_lines:
        return lines or [""]
    room = most - len(tail) - 3 if tail else most - 2
    last = lines[most_lines - 1]
    if len(last) > room:
        last = last[: max(0, room)].rpartition(" ")[0]
    return [*lines[: most_lines - 1], f"{last} … {tail}".strip()[:most].rstrip()]


def wrap_words(words: list[str], most: int) -> list[str]:
    """Words in lines of at most so many characters."""
    lines: list[str] = []
    for word in words:
        pieces = [word[i : i + most] for i in range(0, len(word), most)]
        if lines and len(lines[-1]) + 1 + len(pieces[0]) <= most:
            lines[-1] += f" {pieces.pop(0)}"
        lines += pieces
    return lines


def height(lines: list[str]) -> int:
    """The height of a box in pixels."""
    return LINE_HEIGHT * len(lines) + PADDING
