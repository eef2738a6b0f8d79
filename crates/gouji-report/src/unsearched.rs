//! Documents in which so much is wrong that the causes of some of it were not looked for, in words.

use gouji_check::check::Outcome;
use gouji_core::lang::Lang;

use super::Run;
use super::printable::printable;
use super::summary::plural;

/// A line for each such document.
pub(super) fn lines(run: &Run, lang: Lang) -> Vec<String> {
    run.outcomes.iter().filter_map(|outcome| line(outcome, lang)).collect()
}

/// The line of a document.
pub(super) fn line(outcome: &Outcome, lang: Lang) -> Option<String> {
    let count = outcome.unsearched;
    let path = printable(outcome.source.path());
    (count > 0).then(|| {
        lang.pick(
            format!("{path}：错处太多，其中 {count} 处没有找遍原因，已逐条列出"),
            format!(
                "{path}: so much is wrong that the causes of {} were searched less far; they are told one by one",
                plural(count, "wrong figure", "wrong figures")
            ),
        )
    })
}
