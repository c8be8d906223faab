"""What CSL-JSON and CSL-YAML share: a tolerant object -> item reader, and the schema's names.

Both formats hold the same objects in two notations. A reader of a notation gives the members
of one object, as decoded, to :func:`bibconv.formats.csl.item.read_item`.
"""
