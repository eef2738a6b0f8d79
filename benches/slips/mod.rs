//! What becomes of one typing slip at a time in documents without a mistake.
//!
//! Contract: a slip counts as within reach if some relation of the figure is no longer true within
//! rounding once the number is changed; all else is arithmetic nobody can notice. A slip is detected
//! if anything louder than a note is said of the document, named first if the first and gravest
//! finding points at the figure, right if it gives the number that stood there, single if nothing
//! else is said.

pub mod drafts;
pub mod forms;
pub mod hand;
pub mod report;
pub mod tables;

use std::collections::BTreeMap;

use gouji_core::belief::{Beliefs, Footing};
use gouji_core::disclosure::{Disclosure, Figure, FigureId, Unit};
use gouji_core::document::Span;
use gouji_core::finding::{Certainty, Finding, Severity};
use gouji_core::judge::{Judgement, Verdict};
use gouji_core::number::Numeral;
use gouji_core::relation::Relation;
use gouji_core::statement::{Operand, Statement};
use hand::Slip;
use rayon::prelude::*;

/// What the figures of a kind are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Total,
    Item,
    Rate,
    Change,
    Count,
    Other,
}

impl Role {
    pub fn name(self) -> &'static str {
        match self {
            Role::Total => "total",
            Role::Item => "item of a total",
            Role::Rate => "share, growth, completion",
            Role::Change => "amount of a change",
            Role::Count => "count",
            Role::Other => "other amount",
        }
    }
}

/// A document in which slips are made.
pub trait Draft: Sync {
    fn name(&self) -> &str;
    fn disclosure(&self) -> &Disclosure;
    fn relations(&self) -> &[(Relation, Judgement)];
    /// The findings once a figure prints `typed`; `None` where that cannot be written there.
    fn findings(&self, figure: FigureId, typed: &str) -> Option<(Vec<Finding>, Span)>;
    /// The number as it stands in the document.
    fn printed(&self, figure: FigureId) -> Option<String>;
}

/// What came of some slips.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// All slips.
    pub slips: usize,
    /// Those that a relation can notice.
    pub reach: usize,
    pub detected: usize,
    pub named: usize,
    pub right: usize,
    pub single: usize,
    /// A figure that is right was called certainly wrong.
    pub slandered: usize,
    /// A wrong figure was given a value that is not its own, as certain.
    pub misled: usize,
}

impl Tally {
    pub fn add(&mut self, other: &Tally) {
        self.slips += other.slips;
        self.reach += other.reach;
        self.detected += other.detected;
        self.named += other.named;
        self.right += other.right;
        self.single += other.single;
        self.slandered += other.slandered;
        self.misled += other.misled;
    }
}

