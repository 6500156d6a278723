"""What the kind of a claim is told by: the cue, the verb with its tense and modality, whose act it is, who speaks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from korus.reading import nouns, syntax
from korus.reading.languages.en import attribution as cue_words
from korus.reading.languages.en.kinds import COMMITMENTS, FUTURE, MODAL, STANCES, STATES
from korus.reading.mentions import Span
from korus.reading.text import Document

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})

#: How far back the person behind a pronoun or an untagged quotation is looked for, in tokens.
BACK = 150

#: How many words before and behind a name may tell what its bearer is.
BEFORE, BEHIND = 5, 7

_SORTS = {
    word: sort
    for table in (cue_words.VERBS, cue_words.NOUNS, cue_words.ADJECTIVES)
    for sort, words in reversed(table.items())
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A main verb of a content: the act, its tense and modality, and the token that does it."""

    verb: Token
    form: str
    tense: str
    subject: Token | None


def features(
    document: Document,
    content: tuple[Span, ...],
    cue: tuple[Span, ...],
    source: tuple[Span, ...],
    *,
    has_figure: bool,
    has_date: bool,
) -> list[str]:
    """The features of one claim, as CRFsuite takes them."""
    tokens = [t for span in content for t in document.tokens(span) if not t.is_space]
    if not tokens:
        return ["bias"]
    found = ["bias"]
    if has_figure:
        found.append("figure")
    if has_date:
        found.append("date")
    if not source:
        found.append("no source")
    cues = list(_cue_features(document, cue))
    mains = list(_main(document, tokens, _own_words(document, source, tokens[0])))
    speakers = list(_source_features(document, source))
    forms = [m for m in mains if m.startswith("form")]
    found += cues + mains + speakers + list(_words(document, tokens))
    found += [f"{s}&{m}" for s in speakers for m in forms]
    found += [f"{c}&{m}" for c in cues[:2] for m in mains if m.startswith(("form", "subject=", "act="))]
    if has_figure:
        found += [f"figure&{f}" for f in forms] + [f"figure&{c}" for c in cues[:2]]
    return found


def predicates(tokens: Sequence[Token]) -> list[Predicate]:
    """The main verbs of a content: the tokens whose head is outside of it, or, without any, its first such word."""
    inside = {t.i for t in tokens}
    roots = [t for t in tokens if t.dep_ == "ROOT" or t.head.i not in inside]
    verbs = [t for t in roots if t.pos_ in ("VERB", "AUX")] or roots[:1]
    return [_predicate(verb, inside) for verb in verbs]


def _predicate(verb: Token, inside: set[int]) -> Predicate:
    auxiliaries = sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass", "neg") and c.i in inside)
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i in inside), None)
    form = _form(verb, auxiliaries)
    act = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB" and c.i in inside), None)
    stance = STANCES.get(verb.lemma_.lower())
    if act is None or stance is None or (verb.lemma_.lower() == "go" and verb.lower_ != "going"):
        return Predicate(verb, form, f"{verb.tag_} {' '.join(auxiliaries)}", subject)
    if form in ("future", "past", "ought"):
        stance = f"{form} {stance}" if verb.lower_ != "going" else "future"
    return Predicate(act, stance, f"{verb.lemma_.lower()} to", subject)


def _form(verb: Token, auxiliaries: Sequence[str]) -> str:
    """Tense and modality, as far as the kind of a claim hangs on them."""
    if any(a in FUTURE for a in auxiliaries):
        return "future"
    if verb.lower_ == "going":
        return "future"
    modal = next((a for a in auxiliaries if a in MODAL), None)
    if modal:
        return MODAL[modal]
    if verb.tag_ in ("VBD", "VBN") or "had" in auxiliaries:
        return "past"
    if verb.tag_ == "VBG":
        return "doing"
    return "to do" if "to" in auxiliaries else "present" if verb.pos_ in ("VERB", "AUX") else "nominal"


