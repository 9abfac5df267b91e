"""How notices are worded: grammars and word lists, no logic."""
