"""勾稽 gouji finds the figures of a government budget disclosure that cannot be right.

>>> import gouji
>>> draft = "本年支出合计100.00万元，其中：基本支出60.00万元，项目支出50.00万元。"
>>> report = gouji.check(draft.encode(), name="draft.txt")
>>> [(it.severity, it.stated, it.place.line) for it in report.findings]
[('error', '100.00万元 / 60.00万元 / 50.00万元', 1)]

What was asked of the figures, whether it holds or not:

>>> for relation in report.relations:
...     print(relation.en.asked, "-", relation.en.verdict)
本年支出合计 100.00万元 = 基本支出 60.00万元 + 项目支出 50.00万元 - does not hold

What is certain enough to be written without asking, as a patch:

>>> draft = (
...     "青禾县农机局2024年度部门决算\\n"
...     "2024年本年支出合计2000.00万元，其中：基本支出590.00万元，占25%；项目支出1500.00万元，占75%。\\n"
... )
>>> for repair in gouji.check(draft.encode(), name="draft.txt").repairs:
...     print(repair.path, repair.count, "500.00万元" in repair.patch)
draft.txt 1 True

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
    RelationWords,
    Repair,
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
    "RelationWords",
    "Repair",
    "Report",
    "Unreadable",
    "Words",
    "check",
]
