"""The style that one list of references is in, inferred from the list itself.

``shape`` says in which order a reference has its parts and what stands between them, ``infer``
counts that over a list, ``print`` writes a record as the list would, ``compare`` says where the
source differs from that, and which variables the difference touches.
"""

from bibconv.references.template.compare import Proof, prove_all
from bibconv.references.template.infer import Template, infer, voice_of
from bibconv.references.template.print import print_item
from bibconv.references.template.shape import Shape, shape_of, shapes_of

__all__ = [
    "Proof",
    "Shape",
    "Template",
    "infer",
    "print_item",
    "prove_all",
    "shape_of",
    "shapes_of",
    "voice_of",
]
