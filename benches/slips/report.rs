//! The account of the slips as a page: `docs/accuracy.md`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::hand::Slip;
use super::{Case, Role, Tally};

const HEAD: &str = "# Accuracy

What becomes of one typing slip at a time, made in every figure that takes part in a relation: in the fixtures of which
nothing is said (`fixtures/`, as text, Markdown and structured disclosure, read again after every slip), and in the tables
of a synthetic final account built as relations (`benches/slips/tables.rs`). One command writes this page:

```sh
cargo bench --bench slips -- --write
```

`tests/slips.rs` makes a part of the same slips with every run of the tests and holds the shares to their floors.

* **in reach**: some relation of the figure is no longer true within rounding. What is claimed only
  because it closes is out of reach. The others cannot be noticed by arithmetic.
* **detected**: a warning or an error is given. **named first**: the first and gravest finding points at the figure.
  **right value**: and says what stood there. **single**: nothing else is said. All in per cent of the column before
  (detected of in reach, the others of detected).
* No slip may make *another*, correct figure a `certain` repair (**slandered**). **misled** are certain repairs of the wrong
  figure to a value that is not its own.
";

fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "–".to_owned();
    }
    let tenths = (part * 1000 + whole / 2) / whole;
    format!("{}.{}", tenths / 10, tenths % 10)
}

fn row(name: &str, tally: &Tally, out: &mut String) {
    let of = |part| percent(part, tally.detected);
    let _ = writeln!(
        out,
        "| {name} | {} | {} | {} | {} | {} | {} | {} | {} |",
        tally.slips,
        percent(tally.reach, tally.slips),
        percent(tally.detected, tally.reach),
        of(tally.named),
        of(tally.right),
        of(tally.single),
        tally.slandered,
        tally.misled,
    );
}

/// The sum of some cases.
pub fn total<'c>(cases: impl IntoIterator<Item = &'c Case>) -> Tally {
    let mut total = Tally::default();
    cases.into_iter().for_each(|case| total.add(&case.tally));
    total
}

/// The whole page.
pub fn page(cases: &[Case]) -> String {
    let mut out = HEAD.to_owned();
    let columns =
        "slips | in reach | detected | named first | right value | single | slandered | misled |\n";
    let rule = "|---|---|---|---|---|---|---|---|---|\n";
    let mut section = |title: &str, rows: Vec<(String, Tally)>| {
        let _ = write!(out, "\n## By {title}\n\n| {title} | {columns}{rule}");
        for (name, tally) in rows {
            row(&name, &tally, &mut out);
        }
    };
    let mut drafts: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut roles: BTreeMap<Role, Tally> = BTreeMap::new();
    let mut slips: BTreeMap<Slip, Tally> = BTreeMap::new();
    for case in cases {
        drafts.entry(&case.draft).or_default().add(&case.tally);
        roles.entry(case.role).or_default().add(&case.tally);
        slips.entry(case.slip).or_default().add(&case.tally);
    }
    let mut rows: Vec<_> =
        drafts.into_iter().map(|(name, tally)| (format!("`{name}`"), tally)).collect();
    rows.push(("**all**".to_owned(), total(cases)));
    section("document", rows);
    section("kind of figure", roles.into_iter().map(|(it, t)| (it.name().to_owned(), t)).collect());
    section("kind of slip", slips.into_iter().map(|(it, t)| (it.name().to_owned(), t)).collect());
    out
}

/// The section on the drafts of `tests/drafts`, which show how far the words of other regions go.
pub fn wordings(cases: &[Case]) -> String {
    let mut folders: BTreeMap<&str, Tally> = BTreeMap::new();
    for case in cases {
        folders.entry(&case.draft).or_default().add(&case.tally);
    }
    let mut out = "\n## In the wording of many regions\n\nThe same in the drafts of `tests/drafts`, departments and \
governments of many regions,\none slip of each kind in every figure.\n\n\
| drafts | slips | in reach | detected | named first | right value | single | slandered | misled |\n\
|---|---|---|---|---|---|---|---|---|\n"
        .to_owned();
    for (name, tally) in folders {
        row(name, &tally, &mut out);
    }
    out
}
