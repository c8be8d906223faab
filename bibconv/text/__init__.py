"""Pure functions on text: LaTeX, markup, names, dates, pages, identifiers, languages, keys."""
