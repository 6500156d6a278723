"""Patterns made of word tables."""

import re
from collections.abc import Iterable


def any_of(*tables: Iterable[str]) -> str:
    """A pattern that matches any of the words and phrases, the longest first. For the inside of a group."""
    return "|".join(
        re.escape(word).replace(r"\ ", "[ ]")  # a blank is a blank in verbose patterns too
        for word in sorted({word for table in tables for word in table}, key=lambda word: (-len(word), word))
    )
