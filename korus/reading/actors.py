"""The actors of an article: people, organisations, governments and groups, each with all its mentions.

cast = actors.find(document)
cast.actors                                   every named actor, under the fullest name that the article gives
cast.resolve(attribution.source, at=cue)      who speaks there; may add somebody unnamed to the cast
cast.among(span)                              who is named in a stretch of the text
cast.reduced(used)                            those that the reading keeps, in order of first mention
"""

from collections.abc import Iterable

from korus.reading import clusters, naming, words
from korus.reading.entities import Entity
from korus.reading.mentions import ActorKind, ActorMention, Span
from korus.reading.scene import Scene
from korus.reading.speakers import Resolver, Speaker
from korus.reading.text import Document

__all__ = ["Cast", "Speaker", "find"]


def find(document: Document) -> "Cast":
    """Who is named in `document`. Linear in its length; raises nothing on any text."""
    text_words = words.of(document)
    entities, doubts = clusters.cluster(naming.find(document, text_words), document, text_words)
    return Cast(Scene(document, text_words, entities, doubts))


class Cast:
    """The actors of one article. Sources are best resolved in the order of the text: each one tells of the next."""

    def __init__(self, scene: Scene) -> None:
        self._scene, self._resolver = scene, Resolver(scene)

    @property
    def actors(self) -> tuple[ActorMention, ...]:
        """Every actor met so far; the index of an actor never changes."""
        return tuple(self._mention(entity) for entity in self._scene.roster.entities)

    def resolve(self, source: tuple[Span, ...], *, at: int) -> Speaker:
        """Who speaks where the article says `source`; `at` is the offset of the cue."""
        return self._resolver.resolve(source, at)

    def among(self, span: Span) -> tuple[int, ...]:
        """The indexes of the actors named inside `span` as taking part in what it tells, in order, each once.

        Left out is who only says whose or which something is: "the US president", "South Korea's exports", "in Japan".
        """
        return self._scene.taking_part(span)

    def reduced(self, used: Iterable[int]) -> tuple[tuple[ActorMention, ...], dict[int, int]]:
        """The actors of `used` in order of first mention, and for each old index the new one."""
        kept = sorted(set(used), key=lambda i: (self._scene.roster.entities[i].first, i))
        return tuple(self._mention(self._scene.roster.entities[i]) for i in kept), {
            old: new for new, old in enumerate(kept)
        }

    def _mention(self, entity: Entity) -> ActorMention:
        text = self._scene.document.text
        forms = dict.fromkeys(" ".join(s.of(text).split()) for n in entity.namings for s in (n.span, n.whole))
        kind: ActorKind = entity.kind if entity.kind in ("person", "organisation", "government") else "group"  # type: ignore[assignment]
        return ActorMention(
            name=entity.name,
            kind=kind,
            role=entity.role,
            aliases=tuple(form for form in forms if form != entity.name),
            spans=tuple(entity.spans),
            named=entity.named,
            explanation=entity.explanation,
        )
