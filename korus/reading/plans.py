"""Plans that the cue model does not see: nobody is said to have them, or they hang on something else.

"The goal is to open by May."                           the plan is its own source
"303,000 homes are to be built."                        no source
"It is drafting a law, aiming to start in 2026."        the owner of the sentence

`claims` gives those without a name to the one who spoke just before (GUIDE, Decisions).
"""

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from korus.reading import nouns
from korus.reading.languages.en.plans import AIMING, PLAN_NOUNS, PLANNED
from korus.reading.mentions import Attribution, Span
from korus.reading.text import Document, trim

#: How sure such a statement is: a guess, for the corpus has two of them only (both right).
CONFIDENCE = 0.9

#: How sure the others are: four of the six that are to be done in the corpus are statements.
IMPERSONAL = 0.65


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


def is_impersonal(document: Document, source: tuple[Span, ...], cue: tuple[Span, ...]) -> bool:
    """Whether the plan itself stands where a speaker would, or nobody does: "400 homes are to be built"."""
    words = [t for span in source for t in document.tokens(span) if t.is_alpha and not t.is_stop]
    if source:
        return len(words) == 1 and words[0].lemma_.lower() in PLAN_NOUNS
    verbs = [t for span in cue for t in document.tokens(span)]
    return bool(verbs) and all(t.lemma_.lower() in PLANNED for t in verbs)


def with_its_subject(document: Document, attribution: Attribution) -> Attribution:
    """A plan whose "source" is the thing that is planned, as the whole clause (GUIDE): "The line is to run 18 km"."""
    if len(attribution.source) != 1 or len(attribution.cue) != 1 or len(attribution.content) != 1:
        return attribution
    source, cue, content = attribution.source[0], attribution.cue[0], attribution.content[0]
    words = document.tokens(source)
    planned = {t.lemma_.lower() for t in document.tokens(cue)} <= PLANNED
    if not (planned and source.end <= cue.start and cue.end <= content.start and _is_thing(words.root)):
        return attribution
    return replace(attribution, source=(), content=(Span(source.start, content.end),))


def _is_thing(head: Token) -> bool:
    """Whether a noun can have no plans of its own: "the line", "the first trains"; no name, nobody, no body."""
    if head.pos_ != "NOUN" or head.ent_type_ in ("PERSON", "ORG", "GPE", "NORP"):
        return False
    noun = nouns.singular(head.lower_)
    return not nouns.kind_of(noun) and not nouns.may_be_person(noun) and noun not in PLAN_NOUNS


def _plans(document: Document) -> list[Attribution]:
    found = []
    for sentence in document.sentences:
        root = sentence.root
        if root.is_space or document.blocks[document.block_of(root)].kind != "body" or document.in_quotation(root.idx):
            continue
        if root.lemma_ == "be":
            plan = _named(document, sentence) or _impersonal(document, sentence)
        else:
            plan = _aimed(document, sentence)
        if plan is not None:
            found.append(plan)
    return found


def _named(document: Document, sentence: TokenSpan) -> Attribution | None:
    """ "The goal is to build 400 homes": what is to be done."""
    root = sentence.root
    noun = next((c for c in root.children if c.dep_ == "nsubj" and c.lemma_.lower() in PLAN_NOUNS), None)
    deed = next((c for c in root.children if c.dep_ in ("xcomp", "attr", "acomp", "ccomp") and _is_to_do(c)), None)
    if noun is None or deed is None:
        return None
    start = min(t.idx for t in deed.subtree)
    content = trim(document.text, Span(start, sentence.end_char), " \t\n,;.:")
    if content.start >= content.end:
        return None
    source = Span(noun.left_edge.idx, noun.right_edge.idx + len(noun.right_edge))
    cue = Span(root.idx, root.idx + len(root))
    return Attribution((source,), (cue,), (content,), "indirect", CONFIDENCE, None, f"rule: “{noun.text} is to …”")


def _impersonal(document: Document, sentence: TokenSpan) -> Attribution | None:
    """ "The vote is to be held in May": the whole clause, for its subject belongs to what is planned."""
    root = sentence.root
    deed = next((c for c in root.children if c.dep_ == "xcomp" and c.tag_ == "VBN" and _is_to_be(c)), None)
    subject = next((c for c in root.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if root.tag_ not in ("VBZ", "VBP") or deed is None or subject is None or subject.pos_ == "PRON":
        return None
    content = trim(document.text, Span(subject.left_edge.idx, sentence.end_char), " \t\n,;.:")
    cue = Span(root.idx, root.idx + len(root))
    return Attribution((), (cue,), (content,), "indirect", IMPERSONAL, None, "rule: “… is to be done”")


def _aimed(document: Document, sentence: TokenSpan) -> Attribution | None:
    """ "The ministry is preparing a law, aiming to start in 2026": what it aims to do."""
    verbs = [sentence.root, *(c for c in sentence.root.children if c.dep_ == "conj")]
    aim = next((c for v in verbs for c in v.children if c.dep_ == "advcl" and c.lower_ in AIMING), None)
    deed = next((c for c in aim.children if c.dep_ == "xcomp" and _is_to_do(c)), None) if aim is not None else None
    subject = next((c for c in sentence.root.children if c.dep_ == "nsubj"), None)
    if aim is None or deed is None or subject is None or document.in_quotation(aim.idx):
        return None
    start, end = min(t.idx for t in deed.subtree), max(t.idx + len(t) for t in deed.subtree)
    content = trim(document.text, Span(start, end), " \t\n,;.:")
    source = Span(subject.left_edge.idx, subject.right_edge.idx + len(subject.right_edge))
    cue = Span(aim.idx, aim.idx + len(aim))
    return Attribution((source,), (cue,), (content,), "indirect", IMPERSONAL, None, f"rule: “…, {aim.text} to …”")


def _is_to_do(token: Token) -> bool:
    return token.tag_ == "VB" and any(c.tag_ == "TO" for c in token.children)


def _is_to_be(token: Token) -> bool:
    children = {c.lower_ for c in token.children}
    return {"to", "be"} <= children


def _continuing(attribution: Attribution, moved: dict[int, int]) -> Attribution:
    """The attribution with the new index of the one it continues."""
    if attribution.continues is None or moved.get(attribution.continues) == attribution.continues:
        return attribution
    return replace(attribution, continues=moved[attribution.continues])
