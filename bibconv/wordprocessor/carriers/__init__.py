"""What keeps citations in a document, one file a program; :mod:`.registry` is the table of them."""
