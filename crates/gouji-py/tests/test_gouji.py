"""The installed package: its program and its functions find what the program built by cargo finds.

Run with the Python the wheel is installed in: ``python crates/gouji-py/tests/test_gouji.py``. ``GOUJI_BINARY`` names the
program to compare with; without it that test fails, so that it cannot be passed over unseen.
"""

import doctest
import json
import os
import subprocess
import sys
import threading
import unittest
from pathlib import Path

import gouji

ROOT = Path(__file__).resolve().parents[3]
DOCUMENTS = [
    "fixtures/sichuan-errors/draft.txt",
    "fixtures/sichuan-clean/draft.txt",
    "fixtures/markdown/draft.md",
    "fixtures/national-tables/draft.html",
    "fixtures/department-final/draft.md",
    "fixtures/city-report/draft.txt",
    "fixtures/department-together/决算表.xlsx",
    "fixtures/department-together/说明.docx",
    "tests/data/formats/disclosure.pdf",
    "tests/data/formats/disclosure.xlsx",
]


def run(program, *arguments):
    """Runs a program; gives its output and its status."""
    done = subprocess.run([*program, *arguments], cwd=ROOT, capture_output=True, timeout=300)
    return done.stdout.decode(), done.returncode


class Installed(unittest.TestCase):
    own = [str(Path(sys.executable).with_name("gouji"))]

    def test_the_program_is_the_same(self):
        binary = [os.environ["GOUJI_BINARY"]]
        for document in DOCUMENTS:
            for lang in ("zh", "en"):
                arguments = ("check", "--lang", lang, "--format", "json", "--no-config", document)
                with self.subTest(document=document, lang=lang):
                    self.assertEqual(run(self.own, *arguments), run(binary, *arguments))

    def test_the_function_finds_what_the_program_finds(self):
        found = 0
        for document in DOCUMENTS:
            report = gouji.check(ROOT / document)
            for lang in ("zh", "en"):
                # The program shows notes on request.
                options = ("--lang", lang, "--format", "json", "--no-config", "--show", "note")
                output, _ = run(self.own, "check", *options, document)
                data = json.loads(output)
                told = [
                    (it["rule"], it["severity"], it["stated"], it["expected"], it["message"],
                     it["primary"]["line"], it["primary"]["cell"], it["fingerprint"])
                    for it in data["findings"]
                ]
                own = [
                    (it.rule, it.severity, it.stated, it.expected, getattr(it, lang).message,
                     it.place.line, it.place.cell, it.fingerprint)
                    for it in report.findings
                ]
                with self.subTest(document=document, lang=lang):
                    self.assertEqual(own, told)
                    file = data["files"][0]
                    self.assertEqual(report.coverage.figures, file["figures"])
                    self.assertEqual(report.coverage.checked, file["checked"])
                found += len(told)
        self.assertGreater(found, 40)

    def test_statuses_reach_the_shell(self):
        self.assertEqual(run(self.own, "check", "--no-config", DOCUMENTS[0])[1], 1)
        self.assertEqual(run(self.own, "check", "--no-config", DOCUMENTS[1])[1], 0)
        self.assertEqual(run(self.own, "check", "--no-such-option")[1], 2)
        module = [sys.executable, "-m", "gouji"]
        self.assertEqual(run(module, "--version"), run(self.own, "--version"))


