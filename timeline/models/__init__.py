"""The evidence and its order: outlets, articles, the people and bodies in them, and what happened.

Rows are written by `timeline.intake` (articles), `timeline.recording` (what a reading found) and `timeline.curation`
(what a person decided). `start, end` are offsets in code points of `Article.text`.
"""

from timeline.models.actors import Actor, ActorKind, ActorName, Membership
from timeline.models.articles import Article, ArticleState, Outlet, Topic
from timeline.models.decisions import Decision, Merge, RecordKind, Verb
from timeline.models.events import Event, Mention, Participant
from timeline.models.records import (
    EDTFField,
    OrUndated,
    RecordQuerySet,
    State,
    bounds_of,
    keeps_history,
    searchable,
)

__all__ = [
    "Actor",
    "ActorKind",
    "ActorName",
    "Article",
    "ArticleState",
    "Decision",
    "EDTFField",
    "Event",
    "Membership",
    "Mention",
    "Merge",
    "OrUndated",
    "Outlet",
    "Participant",
    "RecordKind",
    "RecordQuerySet",
    "State",
    "Topic",
    "Verb",
    "bounds_of",
    "keeps_history",
    "searchable",
]
