"""What flows through the pipeline, and the records that come out of it."""
