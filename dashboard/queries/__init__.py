"""Questions to the record; each answers with frozen dataclasses or a frame. No screen here."""
