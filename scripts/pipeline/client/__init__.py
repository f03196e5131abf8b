"""The stages that turn spec/ and overlays/ into generated/, and the command that runs them."""
