"""Plans told under their own name: "the goal is to ...", "its target was to ...". Nobody speaks, so no cue tells them.

They are attributions with the plan as source; `claims` gives them to the one who spoke just before (GUIDE, Decisions).
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from korus.reading.languages.en.plans import PLAN_NOUNS
from korus.reading.mentions import Attribution, Span
from korus.reading.text import Document, trim

#: How sure such a statement is: a guess, for the corpus has two of them only (both right).
CONFIDENCE = 0.9


def with_named_plans(document: Document, found: Sequence[Attribution]) -> list[Attribution]:
    """`found`, and the plans that stand in sentences of which it has nothing; in the order of the text."""
    contents = [span for attribution in found for span in attribution.content]
    plans = [p for p in _plans(document) if not any(span.overlaps(p.content[0]) for span in contents)]
    if not plans:
        return list(found)
    places = {id(attribution): index for index, attribution in enumerate(found)}
    merged = sorted([*found, *plans], key=lambda a: a.content[0])
    moved = {places[id(a)]: index for index, a in enumerate(merged) if id(a) in places}
    return [_continuing(attribution, moved) for attribution in merged]


def is_impersonal(document: Document, source: tuple[Span, ...]) -> bool:
    """Whether the plan itself stands where a speaker would."""
    words = [t for span in source for t in document.tokens(span) if t.is_alpha and not t.is_stop]
    return len(words) == 1 and words[0].lemma_.lower() in PLAN_NOUNS


def _plans(document: Document) -> list[Attribution]:
    found = []
    for sentence in document.sentences:
        root = sentence.root
        if root.lemma_ != "be" or document.blocks[document.block_of(root)].kind != "body":
            continue
        noun = next((c for c in root.children if c.dep_ == "nsubj" and c.lemma_.lower() in PLAN_NOUNS), None)
        deed = next((c for c in root.children if c.dep_ in ("xcomp", "attr", "acomp", "ccomp") and _is_to_do(c)), None)
        if noun is None or deed is None or document.in_quotation(root.idx):
            continue
        start = min(t.idx for t in deed.subtree)
        content = trim(document.text, Span(start, sentence.end_char), " \t\n,;.:")
        if content.start < content.end:
            source = Span(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge))
            cue = Span(root.idx, root.idx + len(root))
            found.append(
                Attribution((source,), (cue,), (content,), "indirect", CONFIDENCE, None, f"rule: “{noun.text} is to …”")
            )
    return found


def _is_to_do(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _continuing(attribution: Attribution, moved: dict[int, int]) -> Attribution:
    """The attribution with the new index of the one it continues."""
    if attribution.continues is None or moved.get(attribution.continues) == attribution.continues:
        return attribution
    return replace(attribution, continues=moved[attribution.continues])
