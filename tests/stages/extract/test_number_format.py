"""What a sheet shows of a number or a date; expected as Excel with Chinese settings shows it."""

from datetime import date, datetime, time, timedelta

import pytest

from taskparse.stages.extract.spreadsheet.number_format import shown

ACCOUNTING = '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '
DAY = date(2025, 6, 30)
MIDNIGHT, MINUTE, SECOND = map(datetime.fromisoformat, ("2025-06-30", "2025-06-30 09:05", "2025-06-30 09:05:07"))


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        ("6月底前", "0.00", "6月底前"),
        (True, None, "TRUE"),
        (3.0, None, "3"),
        (0.1 + 0.2, None, "0.3"),
        (12345678.25, None, "12345678.25"),
        (123456789012.5, None, "123456789012.5"),
        (1e20, None, "1e+20"),
        (1e300, "0.00%", "1e+300"),
        (float("inf"), "0.00", "inf"),
        (float("nan"), "0.00", "nan"),
        (0.5, "0." + 99 * "0" + "%%%", "50.0000000000%%%"),
        (7, "000", "007"),
        (2.5, "0", "3"),
        (-5, "0.0", "-5.0"),
        (-0.001, "0.0", "0.0"),
        (0.5, "#.##", ".5"),
        (12.5, "0.0##", "12.5"),
        (12, "0.##", "12"),
        (0.056, "0.0%", "5.6%"),
        (0.95, '0%"以上"', "95%以上"),
        (1234.5, "#,##0.00", "1,234.50"),
        (1234567, '#,##0,"千元"', "1,235千元"),
        (1234, "[Red]#,##0", "1,234"),
        (99, "[$¥-804]#,##0.00", "¥99.00"),
        (99, "[$-804]0", "99"),
        (5, 'General"家"', "5家"),
        (-5, 'General"家"', "-5家"),
        (5, "@", "5"),
        (3, r"0\处", "3处"),
        (-3, "0;(0)", "(3)"),
        (0, "0;-0;", ""),
        (0, '0;-0;"无"', "无"),
        (0, ACCOUNTING, "-"),
        (-1234.5, ACCOUNTING, "-1,234.50"),
        (3, '0";"0', "3;3"),
    ],
)
def test_a_number_stands_as_its_format_shows_it(value, code, expected):
    assert shown(value, code) == expected


@pytest.mark.parametrize(
    ("value", "code", "expected"),
    [
        (DAY, None, "2025-06-30"),
        (DAY, "yyyy/m/d", "2025/6/30"),
        (DAY, "yyyy-mm-dd", "2025-06-30"),
        (DAY, "yy.m.d", "25.6.30"),
        (DAY, 'e"年"m"月"', "2025年6月"),
        (DAY, '[$-804]yyyy"年"m"月"d"日";@', "2025年6月30日"),
        (MIDNIGHT, None, "2025-06-30"),
        (MINUTE, None, "2025-06-30 09:05"),
        (SECOND, None, "2025-06-30 09:05:07"),
        (MINUTE, "yyyy/m/d h:mm", "2025/6/30 9:05"),
        (SECOND, "m/d mm:ss", "6/30 05:07"),
        (time(9, 30), 'h"时"mm"分"', "9时30分"),
        (time(9, 30), None, "09:30:00"),
        (timedelta(hours=30), "[h]:mm", "1 day, 6:00:00"),
        (45838, 'yyyy"年"m"月"', "2025年6月"),
        (45838.5, "d-mmm-yy", "2025-06-30 12:00"),
    ],
)
def test_a_date_stands_as_its_format_shows_it(value, code, expected):
    assert shown(value, code) == expected


def test_days_may_be_counted_from_1904():
    assert shown(44376, "yyyy/m/d", since_1904=True) == "2025/6/30"


@pytest.mark.parametrize("code", ["# ?/?", "0.00E+00", '[>=100]0"多"', "[h]:mm", "yyyy hh.0", "aaaa", "上午/下午h"])
def test_a_number_in_a_format_beyond_these_stays_as_it_is(code):
    assert shown(1.5, code) == "1.5"


@pytest.mark.parametrize("code", ["d-mmm-yy", "mmmm", "dddd", "h AM/PM", "aaaa"])
def test_a_date_in_a_format_beyond_these_is_written_as_iso_has_it(code):
    assert shown(DAY, code) == "2025-06-30"


@pytest.mark.parametrize("value", [-1, 2_958_465])
def test_a_number_that_is_no_day_stays_a_number(value):
    assert shown(value, "yyyy/m/d") == str(value)
