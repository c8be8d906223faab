"""One file per rendering element of CSL; each compiles its element to a closure."""
