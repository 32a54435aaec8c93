"""The demonstration as it stands at one moment for ever: built there, served there, day after day
the same. `frozen.py build FILE` and `frozen.py serve FILE PORT`."""

from __future__ import annotations

import dataclasses
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import time_machine
from werkzeug.serving import make_server

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))
# 09:00 in Việt Nam, a Tuesday in the reporting weeks.
MOMENT = datetime(2026, 11, 10, 2, 0, tzinfo=UTC)
# The browser's own clock runs on: a cookie of that day must not be too old for it.
NEVER = timedelta(days=36500)


def main() -> None:
    """Build the record, or serve it until stopped."""
    os.environ["PLAN_DEMONSTRATION_URL"] = f"sqlite:///{sys.argv[2]}"
    import app
    from db import connect

    with time_machine.travel(MOMENT, tick=sys.argv[1] == "build"):
        settings = dataclasses.replace(app.demonstration_settings(), idle=NEVER, longest=NEVER)
        if sys.argv[1] == "build":
            database = connect(settings.database_url)
            app.build_demonstration(database)
            database.close()
            return
        server = app.create_app(settings)
        make_server("127.0.0.1", int(sys.argv[3]), server, threaded=True).serve_forever()


if __name__ == "__main__":
    main()