def _own_words(document: Document, source: tuple[Span, ...], first: Token) -> frozenset[str]:
    """The words that name the speaker and his body: of the source, and around the first mention of its name."""
    tokens = [t for span in source for t in document.tokens(span)]
    name = next((t for t in reversed(tokens) if t.pos_ == "PROPN"), None)
    if name is None and not any(t.pos_ == "NOUN" for t in tokens):
        name = _person_before(document, tokens[0] if tokens else first)
    if name is not None:
        tokens += _around_first_mention(document, name)
    return frozenset(t.lower_ for t in tokens if t.is_alpha and not t.is_stop)


def _person_before(document: Document, token: Token) -> Token | None:
    """The last word of the nearest name of a person before `token`."""
    for i in range(token.i - 1, max(-1, token.i - BACK), -1):
        if document.doc[i].ent_type_ == "PERSON":
            return document.doc[i]
    return None


def _around_first_mention(document: Document, name: Token) -> list[Token]:
    """The words around the first place where `name` stands: an article tells there what its bearer is."""
    at = document.text.find(name.text)
    if at < 0:
        return []
    there = document.tokens(Span(at, at + len(name.text)))
    if not len(there):
        return []
    sentence = there[0].sent
    window = document.doc[max(sentence.start, there[0].i - BEFORE) : min(sentence.end, there[-1].i + BEHIND)]
    return [t for t in window if t.pos_ in ("NOUN", "PROPN")]


def _cue_features(document: Document, cue: tuple[Span, ...]) -> Iterator[str]:
    words = [t for span in cue for t in document.tokens(span)]
    head = next((t for t in words if t.pos_ == "VERB"), next((t for t in words if t.pos_ in ("NOUN", "AUX")), None))
    if head is None:
        yield "cue=" + (" ".join(t.lower_ for t in words) or "none")
        return
    lemma = head.lemma_.lower()
    yield f"cue={lemma}"
    yield f"cue sort={_SORTS.get(lemma, head.pos_)}"
    yield f"cue tag={head.tag_}"
    yield f"cue pos={head.pos_}"
    yield from _clusters("cue", head)
    for token in words:
        if token.i != head.i:
            yield f"cue word={token.lower_}"
    for child in head.children:
        if child.dep_ in ("neg", "prt", "aux"):
            yield f"cue {child.dep_}={child.lower_}"


def _source_features(document: Document, source: tuple[Span, ...]) -> Iterator[str]:
    """What sort of speaker it is: an analyst foretells what a minister promises."""
    nouns_of_source = (t.lemma_.lower() for span in source[:1] for t in document.tokens(span) if t.pos_ == "NOUN")
    yield from (f"source word={noun}" for noun in dict.fromkeys(nouns_of_source))


def _main(document: Document, tokens: list[Token], own: frozenset[str]) -> Iterator[str]:
    inside = {t.i for t in tokens}
    quoted = document.in_quotation(tokens[0].idx)
    for predicate in predicates(tokens):
        verb, form = predicate.verb, predicate.form
        lemma = verb.lemma_.lower()
        who = _subject(predicate.subject, own)
        what = "is" if lemma in STATES else "does"
        yield f"main={lemma}"
        yield f"tense={predicate.tense}"
        yield f"form={form}"
        yield f"subject={who}"
        yield f"{form}&{who}"
        yield f"{form}&{what}"
        yield f"act={form}&{who}&{what}"
        if _is_negated(verb):
            yield f"{form}&{who}&not"
        yield f"{lemma}&{who}"
        yield from _clusters("main", verb)
        if form == "nominal":
            yield from _nominal(verb)
        if predicate.subject is not None:
            yield f"subject word={predicate.subject.lower_}"
            yield from _clusters("subject", predicate.subject)
        elif _is_bare(verb) and min(t.i for t in (verb, *verb.children)) <= tokens[0].i + 1:
            yield f"imperative {quoted}"
        for child in verb.children:
            if child.i in inside and child.dep_ in ("attr", "acomp", "dobj", "xcomp", "advmod", "prt", "oprd"):
                yield f"{child.dep_}={child.lemma_.lower()}"
                if child.dep_ in ("attr", "acomp"):
                    yield f"{child.dep_} {child.pos_}"
                    yield from _clusters(child.dep_, child)


