"""What was found in a document and what was checked of it."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas


@dataclass(frozen=True)
class Place:
    """Where something stands: lines and columns count characters from 1, ``start`` and ``end`` bytes of the text."""

    path: str
    line: int
    column: int
    page: int | None
    sheet: str | None
    cell: str | None
    start: int
    end: int


@dataclass(frozen=True)
class Mark:
    """What is printed at a place and what it is."""

    place: Place
    text: str
    label: str

    @staticmethod
    def _of(data: dict[str, Any]) -> Mark:
        return Mark(Place(**data["place"]), data["text"], data["label"])


@dataclass(frozen=True)
class Words:
    """A finding in one language."""

    message: str
    arithmetic: str
    at: Mark
    related: tuple[Mark, ...]
    explains: tuple[str, ...]

    @staticmethod
    def _of(data: dict[str, Any]) -> Words:
        return Words(
            data["message"],
            data["arithmetic"],
            Mark._of(data["at"]),
            tuple(Mark._of(mark) for mark in data["related"]),
            tuple(data["explains"]),
        )


@dataclass(frozen=True)
class Finding:
    """One cause and what follows from it. ``severity`` is ``error`` (a proof), ``warning`` or ``note``; ``certainty``
    is how sure the value in ``expected`` is: ``certain``, ``likely``, ``possible`` or ``None``."""

    rule: str
    severity: str
    verdict: str
    place: Place
    stated: str
    expected: str | None
    certainty: str | None
    confidence: int
    fingerprint: str
    zh: Words
    en: Words

    @staticmethod
    def _of(data: dict[str, Any]) -> Finding:
        words = {lang: Words._of(data.pop(lang)) for lang in ("zh", "en")}
        return Finding(place=Place(**data.pop("place")), **data, **words)


@dataclass(frozen=True)
class Figure:
    """A number that means something. ``value`` is exact, in yuan for amounts; ``tested_by`` names the rules that tested
    it, and where there are none ``why_unchecked_…`` says why (``None`` for what counts for nothing)."""

    place: Place
    printed: str
    value: str
    label: str
    tested_by: tuple[str, ...]
    why_unchecked_zh: str | None
    why_unchecked_en: str | None

    @staticmethod
    def _of(data: dict[str, Any]) -> Figure:
        place, tested = Place(**data.pop("place")), tuple(data.pop("tested_by"))
        return Figure(place=place, tested_by=tested, **data)


@dataclass(frozen=True)
class RelationWords:
    """A relation in one language: ``asked`` is what must hold (``合计10.00万元 = 甲6.00万元 + 乙4.00万元``, with ``≥`` where the text
    may not name all items), ``verdict`` whether it does, ``arithmetic`` what comes out, one step a line."""

    asked: str
    verdict: str
    arithmetic: str


@dataclass(frozen=True)
class Relation:
    """What a rule asked, whether it holds or not: ``figures`` are places in ``Report.figures``; ``verdict`` is ``holds``,
    ``rounding``, ``truncated``, ``broken`` or ``untestable``."""

    rule: str
    figures: tuple[int, ...]
    verdict: str
    zh: RelationWords
    en: RelationWords

    @staticmethod
    def _of(data: dict[str, Any]) -> Relation:
        words = {lang: RelationWords(**data.pop(lang)) for lang in ("zh", "en")}
        return Relation(data["rule"], tuple(data["figures"]), data["verdict"], **words)


@dataclass(frozen=True)
class Repair:
    """The certain repairs of one document that is written by hand (text, Markdown, YAML): how many numbers are replaced,
    and the ``patch`` that ``git apply`` and ``patch -p1`` read. What it leaves may show more: check what it gives."""

    path: str
    count: int
    patch: str


@dataclass(frozen=True)
class Coverage:
    """How many figures count and how many of them were tested; of these, how many are only bounded by a whole, and how
    many only agree with a sum that was claimed because it closes; ``unread`` numbers could not be read as figures."""

    figures: int
    checked: int
    bounded: int
    agrees: int
    unread: int


@dataclass(frozen=True)
class Unreadable:
    """A part of a document that could not be read (a page without text, pictures): nothing of it was checked."""

    path: str
    page: int | None
    why_zh: str
    why_en: str


@dataclass(frozen=True)
class Report:
    """Everything known about a checked document. ``excepted`` counts the findings that the draft excepts itself from."""

    format: str
    entity: str | None
    year: int | None
    findings: tuple[Finding, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    repairs: tuple[Repair, ...]
    coverage: Coverage
    unreadable: tuple[Unreadable, ...]
    excepted: int

    @staticmethod
    def _of(data: dict[str, Any]) -> Report:
        return Report(
            format=data["format"],
            entity=data["entity"],
            year=data["year"],
            findings=tuple(map(Finding._of, data["findings"])),
            figures=tuple(map(Figure._of, data["figures"])),
            relations=tuple(map(Relation._of, data["relations"])),
            repairs=tuple(Repair(**it) for it in data["repairs"]),
            coverage=Coverage(**data["coverage"]),
            unreadable=tuple(Unreadable(**part) for part in data["unreadable"]),
            excepted=data["excepted"],
        )

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that are proofs."""
        return tuple(it for it in self.findings if it.severity == "error")

    def to_pandas(self, what: str = "findings", lang: str = "zh") -> pandas.DataFrame:
        """``findings`` or ``figures`` as a table, one row each, with the words of a language (``zh`` or ``en``)."""
        import pandas

        if what not in ("findings", "figures"):
            raise ValueError("what is 'findings' or 'figures'")
        rows = []
        for item in getattr(self, what):
            row = asdict(item)
            row.update(row.pop("place"))
            if what == "findings":
                words = row.pop(lang)
                row.pop("en" if lang == "zh" else "zh")
                row["message"], row["arithmetic"] = words["message"], words["arithmetic"]
            rows.append(row)
        return pandas.DataFrame(rows)
