import inspect
import pkgutil
import subprocess
import sys
from collections.abc import Mapping

import pytest

import taskparse
from taskparse.exports.schema import RECORDS

FUNCTIONS = {
    "check", "compare", "evaluate", "export", "load", "load_many", "parse", "parse_text", "read_ledger", "review",
}  # fmt: skip
COMPARISONS = {"Change", "Comparison", "DeadlineChange", "Edit", "PartyChange", "TargetChange", "UnitSummary"}
SCORES = {"Miss", "Score", "Scores"}
SETTINGS = {"ROLES", "Lexicon", "Limits", "Listed", "Options", "Roster"}
ERRORS = {"MissingExtraError", "TaskparseError", "UnreadableSourceError"}

HEAVY = {
    "charset_normalizer",
    "click",
    "docx",
    "jieba",
    "jinja2",
    "lxml",
    "olefile",
    "openpyxl",
    "pdfminer",
    "pdfplumber",
    "PIL",
    "pyarrow",
    "pypdfium2",
    "python_calamine",
    "rich",
    "selectolax",
    "xlsxwriter",
}


def test_everything_public_is_named_and_nothing_else():
    kinds = (FUNCTIONS, SETTINGS, SCORES, ERRORS, COMPARISONS, set(RECORDS), {"__version__"})
    assert set(taskparse.__all__) == set().union(*kinds)


@pytest.mark.parametrize("name", taskparse.__all__)
def test_every_public_name_is_there_and_says_what_it_is(name):
    public = getattr(taskparse, name)
    assert isinstance(public, (str, Mapping)) or inspect.getdoc(public)


@pytest.mark.parametrize("name", sorted(FUNCTIONS))
def test_no_module_bears_the_name_of_a_public_function(name):
    assert inspect.isfunction(getattr(taskparse, name))
    assert name not in {module.name for module in pkgutil.iter_modules(taskparse.__path__)}


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_one_base_catches_every_error(name):
    assert issubclass(getattr(taskparse, name), taskparse.TaskparseError)


def test_importing_it_loads_no_file_format_and_no_dictionary():
    program = "import sys, taskparse; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert not HEAVY & set(loaded.stdout.split())


def test_reading_a_text_loads_no_dictionary_and_no_other_format():
    program = "import sys, taskparse; taskparse.parse_text('某市'); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert not (HEAVY - {"charset_normalizer"}) & set(loaded.stdout.split())
