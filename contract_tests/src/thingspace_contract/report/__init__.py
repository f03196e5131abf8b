"""Reporters: they listen to the events of suites and tell people and programs what was found.

What is shown is masked before it comes here (`runner.run`); `Masker` is the one place that knows how.
"""

from __future__ import annotations

from thingspace_contract.report.files import ReportFiles, write_html, write_json, write_junit
from thingspace_contract.report.masking import Masker
from thingspace_contract.report.result import Conditions, Result, Subject
from thingspace_contract.report.terminal import Terminal

__all__ = [
    "Conditions",
    "Masker",
    "ReportFiles",
    "Result",
    "Subject",
    "Terminal",
    "write_html",
    "write_json",
    "write_junit",
]
