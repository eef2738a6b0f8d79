//! Hand-made outcomes for the tests of the renderers.

#![allow(clippy::unwrap_used, reason = "for tests only")]

use std::collections::BTreeMap;

use gouji_check::check::{Outcome, Tally};
use gouji_core::coverage::Coverage;
use gouji_core::disclosure::{
    Disclosure, Doubts, Figure, FigureId, Header, Kind, MoneyUnit, Origin, Unchecked, Unit,
};
use gouji_core::document::{Format, Place, SourceText, Span};
use gouji_core::explain::Words;
use gouji_core::finding::{
    Certainty, Explained, Finding, Headline, Label, Mark, Message, Severity, Suggestion,
};
use gouji_core::judge::{Code, Verdict};
use gouji_core::lang::Lang;
use gouji_core::number::Numeral;
use gouji_core::reading::Hedge;
use gouji_core::rules::Rule;

use super::{Run, View};

/// A short draft: the share on line 4 is wrong, the change on line 5 was cut off.
pub const DRAFT: &str = "\
青禾县河道管理所2020年度部门决算

本年支出合计1020.20万元。
其中：基本支出790.04万元，占本年支出合计的78%；项目支出230.16万元。
比上年增加12.34万元，增长1.2%。
";

/// The fingerprints of the samples.
const SHARE: &str = "3f2a91c04d5e6b78";
const GROWTH: &str = "90b1c2d3e4f50617";

/// A view without colour, 100 columns wide.
pub fn view(lang: Lang) -> View {
    View::new(lang, Severity::Warning, false, 100)
}

/// The place of the first occurrence of `text`.
pub fn mark(source: &SourceText, text: &str, label: &str) -> Mark {
    let start = source.text().find(text).unwrap();
    let place = Place::from(Span::new(start, start + text.len()));
    Mark { place, text: text.to_owned(), label: Label::Printed(label.to_owned()) }
}

/// A finding about a share.
pub fn share(source: &SourceText, lang: Lang) -> Finding {
    Finding {
        rule: Rule::ShareOfWhole,
        severity: Severity::Error,
        verdict: Verdict::Broken,
        code: None,
        message: Message::plain(Headline::Relation),
        stated: "78%".to_owned(),
        expected: Some("77%".to_owned()),
        fingerprint: SHARE.to_owned(),
        primary: mark(source, "78%", lang.pick("占比", "share")),
        related: vec![
            mark(source, "790.04万元", "基本支出"),
            mark(source, "1020.20万元", "本年支出合计"),
        ],
        or_else: Vec::new(),
        explains: vec![Explained {
            rule: Rule::SharesAddTo100,
            message: Message::plain(Headline::Relation),
            severity: Severity::Error,
        }],
        suggestion: Some(Suggestion { text: "77%".to_owned(), certainty: Certainty::Certain }),
        preview: false,
        because: None,
        figures: Vec::new(),
    }
}

/// A finding about a growth rate that was cut off.
pub fn growth(source: &SourceText, lang: Lang) -> Finding {
    Finding {
        rule: Rule::GrowthRate,
        severity: Severity::Warning,
        verdict: Verdict::Truncated,
        code: Some(Code::DerivedTruncated),
        message: Message::plain(Headline::Relation),
        stated: "1.2%".to_owned(),
        expected: Some("1.3%".to_owned()),
        fingerprint: GROWTH.to_owned(),
        primary: mark(source, "1.2%", lang.pick("增长率", "growth rate")),
        related: vec![mark(source, "12.34万元", lang.pick("增加额", "change"))],
        or_else: Vec::new(),
        explains: Vec::new(),
        suggestion: None,
        preview: false,
        because: None,
        figures: Vec::new(),
    }
}

/// What is said of the samples; nothing of other findings.
pub fn words(finding: &Finding, lang: Lang) -> Option<Words> {
    let (message, arithmetic, explains) = match finding.fingerprint.as_str() {
        SHARE => (
            lang.pick(
                "基本支出占比写的是 78%，按文中数字应为 77%",
                "the share of 基本支出 is stated as 78%, the figures give 77%",
            ),
            "790.04 ÷ 1020.20 = 77.44%",
            Some(lang.pick("各项占比合计 101%", "the shares add to 101%")),
        ),
        GROWTH => (
            lang.pick(
                "增长率 1.2% 是截断而非四舍五入",
                "the growth rate 1.2% was cut off instead of rounded",
            ),
            "12.34 ÷ 1007.86 = 1.22%",
            None,
        ),
        _ => return None,
    };
    let explains = explains.into_iter().map(str::to_owned).collect();
    Some(Words { message: message.to_owned(), arithmetic: arithmetic.to_owned(), explains })
}

/// An outcome with these findings about a text.
pub fn outcome(source: SourceText, findings: Vec<Finding>) -> Outcome {
    let mut disclosure = Disclosure {
        header: Header {
            kind: Kind::Final,
            year: Some(2020),
            entity: Some("青禾县河道管理所".to_owned()),
        },
        ..Disclosure::default()
    };
    let amount = Unit::Money(MoneyUnit::TenThousand);
    let printed = [
        ("1020.20", "1020.20万元", amount.clone(), "本年支出合计"),
        ("790.04", "790.04万元", amount.clone(), "基本支出"),
        ("78", "78%", Unit::Percent, "占本年支出合计"),
        ("230.16", "230.16万元", amount, "项目支出"),
    ];
    for (digits, text, unit, label) in printed {
        let Some(start) = source.text().find(text) else { continue };
        disclosure.add(Figure {
            numeral: Numeral::parse(digits).unwrap(),
            unit,
            hedge: Hedge::None,
            place: Span::new(start, start + text.len()).into(),
            label: label.to_owned(),
            identity: None,
            origin: Origin::Narrative,
            usual_decimals: None,
            entire: false,
            doubts: Doubts::NONE,
        });
    }
    let tested = vec![Rule::ShareOfWhole, Rule::PartWithinWhole];
    let coverage = Coverage {
        by_figure: BTreeMap::from([
            (FigureId(0), tested.clone()),
            (FigureId(1), tested),
            (FigureId(2), vec![Rule::ShareOfWhole]),
        ]),
        unchecked: BTreeMap::from([(FigureId(3), Unchecked::StandsAlone)]),
        figures: 4,
        checked: 3,
        bounded: 0,
        agrees: 0,
        unread: 0,
    };
    let tally = Tally { total: 2, holds: 1, broken: 1, ..Tally::default() };
    let relations = Vec::new();
    let format = Format::Text;
    Outcome {
        disclosure,
        relations,
        findings,
        coverage,
        tally,
        ..Outcome::of_nothing(source, format)
    }
}

/// A run over the draft.
pub fn run(lang: Lang) -> Run {
    let source = SourceText::new("draft.txt", DRAFT);
    let findings = vec![share(&source, lang), growth(&source, lang)];
    Run { outcomes: vec![outcome(source, findings)], ..Run::default() }
}
