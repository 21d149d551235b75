"""One module a page: what it reads from the store, and which layout it hands that to. Importing one does nothing."""
