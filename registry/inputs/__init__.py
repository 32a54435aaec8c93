"""Takes the text of a plan out of the file it came in: text, Word, PDF, scan or picture."""

from registry.inputs.files import read_file
from registry.inputs.kinds import InputKind, PageRead, Tell, TextRead, quietly

__all__ = ["InputKind", "PageRead", "Tell", "TextRead", "quietly", "read_file"]
