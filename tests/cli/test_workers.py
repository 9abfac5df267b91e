"""Many sources in processes: in order, and without the one on which a process dies."""

import pytest

from deadly import DEADLY, twice
from taskparse.cli.workers import in_order


@pytest.mark.large
def test_a_source_on_which_a_process_dies_is_told_of_and_the_others_are_read():
    assert [*in_order(twice, range(12), 2, died=lambda number: -number)] == [
        -number if number == DEADLY else 2 * number for number in range(12)
    ]
