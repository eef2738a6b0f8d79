//! A part of the slips of `cargo bench --bench slips`: found, named, given their value, once each.
//! The page `docs/accuracy.md` has the whole account.

#![allow(
    missing_docs,
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test may fail"
)]

#[path = "../benches/slips/mod.rs"]
mod drafted;

use drafted::hand::Slip;
use drafted::{Case, Draft, drafts, report, slips, tables};
use gouji_core::disclosure::FigureId;
use gouji_core::finding::{Finding, Severity};

/// Slips that were not named right, for the message of a test that fails.
fn misses(cases: &[Case]) -> String {
    let missed = cases
        .iter()
        .filter(|case| case.tally.misled == 1 || (case.tally.reach == 1 && case.tally.right == 0));
    let shown = missed.take(200).map(|case| {
        let said = case.said.join("\n    ");
        let misled = if case.tally.misled > 0 { " MISLED" } else { "" };
        format!(
            "{} {:?} {} → {}{misled}\n    {said}",
            case.draft, case.slip, case.printed, case.typed
        )
    });
    shown.collect::<Vec<_>>().join("\n")
}

/// Floors in per cent: detected of those in reach, and of these named first, right, single.
fn holds(cases: &[Case], [detected, named, right, single]: [usize; 4]) {
    let total = report::total(cases);
    let shown = format!("{total:?}\n{}", misses(cases));
    assert!(total.reach > 100, "{shown}");
    assert!(total.detected * 100 >= total.reach * detected, "detected: {shown}");
    assert!(total.named * 100 >= total.detected * named, "named: {shown}");
    assert!(total.right * 100 >= total.detected * right, "right: {shown}");
    assert!(total.single * 100 >= total.detected * single, "single: {shown}");
    assert_eq!(total.slandered, 0, "a right figure is called certainly wrong: {shown}");
}

#[test]
fn slips_in_fixtures_are_named() {
    let cases: Vec<Case> = drafts::fixtures().iter().flat_map(|it| slips(it, 1, 6)).collect();
    holds(&cases, [90, 85, 75, 95]);
}

#[test]
fn slips_in_tables_are_named() {
    let account = tables::Account::new(1, 3);
    holds(&slips(&account as &dyn Draft, 1, 5), [90, 85, 75, 95]);
}

/// What a finding says, without words.
fn said(finding: &Finding) -> String {
    format!("{} {} → {:?}", finding.rule, finding.stated, finding.expected)
}

#[test]
fn the_synthetic_account_has_no_mistake() {
    let account = tables::Account::new(2, 4);
    let loud = |finding: &Finding| finding.severity > Severity::Note;
    let found: Vec<String> =
        account.found(&[]).into_iter().filter(loud).map(|it| said(&it)).collect();
    assert!(found.is_empty(), "{found:#?}");
}

/// Two slips at once, far apart or in one row: two findings, each at its figure.
#[test]
fn two_slips_are_two_findings() {
    let account = tables::Account::new(1, 3);
    let (mut both, mut pairs) = (0, 0);
    let mut missed = Vec::new();
    for (step, distance) in (0..40).zip([1, 4, 7, 11, 30, 41].into_iter().cycle()) {
        let one = FigureId(step * 3);
        let other = FigureId(one.0 + distance);
        let typed = |id: FigureId, slip: Slip| slip.typed(&account.printed(id)?, None, id.0);
        let (Some(first), Some(second)) = (typed(one, Slip::Transposed), typed(other, Slip::Digit))
        else {
            continue;
        };
        pairs += 1;
        let found = account.found(&[(one, &first), (other, &second)]);
        let loud: Vec<&Finding> =
            found.iter().filter(|finding| finding.severity > Severity::Note).collect();
        let at = |id: FigureId| {
            let span = account.disclosure().figure(id).map(|it| it.place.span);
            loud.iter().any(|finding| Some(finding.primary.place.span) == span)
        };
        if loud.len() == 2 && at(one) && at(other) {
            both += 1;
        } else {
            let said: Vec<_> = loud.iter().map(|it| said(it)).collect();
            missed.push(format!("{one:?} {first}, {other:?} {second}: {said:#?}"));
        }
    }
    assert!(pairs >= 30);
    assert!(both * 100 >= pairs * 85, "{both} of {pairs}\n{}", missed.join("\n"));
}

/// The page was made with the fixtures there are, and says what the floors say.
#[test]
fn the_page_of_accuracy_is_not_stale() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let page = std::fs::read_to_string(path).unwrap();
    let hint = "run: cargo bench --bench slips -- --write";
    for fixture in drafts::fixtures() {
        assert!(page.contains(&format!("| `{}` |", fixture.name())), "{}; {hint}", fixture.name());
    }
    let head = report::page(&[]);
    let head = head.split("\n## ").next().unwrap();
    assert!(page.starts_with(head), "{hint}");
    let row = page.lines().find(|line| line.starts_with("| **all** |")).expect(hint);
    let cells: Vec<f64> = row.split('|').filter_map(|cell| cell.trim().parse().ok()).collect();
    let [_, _, detected, named, right, single, slandered, _] = cells[..] else { panic!("{row}") };
    assert!(detected >= 90.0 && named >= 85.0 && right >= 75.0 && single >= 95.0, "{row}");
    assert_eq!(slandered, 0.0, "{row}");
}
