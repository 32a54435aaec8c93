"""Looks at a file that an agency sends as evidence and says whether it may be kept."""
