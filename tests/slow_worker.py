"""`app.py work` with makers of the tests: `slow_worker.py work` makes "slow" files of ten steps.

Every step is written down in the file PLAN_TEST_STEPS, so that a test sees how far it is.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from sqlalchemy.orm import Session

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from dashboard.making import MAKERS, Made, Maker, Order, Tell  # noqa: E402
from registry.policy import Action  # noqa: E402

PAUSE = float(os.environ.get("PLAN_TEST_PAUSE", "0.3"))


def slow(rows: Session, order: Order, tell: Tell) -> Made:
    """Ten steps; silent ones when asked to be."""
    for step in range(10):
        with Path(os.environ["PLAN_TEST_STEPS"]).open("a") as steps:
            steps.write(f"{step} ")
        if "silent" not in order.wanted:
            tell(step, 10, "step")
        time.sleep(PAUSE)
    return Made("slow.txt", "text/plain", b"slow but whole")


MAKERS["slow"] = Maker(Action.MAKE_PAPERS, lambda _wanted: "slow file", slow)

if __name__ == "__main__":
    import app

    app.main()
