"""CleanText, Outline → Annotations: one module a form, and what they share.

A form finds its annotations paragraph by paragraph. Where two forms claim the same words the earlier in `FORMS`
wins; annotations in direct succession are one (reading rules §5).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from taskparse.context import Context
from taskparse.grammar.label_parts import is_contact
from taskparse.grammar.labels import LabelIndex
from taskparse.grammar.unmarked_labels import all_labels
from taskparse.model.annotation import AnnotationMention, Annotations, Reading
from taskparse.model.outline import Outline
from taskparse.model.record import Form
from taskparse.model.source import Cover, Range
from taskparse.model.text import CleanText
from taskparse.stages.recognize.blanks import parted_at_blanks
from taskparse.stages.recognize.block import block
from taskparse.stages.recognize.body import Body
from taskparse.stages.recognize.conventions import applied, stated
from taskparse.stages.recognize.labelled import labelled
from taskparse.stages.recognize.narrative import narrative
from taskparse.stages.recognize.reading import FormFound
from taskparse.stages.recognize.row import rows_of_tables
from taskparse.stages.recognize.row.unread import unread_columns
from taskparse.stages.recognize.shared import assigned
from taskparse.stages.recognize.unread import unread

Finder = Callable[[Body], Iterator[FormFound]]
FORMS: Mapping[Form, Finder] = {"labelled": labelled, "block": block, "narrative": narrative}
"""Form to what finds its annotations in paragraphs; rows of tables are found apart from them."""


def recognize(clean: CleanText, outline: Outline, context: Context) -> Annotations:
    """Return the annotations of a notice in reading order.

    Args:
        clean: The running text.
        outline: Its paragraphs; header and titles hold no annotation.
        context: Its lexicon holds labels and duty verbs.
    """
    rows = rows_of_tables(clean, context)
    tables = Cover(table.range for table in rows.tables)
    paragraphs = tuple(paragraph for paragraph in outline.paragraphs if not tables.holds(paragraph.range))
    known = LabelIndex(all_labels(clean.text, Range(0, len(clean.text)), context.lexicon))
    whole = Cover(table.range for table in clean.tables)
    body = Body(clean.text, paragraphs, known, context.lexicon, tables=whole)
    found: list[AnnotationMention] = []
    for form, find in FORMS.items():
        free = replace(body, taken=Cover(mention.range for mention in found))
        found += [
            AnnotationMention(place, form, reading) for place, reading in find(free) if not free.taken.touches(place)
        ]
    found = _joined(clean.text, sorted(found, key=_start))
    found = [_assigned(clean, parted_at_blanks(clean, mention), context) for mention in found]
    mentions = sorted((m for m in (*found, *rows.mentions) if _names_somebody(m.reading)), key=_start)
    read = Cover(mention.range for mention in mentions)
    conventions = tuple(stated(clean.text, paragraphs, read))
    annotations = Annotations(
        mentions=tuple(applied(clean.text, mentions, conventions)),
        tables=tuple(rows.tables),
        conventions=conventions,
    )
    return annotations._replace(
        findings=(
            *rows.findings,
            *unread_columns(clean, paragraphs, context.lexicon),
            *unread(body, outline, annotations),
        )
    )


def _assigned(clean: CleanText, mention: AnnotationMention, context: Context) -> AnnotationMention:
    return mention._replace(reading=assigned(clean.text, mention.reading, context.lexicon))


def _start(mention: AnnotationMention) -> Range:
    return mention.row.task if mention.row else mention.range


def _joined(text: str, found: Sequence[AnnotationMention]) -> list[AnnotationMention]:
    """Join annotations in direct succession."""
    joined: list[AnnotationMention] = []
    for mention in found:
        if joined and not text[joined[-1].range.stop : mention.range.start].strip():
            joined.append(_one_of(joined.pop(), mention))
        else:
            joined.append(mention)
    return joined


def _one_of(first: AnnotationMention, second: AnnotationMention) -> AnnotationMention:
    reading = Reading(
        first.reading.entries + second.reading.entries,
        first.reading.deadlines + second.reading.deadlines,
        first.reading.conventions + second.reading.conventions,
        first.reading.remarks + second.reading.remarks,
    )
    form = first.form if first.reading.entries else second.form
    return AnnotationMention(Range(first.range.start, second.range.stop), form, reading)


def _names_somebody(reading: Reading) -> bool:
    """Whether an annotation names anybody; a date in brackets by itself, or whom to call, is no annotation."""
    return any(not is_contact(entry.label) for entry in reading.entries)
