//! How well slips are found and named: `cargo bench --bench slips` prints the account, `-- --write`
//! writes it to `docs/accuracy.md`, `-- --misses` lists the slips that were not named first.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a tool for developers may stop"
)]

#[path = "slips/mod.rs"]
mod slips;

use slips::{Draft, drafts, forms, report, slips, tables};

fn main() {
    let asked = |name: &str| std::env::args().any(|argument| argument == name);
    let fixtures = drafts::fixtures();
    let account = tables::Account::new(2, 4);
    let mut cases = Vec::new();
    for fixture in &fixtures {
        cases.extend(slips(fixture as &dyn Draft, 2, 1));
    }
    let drafts = drafts::regional();
    let regional: Vec<_> =
        drafts.iter().flat_map(|draft| slips(draft as &dyn Draft, 1, 1)).collect();
    cases.extend(slips(&account, 1, 1));
    let mut of_form = forms::Forms::new();
    fixtures.iter().for_each(|draft| forms::read(draft, &mut of_form));
    drafts.iter().for_each(|draft| forms::read(draft, &mut of_form));
    forms::read(&account, &mut of_form);
    if asked("--misses") {
        let all = cases.iter().chain(&regional);
        for case in all.filter(|case| case.tally.reach == 1 && case.tally.right == 0) {
            let slandered = if case.tally.slandered > 0 { "slandered: " } else { "" };
            println!("{slandered}{} {:?} {} → {}", case.draft, case.slip, case.printed, case.typed);
            case.said.iter().for_each(|said| println!("    {said}"));
        }
    }
    let wordings = report::wordings(&regional);
    let page = report::page(&cases) + &wordings;
    cases.extend(regional);
    let page = page + &forms::section(of_form, &cases);
    if asked("--write") {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
        std::fs::write(path, &page).expect("docs/accuracy.md can be written");
    }
    println!("{page}");
}
