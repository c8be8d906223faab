"""citeproc-py behind :class:`~bibconv.csl.engine.Engine`: what it does wrong ends here.

* :mod:`.elements` with :mod:`.common`, :mod:`.names`, :mod:`.dates`, :mod:`.conditions`: corrected
  versions of its element classes, put in through its own class lookup;
* :mod:`.load`: a style parsed by the safe parser and prepared;
* :mod:`.feed`: items in the shape it understands, as marked text under safe ids;
* :mod:`.render`: the engine; every entry on its own, so that one bad item costs one entry.
"""

from bibconv.csl.citeproc_py.render import CiteprocPy

__all__ = ["CiteprocPy"]
