"""The types of the ledger (督查台账) that `taskparse.read_ledger` returns."""

from taskparse.exports.cells import Cell, Ledger, LedgerRow, Sheet

__all__ = ["Cell", "Ledger", "LedgerRow", "Sheet"]
