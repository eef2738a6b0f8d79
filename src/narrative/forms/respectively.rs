//! `甲、乙分别完成A、B，同比增长p、q`: as many values as names, in every list of the sentence.

use crate::disclosure::{Disclosure, FigureId, Form, Says, Why};

use super::Sentence;

/// Counts names and values of 分别.
pub fn respectively(sentence: &Sentence<'_>, disclosure: &mut Disclosure) {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (index, figure) in sentence.figures.iter().enumerate() {
        let joined = index
            .checked_sub(1)
            .and_then(|before| sentence.figures.get(before))
            .is_some_and(|before| matches!(sentence.between(before, figure), "、" | "和" | "，"));
        match groups.last_mut().filter(|_| joined) {
            Some(group) => group.push(index),
            None => groups.push(vec![index]),
        }
    }
    let mut names: Option<(usize, usize, usize)> = None;
    for group in &groups {
        let Some(first) = group.first().and_then(|index| sentence.figures.get(*index)) else {
            continue;
        };
        if let Some(label) = &first.cues.respectively {
            let joiners = label.matches(['和', '及', '与']).count();
            let listed = label.matches('、').count() + 1;
            let count =
                if joiners > 0 && listed != group.len() { listed + joiners } else { listed };
            let start = first.cues.start.unwrap_or(first.start);
            // Where names may hold 和, only agreement says how to count them.
            names = (joiners == 0 || count == group.len()).then_some((count, start, first.start));
        }
        let Some((count, start, end)) = names else { continue };
        if count < 2 || (group.len() < 2 && first.cues.respectively.is_none()) {
            continue;
        }
        let values: Vec<FigureId> = group
            .iter()
            .filter_map(|index| sentence.figures.get(*index))
            .map(|figure| figure.id)
            .collect();
        for id in &values {
            disclosure.reasons.remove(id);
        }
        disclosure.say(
            Why::stated(Form::CountRespectively),
            Says::Respectively {
                values,
                names: count,
                place: sentence.passage.span(start, end).into(),
            },
        );
    }
}
