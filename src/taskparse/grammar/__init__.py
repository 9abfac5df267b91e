"""How words are put together: what a bracket, a number, a date, a name, a label is, each defined in one place."""
