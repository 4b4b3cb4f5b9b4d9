"""From a document to its findings."""
