//! What formulas ask of figures, and what they leave alone.

use crate::disclosure::{
    Basis, Disclosure, FigureId, Fund, Header, Identity, Kind, Origin, Taxonomy,
};
use crate::document::Span;
use crate::judge::{Verdict, judge};
use crate::relation::resolve;
use crate::rule::Rule;
use crate::rules::test_kit::Paper;
use crate::statement::{Operand, Statement};

use super::{Shelf, ask};
use crate::language::read;

/// A disclosure whose figures say what they are: `concept fund year basis path`.
#[derive(Default)]
struct Sheet(Paper);

impl Sheet {
    fn put(&mut self, digits: &str, what: &str, origin: Origin) -> FigureId {
        let id = self.0.money(digits);
        let mut parts = what.split(' ');
        let mut part = || parts.next().unwrap_or("");
        let concept = part().to_owned();
        let fund = match part() {
            "general" => Fund::General,
            "fiscal" => Fund::Fiscal,
            "fund" => Fund::GovernmentFund,
            _ => Fund::All,
        };
        let year = match part() {
            "" => 2024,
            year => year.parse().unwrap(),
        };
        let basis = if part() == "budget" { Basis::Budget } else { Basis::Final };
        let path = part().split('/').filter(|step| !step.is_empty()).map(str::to_owned).collect();
        let figure = &mut self.0.disclosure.figures[id.0];
        figure.identity = Some(
            Identity { concept, fund, year: Some(year), basis, path, entity: String::new() }.into(),
        );
        figure.origin = origin;
        id
    }

    fn text(&mut self, digits: &str, what: &str) -> FigureId {
        self.put(digits, what, Origin::Narrative)
    }

    fn cell(&mut self, digits: &str, what: &str) -> FigureId {
        self.put(digits, what, Origin::Table(0))
    }

    /// The verdicts on what a formula asks, best reading each, with the subject.
    fn asked(&self, formula: &str) -> Vec<(usize, Verdict)> {
        asked(&self.0.disclosure, formula)
    }
}

fn asked(disclosure: &Disclosure, text: &str) -> Vec<(usize, Verdict)> {
    let formula = read(text, Span::new(0, text.len()), Taxonomy::built_in()).unwrap();
    let shelf = Shelf::of(disclosure);
    let mut all: Vec<(usize, Verdict)> = ask(Rule::SumOfItems, &formula, &shelf)
        .into_iter()
        .map(|asked| {
            let readings = asked.relation.readings.iter();
            let best = readings.map(|it| judge(&resolve(it, disclosure).unwrap()).verdict).min();
            (asked.relation.subject.figure().0, best.unwrap())
        })
        .collect();
    all.sort();
    all
}

const PARTS: &str =
    "expenditure.total = expenditure.basic + expenditure.project + expenditure.business?";

#[test]
fn what_is_not_said_is_the_same_for_all() {
    let mut sheet = Sheet::default();
    for (fund, total) in [("all", "10.00"), ("general", "9.00")] {
        sheet.cell(total, &format!("expenditure.total {fund}"));
        sheet.cell("4.00", &format!("expenditure.basic {fund}"));
        sheet.cell("6.00", &format!("expenditure.project {fund}"));
    }
    sheet.cell("7.00", "expenditure.total all 2023");
    sheet.cell("7.00", "expenditure.total all 2024 budget");
    assert_eq!(sheet.asked(PARTS), [(0, Verdict::Holds), (3, Verdict::Broken)]);
    let one = "expenditure.total[fund: general]
        = expenditure.basic[fund: general] + expenditure.project[fund: general]";
    assert_eq!(sheet.asked(one), [(3, Verdict::Broken)]);
    assert_eq!(sheet.asked(&format!("{PARTS} when fund = all")), [(0, Verdict::Holds)]);
    assert_eq!(sheet.asked(&format!("{PARTS} when year > 2024")), []);
}

