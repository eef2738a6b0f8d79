//! A report as JSON, for the dataclasses of the package.

use gouji::{
    Figure, Finding, Lang, Mark, Place, Relation, RelationWords, Repair, Report, Unreadable, Words,
};
use serde_json::{Value, json};

/// The whole report.
pub fn of(report: &Report) -> Value {
    let coverage = &report.coverage;
    json!({
        "format": report.format,
        "entity": report.entity,
        "year": report.year,
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "figures": report.figures.iter().map(figure).collect::<Vec<_>>(),
        "relations": report.relations.iter().map(relation).collect::<Vec<_>>(),
        "repairs": report.repairs().iter().map(repair).collect::<Vec<_>>(),
        "coverage": {
            "figures": coverage.figures,
            "checked": coverage.checked,
            "bounded": coverage.bounded,
            "agrees": coverage.agrees,
            "unread": coverage.unread,
        },
        "unreadable": report.unreadable.iter().map(unreadable).collect::<Vec<_>>(),
        "excepted": report.excepted,
    })
}

fn unreadable(part: &Unreadable) -> Value {
    json!({
        "path": part.path,
        "page": part.page,
        "why_zh": part.why(Lang::Zh),
        "why_en": part.why(Lang::En),
    })
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule.name(),
        "severity": finding.severity,
        "verdict": finding.verdict,
        "place": place(&finding.place),
        "stated": finding.stated,
        "expected": finding.expected,
        "certainty": finding.suggestion.as_ref().map(|it| it.certainty),
        "confidence": finding.confidence,
        "fingerprint": finding.fingerprint,
        "zh": words(&finding.words(Lang::Zh)),
        "en": words(&finding.words(Lang::En)),
    })
}

fn words(words: &Words) -> Value {
    json!({
        "message": words.message,
        "arithmetic": words.arithmetic,
        "at": mark(&words.at),
        "related": words.related.iter().map(mark).collect::<Vec<_>>(),
        "explains": words.explains,
    })
}

fn mark(mark: &Mark) -> Value {
    json!({ "place": place(&mark.place), "text": mark.text, "label": mark.label })
}

fn place(place: &Place) -> Value {
    json!({
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "page": place.page,
        "sheet": place.sheet,
        "cell": place.cell,
        "start": place.start,
        "end": place.end,
    })
}

fn figure(figure: &Figure) -> Value {
    json!({
        "place": place(&figure.place),
        "printed": figure.printed,
        "value": figure.value,
        "label": figure.label,
        "tested_by": figure.tested_by.iter().map(|rule| rule.name()).collect::<Vec<_>>(),
        "why_unchecked_zh": figure.why_unchecked(Lang::Zh),
        "why_unchecked_en": figure.why_unchecked(Lang::En),
    })
}

fn relation(relation: &Relation) -> Value {
    json!({
        "rule": relation.rule.name(),
        "figures": relation.figures,
        "verdict": relation.verdict,
        "zh": relation_words(&relation.words(Lang::Zh)),
        "en": relation_words(&relation.words(Lang::En)),
    })
}

fn relation_words(words: &RelationWords) -> Value {
    json!({ "asked": words.asked, "verdict": words.verdict, "arithmetic": words.arithmetic })
}

fn repair(repair: &Repair) -> Value {
    json!({ "path": repair.path, "count": repair.count, "patch": repair.patch })
}
