"""What is done with claims by the clock."""

from claims import recording
from korus.celery import app


@app.task
def withdraw_orphans() -> None:
    """Every night: actors that no record names any more are withdrawn."""
    recording.withdraw_orphans()