#[test]
fn nothing_is_missing_from_a_table_and_a_text_is_never_sure() {
    let mut table = Sheet::default();
    table.cell("10.00", "expenditure.total");
    table.cell("4.00", "expenditure.basic");
    table.cell("5.00", "expenditure.project");
    assert_eq!(table.asked(PARTS), [(0, Verdict::Broken)]);

    let mut text = Sheet::default();
    text.text("10.00", "expenditure.total");
    text.text("4.00", "expenditure.basic");
    text.text("5.00", "expenditure.project");
    assert_eq!(text.asked(PARTS), [(0, Verdict::Untestable)]);
    // Too much is too much, whatever is left out.
    text.text("7.00", "expenditure.business");
    assert_eq!(text.asked(PARTS), [(0, Verdict::Broken)]);

    // Nor is a table in which something is not understood.
    let stray = table.0.money("1.00");
    table.0.disclosure.figures[stray.0].origin = Origin::Table(0);
    assert_eq!(table.asked(PARTS), [(0, Verdict::Untestable)]);

    // A table that shows the same without the part says that there is none.
    let mut both = Sheet::default();
    for cell in [true, false] {
        let origin = if cell { Origin::Table(0) } else { Origin::Narrative };
        both.put("9.00", "expenditure.total", origin);
        both.put(if cell { "4.00" } else { "4.40" }, "expenditure.basic", origin);
        both.put("5.00", "expenditure.project", origin);
    }
    assert_eq!(both.asked(PARTS), [(0, Verdict::Holds), (3, Verdict::Broken)]);
}

#[test]
fn a_needed_part_that_is_nowhere_asks_nothing() {
    let mut sheet = Sheet::default();
    sheet.cell("10.00", "expenditure.total");
    sheet.cell("4.00", "expenditure.basic");
    assert_eq!(sheet.asked(PARTS), []);
}

#[test]
fn figures_are_taken_from_other_places_only_where_no_place_has_all() {
    let mut sheet = Sheet::default();
    sheet.text("10.00", "expenditure.total");
    sheet.cell("4.00", "expenditure.basic");
    sheet.cell("6.00", "expenditure.project");
    let pair = "expenditure.total = expenditure.basic + expenditure.project";
    assert_eq!(sheet.asked(pair), [(0, Verdict::Holds)]);
    assert_eq!(sheet.asked(&format!("for each table: {pair}")), []);
    sheet.cell("11.00", "expenditure.total");
    assert_eq!(sheet.asked(pair), [(3, Verdict::Broken)]);
}

#[test]
fn of_several_prints_each_is_a_reading() {
    let mut sheet = Sheet::default();
    for total in ["10.00", "10.10", "10.00"] {
        sheet.text(total, "expenditure.total");
    }
    sheet.text("4.00", "expenditure.basic");
    sheet.text("6.00", "expenditure.project");
    let pair = "expenditure.total = expenditure.basic + expenditure.project";
    // same-figure says that 10.10 is wrong; the sum does not say it again.
    let [(_, Verdict::Holds)] = sheet.asked(pair)[..] else { panic!("one that holds") };
}

#[test]
fn rows_are_gone_through_by_their_codes() {
    let mut sheet = Sheet::default();
    sheet.cell("30.00", "expenditure.total all 2024 final");
    sheet.cell("20.00", "expenditure.total all 2024 final 208");
    sheet.cell("10.00", "expenditure.total all 2024 final 210");
    sheet.cell("21.00", "expenditure.total all 2024 final 208/20805");
    sheet.cell("5.00", "expenditure.basic all 2024 final 210");
    let top = "for each column: figure = sum(children(figure))";
    assert_eq!(sheet.asked(top), [(0, Verdict::Holds)]);
    let class = "for each class, column: figure = sum(children(figure))";
    assert_eq!(sheet.asked(class), [(1, Verdict::Broken)]);
    assert_eq!(
        sheet.asked("for each row: expenditure.basic <= expenditure.total"),
        [(4, Verdict::Holds)]
    );
    let coded = "expenditure.basic[path: 210] = expenditure.total[path: 208]";
    assert_eq!(sheet.asked(coded), [(4, Verdict::Broken)]);
}

