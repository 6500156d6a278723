"""How pledges are judged: stages, statuses, grades of evidence, and how other trackers call them.

docs/pledges.md shows all of it. The version is kept with every rating, and no rating is rewritten when it changes.
"""

from dataclasses import dataclass
from datetime import date

RUBRIC_VERSION = "2026-1"

#: How far on the way, in order.
STAGES: dict[str, str] = {
    "announced": "Somebody said that it will be done; nothing else has happened.",
    "agreed": "Those whose consent it takes have agreed: a contract, a treaty, a coalition paper is signed.",
    "authorised": "The law, permit or decision it needs is in force.",
    "funded": "The money for it is set aside in a budget or a closed financing.",
    "under_way": "Work on the thing itself has begun.",
    "delivered": "What was promised is there.",
}

#: The judgement.
STATUSES: dict[str, str] = {
    "not_started": "No act towards it is known; announcements do not count.",
    "in_progress": "Acts towards it are proved, and nothing shows that it has stopped.",
    "stalled": "It was begun, or was to begin, and does not move: no money, no majority, no permit, no work.",
    "kept": "What was promised is delivered, wholly or nearly so.",
    "kept_in_part": "Clearly less than promised is delivered, or a compromise in the same direction.",
    "changed": "The one who promised has replaced it by another promise on the same matter.",
    "broken": "It was given up, or can no longer be done as promised, whoever is at fault.",
    "superseded": "Another pledge has taken its place and is followed instead.",
    "not_ratable": "It cannot be judged: wording, measure or evidence do not allow it.",
}

#: Statuses after which nothing more is awaited.
CLOSED = frozenset({"kept", "kept_in_part", "broken", "superseded", "not_ratable"})

#: Statuses that say something was achieved: they need evidence that is more than an announcement.
PROGRESS = frozenset({"in_progress", "kept", "kept_in_part"})

#: Statuses that say that the thing, or a part of it, is there.
DELIVERED = frozenset({"kept", "kept_in_part"})

#: What evidence shows, weakest first.
GRADES: dict[str, str] = {
    "announcement": "Somebody says what will be done.",
    "agreement": "A signed agreement, an adopted decision.",
    "authorisation": "A law, permit or approval in force.",
    "funding": "Money set aside or paid.",
    "delivery": "The thing itself: built, paid out, opened, handed over.",
    "measurement": "An independent count or measurement of the result.",
}

STANCES: dict[str, str] = {
    "supports": "It shows that the pledge moves towards being kept.",
    "undermines": "It shows that the pledge moves away from being kept.",
    "neutral": "It bears on the pledge without speaking for or against it.",
}

TESTABLE: dict[str, str] = {
    "yes": "The wording tells what would have to be seen, and by when.",
    "partly": "Some of it can be checked, some is a matter of opinion.",
    "no": "Nothing that could be seen would settle it.",
}


def needs_proof(status: str, stage: str, stage_before: str) -> bool:
    """Whether a judgement says that something was achieved; unknown words say nothing."""
    steps = list(STAGES)
    further = stage in STAGES and steps.index(stage) > steps.index(stage_before)
    return status in PROGRESS or further


def proves_progress(grade: str) -> bool:
    """Whether evidence of this grade is more than an announcement."""
    return grade in GRADES and grade != "announcement"


@dataclass(frozen=True)
class Scale:
    """The labels of another tracker: what it would call each of our statuses."""

    name: str
    source: str
    labels: dict[str, str]

    def label(self, status: str) -> str:
        """What the other tracker would call this status."""
        return self.labels[status]


SCALES: dict[str, Scale] = {
    "politifact": Scale(
        "PolitiFact",
        "six ratings, as adopted by pledgetracker.co",
        {
            "not_started": "Not yet rated",
            "in_progress": "In the Works",
            "stalled": "Stalled",
            "kept": "Promise Kept",
            "kept_in_part": "Compromise",
            "changed": "Compromise",
            "broken": "Promise Broken",
            "superseded": "Not yet rated",
            "not_ratable": "Not yet rated",
        },
    ),
    "polimetre": Scale(
        "Polimètre",
        "five verdicts since 2021",
        {
            "not_started": "pending",
            "in_progress": "in progress",
            "stalled": "pending",
            "kept": "kept",
            "kept_in_part": "partly kept",
            "changed": "partly kept",
            "broken": "broken",
            "superseded": "pending",
            "not_ratable": "pending",
        },
    ),
    "moonmeter": Scale(
        "문재인미터",
        "six verdicts of the Moon meter",
        {
            "not_started": "평가안됨",
            "in_progress": "진행중",
            "stalled": "지체",
            "kept": "완료",
            "kept_in_part": "변경",
            "changed": "변경",
            "broken": "파기",
            "superseded": "변경",
            "not_ratable": "평가안됨",
        },
    ),
}


def late_by(due_latest: date | None, done_on: date | None, status: str, today: date) -> int:
    """Days past the last day on which it was due: until it was done, or until `today` while it is open; 0 or more."""
    if due_latest is None or (status in CLOSED and done_on is None):
        return 0
    return max(0, ((done_on or today) - due_latest).days)
