"""Every Vietnamese word on a screen, split by where it is read. Formats of days and rates too."""

from dashboard.texts.common import *  # noqa: F403
from dashboard.texts.formats import *  # noqa: F403
from dashboard.texts.refusals import *  # noqa: F403
