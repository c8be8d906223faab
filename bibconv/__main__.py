"""``python -m bibconv``."""

from bibconv.cli import main

if __name__ == "__main__":
    main()
