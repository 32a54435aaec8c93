"""Every regular expression of the reader, reviewed here and nowhere else.

Each is named, built from the words of `vocabulary`, linear in the text, and tried on strings
made to hurt it (tests/test_reading_properties.py); a house test refuses one made anywhere else.
"""
