"""Nouns under which a plan is told without an owner of its own in the sentence: "the goal is to ..."."""

PLAN_NOUNS = frozenset("aim ambition goal intention objective plan priority purpose strategy target vision".split())

#: Participles that name a plan behind what its owner does: "it is drafting a law, aiming to start in 2026".
AIMING = frozenset("aiming hoping intending planning seeking".split())

#: What a date beside them begins: "will begin issuing the plates on March 1".
BEGINNING = frozenset({"begin", "start", "commence"})

#: "takes effect in May", "comes into force in May"
IN_FORCE = frozenset({"effect", "force"})

#: The words that tell what is to be done, and no speech: "is to", "will", "is due to".
PLANNED = frozenset("be to will shall due set schedule".split())
