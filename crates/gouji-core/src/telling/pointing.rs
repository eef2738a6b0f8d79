//! Turns a finding towards its cause: the wrong figure, the row, the column.
//!
//! Contract: nothing that the relation says is lost: its own headline goes beneath where another takes its place.

use super::Desk;
use crate::diagnosis::grouping::{Group, Reason};
use crate::diagnosis::weighing::Said;
use crate::disclosure::FigureId;
use crate::explain::{Place, culprit, in_style};
use crate::finding::{Certainty, Finding, Headline, Label, Mark, Message, Repair, Suggestion};
use crate::fingerprint;
use crate::relation::{Relation, Subject};
use crate::statement::Statement;

impl Desk<'_> {
    /// Says what is behind a group.
    pub(super) fn point(
        &self,
        finding: &mut Finding,
        said: &Said,
        lead: &Relation,
        reason: &Reason,
    ) {
        let group = &said.group;
        match reason {
            Reason::Wrong(repairs) => self.wrong(finding, said, lead, repairs),
            Reason::OneOf(repairs, more) => self.one_of(finding, lead, repairs, *more),
            Reason::Row { figure, twice } => self.row(finding, lead, *figure, *twice),
            Reason::Shifted { rows, cells } => self.shifted(finding, group, lead, *rows, cells),
        }
    }

    fn wrong(&self, finding: &mut Finding, said: &Said, lead: &Relation, repairs: &[Repair]) {
        let Some((repair, copies)) = repairs.split_first() else { return };
        let Some(place) = self.place(repair) else { return };
        let text = in_style(place);
        let points_there = lead.subject == Subject::Figure(repair.figure);
        let named =
            !matches!(lead.readings.first(), Some(Statement::Sum { .. } | Statement::Same { .. }));
        let own_words = points_there
            && named
            && copies.is_empty()
            && (finding.expected.as_ref() == Some(&text)
                || (place.form.unit == 0
                    && finding.expected.as_ref() == Some(&place.figure.print(place.value))));
        if !own_words {
            // The lead's own headline speaks of another figure or value; it goes beneath.
            let relations = said.group.relations().count();
            let (repair, copies) = (repair.clone(), copies.len());
            let bent_to = said.evidence.and_then(|evidence| evidence.bent_to);
            replace(finding, Headline::Repaired { repair, copies, relations, bent_to });
        }
        self.turn(finding, lead, repair.figure);
        for copy in copies {
            self.add_mark(finding, copy, Label::Copy);
        }
        finding.stated = place.figure.printed();
        finding.expected = Some(text.clone());
        finding.suggestion = Some(Suggestion { text, certainty: repair.certainty });
        if repair.certainty != Certainty::Possible {
            finding.message.evidence = said.evidence;
        }
    }

    fn one_of(&self, finding: &mut Finding, lead: &Relation, repairs: &[Repair], more: usize) {
        let Some((one, others)) = repairs.split_first() else { return };
        let Some(first) = self.place(one) else { return };
        let own = finding.beneath();
        finding.message.headline = Headline::OneOf(repairs.to_vec(), more);
        // What a sum says by itself may stand in the headline already.
        if !finding.message.is_sum_of_several() {
            finding.explains.insert(0, own);
        }
        self.turn(finding, lead, one.figure);
        let text = in_style(first);
        for other in others {
            self.add_mark(finding, other, Label::Suspect);
        }
        finding.stated = first.figure.printed();
        finding.expected = Some(text);
        let others = others.iter().filter_map(|other| self.place(other));
        finding.or_else = others.map(|place| [place.figure.printed(), in_style(place)]).collect();
        // What to write instead is not known before somebody knows where.
        finding.suggestion = None;
    }

    fn row(&self, finding: &mut Finding, lead: &Relation, figure: FigureId, twice: bool) {
        let Some(row) = self.disclosure.figure(figure) else { return };
        finding.message.headline = Headline::Row { figure, twice };
        finding.expected = None;
        finding.suggestion = None;
        if twice {
            self.turn(finding, lead, figure);
            finding.stated = row.printed();
            return;
        }
        let mark = culprit(figure, self.disclosure, self.source);
        if let Some(mark) = mark
            && !finding.related.iter().any(|known| known.place == mark.place)
        {
            finding.related.insert(0, mark);
        }
    }

    fn shifted(
        &self,
        finding: &mut Finding,
        group: &Group,
        lead: &Relation,
        rows: i64,
        cells: &[FigureId],
    ) {
        let relations = group.relations().count();
        replace(finding, Headline::Shifted { rows, cells: cells.len(), relations });
        let Some((first, others)) = cells.split_first() else { return };
        self.turn(finding, lead, *first);
        for cell in others {
            let mark = culprit(*cell, self.disclosure, self.source);
            if let Some(mark) = mark
                && !finding.related.iter().any(|known| known.place == mark.place)
            {
                finding.related.push(mark);
            }
        }
        finding.stated = self.disclosure.figure(*first).map(|it| it.printed()).unwrap_or_default();
        finding.expected = None;
        finding.suggestion = None;
    }

    fn place<'r>(&'r self, repair: &'r Repair) -> Option<Place<'r>> {
        let figure = self.disclosure.figure(repair.figure)?;
        Some(Place::of(repair, figure))
    }

    /// Points at a figure; what was pointed at becomes one of the other places.
    fn turn(&self, finding: &mut Finding, lead: &Relation, figure: FigureId) {
        if lead.subject == Subject::Figure(figure) {
            return;
        }
        let Some(mark) = culprit(figure, self.disclosure, self.source) else { return };
        let before = std::mem::replace(&mut finding.primary, mark);
        let here = finding.primary.place.clone();
        finding.related.insert(0, before);
        finding.related.retain(|mark| mark.place != here);
        let subject = self.disclosure.figure(figure);
        finding.fingerprint = fingerprint::of(lead, subject, self.disclosure);
    }

    /// Another place with the same mistake, or the other suspect.
    fn add_mark(&self, finding: &mut Finding, repair: &Repair, label: fn(String) -> Label) {
        let mark = culprit(repair.figure, self.disclosure, self.source);
        let (Some(mark), Some(place)) = (mark, self.place(repair)) else { return };
        let here = &mark.place;
        finding.related.retain(|known| known.place != *here);
        finding.related.insert(0, Mark { label: label(in_style(place)), ..mark });
    }
}

