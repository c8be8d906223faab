"""Training the models: of words (labelled references, records printed in many styles, damage) and
of lines (lists laid out in documents)."""
