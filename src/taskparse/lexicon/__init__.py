"""Tables of words and their loader; how words are put together is defined in `grammar`."""
