"""勾稽 gouji finds the figures of a government budget disclosure that cannot be right.

>>> import gouji
>>> draft = "本年支出合计100.00万元，其中：基本支出60.00万元，项目支出50.00万元。"
>>> report = gouji.check(draft.encode(), name="draft.txt")
>>> [(it.severity, it.stated, it.place.line) for it in report.findings]
[('error', '100.00万元', 1)]

Findings of severity ``error`` are proofs, those of ``warning`` are doubtful, ``note`` is within rounding.
"""

from gouji._check import check
from gouji._report import (
    Coverage,
    Figure,
    Finding,
    Mark,
    Place,
    Relation,
    Report,
    Unreadable,
    Words,
)

__all__ = [
    "Coverage",
    "Figure",
    "Finding",
    "Mark",
    "Place",
    "Relation",
    "Report",
    "Unreadable",
    "Words",
    "check",
]
