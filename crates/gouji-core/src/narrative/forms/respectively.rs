//! `甲、乙分别完成A、B，同比增长p、q`: as many values as names, in every list of the sentence.
//!
//! Contract: only a closed list of values of one unit is held against names; a single value is meant
//! for each of them. Where names or values could be counted otherwise, the claim is worth something
//! only if it holds.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Unit, Why};
use crate::lexicon::{ends_with_any, labels};

use super::super::event::FigureEvent;
use super::Sentence;

/// The names before 分别.
struct Names {
    /// How many, where 和 joins two names only in the second count.
    counts: (usize, usize),
    /// Nothing else can be a name or a part of one.
    plain: bool,
    /// The bytes of the passage from the names to the first value.
    place: (usize, usize),
}

/// Counts names and values of 分别.
pub fn respectively(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    if sentence.figures.iter().all(|figure| figure.cues.respectively.is_none()) {
        return;
    }
    let mut names: Option<Names> = None;
    for group in groups(sentence, disclosure) {
        let Some(first) = group.first() else { continue };
        let own = first.cues.respectively.is_some();
        if let Some(label) = &first.cues.respectively {
            names = Some(Names::of(label, first));
        }
        let Some(names) = names.as_ref().filter(|_| group.len() > 1) else { continue };
        let (listed, joined) = names.counts;
        let fits = [listed, joined].into_iter().find(|count| *count == group.len());
        let count = fits.unwrap_or(listed);
        let certain = own && names.plain && listed == joined;
        if count < 2 || !closed(sentence, &group) {
            continue;
        }
        let values: Vec<FigureId> = group.iter().map(|figure| figure.id).collect();
        for id in &values {
            disclosure.reasons.remove(id);
        }
        let (start, end) = names.place;
        disclosure.say(
            Why::certain(Form::CountRespectively, certain),
            Says::Respectively {
                values,
                names: count,
                place: sentence.passage.span(start, end).into(),
            },
        );
    }
}

impl Names {
    fn of(label: &str, first: &FigureEvent) -> Names {
        let joiners = label.matches(['和', '及', '与']).count();
        let names: Vec<&str> = label.split('、').collect();
        let listed = names.len();
        let end = names.last().and_then(|name| name.chars().next_back());
        // Names of one kind end alike; others may be a name and its attribute.
        let alike = names.iter().all(|name| {
            (2..=LONGEST).contains(&name.chars().count())
                && name.chars().next_back() == end
                && !name.contains(['（', '）', '“', '”', '《'])
                && !name.chars().any(|c| c.is_ascii_digit())
        });
        Names {
            counts: (listed, listed + joiners),
            plain: alike && listed > 1,
            place: (first.cues.start.unwrap_or(first.start), first.start),
        }
    }
}

/// The longest name, in characters.
const LONGEST: usize = 12;

/// Runs of figures of one unit with nothing but joints between them.
fn groups<'a>(sentence: &Sentence<'a>, disclosure: &Disclosure) -> Vec<Vec<&'a FigureEvent>> {
    let mut groups: Vec<Vec<&FigureEvent>> = Vec::new();
    for figure in &sentence.figures {
        let joined = groups.last().and_then(|group| group.last()).is_some_and(|before| {
            let between = sentence.between(before, figure);
            let joint = matches!(between, "、" | "，" | "；")
                || labels().joints.iter().any(|j| j == between);
            joint && unit(disclosure, before) == unit(disclosure, figure)
        });
        match groups.last_mut().filter(|_| joined) {
            Some(group) => group.push(figure),
            None => groups.push(vec![figure]),
        }
    }
    groups
}

fn unit<'d>(disclosure: &'d Disclosure, figure: &FigureEvent) -> Option<&'d Unit> {
    disclosure.figure(figure.id).map(|figure| &figure.unit)
}

/// Whether a list of values is closed: a mark follows it (else its unit was not understood: `5人月`), no
/// number before it is one of an order or a time, and one kind of mark joins it.
fn closed(sentence: &Sentence<'_>, group: &[&FigureEvent]) -> bool {
    let (Some(first), Some(last)) = (group.first(), group.last()) else { return false };
    let next = sentence.text(last.end, sentence.end).chars().next();
    let marked = next.is_none_or(|c| "，。；：（）！".contains(c));
    let lead = sentence.text(sentence.start, first.start);
    let ordered = ends_with_any(lead, &labels().ordered);
    let commas = group.windows(2).filter(|pair| match pair {
        [one, two] => sentence.between(one, two) == "，",
        _ => false,
    });
    let commas = commas.count();
    marked && !ordered && (commas == 0 || commas + 1 == group.len())
}
