"""What a visitor searches for, put as the `words` columns hold it.

A query is written as on the web: words, "a phrase", -without, or. Hyphens between letters are blanks on both sides
(`korus_plain`); Chinese, Japanese and Korean is found by pairs of neighbouring characters (`korus_pairs`), so that a
particle at the end of a word is no obstacle.
"""

import re

from django.db.models import BooleanField, Exists, F, Func, OuterRef

from korus.serving.prepared import Param
from korus.serving.values import Words
from timeline.models import ActorName

#: As in `korus_pairs`: digits count as part of a word that goes on in such a script (2조원).
_RUN = re.compile(r"[0-9]*[⺀-鿿가-힣豈-﫿ぁ-ヿ][0-9⺀-鿿가-힣豈-﫿ぁ-ヿ]*")


class Query(Words):
    """A search, at most 300 characters; read, it is what `websearch_to_tsquery` takes."""

    def __init__(self) -> None:
        super().__init__(300)

    def read(self, raw: object) -> "Sought":
        raw = super().read(raw)
        sought = Sought(in_pairs(raw))
        sought.runs = "|".join(dict.fromkeys(_RUN.findall(raw)))
        return sought


class Sought(str):
    """A search as `websearch_to_tsquery` takes it; `runs` is a regular expression of its Chinese, Japanese and Korean
    words as they were written, empty for none."""

    __slots__ = ("runs",)
    runs: str


def in_pairs(query: str) -> str:
    """`query` with every run of Chinese, Japanese or Korean as the phrase of its pairs."""
    outside, *rest = query.split('"')
    parts = [_RUN.sub(lambda run: f'"{pairs(run[0])}"', outside)]
    for i, part in enumerate(rest):
        # Within quotation marks the pairs are part of the phrase; outside they are one of their own.
        form = " {} " if i % 2 == 0 else '"{}"'
        parts.append(_RUN.sub(lambda run, form=form: form.format(pairs(run[0])), part))
    return '"'.join(parts)


def pairs(run: str) -> str:
    return " ".join(run[i : i + 2] for i in range(len(run) - 1)) or run


class Resembles(Func):
    """Whether a name has another as a part or is nearly that other; an index of trigrams serves both."""

    template = (
        "(%(name)s ILIKE '%%%%' || regexp_replace(%(query)s, '([\\\\%%%%_])', '\\\\\\1', 'g') || '%%%%'"
        " OR %(name)s %%%% %(query)s)"
    )
    output_field = BooleanField()

    def as_sql(self, compiler, connection, **extra):
        (name, _), (query, params) = (compiler.compile(e) for e in self.get_source_expressions())
        return self.template % {"name": name, "query": query}, (*params, *params)


def named(query: Param) -> Exists:
    """The condition that an actor bears such a name."""
    return Exists(ActorName.objects.filter(Resembles(F("name"), query), actor=OuterRef("pk")))
