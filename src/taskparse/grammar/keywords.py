"""Words that keywords are made of, from the table `government_words.toml`."""

from __future__ import annotations

from taskparse.grammar.patterns import lazily
from taskparse.lexicon.loader import table

_TABLE = table("government_words")

WORDS = tuple(_TABLE["words"])
STOPS = frozenset(_TABLE["stops"])

# Parts of speech in jieba's tags (ICTCLAS): nouns and gerunds; no names of places and units, no set phrases.
TELLING = frozenset(("n", "nz", "vn", "an", "ng"))
NOUNS = frozenset(("n", "nz", "vn", "an", "l", "j", "a", "b", "eng"))
# 甲局, 乙街道: units and places, whatever the dictionary says.
UNIT_OR_PLACE = lazily(r"(?:局|委|厅|办|街道|办事处|管委会|政府|[省市县区镇乡村])$")
WORD = lazily("[一-鿿]{2,}|[A-Za-z][A-Za-z0-9]+")
MOST = 5
