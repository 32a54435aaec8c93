"""Documents come in and go out: CSV and XLSX with a dry run, JSON-LD with the terms of ELI."""
