"""Who speaks, as far as the kind of a claim hangs on it: a minister promises what an analyst only foretells.

voice = voices.of(cast.resolve(source, at=cue), cast.actors)
voice.sort == "state"        a government or who speaks for it
voice.relation(subject)      how the subject of what is said stands to the one who says it
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from korus.reading import nouns
from korus.reading.languages.en.kinds import BODY_SORTS, PRONOUNS, SPEAKER_SORTS, TOGETHER
from korus.reading.mentions import ActorMention
from korus.reading.speakers import Speaker


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: its sort ("" is not known), and the lower-case words that name it, its office and its body."""

    sort: str = ""
    own: frozenset[str] = frozenset()

    def relation(self, subject: Token | None) -> str:
        """What the grammatical subject of a statement is to the speaker: "we", "own", "ours", "body", "thing" ..."""
        if subject is None:
            return "none"
        word = subject.lower_
        if word in ("we", "i"):
            return "we"
        if word in PRONOUNS:
            return word
        noun = nouns.singular(word)
        kind = nouns.kind_of(noun)
        ours = any(c.lower_ in ("our", "my") for c in subject.children)
        if ours:
            return "own" if self._is_like(kind) and noun == word else f"ours {_what(subject, kind)}"
        if subject.pos_ == "PROPN":
            named = {t.lower_ for t in subject.subtree if t.pos_ == "PROPN"} & self.own
            return "own" if named else f"name {subject.ent_type_}"
        if any(c.lower_ in TOGETHER for c in subject.children):
            return "both"
        if self._is_like(kind) and noun == word and _is_definite(subject):
            return "own"
        if {t.lower_ for t in subject.subtree if t.pos_ == "PROPN"} & self.own:
            return f"own {_what(subject, kind)}"
        return _what(subject, kind)

    def _is_like(self, kind: str) -> bool:
        """Whether a body of this kind is what the speaker is or speaks for."""
        return bool(kind) and BODY_SORTS.get(self.sort) == kind


def of(speaker: Speaker, actors: Sequence[ActorMention]) -> Voice:
    """The voice of a resolved speaker; `actors` are the cast's."""
    actor = actors[speaker.actor] if speaker.actor is not None else None
    body = actors[speaker.body] if speaker.body is not None else None
    roles = _words([speaker.role or (actor.role if actor else ""), *([] if actor else [speaker.as_written])])
    names = [n for a in (actor, body) if a is not None for n in (a.name, *a.aliases)]
    own = frozenset(w for w in (*_words(names), *roles) if len(w) > 2)
    return Voice(_sort(actor, body, roles, speaker.as_written), own)


def _sort(actor: ActorMention | None, body: ActorMention | None, roles: Sequence[str], written: str) -> str:
    """By the body first, then by the office."""
    for one in (actor, body):
        if one is not None and one.kind == "government":
            return "state"
    told = [SPEAKER_SORTS[w] for w in (*roles, *_words([written])) if w in SPEAKER_SORTS]
    if told:
        return told[0]
    organisation = next((a for a in (actor, body) if a is not None and a.kind == "organisation"), None)
    if organisation is not None:
        return next((SPEAKER_SORTS[w] for w in _words([organisation.name]) if w in SPEAKER_SORTS), "organisation")
    heads = [nouns.kind_of(nouns.singular(w)) for w in _words([written])]
    kind = next((k for k in reversed(heads) if k), "")
    if kind:
        return {"government": "state", "document": "study"}.get(kind, kind)
    return actor.kind if actor is not None else ""


def _what(subject: Token, kind: str) -> str:
    if kind:
        return f"several {kind}" if nouns.is_plural(subject.lower_) else kind
    return "thing"


def _is_definite(noun: Token) -> bool:
    return any(c.lower_ in ("the", "its", "this", "his", "her", "their") for c in noun.children)


def _words(texts: Iterable[str]) -> list[str]:
    return [w.strip(".,’'\"").lower() for text in texts for w in text.replace("-", " ").split()]
