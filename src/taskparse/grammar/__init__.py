"""How words are put together: what a bracket, a number, a date, a name, a label is, each told in one place."""
