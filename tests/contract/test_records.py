import json
from pathlib import Path

import pytest
from pydantic import ValidationError

from invented import BARE, NOTICE
from taskparse.exports.schema import RECORDS, schema_of, schema_text
from taskparse.model import record

SCHEMAS = Path(__file__).parents[2] / "schemas"


def test_every_record_has_a_schema():
    kinds = {name for name, each in vars(record).items() if isinstance(each, type) and issubclass(each, record.Record)}
    assert set(RECORDS) == kinds - {"Record"}


@pytest.mark.parametrize("name", RECORDS)
def test_the_committed_schema_is_that_of_the_record(name):
    assert (SCHEMAS / f"{name}.json").read_text(encoding="utf-8") == schema_text(name), "run `make schemas`"


def test_no_schema_outlives_its_record():
    assert {path.stem for path in SCHEMAS.glob("*.json")} == set(RECORDS)


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_of_a_record_is_described(name):
    fields = RECORDS[name].model_fields
    assert [field for field, info in fields.items() if not info.description] == []


@pytest.mark.parametrize("name", RECORDS)
def test_a_schema_promises_every_field_and_no_other(name):
    schema = schema_of(name)
    assert set(schema["required"]) == set(RECORDS[name].model_fields)
    assert schema["additionalProperties"] is False


def test_records_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        NOTICE.tasks[0].text = "别的"  # type: ignore[misc]


@pytest.mark.parametrize("notice", [NOTICE, BARE], ids=["full", "bare"])
def test_json_holds_every_field_by_its_own_name(notice):
    written = json.loads(notice.model_dump_json())
    assert list(written) == list(RECORDS["Notice"].model_fields)
    assert list(written["header"]) == list(RECORDS["Header"].model_fields)


def test_amounts_are_strings_and_dates_are_iso():
    (target,) = json.loads(NOTICE.model_dump_json())["tasks"][0]["targets"]
    assert target["value"] == "5.60"
    assert json.loads(NOTICE.model_dump_json())["header"]["issue_date"] == "2025-02-12"
