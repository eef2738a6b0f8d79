//! Exceptions that end soon, in words: one line each, so that nobody is taken by surprise.

use std::collections::BTreeSet;

use gouji_check::check::Ending;
use gouji_core::lang::Lang;

use super::Run;
use super::printable::printable;

/// A line for each.
pub fn lines(run: &Run, lang: Lang) -> Vec<String> {
    let all: BTreeSet<&Ending> = run.outcomes.iter().flat_map(|outcome| &outcome.ending).collect();
    all.into_iter().map(|ending| line(ending, lang)).collect()
}

fn line(ending: &Ending, lang: Lang) -> String {
    let Ending { path, line, until } = ending;
    let path = printable(path);
    lang.pick(
        format!("{path}:{line}：这条例外将于 {until} 到期"),
        format!("{path}:{line}: this exception ends on {until}"),
    )
}
