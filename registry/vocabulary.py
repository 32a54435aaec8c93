"""Words of a plan's text that decide what becomes a task. Words for a screen are elsewhere."""

# A part under one of these headings says why, not what to do: its items are requirements.
PURPOSE_HEADINGS = ("mục đích", "yêu cầu", "mục tiêu", "quan điểm")
