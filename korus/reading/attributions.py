"""Who said what: source, cue and content of each reported statement.

    1. cues      which words attribute                                     korus.reading.cues
    2. contents  source and content of each cue, in the cue's window       korus.reading.contents
    3. settle    where two claim the same words, the surer one stands
    4. split     each sentence of a quotation is a statement of its own; the parts of one sentence are one
    5. continue  quotations without a tag go on from their speaker         korus.reading.continuations

The turns of a transcript are found by their labels instead             korus.reading.transcripts

Each is linear in the article's length.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from korus.reading import confidence, contents, cues, edges, models, transcripts
from korus.reading.continuations import continued
from korus.reading.mentions import Attribution, QuoteType, Span
from korus.reading.models import Models
from korus.reading.statements import Found, Statement, statements
from korus.reading.syntax import INSIDE, Syntax
from korus.reading.text import Document

#: Below this confidence a statement is left out. On the folds of the corpus F1 is level from .5 to .7 while precision
#: rises: a curator is better served by the higher end.
THRESHOLD = 0.65


def find(document: Document, by: Models | None = None) -> tuple[Attribution, ...]:
    """The attributions of the article's body, in the order of their contents, by the reader's own models or others.

    Raises nothing on any text.
    """
    syntax = Syntax(document)
    settled = settle(syntax, proposals(document, syntax, by or models.shipped()))
    turns = transcripts.find(document, syntax, settled)
    spoken = [s for found in transcripts.outside(syntax, turns, settled) for s in statements(document, syntax, found)]
    return continued(document, syntax, merged(document, syntax, spoken), turns)


def proposals(document: Document, syntax: Syntax, by: Models) -> list[Found]:
    """What each probable cue attributes, surest first."""
    probable = cues.find(syntax, by.cues)
    told = [cue for cue in probable if not document.blocks or document.blocks[syntax.block[cue]].kind == "body"]
    labellings = contents.labelled(syntax, told, probable, by.contents)
    proposed = (propose(syntax, labelling, probable, by.confidence) for labelling in labellings)
    found = [proposal for proposal in proposed if proposal is not None]
    return sorted(found, key=lambda f: (-f.confidence, f.cue))


def propose(
    s: Syntax, labelling: contents.Labelling, probable: dict[int, float], weights: Sequence[float]
) -> Found | None:
    """The source and content of one cue; None when the model sees nothing said. `weights` are the confidence's."""
    content = edges.content(s, labelling)
    if not content:
        return None
    measures = confidence.measures(s, labelling, content, probable)
    return Found(
        labelling.cue,
        tuple(edges.source(s, labelling)),
        tuple(sorted({labelling.cue, *labelling.tokens(contents.CUE)})),
        tuple(content),
        confidence.of(measures, weights),
        measures,
    )


def settle(syntax: Syntax, found: Iterable[Found]) -> list[Found]:
    """Those that stand, in order of text: the surer one where two claim the same words."""
    taken: set[int] = set()
    standing = []
    for proposal in found:
        if proposal.confidence < THRESHOLD:
            continue
        content = _untaken(syntax, proposal.content, taken)
        if len(content) * 3 < len(proposal.content) and len(content) < 3:
            continue
        proposal = replace(proposal, content=content)
        taken.update(proposal.content)
        standing.append(proposal)
    return sorted(standing, key=lambda f: min(f.content))


def _untaken(s: Syntax, content: tuple[int, ...], taken: set[int]) -> tuple[int, ...]:
    """`content` without the sentences and quotations that a surer cue has already."""
    if not any(t in taken for t in content):
        return content
    units: dict[tuple[int, int], list[int]] = {}
    for t in content:
        units.setdefault((s.quotation[t] if s.state[t] == INSIDE else -1, s.sentence[t]), []).append(t)
    free = [ts for ts in units.values() if 3 * sum(t in taken for t in ts) <= len(ts)]
    return tuple(sorted(t for ts in free for t in ts if t not in taken))


def merged(document: Document, s: Syntax, spoken: Sequence[Statement]) -> list[Attribution]:
    """Attributions of `spoken`, in order of text; the parts of one sentence with one source are one statement."""
    groups: list[list[Statement]] = []
    heads: dict[int, int] = {}  # sentence -> the last group whose head stands in it
    follow: dict[int, int] = {}
    last_head = 0
    for statement in spoken:
        if not statement.head:
            follow[len(groups)] = last_head
            groups.append([statement])
            continue
        known = heads.get(statement.sentence)
        if known is not None and _one_source(groups[known][0], statement):
            groups[known].append(statement)
            last_head = known
            continue
        heads[statement.sentence] = last_head = len(groups)
        groups.append([statement])
    made = [_attribution(document, group) for group in groups]
    order = sorted(range(len(made)), key=lambda k: (made[k].content[0], k))
    place = {k: i for i, k in enumerate(order)}
    return [replace(made[k], continues=place[follow[k]] if k in follow else None) for k in order]


def _one_source(one: Statement, other: Statement) -> bool:
    return bool(one.source) and (not other.source or any(a.overlaps(b) for a in one.source for b in other.source))


def _attribution(document: Document, group: Sequence[Statement]) -> Attribution:
    content = tuple(sorted(span for st in group for span in st.content))
    return Attribution(
        source=tuple(sorted({span for st in group for span in st.source})),
        cue=tuple(sorted({span for st in group for span in st.cue})),
        content=content,
        quote_type=quote_type(document, content),
        confidence=round(max(st.confidence for st in group), 4),
        explanation="; ".join(dict.fromkeys(st.explanation for st in group)),
    )


def quote_type(document: Document, content: Sequence[Span]) -> QuoteType:
    """Direct when all words stand between quotation marks, mixed when some do."""
    total = sum(len(span) for span in content)
    quoted = 0
    for span in content:
        for quotation in document.quotations_over(span):
            quoted += max(0, min(span.end, quotation.inner.end) - max(span.start, quotation.inner.start))
    if quoted >= 0.9 * total:
        return "direct"
    return "mixed" if quoted else "indirect"
