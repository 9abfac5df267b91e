"""A notice as PDF through LibreOffice: its own line breaking, composite fonts, and a page's words in many pieces."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from typesetter.document import Face, Paragraph, Typeset
from typesetter.fonts import FONTS
from typesetter.layout import EMPTY_LINES, LETTERHEAD_SIZE, STEP, WIDTH

_SECONDS = 120
_WEIGHT = {"bold": ' fo:font-weight="bold" style:font-weight-asian="bold"'}
_ALIGN = {"title": "center", "centred": "center", "right": "end", "flush": "justify", "body": "justify"}
_RULE = ' fo:padding-bottom="0.4cm" fo:border-bottom="1.5pt solid #d90000"'

_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"
  xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0">
<office:font-face-decls>{faces}</office:font-face-decls>
<office:styles>
  <style:default-style style:family="paragraph">
    <style:paragraph-properties style:punctuation-wrap="hanging" style:line-break="strict"/>
    <style:text-properties fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="CN"/>
  </style:default-style>
</office:styles>
<office:automatic-styles>
  <style:page-layout style:name="page" style:page-usage="mirrored">
    <style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait"
      fo:margin-top="3.7cm" fo:margin-bottom="2.0cm" fo:margin-left="2.8cm" fo:margin-right="2.6cm"/>
    <style:footer-style>
      <style:header-footer-properties fo:min-height="1.5cm" fo:margin-top="0.7cm"/>
    </style:footer-style>
  </style:page-layout>
  <style:style style:name="outside" style:family="paragraph">
    <style:paragraph-properties fo:text-align="end" fo:margin-right="0.5cm"/>{number}
  </style:style>
  <style:style style:name="outside-left" style:family="paragraph">
    <style:paragraph-properties fo:text-align="start" fo:margin-left="0.5cm"/>{number}
  </style:style>
{styles}
</office:automatic-styles>
<office:master-styles>
  <style:master-page style:name="Standard" style:page-layout-name="page">
    <style:footer><text:p text:style-name="outside">— <text:page-number text:select-page="current"/> —</text:p></style:footer>
    <style:footer-left><text:p text:style-name="outside-left">— <text:page-number text:select-page="current"/> —</text:p>
    </style:footer-left>
  </style:master-page>
</office:master-styles>
<office:body><office:text>{body}</office:text></office:body>
</office:document>
"""


def missing_libreoffice() -> str | None:
    """Return why LibreOffice cannot set anything here, or nothing."""
    return None if shutil.which("soffice") else "LibreOffice missing (make system-packages installs it)"


def to_pdf_by_libreoffice(notices: Sequence[Typeset]) -> list[bytes]:
    """Return the notices as PDF.

    Raises:
        RuntimeError: LibreOffice made no PDF.
    """
    return printed_by_libreoffice([_document(notice).encode() for notice in notices], "fodt")


def printed_by_libreoffice(files: Sequence[bytes], suffix: str) -> list[bytes]:
    """Return files of one format as PDF; all in one run, for the program takes seconds to start.

    Raises:
        RuntimeError: LibreOffice made no PDF.
    """
    with tempfile.TemporaryDirectory() as folder:
        there = Path(folder)
        sources = [there / f"{number}.{suffix}" for number in range(len(files))]
        for source, data in zip(sources, files, strict=True):
            source.write_bytes(data)
        profile = (there / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
        run = subprocess.run(
            [*command, "--outdir", folder, *map(str, sources)],
            capture_output=True,
            check=False,
            text=True,
            timeout=_SECONDS,
        )
        made = [source.with_suffix(".pdf") for source in sources]
        if not all(pdf.is_file() for pdf in made):
            raise RuntimeError(f"LibreOffice made no PDF: {run.stderr or run.stdout}")
        return [pdf.read_bytes() for pdf in made]


def _document(notice: Typeset) -> str:
    styles: list[str] = []
    body: list[str] = []
    if notice.letterhead:
        size = min(LETTERHEAD_SIZE, 0.97 * WIDTH / len(notice.letterhead))
        styles += [
            _paragraph_style("letterhead", "center", 3 * STEP, ""),
            _text_style("red", "song", size, "#d90000"),
        ]
        body.append(
            _paragraph("letterhead", f'<text:span text:style-name="red">{escape(notice.letterhead)}</text:span>')
        )
    before = None
    for number, paragraph in enumerate(notice.paragraphs):
        empty = EMPTY_LINES.get((before, paragraph.kind), 0) if before else 0
        ruled = bool(notice.letterhead) and number == 0
        styles.append(_style_of(paragraph, f"p{number}", empty * STEP, ruled=ruled))
        before = paragraph.kind
        spans = []
        for at, run in enumerate(paragraph.runs):
            name = f"p{number}r{at}"
            styles.append(_text_style(name, run.face, 22 if paragraph.kind == "title" else 15.75, "#000000"))
            spans.append(f'<text:span text:style-name="{name}">{_spaced(run.text)}</text:span>')
        body.append(_paragraph(f"p{number}", "".join(spans)))
    faces = {font.family for font in FONTS.values()}
    return _DOCUMENT.format(
        faces="".join(f'<style:font-face style:name="{face}" svg:font-family="{face}"/>' for face in sorted(faces)),
        number=_text_properties("song", 14, "#000000"),
        styles="\n".join(styles),
        body="\n".join(body),
    )


def _style_of(paragraph: Paragraph, name: str, above: float, *, ruled: bool) -> str:
    indent = ' fo:text-indent="1.114cm"' if paragraph.kind == "body" else ""
    margin = ' fo:margin-right="2.228cm"' if paragraph.kind == "right" else ""
    margin += f' fo:margin-top="{above:.2f}pt"' if above else ""
    broken = ' fo:break-before="page"' if paragraph.page_break else ""
    return _paragraph_style(name, _ALIGN[paragraph.kind], STEP, indent + margin + broken + (_RULE if ruled else ""))


def _paragraph_style(name: str, align: str, line: float, more: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="paragraph"><style:paragraph-properties '
        f'fo:text-align="{align}" fo:line-height="{line:.2f}pt" fo:orphans="0" fo:widows="0"{more}/></style:style>'
    )


def _text_style(name: str, face: Face, size: float, colour: str) -> str:
    return f'<style:style style:name="{name}" style:family="text">{_text_properties(face, size, colour)}</style:style>'


def _text_properties(face: Face, size: float, colour: str) -> str:
    family = FONTS[face].family
    return (
        f'<style:text-properties style:font-name="{family}" style:font-name-asian="{family}" fo:color="{colour}" '
        f'fo:font-size="{size}pt" style:font-size-asian="{size}pt"{_WEIGHT.get(face, "")}/>'
    )


def _paragraph(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _spaced(text: str) -> str:
    """Keep blanks that XML would fold."""
    return escape(text).replace("  ", " <text:s/>")
