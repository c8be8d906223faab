"""The tagged formats: one table each, one reader and one writer for all of them."""
