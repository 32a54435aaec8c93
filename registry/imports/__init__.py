"""A file becomes a plan: received, read in the background, corrected by hand, kept.

    receive(session, data, name, …) → PlanImport      deeds
    correct, uncorrect, read_again, drop              deeds
    reading_of(session, row) → Corrected              deeds; the reading with the corrections
    progress(session, row) → Progress                 deeds; how far the file's reading is
    foresee(session, row, read) → Summary             summary; what keeping would do
    keep(session, import_id, …) → Outcome             keep

`corrections` are what a person may say of a reading, `corrected` reads a text with them.
"""
