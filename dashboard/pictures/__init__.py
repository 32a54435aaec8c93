"""Pictures as lists of plain shapes, and three small writers of them: SVG, PNG and PDF."""
