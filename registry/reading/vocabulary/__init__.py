"""Every Vietnamese word the reader of plans looks for, and the few it writes."""

from registry.reading.vocabulary.agencies import *  # noqa: F403
from registry.reading.vocabulary.boards import *  # noqa: F403
from registry.reading.vocabulary.bodies import *  # noqa: F403
from registry.reading.vocabulary.citations import *  # noqa: F403
from registry.reading.vocabulary.deadlines import *  # noqa: F403
from registry.reading.vocabulary.defects import *  # noqa: F403
from registry.reading.vocabulary.documents import *  # noqa: F403
from registry.reading.vocabulary.duties import *  # noqa: F403
from registry.reading.vocabulary.frame import *  # noqa: F403
from registry.reading.vocabulary.groups import *  # noqa: F403
from registry.reading.vocabulary.heads import *  # noqa: F403
from registry.reading.vocabulary.misread import *  # noqa: F403
from registry.reading.vocabulary.names import *  # noqa: F403
from registry.reading.vocabulary.tables import *  # noqa: F403
