"""The header's fields from the places where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from taskparse.grammar.dates import day_of
from taskparse.model.source import Range
from taskparse.model.text import CleanText
from taskparse.stages.validate.spans import Json, Spans

_DATES = ("issue_date", "printed_on")
_LISTS = ("issuing_authorities", "attachments", "signatories")


def header_json(fields: Mapping[str, Sequence[Range]], clean: CleanText, spans: Spans) -> Json:
    """Return the header as JSON.

    Args:
        fields: Field to the places where it is, the authoritative one first.
        clean: The running text.
        spans: Makes spans.
    """
    header: Json = {"spans": {}}
    for name, places in fields.items():
        header["spans"][name] = [spans.of(place) for place in places]
        if name in _LISTS:
            header[name] = list(dict.fromkeys(clean.words(place) for place in places))
        elif name in _DATES:
            header[name] = day_of(clean.words(places[0]))
        else:
            header[name] = clean.words(places[0])
    if "document_number" in header:
        header["document_number"] = "".join(header["document_number"].split())
    return header
