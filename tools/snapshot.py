"""Rewrites the snapshots among the samples: samples/NAME.json, the full parse of samples/NAME.txt."""

from pathlib import Path

from taskparse import export, parse

SAMPLES = Path(__file__).parent.parent / "samples"
FIRST = SAMPLES / "lixia-2025.json"


def main() -> None:
    """Write every snapshot that there is, and the first sample's in any case."""
    snapshots = {FIRST, *SAMPLES.glob("*.json")} - {*SAMPLES.glob("*.gold.json")}
    for snapshot in sorted(snapshots):
        export([parse(snapshot.with_suffix(".txt"))], snapshot)
        print(snapshot.name)


if __name__ == "__main__":
    main()
