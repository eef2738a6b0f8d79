//! `收、支总计各是A,B万元。…各减少C,D万元，各下降p、q`: two figures for two sides.
//!
//! Contract: the first figure of each pair speaks of the first side, the second of the second; a
//! change is claimed for both sides or for none.

use crate::disclosure::{Change, Disclosure, FigureId, Form, Says, Why};
use crate::statement::{Direction, GrowthForm, Moved};

use super::super::event::FigureEvent;
use super::super::role::Role;

/// What stands between the two figures of a pair.
const JOINTS: [&str; 4] = [",", "，", "、", "和"];

/// Whether two figures that follow each other are a pair: 各 stands before the first, and nothing
/// but a comma between the two.
pub fn is_pair(first: &FigureEvent, between: &str) -> bool {
    first.cues.each && !first.paired && JOINTS.contains(&between)
}

/// Claims the changes of both sides of a paragraph.
pub fn pairs(figures: &[&FigureEvent], disclosure: &mut Disclosure) {
    let mut now: Option<[FigureId; 2]> = None;
    let mut delta: Option<([FigureId; 2], Direction)> = None;
    let mut rest = figures.iter().filter(|figure| figure.paired);
    while let (Some(first), Some(second)) = (rest.next(), rest.next()) {
        let ids = [first.id, second.id];
        match (&first.role, now, delta) {
            (Role::Amount, ..) => (now, delta) = (Some(ids), None),
            (Role::Delta(direction), ..) => delta = Some((ids, *direction)),
            (Role::Growth(direction, form), Some(now), Some((deltas, moved))) => {
                for side in [0, 1] {
                    let all = (now.get(side), deltas.get(side), ids.get(side));
                    if let (Some(now), Some(delta), Some(rate)) = all {
                        let rate = (Moved { figure: *rate, direction: *direction }, *form);
                        claim(*now, Moved { figure: *delta, direction: moved }, rate, disclosure);
                    }
                }
            }
            _ => {}
        }
    }
}

fn claim(
    now: FigureId,
    delta: Moved<FigureId>,
    rate: (Moved<FigureId>, GrowthForm),
    disclosure: &mut Disclosure,
) {
    disclosure.say(
        Why::stated(Form::ChangeOfPair),
        Says::from(Change {
            now: Some(now),
            delta: Some(delta),
            rate: Some(rate),
            ..Change::default()
        }),
    );
}
