"""Who said it and what became of it. One module a subject; foreign keys point from here to `timeline`, never back."""

from claims.models.annotations import TARGETS, Annotation, Motivation, Visibility
from claims.models.claims import Appearance, Bound, Claim, ClaimKind, Passage, PassageRole, Quantity, QuoteType
from claims.models.links import ClaimLink, LinkKind, LinkState
from claims.models.pledges import (
    Alarm,
    AlarmKind,
    Collection,
    Evidence,
    EvidenceState,
    FollowUp,
    FollowUpEvidence,
    FollowUpState,
    Milestone,
    Pledge,
)

__all__ = [
    "TARGETS",
    "Alarm",
    "AlarmKind",
    "Annotation",
    "Appearance",
    "Bound",
    "Claim",
    "ClaimKind",
    "ClaimLink",
    "Collection",
    "Evidence",
    "EvidenceState",
    "FollowUp",
    "FollowUpEvidence",
    "FollowUpState",
    "LinkKind",
    "LinkState",
    "Milestone",
    "Motivation",
    "Passage",
    "PassageRole",
    "Pledge",
    "Quantity",
    "QuoteType",
    "Visibility",
]
