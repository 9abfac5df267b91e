"""Sets notices as GB/T 9704—2012 has them printed, so that readers of PDF meet what an office would publish.

One `Typeset` goes in; ReportLab and LibreOffice make two unlike kinds of PDF of it, and `as_text` the plain text
that both must read back as.
"""

from typesetter.by_libreoffice import missing_libreoffice, printed_by_libreoffice, to_pdf_by_libreoffice
from typesetter.by_reportlab import to_pdf_by_reportlab
from typesetter.document import Paragraph, Run, Typeset, as_text
from typesetter.fonts import missing_fonts
from typesetter.from_text import from_text

__all__ = [
    "Paragraph",
    "Run",
    "Typeset",
    "as_text",
    "from_text",
    "missing_fonts",
    "missing_libreoffice",
    "printed_by_libreoffice",
    "to_pdf_by_libreoffice",
    "to_pdf_by_reportlab",
]
