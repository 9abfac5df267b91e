"""Rewrites schemas/*.json from the records."""

from pathlib import Path

from taskparse.exports.schema import RECORDS, schema_text

FOLDER = Path(__file__).parent.parent / "schemas"


def main() -> None:
    """Write one file a record and remove those of records that are no more."""
    for stale in set(FOLDER.glob("*.json")) - {FOLDER / f"{name}.json" for name in RECORDS}:
        stale.unlink()
    for name in RECORDS:
        (FOLDER / f"{name}.json").write_text(schema_text(name), encoding="utf-8", newline="\n")
    print(f"{len(RECORDS)} schemas")


if __name__ == "__main__":
    main()