#[test]
fn a_condition_that_cannot_be_decided_is_not_met() {
    let mut sheet = Sheet::default();
    sheet.0.disclosure.header = Header { kind: Kind::Final, ..Header::default() };
    sheet.cell("10.00", "expenditure.total");
    sheet.cell("9.00", "expenditure.basic");
    sheet.cell("0.00", "expenditure.project");
    let when = |condition: &str| {
        !sheet.asked(&format!("expenditure.total = expenditure.basic when {condition}")).is_empty()
    };
    for met in [
        "kind = final",
        "absent(expenditure.project)",
        "absent(expenditure.business)",
        "present(expenditure.basic) and not present(expenditure.project)",
        "expenditure.total > expenditure.basic",
        "expenditure.project = 0",
        "kind = budget or expenditure.basic >= 0",
        "not (kind = budget)",
        "equal(expenditure.basic, expenditure.basic + expenditure.project)",
        "basis = final and year = 2024",
    ] {
        assert!(when(met), "{met}");
    }
    for open in [
        "expenditure.business > 0",
        "not expenditure.business > 0",
        "kind = report",
        "equal(expenditure.total, expenditure.basic)",
        "expenditure.total[year: before] != 0",
    ] {
        assert!(!when(open), "{open}");
    }
}

#[test]
fn years_stand_in_relation_to_each_other() {
    let mut sheet = Sheet::default();
    sheet.cell("10.00", "carry-over.closing all 2023");
    sheet.cell("11.00", "carry-over.opening all 2024");
    let carried = "carry-over.opening = carry-over.closing[year: before]";
    assert_eq!(sheet.asked(carried), [(1, Verdict::Broken)]);
}

#[test]
fn a_rate_of_a_table_is_right() {
    use crate::language::RateKind;
    use crate::rules::language::rate_concept;
    let mut sheet = Sheet::default();
    sheet.cell("8.00", "expenditure.total all 2024 final");
    sheet.cell("10.00", "expenditure.total all 2024 budget");
    let rate = sheet.0.percent("85");
    let concept = rate_concept(RateKind::Completion, "expenditure.total");
    let identity = sheet.0.disclosure.figures[0].identity.clone().unwrap();
    let figure = &mut sheet.0.disclosure.figures[rate.0];
    let identity = Identity::clone(&identity);
    figure.identity = Some(Identity { concept, ..identity }.into());
    figure.origin = Origin::Table(0);
    let formula = "completion(expenditure.total[basis: final], expenditure.total[basis: budget])";
    assert_eq!(sheet.asked(formula), [(2, Verdict::Broken)]);
}

#[test]
fn a_part_is_reported_where_it_is_too_large() {
    let mut sheet = Sheet::default();
    sheet.cell("10.00", "expenditure.total");
    sheet.cell("11.00", "expenditure.basic");
    sheet.cell("1.00", "expenditure.project");
    assert_eq!(sheet.asked("expenditure.basic <= expenditure.total"), [(1, Verdict::Broken)]);
    let two = "expenditure.basic + expenditure.project <= expenditure.total";
    assert_eq!(sheet.asked(two), [(0, Verdict::Broken)]);
    let text = "expenditure.total >= expenditure.project";
    let formula = read(text, Span::new(0, text.len()), Taxonomy::built_in()).unwrap();
    let asked = ask(Rule::SumOfItems, &formula, &Shelf::of(&sheet.0.disclosure));
    let [Statement::Within { part: Operand::Figure(part), .. }] = &asked[0].relation.readings[..]
    else {
        panic!("a part and its whole");
    };
    assert_eq!(*part, FigureId(2));
}
