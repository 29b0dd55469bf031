"""Text out of JSON that is still being written."""

import json
import re

_INSIDE = re.compile(r'(?:[^"\\]|\\.)*\\?', re.DOTALL)


class Field:
    """One string field of an object, decoded as it grows."""

    def __init__(self, name: str) -> None:
        self._opening = re.compile(rf'"{re.escape(name)}"\s*:\s*"')  # servers differ in the white space they allow
        self._json = ""
        self._shown = 0

    def add(self, piece: str) -> str:
        """What of the field is new."""
        self._json += piece
        opened = self._opening.search(self._json)
        text = _decoded(self._json[opened.end() :]) if opened else ""
        new, self._shown = text[self._shown :], len(text)
        return new


def _decoded(rest: str) -> str:
    """The string that begins here, up to its end or to the last character that is whole."""
    end = _INSIDE.match(rest).end()  # type: ignore[union-attr]  # it matches the empty text too
    for cut in range(end, max(end - 12, -1), -1):  # the longest escape is a pair of \uXXXX
        try:
            text: str = json.loads(f'"{rest[:cut]}"')
        except ValueError:
            continue
        if not text[-1:] or not "\ud800" <= text[-1] <= "\udbff":
            return text
    return ""
