"""Numbers that Word generates (ISO/IEC 29500-1, 17.9), written as the reader of the document sees them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from docx.oxml.ns import qn

from taskparse.stages.extract.docx.package import Element
from taskparse.stages.extract.docx.styles import ListLevel, Styles, is_on, list_level_of, number, value
from taskparse.stages.extract.formats_of_word import BULLET, PICTURES
from taskparse.stages.extract.numerals import numeral

# Lists have nine levels (17.9.6).
_LEVELS = 9
_PLACEHOLDER = re.compile("%([1-9])")
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_PRIVATE_USE = range(0xE000, 0xF900)
_NONE = "0"  # the list of paragraphs that are taken out of their style's list


class _Level(NamedTuple):
    """How one level of a list is numbered.

    Attributes:
        start: The first number.
        form: The format of its numbers (`w:numFmt`).
        text: What is printed: `%2` is the number of the second level.
        tail: What parts it from the paragraph: a blank, or nothing.
        legal: Whether all numbers in it are figures.
        restart: The level, from 1, after which it begins anew; 0 for never, None for any above it.
        style: The paragraph style that is tied to it.
    """

    start: int
    form: str
    text: str
    tail: str
    legal: bool
    restart: int | None
    style: str | None


_MISSING = _Level(1, "none", "", "", legal=False, restart=None, style=None)


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the definition that it shares its counters with, its levels, and where it begins anew."""

    shared: str
    levels: tuple[_Level, ...]
    overrides: dict[int, int]


class Numbering:
    """Counts the lists of a document; paragraphs must be asked for in their order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        """Read the definitions of lists.

        Args:
            root: The root of the numbering part, if there is one.
            styles: The document's styles.
        """
        self._styles = styles
        self._lists = {} if root is None else _lists(root)
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def number(self, properties: Element | None, paragraph_style: str | None) -> str:
        """Return the number of the next paragraph, with the blank after it; empty if it has none.

        Args:
            properties: The paragraph's `w:pPr`.
            paragraph_style: The id of its style.
        """
        listed = self._listed(properties, paragraph_style)
        own = self._lists.get(listed.list_id) if listed else None
        if listed is None or own is None:
            return ""
        at = self._level(listed, own, paragraph_style)
        counts = self._count(listed.list_id, own, at)
        level = own.levels[at]
        if level.form == "bullet":
            return level.text + level.tail if level.text else ""

        def printed(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = own.levels[place]
            count = counts[place]
            form = "decimal" if level.legal else shown.form
            return "" if form == "none" else numeral(shown.start if count is None else count, form)

        text = _PLACEHOLDER.sub(printed, level.text)
        return text + level.tail if text else ""

    def _listed(self, properties: Element | None, paragraph_style: str | None) -> ListLevel | None:
        """Return the list of a paragraph: what it says itself goes before what its style says."""
        own = list_level_of(properties)
        styled = None if own and own.list_id else self._styles.list_level(paragraph_style)
        if own is None:
            return styled
        list_id = own.list_id or (styled.list_id if styled else _NONE)
        return ListLevel(list_id, own.level)

    @staticmethod
    def _level(listed: ListLevel, own: _List, paragraph_style: str | None) -> int:
        if listed.level is not None:
            return min(max(listed.level, 0), _LEVELS - 1)
        tied = (at for at, level in enumerate(own.levels) if level.style and level.style == paragraph_style)
        return next(tied, 0)

    def _count(self, list_id: str, own: _List, at: int) -> list[int | None]:
        counts = self._counts.setdefault(own.shared, [None] * _LEVELS)
        before = counts[at]
        if at in own.overrides and (list_id, at) not in self._begun:
            counts[at] = own.overrides[at]
        else:
            counts[at] = own.levels[at].start if before is None else before + 1
        self._begun.add((list_id, at))
        for deeper in range(at + 1, _LEVELS):
            restart = own.levels[deeper].restart
            if restart is None or at < restart:
                counts[deeper] = None
        return counts


def _lists(root: Element) -> dict[str, _List]:
    definitions = {each.get(qn("w:abstractNumId"), ""): each for each in root.findall(qn("w:abstractNum"))}
    styled = {value(link): each for each in definitions.values() if (link := each.find(qn("w:styleLink"))) is not None}
    lists: dict[str, _List] = {}
    for num in root.findall(qn("w:num")):
        shared = value(num.find(qn("w:abstractNumId"))) or ""
        definition = definitions.get(shared)
        if definition is not None and (link := definition.find(qn("w:numStyleLink"))) is not None:
            definition = styled.get(value(link), definition)
        levels = [*_levels(definition)]
        overrides: dict[int, int] = {}
        for override in num.findall(qn("w:lvlOverride")):
            at = _index(override)
            if (start := number(override.find(qn("w:startOverride")))) is not None:
                overrides[at] = int(start)
            if (level := override.find(qn("w:lvl"))) is not None:
                levels[at] = _read(level)
        lists[num.get(qn("w:numId"), "")] = _List(shared, tuple(levels), overrides)
    return lists


def _levels(definition: Element | None) -> list[_Level]:
    levels = [_MISSING] * _LEVELS
    for level in definition.findall(qn("w:lvl")) if definition is not None else ():
        levels[_index(level)] = _read(level)
    return levels


def _index(element: Element) -> int:
    """Return the level that an element names; the first level if it names none that exists."""
    written = element.get(qn("w:ilvl"), "")
    return int(written) if written.isdecimal() and int(written) < _LEVELS else 0


def _read(level: Element) -> _Level:
    form = level.find(qn("w:numFmt"))
    if form is None:
        form = level.find(f"{_MC}AlternateContent/{_MC}Fallback/{qn('w:numFmt')}")
    start, restart = number(level.find(qn("w:start"))), number(level.find(qn("w:lvlRestart")))
    kind = value(form) or "decimal"
    text = value(level.find(qn("w:lvlText"))) or ""
    return _Level(
        start=0 if start is None else int(start),
        form=kind,
        text="".join(picture(each, _font(level), BULLET) for each in text) if kind == "bullet" else text,
        tail="" if value(level.find(qn("w:suff"))) == "nothing" else " ",
        legal=is_on(level.find(qn("w:isLgl"))),
        restart=None if restart is None else int(restart),
        style=value(level.find(qn("w:pStyle"))),
    )


def _font(level: Element) -> str:
    fonts = level.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    return "" if fonts is None else str(fonts.get(qn("w:ascii"), ""))


def picture(character: str, font: str, unknown: str | None = None) -> str:
    """Return the Unicode character for one of a picture font; other characters are returned unchanged.

    Args:
        character: What the file holds, which is often of the private use area.
        font: The font that it is set in.
        unknown: What to return for a picture that has no known character; the same character unless given.

    >>> picture("\uf0fe", "Wingdings"), picture("\uf0b3", "Symbol"), picture("l", "Wingdings"), picture("l", "Arial")
    ('☑', '≥', '●', 'l')
    """
    code = ord(character)
    if code not in _PRIVATE_USE and font not in PICTURES:
        return character
    return PICTURES.get(font, {}).get(code & 0xFF, unknown or character)
