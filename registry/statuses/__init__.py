"""Tables of statuses as agencies send them: read, matched with the reports of a round, recorded."""
