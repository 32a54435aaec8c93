"""What the texts say and what may be done: reading, documents, tasks, rounds, rights. No screen."""
