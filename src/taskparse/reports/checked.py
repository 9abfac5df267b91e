"""A notice with its findings, and how each is reported, placed and known again."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from taskparse.grammar.characters import LINE_BREAK
from taskparse.model.fault import Language
from taskparse.model.record import Diagnostic, Notice, Span
from taskparse.rules import fault_kinds
from taskparse.rules.places import printed

_LENGTH = 16
# Formats whose text is the file's own, so that an editor finds its lines in the file.
_FORMATS_OF_LINES = frozenset({"text"})


@dataclass(frozen=True)
class Checked:
    """A notice that was checked.

    Attributes:
        path: What the source is called, with `/` between folders.
        notice: What was read.
        findings: What is wrong with it, in the order of the text.
        codes: Codes of the rules it was held against.
        is_saved: Whether the source holds records of the notice, not the notice.
    """

    path: str
    notice: Notice
    findings: tuple[Diagnostic, ...]
    codes: tuple[str, ...] = ()
    is_saved: bool = False

    @property
    def name(self) -> str:
        """What people call it: the path, with the notice's own file where the path holds its records."""
        return f"{self.path} ({self.notice.source.name})" if self.is_saved else self.path

    @property
    def has_lines(self) -> bool:
        """Whether lines and columns are those of the file; in others only pages and cells can be found again."""
        return not self.is_saved and self.notice.source.format in _FORMATS_OF_LINES

    @cached_property
    def fingerprints(self) -> tuple[str, ...]:
        """What each finding is known by when the notice is read again, be it from a file of another format."""
        seen: Counter[str] = Counter()
        marks = []
        for finding in self.findings:
            identity = "\x1f".join((finding.code, self._owner(finding.span), self._words(finding)))
            seen[identity] += 1
            digest = hashlib.sha256(f"{identity}\x1f{seen[identity]}".encode("utf-8", "replace"))
            marks.append(digest.hexdigest()[:_LENGTH])
        return tuple(marks)

    def line_column(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1, columns in code points."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return a line of the source, from 1, without its line break."""
        start = self._line_starts[number - 1]
        stop = self._line_starts[number] if number < len(self._line_starts) else len(self.notice.source.text)
        return self.notice.source.text[start:stop].rstrip("\r\n\v\f\x85\u2028\u2029")

    @cached_property
    def _line_starts(self) -> list[int]:
        text = self.notice.source.text
        ends = (match.end() for match in LINE_BREAK.finditer(text))
        # A carriage return with a line feed behind it ends one line, not two.
        return [0, *(end for end in ends if text[end - 1 : end + 1] != "\r\n")]

    def _owner(self, span: Span | None) -> str:
        """Return the id of the task around a place, else the heading above it."""
        if span is None:
            return "notice"
        for task in self.notice.tasks:
            if any(s.start <= span.start < s.stop for s in (task.span, task.annotation.span)):
                return task.id
        above = [section.title for section in self.notice.sections if section.span.start <= span.start]
        return above[-1] if above else "notice"

    def _words(self, finding: Diagnostic) -> str:
        if finding.span is None or finding.span.start == finding.span.stop:
            return ""
        return printed(self.notice, finding.span).text


def told(finding: Diagnostic, language: Language) -> tuple[str, str]:
    """Return a finding's message and hint in a language; English where nobody translated them.

    >>> told(Diagnostic(code="914", severity="warning", message="cut short"), "zh")[0]
    'PDF 被截断或索引损坏，已经修补，可能缺页缺字'
    """
    kind = fault_kinds().get(finding.code)
    if language == "en" or kind is None:
        return finding.message, finding.hint or ""
    try:
        return kind.zh.fact(finding.arguments), kind.zh.hint
    except KeyError:  # saved by a version that told other arguments
        return finding.message, kind.zh.hint


def encoded(words: str) -> bytes:
    r"""Return a report's words in UTF-8, with `?` for each byte of a file's name that is not UTF-8.

    >>> encoded("甲\udcff.txt").decode()
    '甲?.txt'
    """
    return words.encode("utf-8", "replace")


def title_of(code: str, language: Language) -> str:
    """Return what a code means in a few words."""
    kind = fault_kinds().get(code)
    return kind.wording(language).title if kind else code
