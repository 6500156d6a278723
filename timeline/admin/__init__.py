"""The register and the articles in the admin; Django finds the admin classes through these imports."""

from timeline.admin import articles, decisions, records, tokens, users

__all__ = ["articles", "decisions", "records", "tokens", "users"]