/// One slip and what came of it.
pub struct Case {
    pub draft: String,
    pub role: Role,
    pub slip: Slip,
    pub printed: String,
    pub typed: String,
    pub tally: Tally,
    pub said: Vec<String>,
    /// The forms of the warnings and errors, each with whether the slip takes part.
    pub accusing: Vec<(&'static str, bool)>,
}

/// Makes slips in every figure that stands in a relation: of each kind of slip `variants`, in every
/// `every`-th figure.
pub fn slips(draft: &dyn Draft, variants: usize, every: usize) -> Vec<Case> {
    let mut relations: BTreeMap<FigureId, Vec<usize>> = BTreeMap::new();
    for (place, (relation, judgement)) in draft.relations().iter().enumerate() {
        if matches!(judgement.verdict, Verdict::Holds | Verdict::Rounding) {
            for figure in relation.figures() {
                relations.entry(figure).or_default().push(place);
            }
        }
    }
    let figures: Vec<_> = relations.into_iter().step_by(every.max(1)).collect();
    figures
        .par_iter()
        .flat_map_iter(|(figure, places)| of_figure(draft, *figure, places, variants))
        .collect()
}

fn of_figure(draft: &dyn Draft, id: FigureId, places: &[usize], variants: usize) -> Vec<Case> {
    let Some(printed) = draft.printed(id) else { return Vec::new() };
    let Some(figure) = draft.disclosure().figure(id) else { return Vec::new() };
    let nearby = [id.0.checked_sub(1), Some(id.0 + 1)].into_iter().flatten().find_map(|other| {
        let near = draft.disclosure().figure(FigureId(other))?;
        (near.unit == figure.unit).then(|| draft.printed(FigureId(other))).flatten()
    });
    let role = role(draft, id, figure, places);
    let mut seen = Vec::new();
    let mut cases = Vec::new();
    for slip in Slip::ALL {
        for variant in 0..variants {
            // A different place of the number for every figure and variant.
            let choice = id.0.wrapping_mul(7) + variant * 5 + slip as usize;
            let Some(typed) = slip.typed(&printed, nearby.as_deref(), choice) else { continue };
            if seen.contains(&typed) {
                continue;
            }
            seen.push(typed.clone());
            let Some((findings, span)) = draft.findings(id, &typed) else { continue };
            let reach = is_in_reach(draft, id, &typed, places);
            let tally = judge(&findings, span, figure, reach);
            let said = findings
                .iter()
                .filter(|it| it.severity > Severity::Note)
                .map(|it| {
                    format!(
                        "{} → {}: {}",
                        it.stated,
                        it.expected.as_deref().unwrap_or("—"),
                        it.rule
                    )
                })
                .collect();
            let accusing = forms::accusing(&findings, span);
            let (draft, printed) = (draft.name().to_owned(), printed.clone());
            cases.push(Case { draft, role, slip, printed, typed, tally, said, accusing });
        }
    }
    cases
}

/// Whether a relation of the figure is no longer true within rounding.
fn is_in_reach(draft: &dyn Draft, id: FigureId, typed: &str, places: &[usize]) -> bool {
    let Ok(numeral) = Numeral::parse(typed) else { return false };
    let mut changed = draft.disclosure().clone();
    if let Some(figure) = changed.figures.get_mut(id.0) {
        figure.numeral = numeral;
    }
    // What is claimed only because it closes corroborates: nobody hears of it when it does not.
    let accuses = |relation: &&Relation| {
        let footing = Footing::of(relation, draft.disclosure(), Beliefs::built_in());
        footing.most.is_some()
    };
    let of_figure = places.iter().map(|place| &draft.relations()[*place].0);
    let of_figure: Vec<Relation> = of_figure.filter(accuses).cloned().collect();
    let judged = gouji_core::diagnosis::judge_relations(of_figure, &changed);
    judged
        .iter()
        .any(|(_, judgement)| matches!(judgement.verdict, Verdict::Truncated | Verdict::Broken))
}

fn judge(findings: &[Finding], span: Span, figure: &Figure, reach: bool) -> Tally {
    let mut loud: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity > Severity::Note).collect();
    loud.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let there = |finding: &Finding| {
        let at = finding.primary.place.span;
        at.start < span.end && span.start < at.end
    };
    let mut tally = Tally { slips: 1, reach: usize::from(reach), ..Tally::default() };
    let right = |finding: &Finding| {
        let value = |text: &str| {
            let digits: String =
                text.chars().filter(|c| c.is_ascii_digit() || "-.".contains(*c)).collect();
            Numeral::parse(&digits).ok().map(|numeral| numeral.value())
        };
        finding.expected.as_deref().and_then(value) == value(&figure.printed())
    };
    for finding in &loud {
        let certain =
            finding.suggestion.as_ref().is_some_and(|it| it.certainty == Certainty::Certain);
        tally.slandered += usize::from(certain && !there(finding));
        tally.misled += usize::from(certain && there(finding) && !right(finding));
    }
    if let (true, Some(first)) = (reach, loud.first()) {
        tally.detected = 1;
        tally.named = usize::from(there(first));
        tally.right = usize::from(there(first) && right(first));
        tally.single = usize::from(loud.len() == 1);
    }
    tally
}

fn role(draft: &dyn Draft, id: FigureId, figure: &Figure, places: &[usize]) -> Role {
    match figure.unit {
        Unit::Percent | Unit::Points | Unit::Times => return Role::Rate,
        Unit::Count(_) | Unit::Year => return Role::Count,
        _ => {}
    }
    let own = Operand::Figure(id);
    let mut role = Role::Other;
    for place in places {
        let (relation, _) = &draft.relations()[*place];
        let found = match relation.readings.first() {
            Some(Statement::Sum { total, .. }) if *total == own => Role::Total,
            Some(Statement::Sum { .. }) => Role::Item,
            Some(Statement::Difference { delta, .. }) if delta.figure == own => Role::Change,
            Some(Statement::Growth { delta: Some(delta), .. }) if delta.figure == own => {
                Role::Change
            }
            _ => continue,
        };
        role = role.min(found);
    }
    role
}
