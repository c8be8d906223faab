"""What the readers and writers of further formats are built from.

``pieces_xml`` cuts XML into the elements of its records, ``pieces_json`` JSON into its objects,
``pieces_lines`` tagged lines into records; each piece knows where its values stand. ``gathering``
makes a record of what a mapping finds in a piece. ``telling`` writes: it knows what was not asked
for, so that nothing is lost without a word.
"""
