"""Numbers as Word and browsers print them before paragraphs (ISO/IEC 29500-1, 17.18.59 ST_NumberFormat)."""

from __future__ import annotations

from taskparse.stages.extract.formats_of_word import CHARACTER_FORMATS, COUNTING_FORMATS, DIGIT_FORMATS

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_LARGEST_COUNTED = 9999
_LARGEST_ROMAN = 3999
_LARGEST_LETTER = 780
_TEN, _TWENTY = 10, 20


def numeral(value: int, form: str) -> str:
    """Return a number in one of Word's formats; figures where the format is unknown or does not reach so far.

    Args:
        value: What is counted.
        form: The value of `w:numFmt`.

    >>> [numeral(12, form) for form in ("decimal", "chineseCountingThousand", "upperLetter", "lowerRoman")]
    ['12', '十二', 'L', 'xii']
    >>> numeral(3, "decimalEnclosedCircle"), numeral(105, "chineseCounting"), numeral(7, "decimalZero")
    ('③', '一百零五', '07')
    """
    written = str(value)
    if value < 1:
        pass
    elif form in CHARACTER_FORMATS:
        characters = CHARACTER_FORMATS[form]
        written = characters[value - 1] if value <= len(characters) else written
    elif form in COUNTING_FORMATS and value <= _LARGEST_COUNTED:
        written = _counted(value, *COUNTING_FORMATS[form])
    elif form in DIGIT_FORMATS:
        written = "".join(DIGIT_FORMATS[form][int(digit)] for digit in written)
    else:
        written = _western(value, form)
    return written


def _western(value: int, form: str) -> str:
    if form in {"upperLetter", "lowerLetter"} and value <= _LARGEST_LETTER:
        times, letter = divmod(value - 1, 26)
        written = chr(ord("A") + letter) * (times + 1)
    elif form in {"upperRoman", "lowerRoman"} and value <= _LARGEST_ROMAN:
        written = _roman(value)
    elif form == "numberInDash":
        written = f"- {value} -"
    else:
        written = f"{value:02}" if form == "decimalZero" else str(value)
    return written.lower() if form.startswith("lower") else written


def _roman(value: int) -> str:
    written = ""
    for worth, letters in _ROMAN:
        times, value = divmod(value, worth)
        written += letters * times
    return written


def _counted(value: int, digits: str, units: str) -> str:
    """Write a number in words; 十二 and not 一十二, save in the figures of accounts (壹拾贰)."""
    written = ""
    for place, digit in zip(range(len(str(value)) - 1, -1, -1), str(value), strict=True):
        if digit != "0":
            written += digits[int(digit)] + (units[place - 1] if place else "")
        elif not written.endswith(digits[0]):
            written += digits[0]
    if _TEN <= value < _TWENTY and units[0] == "十":
        written = written[1:]
    return written.rstrip(digits[0])
