"""Styles: what font a run is set in, and which list a paragraph belongs to, where the run or paragraph does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docx.oxml.ns import qn

from taskparse.stages.extract.docx.package import Element
from taskparse.stages.extract.flow import FlowFont
from taskparse.stages.extract.formats_of_word import CONTENTS_STYLE

VAL = qn("w:val")
_TYPE, _DEFAULT, _STYLE_ID = qn("w:type"), qn("w:default"), qn("w:styleId")
_OFF = frozenset(("0", "false", "off", "none"))
_CONTENTS = re.compile(CONTENTS_STYLE, re.IGNORECASE)
_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
# Levels from 0; this one is no heading.
_BODY_LEVEL = 9
_NUMBER = re.compile(r"-?[0-9]{1,9}(?:\.[0-9]{1,9})?")
# What Word sets where nothing says otherwise, in points (17.3.2.38).
_USUAL_SIZE = 10.0
# No chain of styles is longer; one that is runs in a circle.
_LONGEST_CHAIN = 50


class ListLevel(NamedTuple):
    """The list that a paragraph belongs to, and its level from 0; a style may leave the level to the list."""

    list_id: str
    level: int | None


class Styles:
    """The styles of a document, its theme's fonts among them."""

    def __init__(self, styles: Element | None, theme: Element | None) -> None:
        """Read the styles.

        Args:
            styles: The root of the styles part, if there is one.
            theme: The root of the theme part, if there is one.
        """
        self._styles: dict[str, Element] = {}
        self._default: str | None = None
        self._base: Element | None = None
        self._theme = {} if theme is None else dict(_theme_fonts(theme))
        for style in styles.findall(qn("w:style")) if styles is not None else ():
            self._styles[style.get(_STYLE_ID, "")] = style
            if style.get(_TYPE) == "paragraph" and style.get(_DEFAULT) not in {None, *_OFF}:
                self._default = style.get(_STYLE_ID)
        if styles is not None:
            self._base = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        # A document has few styles, and each of its many runs asks for them.
        self.chain = cache(self._chain)

    def font(self, properties: Element | None, paragraph_style: str | None) -> FlowFont:
        """Return the font that Chinese characters of a run are set in.

        Args:
            properties: The run's own `w:rPr`, if it has one.
            paragraph_style: The id of its paragraph's style.
        """
        layers = [*self._layers(properties, paragraph_style)]
        name = next((name for layer in layers if (name := self._name(layer))), "")
        size = next((size for layer in layers if (size := number(layer.find(qn("w:sz"))))), None)
        bold = next((bold for layer in layers if (bold := layer.find(qn("w:b"))) is not None), None)
        return FlowFont(name, size / 2 if size else _USUAL_SIZE, is_on(bold))

    def is_hidden(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is hidden text (`w:vanish`)."""
        return self._is_on("w:vanish", properties, paragraph_style)

    def is_struck(self, properties: Element | None, paragraph_style: str | None) -> bool:
        """Whether a run is struck out, once or twice."""
        return any(self._is_on(name, properties, paragraph_style) for name in ("w:strike", "w:dstrike"))

    def _is_on(self, name: str, properties: Element | None, paragraph_style: str | None) -> bool:
        found = (layer.find(qn(name)) for layer in self._layers(properties, paragraph_style))
        return is_on(next((switch for switch in found if switch is not None), None))

    def heading_level(self, properties: Element | None, paragraph_style: str | None) -> int | None:
        """Return the level that a paragraph has in the outline, outermost 1; None for body text (17.3.1.20)."""
        styles = self.chain(paragraph_style)
        layers = [properties, *(style.find(qn("w:pPr")) for style in styles)]
        stated = (number(layer.find(qn("w:outlineLvl"))) for layer in layers if layer is not None)
        level = next((level for level in stated if level is not None), None)
        if level is not None:
            return int(level) + 1 if level < _BODY_LEVEL else None
        named = (_HEADING.fullmatch(value(style.find(qn("w:name"))) or "") for style in styles)
        return next((int(match[1]) for match in named if match), None)

    def is_contents(self, paragraph_style: str | None) -> bool:
        """Whether a paragraph of this style is a line of the table of contents (目录)."""
        style = self._styles.get(paragraph_style or "")
        return style is not None and bool(_CONTENTS.fullmatch(value(style.find(qn("w:name"))) or ""))

    def list_level(self, paragraph_style: str | None) -> ListLevel | None:
        """Return the list that paragraphs of this style belong to."""
        for style in self.chain(paragraph_style or self._default):
            found = list_level_of(style.find(qn("w:pPr")))
            if found is not None and found.list_id:
                return found
        return None

    def _layers(self, properties: Element | None, paragraph_style: str | None) -> Iterator[Element]:
        """Yield all `w:rPr` that a run is subject to, the strongest first."""
        run_style = value(properties.find(qn("w:rStyle"))) if properties is not None else None
        named = [*self.chain(run_style), *self.chain(paragraph_style or self._default)]
        for layer in (properties, *(style.find(qn("w:rPr")) for style in named), self._base):
            if layer is not None:
                yield layer

    def _chain(self, style_id: str | None) -> tuple[Element, ...]:
        """Return a style and those that it is based on."""
        found: list[Element] = []
        while style_id in self._styles and len(found) < _LONGEST_CHAIN:
            found.append(self._styles[style_id])
            style_id = value(found[-1].find(qn("w:basedOn")))
        return tuple(found)

    def _name(self, layer: Element) -> str:
        fonts = layer.find(qn("w:rFonts"))
        if fonts is None:
            return ""
        themed = self._theme.get(fonts.get(qn("w:eastAsiaTheme"), "")[:5])
        return themed or fonts.get(qn("w:eastAsia"), "")


def value(element: Element | None) -> str | None:
    """Return an element's `w:val`."""
    return None if element is None else element.get(VAL)


def number(element: Element | None) -> float | None:
    """Return an element's `w:val` as a number, or None if it holds no number."""
    written = value(element) or ""
    return float(written) if _NUMBER.fullmatch(written) else None


def is_on(element: Element | None) -> bool:
    """Whether a switch is on: it is there, and its value does not say no."""
    return element is not None and element.get(VAL) not in _OFF


def list_level_of(properties: Element | None) -> ListLevel | None:
    """Return the list that a paragraph or style says it belongs to; no id where it names a level only."""
    listed = properties.find(qn("w:numPr")) if properties is not None else None
    if listed is None:
        return None
    level = number(listed.find(qn("w:ilvl")))
    return ListLevel(value(listed.find(qn("w:numId"))) or "", None if level is None else int(level))


def _theme_fonts(theme: Element) -> Iterator[tuple[str, str]]:
    """Yield the Chinese fonts of a theme: of headings (`major`) and of the body (`minor`)."""
    for kind in ("major", "minor"):
        for fonts in theme.iter(qn(f"a:{kind}Font")):
            hans = fonts.find(f"{qn('a:font')}[@script='Hans']")
            east_asian = fonts.find(qn("a:ea"))
            names = (element.get("typeface", "") for element in (east_asian, hans) if element is not None)
            yield kind, next((name for name in names if name), "")
