"""The pipeline: the folder's listing is its running order."""
