"""The benchmark itself, over few claims: every service answers all that it is asked, and every line is measured. How
fast they are is not looked at: that takes a million claims."""

import shutil
import subprocess
import sys

import pytest

from tests.benchmarks.compare import ASKED, BURSTS, GROWTH


@pytest.mark.prove
@pytest.mark.skipif(shutil.which("wrk") is None, reason="wrk is missing: apt-get install wrk")
def test_it_runs_over_few_claims(tmp_path):
    command = [sys.executable, "-m", "tests.benchmarks.compare", str(tmp_path), "--claims=3000", "--seconds=1"]
    done = subprocess.run([*command, "--rounds=1"], capture_output=True, text=True)
    assert "articles/s, a thousand in a request" in done.stdout, done.stdout + done.stderr
    measured = [line for line in done.stdout.splitlines() if line.endswith((" ok", " MISSED"))]
    to_limit, to_plain = len(ASKED) + 1, sum(ask.plain for ask in ASKED)
    assert len(measured) == to_limit + to_plain + len(GROWTH) + 2 * len(BURSTS)
    assert done.returncode == sum(line.endswith(" MISSED") for line in measured)
