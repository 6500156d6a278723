"""The Celery app and what it does by the clock. Tasks are `@app.task` from here."""

import gc
import logging
import os

from celery import Celery
from celery.schedules import crontab
from celery.signals import worker_init
from kombu import Queue

from korus import reading

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "korus.settings")

app = Celery("korus")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# The sweep has a queue of its own: behind a bulk import it would wait for the very articles that it should rescue.
app.conf.task_queues = [Queue("celery", routing_key="celery"), Queue("sweep", routing_key="sweep")]
app.conf.task_default_queue = "celery"
app.conf.task_routes = {"timeline.tasks.sweep": {"queue": "sweep", "routing_key": "sweep"}}

# KiB: a text of 200,000 dense characters leaves a process larger; it is replaced when its task is done.
app.conf.worker_max_memory_per_child = 600 * 1024

app.conf.beat_schedule = {
    "sweep the queue": {"task": "timeline.tasks.sweep", "schedule": 10.0, "options": {"expires": 60}},
    # Every hour, as the newsroom's day may begin at any of them; what was raised is not raised again.
    "raise the alarms of pledges": {"task": "claims.tasks.raise_alarms", "schedule": crontab(minute=3)},
    "propose links of claims decided on": {
        "task": "claims.tasks.propose_links_of_decided",
        "schedule": crontab(minute=33),
    },
    "withdraw actors that nothing names": {
        "task": "claims.tasks.withdraw_orphans",
        "schedule": crontab(hour=3, minute=7),
    },
}

# Two lines a task, every ten seconds for the sweep alone, would bury what the tasks themselves have to say.
for too_much in ("celery.worker.strategy", "celery.app.trace"):
    logging.getLogger(too_much).setLevel(logging.WARNING)


@worker_init.connect
def load_the_reader(**_: object) -> None:
    """Load the reader before the worker forks, so that its processes share the memory."""
    reading.load()
    # The collector would go through the reader's many objects again and again, and copy their pages.
    gc.collect()
    gc.freeze()
