//! Documents of which less was checked than the run asks for.

use crate::check::Outcome;
use crate::lang::Lang;

use super::printable::printable;
use super::{Run, View};

impl View {
    /// Whether less of a document was checked than must be. What has no figures has none left
    /// unchecked, unless a part of it could not be read.
    pub fn is_short(&self, outcome: &Outcome) -> bool {
        is_short(outcome, self.min_checked)
    }
}

/// Whether less of a document was checked than this, in percent.
pub fn is_short(outcome: &Outcome, least: u8) -> bool {
    let (figures, checked) = (outcome.coverage.figures, outcome.coverage.checked);
    if figures == 0 {
        return least > 0 && !outcome.unreadable.is_empty();
    }
    checked.saturating_mul(100) < figures.saturating_mul(usize::from(least))
}

/// The documents that fall short, one line each.
pub fn lines(run: &Run, view: &View) -> Vec<String> {
    let short = run.outcomes.iter().filter(|outcome| view.is_short(outcome));
    short.map(|outcome| line(outcome, view)).collect()
}

/// What is said of one.
fn line(outcome: &Outcome, view: &View) -> String {
    let path = printable(outcome.source.path());
    format!("{path}{}{}", view.lang.pick("：", ": "), words(outcome, view.min_checked, view.lang))
}

/// The same without its name.
pub fn words(outcome: &Outcome, least: u8, lang: Lang) -> String {
    let (figures, checked) = (outcome.coverage.figures, outcome.coverage.checked);
    let percent = checked.saturating_mul(100).checked_div(figures).unwrap_or(0);
    lang.pick(
        format!("{figures} 个数字中只核对了 {checked} 个（{percent}%），少于要求的 {least}%"),
        format!("only {checked} of {figures} figures checked ({percent}%), less than the {least}% asked for"),
    )
}
