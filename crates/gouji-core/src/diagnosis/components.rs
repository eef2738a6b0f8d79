//! Relations that hang together by the figures they share.

use super::board::Board;

/// The components of the relations that `takes_part` names, each in the order of the relations.
pub(super) fn components(board: &Board<'_>, takes_part: impl Fn(usize) -> bool) -> Vec<Vec<usize>> {
    let mut seen = vec![false; board.judged.len()];
    let mut followed = vec![false; board.disclosure.figures.len()];
    let mut all = Vec::new();
    for start in (0..board.judged.len()).filter(|place| takes_part(*place)) {
        let mut component = Vec::new();
        let mut open = vec![start];
        while let Some(place) = open.pop() {
            match seen.get_mut(place) {
                Some(seen) if !*seen => *seen = true,
                _ => continue,
            }
            component.push(place);
            let Some(relation) = board.relation(place) else { continue };
            relation.each_figure(|figure| {
                // Each figure once: what it leads to is open already.
                let new = followed.get_mut(figure.0).is_none_or(|it| !std::mem::replace(it, true));
                if new {
                    let more = board.index.with(figure).iter();
                    open.extend(more.filter(|place| takes_part(**place)));
                }
            });
        }
        component.sort_unstable();
        if !component.is_empty() {
            all.push(component);
        }
    }
    all
}
