"""The whole document: its pages put together, and what is to be reported about the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack

from taskparse.context import Context
from taskparse.errors import UnreadableSourceError
from taskparse.grammar.label_hints import may_assign
from taskparse.model.source import File, Finding, FontRun, Range, SourceText
from taskparse.stages.extract.pdf import damage, remarks
from taskparse.stages.extract.pdf.continued import Continued, continued
from taskparse.stages.extract.pdf.engine import LOCK, is_encrypted, open_document, open_page, reader_name
from taskparse.stages.extract.pdf.indents import indents
from taskparse.stages.extract.pdf.ink import PdfLocator
from taskparse.stages.extract.pdf.lines import runs
from taskparse.stages.extract.pdf.margins import running_heads
from taskparse.stages.extract.pdf.order import Order
from taskparse.stages.extract.pdf.pages import NOT_LOADED, Page, read_page
from taskparse.stages.extract.pdf.second_reading import Second
from taskparse.stages.extract.reader import OnPage

_BETWEEN_PAGES = "\n"


def read_document(file: File, context: Context, on_page: OnPage) -> SourceText:
    """Return the text of a PDF, as `from_pdf` describes."""
    data, name, sha256 = file
    pages, encrypted = _pages(file, context, on_page)
    if not any(page.text for page in pages):
        raise _no_text_layer(name, pages)
    of_running = indents([page.running for page in pages])
    pages = [page.indented(page.spread(widths)) for page, widths in zip(pages, of_running, strict=True)]
    starts = _starts(pages)
    printed = _BETWEEN_PAGES.join(page.text for page in pages)
    read = continued(printed, pages, starts, _furniture(pages, starts))
    order = read.order
    furniture = tuple(map(order.moved, read.furniture))
    return SourceText(
        name=name,
        format="pdf",
        sha256=sha256,
        reader=reader_name(),
        text=order.text(printed),
        page_starts=tuple(map(order.offset, starts)),
        fonts=order.fonts(_fonts(pages, starts)),
        tables=read.tables,
        furniture=furniture,
        findings=(
            *_damage(data, len(pages), encrypted=encrypted),
            *(_moved(finding, order) for finding in _findings(pages, starts, read)),
            *_beside(pages, context),
        ),
        locator=PdfLocator(
            tuple(page.inked for page in pages),
            starts,
            order,
            furniture,
        ),
    )


def _pages(file: File, context: Context, on_page: OnPage) -> tuple[list[Page], bool]:
    pages: list[Page] = []
    with LOCK, ExitStack() as opened:
        document = opened.enter_context(open_document(file.data, file.name))
        second = opened.enter_context(Second(file.data))
        count = len(document)
        for number in range(1, count + 1):
            with open_page(document, number) as page:
                before = pages[-1] if pages else NOT_LOADED
                pages.append(read_page(number, page, second, context, before) if page else NOT_LOADED)
            on_page(number, count)
        return pages, is_encrypted(document)


def _starts(pages: Sequence[Page]) -> tuple[int, ...]:
    starts, at = [], 0
    for page in pages:
        starts.append(at)
        at += len(page.text) + len(_BETWEEN_PAGES)
    return tuple(starts)


def _fonts(pages: Sequence[Page], starts: Sequence[int]) -> tuple[FontRun, ...]:
    """Return the pages' font runs, one where a page goes on in the font of the page before."""
    styles = [
        (run.start + start, run.name, run.size, run.bold)
        for page, start in zip(pages, starts, strict=True)
        for run in page.fonts
    ]
    return runs(styles, starts[-1] + len(pages[-1].text))


def _furniture(pages: Sequence[Page], starts: Sequence[int]) -> tuple[Range, ...]:
    heads = running_heads([page.margin for page in pages])
    found = [
        Range(where.start + start, where.stop + start)
        for page, repeated, start in zip(pages, heads, starts, strict=True)
        for where in (*page.margin.certain, *repeated)
    ]
    outermost: list[Range] = []
    for where in sorted(found, key=lambda where: (where.start, -where.stop)):
        if not outermost or not outermost[-1].holds(where):
            outermost.append(where)
    return tuple(outermost)


def _findings(pages: Sequence[Page], starts: Sequence[int], read: Continued) -> Iterator[Finding]:
    """Yield one finding a fault, each naming all its pages; its range is the first of them."""
    numbered = list(enumerate(pages, 1))
    missing = [number for number, page in numbered if not page.loaded]
    empty = [number for number, page in numbered if page.loaded and not page.text]
    unreadable = [number for number, page in numbered if page.unreadable]
    unread = [number for number, page in numbered if page.unread]
    if missing:
        yield remarks.pages_missing(missing, len(pages))
    if empty:
        yield remarks.pages_without_text(empty)
    for reason in sorted({page.differs for page in pages if page.differs}):
        differing = [number for number, page in numbered if page.differs == reason]
        yield _on(differing[0], remarks.readings_differ(differing, reason), pages, starts)
    if unreadable:
        count = sum(page.unreadable for page in pages)
        yield _on(unreadable[0], remarks.unreadable_characters(unreadable, count), pages, starts)
    if unread:
        yield _on(unread[0], remarks.ruled_tables(unread), pages, starts)
    for doubtful, remark in ((read.doubtful, remarks.cells_in_doubt), (read.blank, remarks.blank_cells)):
        if doubtful:
            yield _on(doubtful[0], remark(sorted(set(doubtful))), pages, starts)


def _beside(pages: Sequence[Page], context: Context) -> Iterator[Finding]:
    """Yield one finding on the watermarks, one for each notes, and one for each passage that assigns and is not shown."""
    numbered = list(enumerate(pages, 1))
    marks = {number: one.words for number, page in numbered for one in page.aside if one.kind == "watermark"}
    if marks:
        yield remarks.watermarks(sorted(marks), marks[min(marks)])
    if noted := [number for number, page in numbered if page.notes]:
        yield remarks.notes(noted, "; ".join(filter(None, (note for page in pages for note in page.notes))))
    for number, page in numbered:
        words = "".join(one.words for one in page.aside if one.kind == "unseen")
        if words and may_assign(words, context.lexicon):
            yield remarks.unseen(number, words)


def _on(number: int, finding: Finding, pages: Sequence[Page], starts: Sequence[int]) -> Finding:
    start = starts[number - 1]
    return finding._replace(range=Range(start, start + len(pages[number - 1].text)))


def _moved(finding: Finding, order: Order) -> Finding:
    return finding._replace(range=order.moved(finding.range)) if finding.range else finding


def _damage(data: bytes, count: int, *, encrypted: bool) -> list[Finding]:
    found = [remarks.cut()] if damage.is_cut(data) else []
    broken = frozenset() if encrypted else damage.broken_streams(data)  # encryption hides the checksums
    if broken:
        found.append(remarks.damaged(len(broken), damage.pages_of(data, count, broken)))
    return found


def _no_text_layer(name: str, pages: Sequence[Page]) -> UnreadableSourceError:
    count = len(pages)
    if not all(page.loaded for page in pages):
        fact = (
            f"none of the PDF's {count} page(s) could be loaded with text; the file is broken. "
            "Fetch it again from where it was published, or supply the notice's text as .txt."
        )
        return UnreadableSourceError(name, fact, "broken")
    fact = (
        f"the PDF has no text layer; its {count} page(s) hold only images or drawings. Reading them needs OCR, "
        "which is not available yet: supply a PDF with text, or the notice's text as .txt."
    )
    return UnreadableSourceError(name, fact, "empty")
