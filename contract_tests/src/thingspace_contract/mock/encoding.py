"""JSON as the mock writes it: short, and in UTF-8."""

from __future__ import annotations

import json

__all__ = ["encode"]

#: Writes a JSON value as text; made once, since `json.dumps` with options makes an encoder for each call.
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
