"""Tag euicc: profiles on devices, the service behind them, and which devices have which."""

from __future__ import annotations

__all__: list[str] = []
