//! Relations: equations and comparisons between figures, with the rule that asked for them.

use std::collections::BTreeSet;

use crate::disclosure::{Disclosure, FigureId};
use crate::document::Place;
use crate::reading::Reading;
use crate::rule::Rule;
use crate::statement::{Operand, Statement};

/// So many figures are looked through one by one.
const FEW: usize = 8;

/// Where a finding about a relation points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// At a figure.
    Figure(FigureId),
    /// At a word, with the figure that stands for it in fingerprints.
    Word(Box<Place>, FigureId),
}

impl Subject {
    /// The figure behind the subject.
    pub fn figure(&self) -> FigureId {
        match self {
            Subject::Figure(id) | Subject::Word(_, id) => *id,
        }
    }
}

/// One relation. It is broken only if it is broken under every reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// The rule that asked for it.
    pub rule: Rule,
    /// What a finding points at.
    pub subject: Subject,
    /// The likeliest reading first; never empty in practice.
    pub readings: Vec<Statement<Operand>>,
    /// Figures that take part without being operands (the values that 分别 counts).
    pub members: Vec<FigureId>,
    /// The claims it was built from, by their number; none where identities alone ask for it.
    pub because: Vec<usize>,
}

impl Relation {
    /// A relation with one reading whose finding points at a figure.
    pub fn new(rule: Rule, subject: FigureId, statement: Statement<Operand>) -> Relation {
        Relation {
            rule,
            subject: Subject::Figure(subject),
            readings: vec![statement],
            members: Vec::new(),
            because: Vec::new(),
        }
    }

    /// The same, built from a claim.
    #[must_use]
    pub fn because(mut self, claim: usize) -> Relation {
        // Nearly always the only one.
        self.because.reserve_exact(1);
        self.because.push(claim);
        self
    }

    /// Every figure that takes part in any reading, without repeats, in order of first mention.
    pub fn figures(&self) -> Vec<FigureId> {
        let mut all: Vec<FigureId> = Vec::with_capacity(FEW);
        let mut seen = BTreeSet::new();
        let mut add = |id: FigureId| {
            // Most relations have few figures: those are looked through.
            let new = if all.len() < FEW { !all.contains(&id) } else { seen.insert(id) };
            if new {
                all.push(id);
                if all.len() == FEW {
                    seen.extend(all.iter().copied());
                }
            }
        };
        self.each_figure(&mut add);
        all
    }

    /// Visits every figure that takes part, in order; one that has two roles is visited twice.
    pub fn each_figure(&self, mut visit: impl FnMut(FigureId)) {
        for reading in &self.readings {
            reading.each(|operand| {
                if let Operand::Figure(id) = operand {
                    visit(*id);
                }
            });
        }
        self.members.iter().copied().for_each(visit);
    }
}

/// A statement with every operand read from the disclosure; `None` if a figure is missing.
pub fn resolve(
    statement: &Statement<Operand>,
    disclosure: &Disclosure,
) -> Option<Statement<Reading>> {
    let mut complete = true;
    let resolved = statement.map(|operand| match operand {
        Operand::Figure(id) => match disclosure.figure(*id) {
            Some(figure) => figure.reading(),
            None => {
                complete = false;
                Reading::exact(crate::number::Exact::zero())
            }
        },
        Operand::Constant(value) => Reading::exact(value.clone()),
    });
    complete.then_some(resolved)
}