def _is_bare(verb: Token) -> bool:
    """Whether the verb has the form of an imperative: "touch", "don't touch"; not "to touch", "will touch"."""
    return verb.tag_ in ("VB", "VBP") and all(c.lower_ in ("do", "don") for c in verb.children if c.dep_ == "aux")


def _is_negated(verb: Token) -> bool:
    """ "will not leave", "there will be no strike": a denial of the speaker's own commits, of a thing it foretells."""
    return any(
        c.dep_ == "neg"
        or c.lower_ == "never"
        or (c.dep_ in ("attr", "dobj") and any(g.lower_ == "no" for g in c.children))
        for c in verb.children
    )


def _nominal(head: Token) -> Iterator[str]:
    """A content that is a noun phrase: a commitment with its owner promises, any other noun judges or tells."""
    if head.lemma_.lower() in COMMITMENTS:
        owned = any(c.dep_ == "poss" for c in head.children)
        yield f"commitment {owned}"


def _subject(subject: Token | None, own: frozenset[str]) -> str:
    """What sort of subject it is: oneself, one's own body, somebody else, or a thing."""
    if subject is None:
        return "none"
    word = subject.lower_
    if word in ("we", "i"):
        return "we"
    if word in ("it", "they", "he", "she", "you", "there", "this", "that", "who", "which", "what", "nobody", "all"):
        return word
    if any(c.lower_ in ("our", "my") for c in subject.children):
        return "ours"
    if {t.lower_ for t in subject.subtree} & own:
        return "source"
    if subject.pos_ == "PROPN":
        return f"name {subject.ent_type_}"
    if nouns.is_body(subject.lemma_.lower()):
        return "body"
    return "person" if nouns.is_person(subject.lemma_.lower()) else "thing"


def _words(document: Document, tokens: list[Token]) -> Iterator[str]:
    yield "first=" + tokens[0].lower_
    yield "first two=" + " ".join(t.lower_ for t in tokens[:2])
    yield "quoted" if document.in_quotation(tokens[0].idx) else "plain"
    yield f"length={min(len(tokens) // 5, 6)}"
    if tokens[0].lower_ == "to" and len(tokens) > 1:
        yield f"to do={tokens[1].lemma_.lower()}"
    if tokens[-1].i + 1 < len(document.doc) and document.doc[tokens[-1].i + 1].text == "?":
        yield "question"
    seen = set()
    for token in tokens:
        if token.is_alpha:
            seen.add(f"word={token.lemma_.lower()}")
        if token.tag_ == "MD" or token.lower_ in ("going", "not", "n't", "never"):
            seen.add(f"any modal={token.lower_}")
        if token.pos_ in ("VERB", "AUX"):
            seen.add(f"any tense={token.tag_}")
        if token.tag_ in ("JJR", "JJS", "RBR"):
            seen.add("comparison")
        if token.ent_type_:
            seen.add(f"entity={token.ent_type_}")
        elif token.pos_ in ("ADJ", "ADV"):
            seen.update(_clusters("adjective", token))
    yield from sorted(seen)


def _clusters(name: str, token: Token) -> Iterator[str]:
    """The fine and the coarse cluster of a word's vector: an unseen verb is known by its neighbours."""
    row = int(token.vocab.vectors.find(key=token.norm))
    if row >= 0:
        fine, coarse = syntax.shipped_clusters()
        yield f"{name} fine={fine[row]}"
        yield f"{name} coarse={coarse[row]}"