class Function(unittest.TestCase):
    def test_text_and_tables_are_one_disclosure(self):
        folder = ROOT / "fixtures/department-together"
        alone = gouji.check(folder / "说明.docx")
        both = gouji.check(folder / "说明.docx", with_=[folder / "决算表.xlsx"])
        self.assertGreater(both.coverage.checked, alone.coverage.checked)
        paths = {figure.place.path for figure in both.figures}
        self.assertEqual(len(paths), 2)

    def test_relations_name_their_figures(self):
        report = gouji.check(ROOT / DOCUMENTS[1])
        sums = [it for it in report.relations if it.rule == "sum-of-items"]
        self.assertTrue(sums)
        for relation in sums:
            self.assertGreater(len([report.figures[at].printed for at in relation.figures]), 1)
            for words in (relation.zh, relation.en):
                self.assertRegex(words.asked, " [=≥] ")
                self.assertTrue(words.verdict)

    def test_repairs_are_a_patch(self):
        document = "fixtures/sichuan-errors/draft.txt"
        own = (ROOT / document).read_bytes()
        [repair] = gouji.check(own, name=document).repairs
        self.assertGreater(repair.count, 0)
        self.assertEqual(repair.path, document)
        self.assertTrue(repair.patch.startswith(f"--- a/{document}\n+++ b/{document}\n"), repair.patch)
        self.assertEqual(gouji.check(ROOT / "tests/data/formats/disclosure.pdf").repairs, ())

    def test_a_rule_can_be_left_out(self):
        report = gouji.check(ROOT / DOCUMENTS[0], without=["growth-rate"])
        self.assertNotIn("growth-rate", {it.rule for it in report.findings})
        with self.assertRaisesRegex(ValueError, "there is no rule"):
            gouji.check(b"x", name="a.txt", without=["growth"])

    def test_what_cannot_be_read_is_said(self):
        with self.assertRaisesRegex(ValueError, "name"):
            gouji.check(b"1.00")
        with self.assertRaisesRegex(ValueError, "empty"):
            gouji.check(b"", name="a.txt")
        with self.assertRaises(OSError):
            gouji.check(ROOT / "no such file.docx")

    def test_a_call_has_the_time_that_it_is_given(self):
        data = (ROOT / DOCUMENTS[0]).read_bytes()
        late = "takes longer than 0.000001 s; .* allow more time with timeout="
        with self.assertRaisesRegex(TimeoutError, late):
            gouji.check(data, name="draft.txt", timeout=1e-6)
        self.assertEqual(
            gouji.check(data, name="draft.txt", timeout=60), gouji.check(data, name="draft.txt")
        )
        for seconds in (0, -1, float("nan")):
            with self.assertRaisesRegex(ValueError, "greater than 0"):
                gouji.check(data, name="draft.txt", timeout=seconds)

    def test_what_was_left_out_is_told(self):
        report = gouji.check(ROOT / DOCUMENTS[0])
        self.assertEqual((report.unreadable, report.excepted, report.coverage.unread), ((), 0, 0))
        draft = "<!-- gouji: ignore sum-of-items 口径不同 -->\n" \
            "2024年收入合计10.00万元，其中：财政拨款收入6.00万元，其他收入5.00万元。\n"
        report = gouji.check(draft.encode(), name="draft.md")
        self.assertEqual((report.findings, report.excepted), ((), 1))

    def test_threads_check_side_by_side(self):
        data = (ROOT / DOCUMENTS[0]).read_bytes()
        reports = []
        work = [
            threading.Thread(target=lambda: reports.append(gouji.check(data, name="draft.txt")))
            for _ in range(8)
        ]
        for thread in work:
            thread.start()
        for thread in work:
            thread.join()
        self.assertEqual(len(reports), 8)
        self.assertTrue(all(report == reports[0] for report in reports))

    def test_a_report_is_a_table(self):
        try:
            import pandas  # noqa: F401
        except ImportError:
            with self.assertRaises(ImportError):
                gouji.check(b"1.00", name="a.txt").to_pandas()
            return
        report = gouji.check(ROOT / DOCUMENTS[0])
        table = report.to_pandas()
        self.assertEqual(list(table["message"]), [it.zh.message for it in report.findings])
        self.assertEqual(len(report.to_pandas("figures")), len(report.figures))

    def test_the_example_is_true(self):
        self.assertEqual(doctest.testmod(gouji).failed, 0)
        self.assertGreater(doctest.testmod(gouji).attempted, 3)


if __name__ == "__main__":
    unittest.main()
