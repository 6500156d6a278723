"""The claims of an article by place: no sentence has to look at all of them to know what is said in it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from korus.reading.mentions import ClaimMention, Span


class Claimed:
    """The contents of `claims`, and where their cues and sources stand."""

    def __init__(self, claims: Sequence[ClaimMention]) -> None:
        self._claims = claims
        self._contents = sorted(span for claim in claims for span in claim.content)
        self._reach = list(accumulate((span.end for span in self._contents), max))  # contents may overlap
        self._telling = sorted((span, k) for k, claim in enumerate(claims) for span in (*claim.cue, *claim.source))

    def contents_over(self, span: Span) -> list[Span]:
        """The contents that have characters of `span`, in order of text."""
        first = bisect_right(self._reach, span.start)
        last = bisect_left(self._contents, span.end, key=lambda content: content.start)
        return [content for content in self._contents[first:last] if content.overlaps(span)]

    def told_in(self, span: Span) -> list[ClaimMention]:
        """The claims whose cue or source stands in `span`, in their own order."""
        first, last = (
            bisect_left(self._telling, edge, key=lambda row: row[0].start) for edge in (span.start, span.end)
        )
        return [self._claims[k] for k in sorted({k for piece, k in self._telling[first:last] if span.contains(piece)})]
