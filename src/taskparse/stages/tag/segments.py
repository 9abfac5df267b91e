"""The segmenter, loaded once and only when asked for: it takes a second or two, and 90 MB."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from taskparse.grammar.keywords import NOUNS, WORDS

_LOCK = threading.Lock()
_LOADED: list[Segmenter] = []
# A term of government work is a name of a thing.
_NAME = "nz"


@dataclass(frozen=True)
class Segmenter:
    """jieba with the words of government.

    Attributes:
        cut: Cuts text into words.
        tags: Word to its part of speech; words that are not in it are put together from characters.
    """

    cut: Callable[[str], Iterable[str]]
    tags: Mapping[str, str]

    def words(self, text: str) -> list[tuple[str, str]]:
        """Return the words of a text with their parts of speech; unknown words have none."""
        return [(word, self.tags.get(word, "")) for word in self.cut(text)]

    @cached_property
    def rarity(self) -> tuple[Mapping[str, float], float]:
        """Word to its inverse document frequency in general text, and the median for words that it does not have."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import jieba.analyse  # noqa: PLC0415

        frequencies, median = jieba.analyse.default_tfidf.idf_loader.get_idf()
        return frequencies, median


def segmenter() -> Segmenter:
    """Return the segmenter."""
    with _LOCK:
        if not _LOADED:
            _LOADED.append(_load())
        return _LOADED[0]


def head_noun(text: str) -> str:
    """Return the last noun of a text with the nouns right before it, where grammar alone finds none.

    >>> head_noun("对困难家庭住房逐步进行改造")
    '困难家庭住房'
    """
    nouns: list[str] = []
    for word, flag in reversed(segmenter().words(text)):
        if flag in NOUNS and (nouns or flag != "vn"):
            nouns.append(word)
        elif nouns:
            break
    return "".join(reversed(nouns))


def _load() -> Segmenter:
    with warnings.catch_warnings():
        # It asks pkg_resources for its files, and writes its patterns without raw strings.
        warnings.simplefilter("ignore")
        import jieba  # noqa: PLC0415
        import jieba.posseg  # noqa: PLC0415
    tokenizer = jieba.Tokenizer()
    # What `initialize` does, without the cache that it keeps in a folder which others may write to as well.
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in WORDS:
        tokenizer.add_word(word)
    return Segmenter(tokenizer.cut, jieba.posseg.dt.word_tag_tab | dict.fromkeys(WORDS, _NAME))
