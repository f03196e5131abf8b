"""`python -m thingspace_contract` is the command `thingspace-contract`."""

from __future__ import annotations

from thingspace_contract.cli import main

__all__: list[str] = []

if __name__ == "__main__":
    main()