/// Puts a headline over the finding and the lead's own beneath it.
fn replace(finding: &mut Finding, headline: Headline) {
    finding.explains.insert(0, finding.beneath());
    finding.message = Message { headline, ..finding.message.clone() };
}

#[cfg(test)]
mod tests {
    use gouji_check::check::check;
    use gouji_check::gouji_core::finding::Severity;
    use gouji_check::gouji_core::lang::Lang;

    /// What is told of a text, in both languages.
    fn told(text: &str) -> Vec<String> {
        let outcome = check(text.as_bytes(), "draft.md").unwrap();
        let loud = outcome.findings.iter().filter(|it| it.severity > Severity::Note);
        loud.flat_map(|it| [Lang::Zh, Lang::En].map(|lang| outcome.words(it, lang).message))
            .collect()
    }

    /// A text that prints a table in 亿元.
    fn beside_table(water: &str, total: &str) -> String {
        format!(
            "青禾市水利支出{water}亿元、债券支出96.24亿元，加上转移性支出88.10亿元，支出合计{total}亿元。（详见附表四）\n\n\
             附表四\n\n2025年青禾市水利基金支出决算表\n\n单位：万元\n\n\
             | 项目 | 2025年决算数 |\n|---|---|\n| 一、水利支出 | 4,123,440 |\n| 二、债券支出 | 962,440 |\n\
             | 三、转移性支出 | 881,007 |\n| 支出合计 | 5,966,887 |\n"
        )
    }

    #[test]
    fn a_last_digit_bent_for_a_total_is_told_with_it() {
        insta::assert_snapshot!(told(&beside_table("412.35", "596.69")).join("\n"), @"
        青禾市水利支出412.35亿元应为412.34亿元（末位差一，可能是为了加总得出支出合计596.69亿元而调整的，改后核对相符）
        青禾市水利支出 412.35亿元 should be 412.34亿元 (the last digit is off by one and may have been adjusted to make 支出合计 596.69亿元 add up, then the check agrees)
        ");
        // Rounded by itself: the sum is off by rounding.
        assert_eq!(told(&beside_table("412.34", "596.69")), Vec::<String>::new());
    }

    #[test]
    fn all_figures_of_which_one_is_wrong_are_stated() {
        let text =
            "青禾市一般公共预算支出412.35亿元，加上转移性支出88.10亿元，支出总计500.95亿元。";
        let outcome = check(text.as_bytes(), "draft.txt").unwrap();
        let one = outcome.findings.first().unwrap();
        assert_eq!(one.all_stated(), "500.95亿元 / 412.35亿元 / 88.10亿元");
        assert_eq!(one.all_expected().as_deref(), Some("500.45亿元 / 412.85亿元 / 88.60亿元"));
        // What to write is not known.
        assert_eq!((one.stated.as_str(), &one.suggestion), ("500.95亿元", &None));
    }
}
