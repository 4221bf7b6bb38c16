"""Labels broken into lines that fit a box."""

CHAR_WIDTH = 8.9
LINE_HEIGHT = 19
PADDING = 16
MOST_LINES = 5


def wrap(text: str, width: int) -> list[str]:
    """The lines of a label for a box of a width in pixels; the last one ends in … where it is cut.

    A word too long for a line is broken.
    """
    most = max(4, int((width - PADDING) / CHAR_WIDTH))
    lines = [""]
    for word in text.split():
        while len(word) > most:
            lines.append(word[:most])
            word = word[most:]
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= most:
            lines[-1] = joined
        else:
            lines.append(word)
    lines = [line for line in lines if line] or [""]
    if len(lines) > MOST_LINES:
        lines = lines[:MOST_LINES]
        lines[-1] = lines[-1][: most - 2].rstrip() + " …"
    return lines


def height(lines: list[str]) -> int:
    """The height of a box in pixels."""
    return LINE_HEIGHT * len(lines) + PADDING
