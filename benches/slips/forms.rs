//! The forms of reading in numbers: how often each is read, how often it holds, and whether what it
//! accuses is the mistake that was made.
//!
//! Contract: documents without a mistake, one slip at a time: an accusation is right if the figure that
//! slipped takes part in it, however it is named.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use gouji_core::belief::{Beliefs, Footing};
use gouji_core::document::Span;
use gouji_core::finding::{Finding, Severity};
use gouji_core::judge::Verdict;

use super::{Case, Draft};

/// What a form did.
#[derive(Debug, Clone, Copy, Default)]
pub struct OfForm {
    /// Relations that were read in it and can be decided.
    pub read: usize,
    /// Those that hold as printed.
    pub held: usize,
    /// Warnings and errors of it once a figure slipped.
    pub accused: usize,
    /// Those that the slip takes part in.
    pub right: usize,
}

/// The forms by their names.
pub type Forms = BTreeMap<&'static str, OfForm>;

/// Counts what is read in a document without a mistake.
pub fn read(draft: &dyn Draft, forms: &mut Forms) {
    for (relation, judgement) in draft.relations() {
        if judgement.verdict == Verdict::Untestable {
            continue;
        }
        let footing = Footing::of(relation, draft.disclosure(), Beliefs::built_in());
        let form = forms.entry(footing.form.name()).or_default();
        form.read += 1;
        form.held += usize::from(judgement.verdict <= Verdict::Rounding);
    }
}

/// The forms that accuse in these findings, each with whether the slip takes part.
pub fn accusing(findings: &[Finding], slip: Span) -> Vec<(&'static str, bool)> {
    let loud = findings.iter().filter(|finding| finding.severity > Severity::Note);
    loud.filter_map(|finding| {
        let because = finding.because.as_ref()?;
        let marks = std::iter::once(&finding.primary).chain(&finding.related);
        let mut spans = marks.map(|mark| mark.place.span);
        let takes_part = spans.any(|at| at.start < slip.end && slip.start < at.end);
        Some((because.form.name(), takes_part))
    })
    .collect()
}

/// The section of the page.
pub fn section(mut forms: Forms, cases: &[Case]) -> String {
    for (name, right) in cases.iter().flat_map(|case| &case.accusing) {
        let form = forms.entry(name).or_default();
        form.accused += 1;
        form.right += usize::from(*right);
    }
    let mut out = "\n## By form of reading\n\nEach relation stands on a form of reading (`because.form` in the reports, \
`crates/gouji-core/rules/belief.yaml`). **read**: relations\nin these documents without a mistake, all of the drafts together; **held**: \
those that are true as printed; **accused**:\nwarnings and errors after the slips; **right**: those that the slip takes \
part in.\n\n| form | read | held | accused | right |\n|---|---|---|---|---|\n"
        .to_owned();
    for (name, it) in forms {
        let _ = writeln!(
            out,
            "| `{name}` | {} | {} | {} | {} |",
            it.read, it.held, it.accused, it.right
        );
    }
    out
}
