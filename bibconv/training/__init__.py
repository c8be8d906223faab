"""Training the reference reader: records printed in many styles, labelled references, damage."""
