"""Nouns under which a plan is told without an owner of its own in the sentence: "the goal is to ..."."""

PLAN_NOUNS = frozenset("aim ambition goal intention objective plan priority purpose strategy target vision".split())
