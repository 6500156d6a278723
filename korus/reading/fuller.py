"""What a bare noun was called before: "the ministry" is the defence ministry of which the text has told.

It must have been called one thing only: where the text tells of two ministries, "the ministry" stays what it says.
"""

from collections.abc import Callable, Sequence

from korus.reading import phrases
from korus.reading.languages.en.roles import COUNTING
from korus.reading.phrases import Phrase
from korus.reading.words import Word

#: So many words back a fuller name is looked for.
REACH = 500


def of(
    words: Sequence[Word],
    phrase: Phrase,
    around: Callable[[int], tuple[int, int]],
    inside_name: Sequence[bool],
) -> Phrase | None:
    """The fuller phrase with the same head before "the NOUN"; None where there is none, or more than one.

    `around` gives the words around a head noun that belong to its phrase.
    """
    if phrase.determiner not in phrases.DEFINITE or (phrase.first, phrase.head + 1) != (phrase.head, phrase.end):
        return None
    noun = words[phrase.head].lower
    found: dict[frozenset[str], Phrase] = {}
    for k in range(phrase.outer - 1, max(-1, phrase.outer - REACH), -1):
        if words[k].lower != noun or inside_name[k] or words[k].possessive:
            continue
        earlier = phrases.parse(words, *around(k), inside_name=inside_name)
        told = earlier.modifiers | phrases.tail_modifiers(words, earlier)
        if earlier.head == k and any(w not in COUNTING and not w[0].isdigit() for w in told):
            found[told] = earlier
    return next(iter(found.values())) if len(found) == 1 else None
