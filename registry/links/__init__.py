"""Official links of documents: which addresses may be asked, how, and what came of it."""
