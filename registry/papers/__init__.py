"""Papers in the form the law asks for: what a paper is, and the files it becomes."""
